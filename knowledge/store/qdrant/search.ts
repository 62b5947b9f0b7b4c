/**
 * BM25 over Qdrant's sparse vectors. The query's weights carry our own idf, so that scores depend on the generation
 * alone and never on what Qdrant still holds of ended ones. Qdrant adds in 32 bits: passages it puts within a
 * rounding error of each other are weighed again here in 64, so that both engines rank alike to the last place.
 */
import { inverseDocumentFrequency } from '../../sparse.ts';
import type { SparseVector } from '../../sparse.ts';
import type { ScoredPassage } from '../port.ts';
import type { Condition } from './conditions.ts';
import type { Connection } from './connection.ts';
import { readPassage, SPARSE } from './points.ts';

/** Relative: sums of up to 128 products, each rounded to 24 bits (128 × 2⁻²⁴). */
const ROUNDING = 1e-5;
/** Asked for besides, so that the last place is seldom tied with what was not fetched. */
const MARGIN = 8;
/** Where so many passages tie for the last places, any of them may take these. */
const MAX_FETCHED = 4096;

interface Factor {
  readonly id: number;
  readonly factor: number;
}

interface Hit {
  readonly point: string | number;
  readonly score: number;
  readonly passage: ScoredPassage;
}

export interface PassageSearch {
  readonly query: SparseVector;
  /** How many passages hold each of the query's terms. */
  readonly counts: readonly number[];
  readonly passageCount: number;
  readonly must: readonly Condition[];
  readonly limit: number;
}

/** Query weight × idf of the terms that occur, in the order of their ids. */
function factorsOf({ query, counts, passageCount }: PassageSearch): Factor[] {
  return Array.from(query.ids, (id, at) => ({
    id,
    factor: counts[at]! > 0 ? query.weights[at]! * inverseDocumentFrequency(passageCount, counts[at]!) : 0,
  })).filter(({ factor }) => factor !== 0);
}

async function fetchHits(
  connection: Connection,
  collection: string,
  factors: readonly Factor[],
  must: readonly Condition[],
  limit: number,
): Promise<Hit[]> {
  const { points } = await connection.read((client) =>
    client.query(collection, {
      query: { indices: factors.map(({ id }) => id), values: factors.map(({ factor }) => factor) },
      using: SPARSE,
      filter: { must: [...must] },
      limit,
      with_payload: ['record'],
    }),
  );
  return points
    .filter(({ score }) => score > 0)
    .map(({ id, score, payload }) => ({
      point: id,
      score,
      passage: { ...readPassage(payload as { record: string }), score },
    }));
}

function areClose(higher: number, lower: number): boolean {
  return higher - lower <= higher * ROUNDING;
}

/** Positions that lie in a run of close scores, from the first place to be filled to the last. */
function closeOnes(hits: readonly Hit[], limit: number): Hit[] {
  return hits.filter((hit, at) => {
    const before = hits[at - 1];
    const after = hits[at + 1];
    const isClose = (before && areClose(before.score, hit.score)) || (after && areClose(hit.score, after.score));
    return isClose && (at < limit || areClose(hits[limit - 1]!.score, hit.score));
  });
}

/** The scores of points as the embedded engine adds them up. */
async function weighAgain(
  connection: Connection,
  collection: string,
  factors: readonly Factor[],
  points: readonly (string | number)[],
): Promise<Map<string | number, number>> {
  const found = await connection.read((client) =>
    client.retrieve(collection, { ids: [...points], with_vector: [SPARSE], with_payload: false }),
  );
  return new Map(
    found.map(({ id, vector }) => {
      const { indices, values } = (vector as Record<string, { indices: number[]; values: number[] }>)[SPARSE]!;
      const weights = new Map(indices.map((index, at) => [index, Math.fround(values[at]!)]));
      return [id, factors.reduce((sum, { id: term, factor }) => sum + factor * (weights.get(term) ?? 0), 0)];
    }),
  );
}

function compareHits(left: Hit, right: Hit): number {
  return right.score - left.score || (left.passage.id < right.passage.id ? -1 : 1);
}

/** Best first, ties by passage id; empty where no term is shared. */
export async function searchPassages(
  connection: Connection,
  collection: string,
  search: PassageSearch,
): Promise<ScoredPassage[]> {
  const { must, limit } = search;
  const factors = factorsOf(search);
  if (limit < 1 || factors.length === 0) return [];
  let hits: Hit[] = [];
  for (let wanted = limit + MARGIN; ; wanted *= 4) {
    hits = await fetchHits(connection, collection, factors, must, wanted);
    const last = hits.at(-1);
    if (!last || hits.length < wanted || wanted >= MAX_FETCHED) break;
    if (!areClose(hits[limit - 1]!.score, last.score)) break;
  }
  const close = closeOnes(hits, limit);
  if (close.length > 0) {
    const exact = await weighAgain(
      connection,
      collection,
      factors,
      close.map(({ point }) => point),
    );
    hits = hits.map((hit) => {
      const score = exact.get(hit.point);
      return score === undefined ? hit : { ...hit, score };
    });
  }
  return hits
    .sort(compareHits)
    .slice(0, limit)
    .map(({ passage, score }) => ({ ...passage, score }));
}
