/**
 * Text taken from printed pages keeps their line ends as blanks inside words («规模以上 工业», «产 值») and their page
 * numbers inside sentences («一 — 7 — 般公共预算收入»). A sentence is read without them, and every offset is carried
 * back to the article. Called by the extractor; an article without page numbers is left as it is.
 */
import type { Span } from '../article.ts';
import type { TracedSlot } from '../observation.ts';
import type { ParsedFigure } from './parsed-figure.ts';

const PAGE_MARK = /[\s—–-]*[—–-]\s?\d{1,3}\s?[—–-][\s—–-]*/g;
const PAGE_NUMBERS = /[—–-]\s(\d{1,3})\s[—–-]/g;
/** Chosen: two may be chance. */
const FEWEST_PAGES = 3;
const GLUED = '[\\u4e00-\\u9fff“”、,;:。()%]';
const BLANK = new RegExp(`(?<=${GLUED}) +(?=${GLUED}|\\d)|(?<=\\d) +(?=${GLUED})`, 'g');

/** Whether page numbers that follow each other stand in the text. @param folded the article, folded to half width */
export function isWrapped(folded: string): boolean {
  const pages = [...folded.matchAll(PAGE_NUMBERS)].map((match) => Number(match[1]));
  return pages.filter((page, index) => index > 0 && page === (pages[index - 1] ?? 0) + 1).length >= FEWEST_PAGES - 1;
}

export interface JoinedLines {
  readonly text: string;
  /** The offset before joining; the end of a stretch is where its last character ends. */
  readonly originOf: (offset: number, end: boolean) => number;
}

/** @param words a sentence of a wrapped text; null where nothing in it was broken */
export function joinLines(words: string): JoinedLines | null {
  const kept: number[] = [];
  let from = 0;
  const gaps = [...words.matchAll(PAGE_MARK)].map(({ index, 0: mark }) => ({ start: index, end: index + mark.length }));
  const isMarked = (at: number): boolean => gaps.some(({ start, end }) => start <= at && at < end);
  for (const { index, 0: blank } of words.matchAll(BLANK))
    if (!isMarked(index)) gaps.push({ start: index, end: index + blank.length });
  if (gaps.length === 0) return null;
  gaps.sort((a, b) => a.start - b.start);
  let text = '';
  for (const { start, end } of [...gaps, { start: words.length, end: words.length }]) {
    for (let at = from; at < start; at++) kept.push(at);
    text += words.slice(from, start);
    from = end;
  }
  const originOf = (offset: number, end: boolean): number => {
    if (offset <= 0) return offset;
    return end ? (kept[offset - 1] ?? words.length - 1) + 1 : (kept[offset] ?? words.length);
  };
  return { text, originOf };
}

/** A figure of the joined text with the offsets and the printed words of the sentence as it stands. */
export function asPrinted(figure: ParsedFigure, { originOf }: JoinedLines, words: string): ParsedFigure {
  const back = <T extends Span>(span: T): T => ({
    ...span,
    start: originOf(span.start, false),
    end: originOf(span.end, true),
  });
  const spans = new Map<TracedSlot, Span>([...figure.spans].map(([slot, span]) => [slot, back(span)]));
  const name = spans.get('indicator');
  return {
    ...back(figure),
    words: name === undefined || name.start < 0 ? figure.words : words.slice(name.start, name.end),
    period: figure.period === null ? null : back(figure.period),
    place: figure.place === null ? null : back(figure.place),
    spans,
  };
}
