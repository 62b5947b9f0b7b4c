/** Blanks spans of a question so that offsets stay and no word is read across a blank. */
import type { Span } from '../../knowledge/article.ts';

const BLANK = '，';

/** @returns as long as `text` in UTF-16 code units */
export function mask(text: string, spans: readonly Span[]): string {
  const units = [...Array(text.length).keys()].map((index) => text.charAt(index));
  for (const { start, end } of spans) {
    units.fill(BLANK, start, end);
  }
  return units.join('');
}

/** Spans of every match of a global pattern. */
export function spansOf(text: string, pattern: RegExp): Span[] {
  return [...text.matchAll(pattern)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
}
