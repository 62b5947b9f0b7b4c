/**
 * Dense vectors of one generation in memory: a block for each article's content, so that a filter on articles costs
 * nothing and a change loads only the blocks that changed. Searched exactly: every vector that passes is compared.
 */
import type { VectorSpace } from '../../embeddings/port.ts';
import { createBestHits } from './best-hits.ts';
import type { Hit } from './best-hits.ts';

/** The vectors of one content's passages; passages without one have no row. */
export interface DenseBlock {
  /** Positions within the article, ascending. */
  readonly positions: Uint32Array;
  readonly passageIds: readonly string[];
  /** Row after row, each of length 1. */
  readonly matrix: Float32Array;
}

export interface DenseIndex {
  readonly space: VectorSpace;
  readonly blocks: ReadonlyMap<number, DenseBlock>;
  /** Passages that have a vector. */
  readonly passageCount: number;
}

/** Four sums at a time: independent of each other, so that the processor need not wait for the last. */
export function dotProduct(query: Float32Array, matrix: Float32Array, from: number): number {
  const { length } = query;
  const whole = length - (length % 4);
  let first = 0;
  let second = 0;
  let third = 0;
  let fourth = 0;
  for (let at = 0; at < whole; at += 4) {
    const row = from + at;
    first += query[at]! * matrix[row]!;
    second += query[at + 1]! * matrix[row + 1]!;
    third += query[at + 2]! * matrix[row + 2]!;
    fourth += query[at + 3]! * matrix[row + 3]!;
  }
  for (let at = whole; at < length; at += 1) first += query[at]! * matrix[from + at]!;
  return first + second + (third + fourth);
}

/** Of every row, in the order of the blocks. */
type Scores = Float64Array;

/** One question searches under several filters, and a few are asked at once. */
const KEPT_QUERIES = 4;
const kept = new WeakMap<DenseIndex, Map<Float32Array, Promise<Scores>>>();

async function scoreRows(index: DenseIndex, query: Float32Array, pause: () => Promise<void>): Promise<Scores> {
  const scores = new Float64Array(index.passageCount);
  let at = 0;
  for (const { positions, matrix } of index.blocks.values()) {
    for (let row = 0; row < positions.length; row += 1) {
      scores[at] = dotProduct(query, matrix, row * query.length);
      at += 1;
    }
    await pause();
  }
  return scores;
}

/**
 * Compares a query with every vector, once for all its searches, and lets others run in between.
 * Fails where the query is of another dimension.
 */
export async function scoreDenseIndex(
  index: DenseIndex,
  query: Float32Array,
  pause: () => Promise<void>,
): Promise<Scores> {
  if (query.length !== index.space.dimension) throw new Error('a query vector of another dimension');
  const queries = kept.get(index) ?? new Map<Float32Array, Promise<Scores>>();
  kept.set(index, queries);
  const known = queries.get(query);
  if (known) return known;
  const scores = scoreRows(index, query, pause);
  queries.set(query, scores);
  const [oldest] = queries.keys();
  if (queries.size > KEPT_QUERIES && oldest) queries.delete(oldest);
  return scores;
}

/**
 * By cosine, which of vectors of length 1 is their product.
 * @param scores of `scoreDenseIndex`
 * @param passes which contents may be found; null for all
 * @returns best first, ties by passage id
 */
export function searchDenseIndex(
  index: DenseIndex,
  scores: Scores,
  passes: ((content: number) => boolean) | null,
  limit: number,
): Hit[] {
  if (limit < 1) return [];
  const best = createBestHits(limit);
  let threshold = best.threshold();
  let first = 0;
  for (const [content, { positions, passageIds }] of index.blocks) {
    const rows = passes && !passes(content) ? 0 : positions.length;
    for (let row = 0; row < rows; row += 1) {
      const score = scores[first + row]!;
      if (score < threshold) continue;
      best.offer({ score, passageId: passageIds[row]!, content, position: positions[row]! });
      threshold = best.threshold();
    }
    first += positions.length;
  }
  return best.list();
}

/**
 * The index over exactly the wanted contents.
 * @param previous of the same space, or null; stays usable
 * @param hasChanged whether vectors of a content were added since
 * @param load a content's vectors; null where it has none
 */
export async function updateDenseIndex(
  space: VectorSpace,
  previous: DenseIndex | null,
  wanted: Iterable<number>,
  hasChanged: (content: number) => boolean,
  load: (content: number) => DenseBlock | null,
  pause: () => Promise<void>,
): Promise<DenseIndex> {
  const blocks = new Map<number, DenseBlock>();
  let passageCount = 0;
  for (const content of wanted) {
    const known = previous && !hasChanged(content) ? previous.blocks.get(content) : undefined;
    const block = known ?? load(content);
    if (!known) await pause();
    if (!block || block.positions.length === 0) continue;
    blocks.set(content, block);
    passageCount += block.positions.length;
  }
  return { space, blocks, passageCount };
}
