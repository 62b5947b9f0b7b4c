/**
 * Whether an alternative of `must_include` stands in an answer. One that begins or ends in a digit must not touch
 * another digit or a decimal point: «8.5» is not in «18.5» nor in «8.55», but it is in «增长8.5。».
 */
import { isDecimal, isDigit, normaliseText } from './normalise-text.ts';

function characterBefore(text: string, index: number): string {
  if (index === 0) return '';
  const unit = text.charAt(index - 1);
  return /[\udc00-\udfff]/.test(unit) && index > 1 ? text.slice(index - 2, index) : unit;
}

function characterAt(text: string, index: number): string {
  const point = text.codePointAt(index);
  return point === undefined ? '' : String.fromCodePoint(point);
}

/** A match that begins or ends inside a surrogate pair is none: Python compares characters. */
function splitsPair(text: string, index: number): boolean {
  return /[\udc00-\udfff]/.test(text.charAt(index)) && /[\ud800-\udbff]/.test(text.charAt(index - 1));
}

/**
 * @param alternative as written in the case
 * @param text already normalised (normaliseText)
 * @returns the span of the first match in `text`, or null; an empty alternative is never found
 */
export function findAlternative(alternative: string, text: string): { start: number; end: number } | null {
  const wanted = normaliseText(alternative);
  if (wanted === '') return null;
  const guardsStart = isDigit(characterAt(wanted, 0));
  const guardsEnd = isDigit(characterBefore(wanted, wanted.length));
  for (let start = text.indexOf(wanted); start !== -1; start = text.indexOf(wanted, start + 1)) {
    const end = start + wanted.length;
    if (splitsPair(text, start) || splitsPair(text, end)) continue;
    const before = characterBefore(text, start);
    if (guardsStart && (before === '.' || isDecimal(before))) continue;
    const after = characterAt(text, end);
    if (guardsEnd && (isDecimal(after) || (after === '.' && isDecimal(characterAt(text, end + 1))))) continue;
    return { start, end };
  }
  return null;
}
