/**
 * The lines of a file with the place each begins at, one at a time: a file may be larger than memory, and so may a line
 * that something else wrote into it.
 */
import { createReadStream } from 'node:fs';

export interface Line {
  /** Bytes from the start of the file, and of the line without its end. */
  readonly offset: number;
  readonly length: number;
  /** Null where the line is longer than is read. */
  readonly text: string | null;
}

/** Lines end at `\n`; a last line without one is a line, too: half-written by a run under way. */
export async function* readLines(file: string, longestBytes: number): AsyncGenerator<Line> {
  let pieces: Buffer[] = [];
  let offset = 0;
  let length = 0;
  const take = (piece: Buffer): void => {
    length += piece.length;
    if (length > longestBytes) pieces = [];
    else pieces.push(piece);
  };
  const finish = (): Line => {
    const text = length > longestBytes ? null : Buffer.concat(pieces).toString('utf8');
    const line = { offset, length, text };
    offset += length + 1;
    length = 0;
    pieces = [];
    return line;
  };
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    let start = 0;
    for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, start)) {
      take(chunk.subarray(start, end));
      yield finish();
      start = end + 1;
    }
    if (start < chunk.length) take(chunk.subarray(start));
  }
  if (length > 0) yield finish();
}
