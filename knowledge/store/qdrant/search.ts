/**
 * Searching passages in Qdrant: by words (BM25 over its sparse vectors), by meaning (its dense ones), or both in one
 * request, fused here by rank. The words' query carries our own idf, so that scores depend on the generation alone and
 * never on what Qdrant still holds of ended ones. Fusing is ours, too: Qdrant's `rrf` (k = 61 says what FUSION_K does)
 * ranks ties within a leg and between the legs as they come, decision 8 says how often that shows.
 */
import { inverseDocumentFrequency } from '../../sparse.ts';
import type { SparseVector } from '../../sparse.ts';
import type { HybridQuery, ScoredPassage } from '../port.ts';
import { dotProduct } from '../search/dense-index.ts';
import { fuseByRank, LEG_LIMIT } from '../search/fuse.ts';
import { embeddedIn } from './conditions.ts';
import type { Condition } from './conditions.ts';
import type { Connection } from './connection.ts';
import { runLegs } from './leg.ts';
import type { Hit, Leg } from './leg.ts';
import type { Generation } from './generation.ts';
import { DENSE, denseOf, readPassage, SPARSE } from './points.ts';

/** Relative: sums of up to 128 products, each rounded to 24 bits (128 × 2⁻²⁴). */
const WORDS_ROUNDING = 1e-5;
/** Of a cosine, which is at most 1; as above for some thousand products, whose rounding errors mostly cancel. */
const VECTORS_ROUNDING = 1e-5;
/** Up to so many vectors all are compared, as the embedded engine does; measured in docs/scaling.md. */
const EXACT_UP_TO = 20_000;
/** Beyond: so many times more candidates by their 8-bit copies, weighed again by the originals. */
const OVERSAMPLING = 3;
const SEARCH_WIDTH = 256;

/** Query weight × idf of the terms that occur, in the order of their ids. */
async function factorsOf({ countTerms, totals }: Generation, { ids, weights }: SparseVector) {
  const counts = await countTerms([...ids]);
  return Array.from(ids, (id, at) => ({
    id,
    factor: counts[at]! > 0 ? weights[at]! * inverseDocumentFrequency(totals.passages, counts[at]!) : 0,
  })).filter(({ factor }) => factor !== 0);
}

/** Null where no term occurs. */
async function wordsLeg(generation: Generation, query: SparseVector, must: readonly Condition[]): Promise<Leg | null> {
  const factors = await factorsOf(generation, query);
  if (factors.length === 0) return null;
  return {
    using: SPARSE,
    query: { indices: factors.map(({ id }) => id), values: factors.map(({ factor }) => factor) },
    must,
    areClose: (higher, lower) => higher - lower <= higher * WORDS_ROUNDING,
    keeps: (score) => score > 0,
    weigh(vector) {
      const { indices, values } = vector as { indices: number[]; values: number[] };
      const stored = new Map(indices.map((index, at) => [index, Math.fround(values[at]!)]));
      return factors.reduce((sum, { id: term, factor }) => sum + factor * (stored.get(term) ?? 0), 0);
    },
  };
}

function vectorsLeg({ number, served }: Generation, query: Float32Array, must: readonly Condition[]): Leg {
  const isExact = served.vectors <= EXACT_UP_TO;
  return {
    using: DENSE,
    query: denseOf(query),
    params: isExact
      ? { exact: true }
      : { hnsw_ef: SEARCH_WIDTH, quantization: { rescore: true, oversampling: OVERSAMPLING } },
    must: [...must, embeddedIn(number)],
    areClose: (higher, lower) => higher - lower <= VECTORS_ROUNDING,
    keeps: () => true,
    weigh: (vector) => dotProduct(query, Float32Array.from(vector as number[]), 0),
  };
}

async function readPassages(
  connection: Connection,
  collection: string,
  hits: readonly Hit[],
): Promise<ScoredPassage[]> {
  if (hits.length === 0) return [];
  const ids = hits.map(({ point }) => point);
  const found = await connection.read((client) => client.retrieve(collection, { ids, with_payload: ['record'] }));
  const payloads = new Map(found.map(({ id, payload }) => [id, payload as { record: string }]));
  return hits.map(({ point, score }) => ({ ...readPassage(payloads.get(point)!), score }));
}

/** Best first, ties by passage id; empty where no term is shared. */
export async function searchWords(
  connection: Connection,
  generation: Generation,
  query: SparseVector,
  must: readonly Condition[],
  limit: number,
): Promise<ScoredPassage[]> {
  const leg = limit < 1 ? null : await wordsLeg(generation, query, must);
  if (leg === null) return [];
  const [hits = []] = await runLegs(connection, generation.served.collection, [leg], { limit, withRecords: true });
  return hits.map(({ record, score }) => ({ ...readPassage({ record: record! }), score }));
}

/** As the port says: both legs under the same conditions in one request, fused by rank. */
export async function searchHybrid(
  connection: Connection,
  generation: Generation,
  query: HybridQuery,
  must: readonly Condition[],
  limit: number,
): Promise<ScoredPassage[]> {
  const { collection, space, vectors } = generation.served;
  const hasVectors = space !== null && vectors > 0;
  if (hasVectors && query.dense.length !== space.dimension) throw new Error('a query vector of another dimension');
  if (limit < 1) return [];
  const words = await wordsLeg(generation, query.sparse, must);
  const legs = [words, hasVectors ? vectorsLeg(generation, query.dense, must) : null].filter((leg) => leg !== null);
  if (legs.length === 0) return [];
  const lists = await runLegs(connection, collection, legs, { limit: Math.max(LEG_LIMIT, limit), withRecords: false });
  const fused = fuseByRank(lists, ({ passageId }) => passageId, limit);
  return readPassages(
    connection,
    collection,
    fused.map(({ item, score }) => ({ ...item, score })),
  );
}
