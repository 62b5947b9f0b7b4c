/**
 * Where a heading ends and its words. Headings of reports run straight into the text
 * («一、过去五年工作回顾过去五年,极不平凡»), so the end is found by layout, then by words, then by punctuation.
 * A paragraph that has a numeral but no heading gives empty words.
 */
import {
  HEADING_TAILS,
  NOT_BEFORE_STARTER,
  RESULT,
  STARTERS,
  TAIL_CONTINUES,
  TEXT_BEGINNINGS,
} from './heading-tails.ts';

/** Chosen: the longest heading of 64 reports has 58 characters; paragraphs are longer. */
const MAX_HEADING = 60;
/** Up to a full stop: a longer stretch is a sentence. */
const MAX_SENTENCE_HEADING = 45;
/** A heading of one clause that a printed line's end broke in two. */
const MAX_BROKEN_HEADING = 24;
const MIN_HEADING = 4;
const MIN_SHARED_START = 8;
/** Measured: lists with plain headings have a median of 9–15 characters up to the stop, run-in ones 19–25. */
const MAX_PLAIN_MEDIAN = 16;

function tailEnd(segment: string): number {
  let earliest = -1;
  for (const tail of HEADING_TAILS) {
    const at = segment.indexOf(tail);
    if (at === -1) continue;
    const end = at + tail.length;
    const rest = segment.slice(end);
    if (TAIL_CONTINUES.test(rest)) continue;
    if (earliest === -1 || end < earliest) earliest = end;
  }
  return earliest;
}

/** «…“十四五”工作思路|“十四五”时期»: the text takes up a word of the heading right away. */
function repetitionEnd(segment: string): number {
  for (let at = MIN_HEADING; at < segment.length - 3; at += 1) {
    const next = segment.slice(at, at + 4);
    if (
      /^(\d{4}年?|“.{2,3}|过去.{2}|今后.{2}|坚决打.|坚持.{2}|加强.{2})/.test(next) &&
      segment.indexOf(next) < at - 3
    ) {
      return at;
    }
  }
  return -1;
}

/** «(三)…,推进新旧动能有序转换|推进产业创新»: a second verb phrase begins without punctuation. */
function starterEnd(segment: string): number {
  for (const match of segment.matchAll(/[^,，]+/g)) {
    const clause = match[0];
    if (!STARTERS.some((starter) => clause.startsWith(starter))) continue;
    for (let at = 6; at < clause.length - 4; at += 1) {
      if (!STARTERS.some((starter) => clause.startsWith(starter, at))) continue;
      if (!NOT_BEFORE_STARTER.test(clause.slice(0, at))) return match.index + at;
    }
  }
  return -1;
}

function beginningEnd(segment: string): number {
  for (let at = MIN_HEADING; at < segment.length; at += 1) {
    const rest = segment.slice(at);
    if (TEXT_BEGINNINGS.test(rest) && !/[、,，和与及在到至自从“《]$/.test(segment.slice(0, at))) return at;
  }
  return -1;
}

/** Up to where a heading can reach at most: a stop outside quotes and brackets, or white space. */
function segmentOf(line: string): string {
  const window = line.slice(0, MAX_HEADING + 10);
  let depth = 0;
  for (const [index, char] of [...window].entries()) {
    if ('“「《(（['.includes(char)) depth += 1;
    else if ('”」》)）]'.includes(char)) depth -= 1;
    else if (depth <= 0 && /[。!！?？;；:：\s]/.test(char)) return window.slice(0, index);
  }
  return window;
}

export interface ListManner {
  /** The words all headings of the list end with («…上取得新突破»), or null. */
  readonly shared: string | null;
  /** Whether headings run into a first slogan; where they are short up to the full stop they do not. */
  readonly runIn: boolean;
}

/** How the headings of one list are set. @param texts what follows each sibling's numeral */
export function mannerOf(texts: readonly string[]): ListManner {
  const segments = texts.map((text) => segmentOf(text.trimStart()));
  const lengths = segments.map((segment) => segment.length).toSorted((left, right) => left - right);
  const median = lengths[Math.floor(lengths.length / 2)] ?? 0;
  return { shared: sharedTail(texts, segments), runIn: texts.length < 3 || median > MAX_PLAIN_MEDIAN };
}

/** Null also where the headings are set off by space and need no such help. */
function sharedTail(texts: readonly string[], segments: readonly string[]): string | null {
  if (texts.length < 3) return null;
  const spaced = segments.filter((segment, index) => /^\s/.test(texts[index]?.trimStart().slice(segment.length) ?? ''));
  if (spaced.length > segments.length / 2) return null;
  const [first = '', ...others] = segments;
  for (let length = 8; length >= 3; length -= 1) {
    for (let at = MIN_SHARED_START; at + length <= first.length; at += 1) {
      const candidate = first.slice(at, at + length);
      if (!RESULT.test(candidate) || !/^\p{Script=Han}+$/u.test(candidate)) continue;
      if (others.every((segment) => segment.indexOf(candidate) >= MIN_SHARED_START)) return candidate;
    }
  }
  return null;
}

/** A heading that has its line to itself: «二、2024年工作安排», «(一)…运行回升向好。»; elsewhere only words without any stop. */
function isWhole(line: string, ownLine: boolean): boolean {
  const words = line.trim();
  if (!ownLine) return words.length <= MAX_HEADING && !/[。!！?？;；:：,，]/.test(words);
  if (/[。!！?？;；]$/.test(words)) return words.length <= MAX_SENTENCE_HEADING && !/[。!！?？;；]./.test(words);
  return words.length <= MAX_HEADING && !/[。!！?？;；]/.test(words);
}

/** White space ends a heading, unless a full stop comes right after it: «持续释 放消费潜能。» is broken by a line's width. */
function spacedEnd(line: string, segment: string): number {
  if (!/^\s/.test(line.slice(segment.length)) || segment.length > MAX_HEADING) return -1;
  const whole = /^[^。;；]*?[。;；]/.exec(line.slice(0, MAX_BROKEN_HEADING))?.[0];
  if (whole && !/[,，]/.test(whole)) return whole.length;
  return /[,，].{12,}[,，]/.test(segment) ? -1 : segment.length;
}

/** By the first of these that applies: words all siblings end with, a known tail, space, the text's own beginning, a verb, a stop. */
function runInEnd(line: string, { shared, runIn }: ListManner): number {
  const segment = segmentOf(line);
  const sharedAt = shared === null ? -1 : segment.indexOf(shared);
  if (sharedAt !== -1) return sharedAt + (shared ?? '').length;
  const starter = runIn ? starterEnd(segment.slice(0, MAX_HEADING)) : -1;
  const tail = tailEnd(segment);
  if (tail !== -1 && (starter === -1 || starter > tail || !/[,，]/.test(segment.slice(starter, tail)))) return tail;
  const spaced = spacedEnd(line, segment);
  if (spaced !== -1) return spaced;
  const firstComma = segment.search(/[,，]/);
  for (const end of [repetitionEnd(segment), beginningEnd(segment)]) {
    const isEarly = firstComma === -1 || end < firstComma || segment.length <= MAX_SENTENCE_HEADING;
    if (end !== -1 && isEarly) return end;
  }
  if (starter !== -1) return starter;
  return segment.length <= MAX_SENTENCE_HEADING && segment.length < line.length ? segment.length : 0;
}

/**
 * @param text what follows the numeral, up to the next heading
 * @param ownLine whether the numeral stands at the start of a line that ends with a line end
 * @returns the heading's words, without the stop behind them; empty where there is no heading
 */
export function headingWords(text: string, manner: ListManner, ownLine: boolean): string {
  const line = text.trimStart().split('\n', 1)[0] ?? '';
  const end = isWhole(line, ownLine) ? line.length : runInEnd(line, manner);
  const words = line
    .slice(0, end)
    .trim()
    .replace(/[。;；:：,，、]+$/, '')
    .replaceAll(/(?<=\p{Script=Han})[^\S\n]+(?=\p{Script=Han})/gu, '');
  return words.length >= 2 ? words : '';
}
