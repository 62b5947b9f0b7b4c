/**
 * An immutable inverted index over some articles' passages: of each term, the passages that hold it and
 * their weights, one after another in two typed arrays. Built once from the stored vectors; never tokenises.
 */
import { createTermTable } from './term-table.ts';
import type { TermTable } from './term-table.ts';

/** The vectors of one article's passages in order, end to end. */
export interface PackedVectors {
  readonly passageIds: readonly string[];
  /** Number of terms of each passage. */
  readonly lengths: Uint32Array;
  readonly ids: Uint32Array;
  readonly weights: Float32Array;
}

export interface Segment {
  /** The engine's keys of the articles' contents; a content never changes under its key. */
  readonly contents: readonly number[];
  /** The first passage of each content, by position in `contents`. */
  readonly firstPassages: Uint32Array;
  /** Position in `contents` of each passage. */
  readonly contentOfPassage: Uint32Array;
  readonly passageIds: readonly string[];
  readonly terms: TermTable;
  /** Postings of slot s lie at `[offsets[s], offsets[s + 1])`. */
  readonly offsets: Uint32Array;
  readonly passages: Uint32Array;
  readonly weights: Float32Array;
  /** Position in `contents` of each key. */
  readonly positionOf: ReadonlyMap<number, number>;
  readonly scratch: Scratch;
}

/** The scores of the query that was searched last, of every passage: kept, since a question searches under several filters. */
export interface Scratch {
  readonly scores: Float64Array;
  /** What they are the scores of: a query in an index, whose counts they depend on; null before the first. */
  scored: { readonly index: object; readonly query: object } | null;
}

interface Slotted {
  readonly slots: Uint32Array;
  readonly lengths: Uint32Array;
  readonly weights: Float32Array;
}

function toSlots(ids: Uint32Array, terms: TermTable): Uint32Array {
  const slots = new Uint32Array(ids.length);
  for (let index = 0; index < ids.length; index += 1) slots[index] = terms.add(ids[index]!);
  return slots;
}

function countStarts(parts: readonly Slotted[], slotCount: number): Uint32Array {
  const starts = new Uint32Array(slotCount + 1);
  for (const { slots } of parts) for (let index = 0; index < slots.length; index += 1) starts[slots[index]! + 1]! += 1;
  for (let slot = 0; slot < slotCount; slot += 1) starts[slot + 1]! += starts[slot]!;
  return starts;
}

/**
 * @param contents keys in the order in which their passages are numbered
 * @param load the stored vectors of one content
 * @param pause called after each content, so that others can run meanwhile
 */
export async function buildSegment(
  contents: readonly number[],
  load: (content: number) => PackedVectors,
  pause: () => Promise<void>,
): Promise<Segment> {
  const terms = createTermTable();
  const parts: Slotted[] = [];
  const passageIds: string[] = [];
  const firstPassages = new Uint32Array(contents.length);
  for (const [position, content] of contents.entries()) {
    const packed = load(content);
    firstPassages[position] = passageIds.length;
    for (const id of packed.passageIds) passageIds.push(id);
    parts.push({ slots: toSlots(packed.ids, terms), lengths: packed.lengths, weights: packed.weights });
    await pause();
  }
  const offsets = countStarts(parts, terms.size);
  const next = offsets.slice();
  const total = offsets[terms.size]!;
  const passages = new Uint32Array(total);
  const weights = new Float32Array(total);
  const contentOfPassage = new Uint32Array(passageIds.length);
  let passage = 0;
  for (const [position, part] of parts.entries()) {
    let from = 0;
    for (const length of part.lengths) {
      for (let index = from; index < from + length; index += 1) {
        const target = next[part.slots[index]!]!++;
        passages[target] = passage;
        weights[target] = part.weights[index]!;
      }
      from += length;
      contentOfPassage[passage] = position;
      passage += 1;
    }
    await pause();
  }
  const positionOf = new Map(contents.map((content, position) => [content, position]));
  const scratch: Scratch = { scores: new Float64Array(passageIds.length), scored: null };
  return {
    contents,
    firstPassages,
    contentOfPassage,
    passageIds,
    terms,
    offsets,
    passages,
    weights,
    positionOf,
    scratch,
  };
}
