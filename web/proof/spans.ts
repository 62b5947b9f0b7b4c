/**
 * Cuts a stretch of text at the borders of marked spans, so that each piece is marked by the same spans.
 * Invariant: the pieces joined are the text; the pieces of one span joined are exactly its words.
 * Offsets count UTF-16 code units.
 */

export interface Marked {
  readonly start: number;
  readonly end: number;
}

export interface Piece<Mark extends Marked> {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** In the order given; empty for plain text. */
  readonly marks: readonly Mark[];
}

/** @param text the whole text that offsets refer to; only `[start, end)` of it comes out */
export function cutAtMarks<Mark extends Marked>(
  text: string,
  start: number,
  end: number,
  marks: readonly Mark[],
): Piece<Mark>[] {
  const touching = marks.filter((mark) => mark.start < end && mark.end > start && mark.end > mark.start);
  const borders = new Set([start, end]);
  for (const mark of touching) {
    if (mark.start > start) borders.add(mark.start);
    if (mark.end < end) borders.add(mark.end);
  }
  const sorted = [...borders].sort((left, right) => left - right);
  const pieces: Piece<Mark>[] = [];
  for (const [index, from] of sorted.entries()) {
    const to = sorted[index + 1];
    if (to === undefined) break;
    const covering = touching.filter((mark) => mark.start <= from && mark.end >= to);
    pieces.push({ start: from, end: to, text: text.slice(from, to), marks: covering });
  }
  return pieces;
}
