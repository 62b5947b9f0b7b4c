/** Where looked-for words stand in an answer, and where a quote and the evidence run together: spans to highlight. */
import type { Span } from '../../../knowledge/article.ts';
import { findAlternative } from '../../reference/find-alternative.ts';
import { normaliseText } from '../../reference/normalise-text.ts';
import { longestCommonStretch } from '../../reference/overlap.ts';
import { escapeMarkup } from '../escape-markup.ts';

interface Mapped {
  readonly text: string;
  /** Of each code unit of `text`, the span of the original it came from. */
  readonly spans: readonly Span[];
}

/** Character by character, so that every unit knows its origin; markers and thousands separators are left out. */
function mapped(original: string): Mapped {
  let text = '';
  const spans: Span[] = [];
  const skipped = [...original.matchAll(/\[\^?\d+\]|[*`|#>]|(?<=\d),(?=\d{3}(?!\d))/g)];
  let offset = 0;
  for (const character of original) {
    const start = offset;
    offset += character.length;
    if (skipped.some(({ index, 0: match }) => start >= index && start < index + match.length)) continue;
    const unit = normaliseText(character);
    text += unit;
    for (let index = 0; index < unit.length; index += 1) spans.push({ start, end: offset });
  }
  return { text, spans };
}

function originalSpan({ spans }: Mapped, start: number, end: number): Span | null {
  const [first, last] = [spans[start], spans[end - 1]];
  return first === undefined || last === undefined ? null : { start: first.start, end: last.end };
}

/** The first place of each of the words that the answer holds, in no order. */
export function placesOf(words: readonly string[], answer: string): Span[] {
  const map = mapped(answer);
  return words.flatMap((each) => {
    const found = findAlternative(each, map.text);
    return found === null ? [] : (originalSpan(map, found.start, found.end) ?? []);
  });
}

/** The longest stretch of `text` that also stands in `other`; null where they share less than four characters. */
export function commonPlace(text: string, other: string): Span | null {
  const map = mapped(text);
  const { start, length } = longestCommonStretch([...map.text], [...mapped(other).text]);
  if (length < 4) return null;
  const before = [...map.text].slice(0, start).join('').length;
  const within = [...map.text].slice(start, start + length).join('').length;
  return originalSpan(map, before, before + within);
}

export interface Mark extends Span {
  readonly kind: 'right' | 'wrong' | 'common';
}

/** Escaped text with its marks; where marks overlap the first in order of start wins. */
export function withMarks(text: string, marks: readonly Mark[]): string {
  let html = '';
  let end = 0;
  for (const mark of [...marks].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (mark.start < end) continue;
    html += `${escapeMarkup(text.slice(end, mark.start))}<mark class="${mark.kind}">${escapeMarkup(text.slice(mark.start, mark.end))}</mark>`;
    end = mark.end;
  }
  return html + escapeMarkup(text.slice(end));
}
