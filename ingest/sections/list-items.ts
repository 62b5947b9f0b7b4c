/**
 * «一是…。二是…。»: points that a section is made of. They are sections of their own only where each is long;
 * short ones are parts of a sentence.
 */
import type { Span } from '../../knowledge/article.ts';
import { parseChineseNumeral } from '../../knowledge/language/numbers.ts';
import { turnAt } from './turn.ts';

export interface ListItem extends Span {
  /** Where the words after «一是» begin. */
  readonly wordsStart: number;
}

const ITEM = /(?<=(?:^|[。！!？?:：\n])["”』」]?\s*)([一二三四五六七八九十]{1,3})是(?!否)/g;
/** Chosen: a point of a list within a sentence has 10–50 characters, a paragraph more than 80. */
const MIN_ITEM_LENGTH = 80;

/** The last item has no successor to end it: a turn to the house does, and where every other is one line, its line end. */
function lastItemEnd(text: string, starts: readonly number[], section: Span): number {
  const last = starts.at(-1) ?? section.start;
  const spans = starts
    .slice(0, -1)
    .map((start, index) => text.slice(start, starts[index + 1] ?? section.end).trimEnd());
  if (!text.slice(section.start, section.end).includes('\n') || spans.some((words) => words.includes('\n'))) {
    return turnAt(text, last, section.end);
  }
  const lineEnd = text.indexOf('\n', last);
  return lineEnd === -1 || lineEnd >= section.end ? section.end : lineEnd + 1;
}

/** @returns the items of the first list of the section that is counted from one, in order; empty where there is none */
export function findListItems(text: string, section: Span): ListItem[] {
  const items: { start: number; wordsStart: number }[] = [];
  for (const match of text.slice(section.start, section.end).matchAll(ITEM)) {
    if (parseChineseNumeral(match[1] ?? '') !== items.length + 1) continue;
    const start = section.start + match.index;
    items.push({ start, wordsStart: start + match[0].length });
  }
  const lengths = items.slice(1).map((item, index) => item.start - (items[index]?.start ?? 0));
  if (items.length < 2 || Math.min(...lengths) < MIN_ITEM_LENGTH) return [];
  const end = lastItemEnd(
    text,
    items.map((item) => item.start),
    section,
  );
  return items.map((item, index) => ({ ...item, end: items[index + 1]?.start ?? end }));
}
