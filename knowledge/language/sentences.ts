/**
 * Sentences and clauses of Chinese text as spans that cover it without gaps: white space after a
 * sentence belongs to it, so that joined spans restore the text. Works on the original, never on
 * normalised text: passages, quotes and citations are cut here.
 * Called by ingest (passages), figures (clauses), answer (quotes).
 */
import type { Span } from '../article.ts';
import { markEnd, MARKS, type Mark } from './sentence-marks.ts';

const PAIRS: ReadonlyMap<string, string> = new Map([
  ['「', '」'],
  ['『', '』'],
  ['“', '”'],
  ['‘', '’'],
  ['《', '》'],
  ['〈', '〉'],
  ['(', ')'],
  ['（', '）'],
  ['【', '】'],
  ['[', ']'],
]);

/** Chosen: a longer bracket holds sentences of its own (asides of reports, whole speeches), a shorter one is part of its sentence. */
const LONGEST_PAIR = 60;
const CLOSERS = new Set('」』”’》〉)）】]"');
/** What may follow a quoted question without starting a new sentence: «“谁来干?”的问题». */
const CONTINUES = new Set('的地得和与及或等之、,，;；:：。');

/** One for code units that open a pair or may be a mark: almost none does, and the others need no look. */
const TELLING = new Uint8Array(0x10000);
for (const unit of [...PAIRS.keys(), ...MARKS]) TELLING[unit.charCodeAt(0)] = 1;

/** The code unit after the partner of the bracket at `open`, or -1 where it is missing, too far, or behind a line end. */
function pairEnd(text: string, open: number, end: number): number {
  const opener = text.charAt(open);
  const closer = PAIRS.get(opener);
  if (closer === undefined) return -1;
  const limit = Math.min(end, open + LONGEST_PAIR);
  let depth = 0;
  for (let index = open; index < limit; index += 1) {
    const unit = text.charAt(index);
    if (unit === '\n') return -1;
    if (unit === opener) depth += 1;
    else if (unit === closer) {
      depth -= 1;
      if (depth === 0) return index + 1;
    }
  }
  return -1;
}

function isSpace(unit: string): boolean {
  return unit === ' ' || (unit !== '' && unit.trim() === '');
}

function skipSpace(text: string, from: number, end: number): number {
  let index = from;
  while (index < end && isSpace(text.charAt(index))) index += 1;
  return index;
}

/** Whether a short pair that ends before `after` closes a sentence: «他说:“干!”» does, «“干不干?”的问题», «《怎么办?》» do not. */
function pairEndsSentence(text: string, after: number, end: number): boolean {
  if (!'」』”’'.includes(text.charAt(after - 1))) return false;
  if (!'。！？!?…'.includes(text.charAt(after - 2))) return false;
  const next = text.charAt(skipSpace(text, after, end));
  return after >= end || !CONTINUES.has(next);
}

function split(text: string, span: Span, clauses: boolean): Span[] {
  const { start, end } = span;
  const spans: Span[] = [];
  let from = start;
  // Leading white space has no sentence before it and joins the first one.
  let index = skipSpace(text, start, end);
  const cut = (after: number): void => {
    let to = after;
    while (to < end && CLOSERS.has(text.charAt(to))) to += 1;
    to = skipSpace(text, to, end);
    spans.push({ start: from, end: to });
    from = to;
    index = to;
  };
  while (index < end) {
    if (TELLING[text.charCodeAt(index)] === 0) {
      index += 1;
      continue;
    }
    const paired = pairEnd(text, index, end);
    if (paired > 0) {
      index = paired;
      if (pairEndsSentence(text, paired, end)) cut(paired);
      continue;
    }
    const mark: Mark | null = markEnd(text, index, { start: from, end });
    if (mark === null) index += 1;
    else if (mark.level === 'sentence' || (mark.level === 'clause' && clauses)) cut(mark.end);
    else index = mark.end;
  }
  if (from < end) spans.push({ start: from, end });
  return spans;
}

/**
 * Sentences end at 。！？!…, at a line end, at half-width ? and . where sentence-marks.ts says so; closing
 * quotes and brackets stay with their sentence; short bracketed or quoted words are never cut.
 * @returns in order, without gaps, covering `span` (the whole text by default); empty for an empty span
 */
export function splitSentences(text: string, span: Span = { start: 0, end: text.length }): Span[] {
  return split(text, span, false);
}

/**
 * Finer than sentences: also cut after ；; and —— (not — between digits, which is a range).
 * @returns in order, without gaps, covering `span`; empty for an empty span
 */
export function splitClauses(text: string, span: Span = { start: 0, end: text.length }): Span[] {
  return split(text, span, true);
}
