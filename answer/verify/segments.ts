/**
 * An answer's text cut into what each citation stands for: statements that end in markers, rows of a comparison, and
 * words that cite nothing (a computed verdict, what is missing). Gapless: joined, the segments restore the text.
 * Called by the proof before an answer is shown and by the re-check of a finished one.
 */
import type { Span } from '../../knowledge/article.ts';

export interface Segment extends Span {
  readonly kind: 'statement' | 'row' | 'plain';
  /** The claim without list mark, introduction, final stop and markers. */
  readonly body: string;
  /** Offset of `body` in the answer's text. */
  readonly bodyStart: number;
  /** Markers in order; empty for plain words. */
  readonly numbers: readonly number[];
  /** What a row of a comparison is called; null elsewhere. */
  readonly label: string | null;
}

const MARKERS = /(?:\[\d+\])+/g;
const INTRODUCTION = /^(?:\s*[-*]\s+|\s*\d+\.\s+|[^[\]]*相近的内容：)+/;
const ROW = /^\|\s*([^|]*?)\s*\|\s*([^|]*?)((?:\[\d+\])+)\s*\|\s*$/;

function numbersOf(markers: string): number[] {
  return [...markers.matchAll(/\[(\d+)\]/g)].map(([, n]) => Number(n));
}

function bodyOf(text: string, start: number): { readonly body: string; readonly bodyStart: number } {
  const front = (INTRODUCTION.exec(text)?.[0] ?? /^\s*/.exec(text)?.[0] ?? '').length;
  return { body: text.slice(front).replace(/[。！!？?\s]+$/u, ''), bodyStart: start + front };
}

function rowOf(line: string, start: number): Segment | null {
  const match = ROW.exec(line);
  if (match === null) {
    return null;
  }
  const [, label = '', body = '', markers = ''] = match;
  const bodyStart = start + line.lastIndexOf(body + markers);
  return { kind: 'row', start, end: start + line.length, body, bodyStart, numbers: numbersOf(markers), label };
}

function pieces(line: string, start: number): Segment[] {
  const segments: Segment[] = [];
  let from = 0;
  for (const match of line.matchAll(MARKERS)) {
    const end = match.index + match[0].length;
    const words = line.slice(from, match.index);
    segments.push({
      kind: 'statement',
      start: start + from,
      end: start + end,
      label: null,
      ...bodyOf(words, start + from),
      numbers: numbersOf(match[0]),
    });
    from = end;
  }
  if (from < line.length) {
    const words = line.slice(from);
    const body = bodyOf(words, start + from);
    segments.push({ kind: 'plain', start: start + from, end: start + line.length, ...body, numbers: [], label: null });
  }
  return segments;
}

/** @returns in order; line breaks belong to the segment before them, those at the front to the first */
export function segmentsOf(text: string): Segment[] {
  const segments: Segment[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    const row = rowOf(line, start);
    segments.push(...(row === null ? pieces(line, start) : [row]));
    start += line.length + 1;
  }
  if (segments.length === 0 && text !== '') {
    return [{ kind: 'plain', start: 0, end: text.length, body: '', bodyStart: 0, numbers: [], label: null }];
  }
  return segments.map((segment, index) => ({
    ...segment,
    start: index === 0 ? 0 : segment.start,
    end: segments[index + 1]?.start ?? text.length,
  }));
}
