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

/** Longer than any heading seen in 64 reports (58), shorter than a paragraph. */
const MAX_HEADING = 60;
/** Up to a full stop: a longer stretch is a sentence. */
const MAX_SENTENCE_HEADING = 45;
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

/**
 * @param text what follows the numeral, up to the next heading
 * @returns the end of the heading in `text`, 0 where there is none, and its words
 */
export function headingWords(
  text: string,
  { shared, runIn }: ListManner,
): { readonly end: number; readonly words: string } {
  const lead = text.length - text.trimStart().length;
  const body = text.slice(lead);
  const lineEnd = body.indexOf('\n');
  const line = lineEnd === -1 ? body : body.slice(0, lineEnd);
  const found = (end: number) => {
    const words = body
      .slice(0, end)
      .trim()
      .replace(/[。;；:：,，、]+$/, '');
    return { end: lead + end, words: words.length >= 2 ? words : '' };
  };
  if (
    (lineEnd !== -1 || body === line) &&
    line.trim().length <= MAX_HEADING &&
    !/[。!！?？;；].*\S/.test(line.trim())
  ) {
    return found(line.length);
  }
  const segment = segmentOf(line);
  const stop = line.charAt(segment.length);
  const sharedAt = shared === null ? -1 : segment.indexOf(shared);
  if (sharedAt !== -1) return found(sharedAt + (shared ?? '').length);
  const starter = runIn ? starterEnd(segment.slice(0, MAX_HEADING)) : -1;
  const tail = tailEnd(segment);
  if (tail !== -1 && (starter === -1 || starter > tail || !/[,，]/.test(segment.slice(starter, tail))))
    return found(tail);
  if (/\s/.test(stop) && segment.length <= MAX_HEADING && !/[,，].{12,}[,，]/.test(segment))
    return found(segment.length);
  const firstClause = segment.search(/[,，]/);
  for (const end of [repetitionEnd(segment), beginningEnd(segment)]) {
    if (end !== -1 && (firstClause === -1 || end < firstClause || segment.length <= MAX_SENTENCE_HEADING))
      return found(end);
  }
  if (starter !== -1) return found(starter);
  if (segment.length <= MAX_SENTENCE_HEADING && stop !== '') return found(segment.length);
  return { end: 0, words: '' };
}
