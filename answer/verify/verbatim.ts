/**
 * Finds a statement's words in the quote that it cites: the same characters in the same order, whole clauses from one
 * mark to another, so that neither a digit, a sign nor a bound can be cut off at an end. Width of characters and blanks
 * may differ, and a connector that dangles at the front («其中») may be left out. Every other change fails.
 */
import type { Span } from '../../knowledge/article.ts';
import { withoutDangling } from '../compose/wording.ts';

interface Bare {
  readonly text: string;
  /** For each character its offset in the original, and one more for the end. */
  readonly offsets: readonly number[];
}

/** Half width, without blanks. */
function bareOf(original: string): Bare {
  let text = '';
  const offsets: number[] = [];
  let at = 0;
  for (const character of original) {
    const plain = character.normalize('NFKC').replace(/\s/gu, '');
    for (let index = 0; index < plain.length; index += 1) {
      offsets.push(at);
    }
    text += plain;
    at += character.length;
  }
  return { text, offsets: [...offsets, at] };
}

const MARK = /[,;:。!?、“”‘’"'()《》「」【】…|]/;

/** Whether a clause may begin or end between the two characters. */
function isBoundary(before: string | undefined, after: string | undefined): boolean {
  if (before === undefined || after === undefined) {
    return true;
  }
  if (/\d/.test(before) && /\d/.test(after)) {
    return false;
  }
  const joinsDigits = (mark: string, beyond: string | undefined): boolean => mark === ',' && /\d/.test(beyond ?? '');
  return (
    (MARK.test(before) && !joinsDigits(before, after)) ||
    (MARK.test(after) && !joinsDigits(after, undefined)) ||
    /\d{4}年?$/.test(after)
  );
}

/** Words before the match back to the last mark: only connectors and list numbers may have been left out there. */
function onlyConnectorsBefore(quote: string, from: number, found: string): boolean {
  let start = from;
  while (start > 0 && from - start < 16 && !/[,;:。!?]/.test(quote.charAt(start - 1))) {
    start -= 1;
  }
  const clause = quote.slice(start, from) + found;
  return bareOf(withoutDangling(clause)).text === found;
}

export interface Located extends Span {
  /** For each character of the statement its offset in the quote; one more for the end. */
  readonly offsetAt: (index: number) => number;
  /** The place in the statement of an offset of the quote; null outside. */
  readonly indexOf: (offset: number) => number | null;
}

/**
 * @param statement words without lead and final punctuation
 * @returns the place in the quote, offsets counting from its start; null where the words do not stand there
 */
export function locate(statement: string, quote: string): Located | null {
  const said = bareOf(statement);
  const cited = bareOf(quote);
  if (said.text === '') {
    return null;
  }
  for (let from = cited.text.indexOf(said.text); from >= 0; from = cited.text.indexOf(said.text, from + 1)) {
    const to = from + said.text.length;
    const begins =
      isBoundary(cited.text[from - 1], cited.text[from]) || onlyConnectorsBefore(cited.text, from, said.text);
    if (begins && isBoundary(cited.text[to - 1], cited.text[to])) {
      const start = cited.offsets[from] ?? 0;
      const end = to < cited.text.length ? (cited.offsets[to] ?? quote.length) : quote.length;
      return {
        start,
        end,
        offsetAt: (index) =>
          cited.offsets[
            from +
              Math.max(
                0,
                said.offsets.findIndex((at) => at >= index),
              )
          ] ?? end,
        indexOf: (offset) => {
          const place = cited.offsets.findIndex((at, index) => at >= offset && index >= from);
          return place < from || place > to ? null : (said.offsets[place - from] ?? null);
        },
      };
    }
  }
  return null;
}
