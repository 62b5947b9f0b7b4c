/**
 * Measures the ways in which Qdrant can look for dense vectors, over what `measure-stores.ts` has just filled: all of them
 * (`exact`), and its graph with 8-bit copies, at several widths; and how often Qdrant's own fusion gives the list that
 * ours gives. `node scripts/measure-legs.ts dimension`; needs QDRANT_URL. docs/scaling.md keeps the figures.
 */
import { inverseDocumentFrequency, queryVector, termId } from '../knowledge/sparse.ts';
import { openQdrantStore } from '../knowledge/store/qdrant/store.ts';
import { LIMIT, makeQueryTerms, makeVector } from './invented-library.ts';

const COLLECTION = 'jushi_measured';
const DEPTH = 100;
const WAYS: readonly (readonly [string, object])[] = [
  ['all compared', { exact: true }],
  ['graph, ef 256, × 3', { hnsw_ef: 256, quantization: { rescore: true, oversampling: 3 } }],
  ['graph, ef 128, × 2', { hnsw_ef: 128, quantization: { rescore: true, oversampling: 2 } }],
  ['graph, 8-bit alone', { hnsw_ef: 128, quantization: { rescore: false } }],
];

interface Found {
  readonly points: readonly { readonly id: string; readonly payload?: { readonly passage_id: string } }[];
}

const url = process.env['QDRANT_URL'] ?? '';
const dimension = Number(process.argv[2]);
const store = openQdrantStore({
  url,
  apiKey: process.env['QDRANT_API_KEY'],
  collection: COLLECTION,
  timeoutMs: 30_000,
});
const view = await store.openView();
const passages = `${url}/collections/${COLLECTION}_v1_passages_1`;

async function request<Result>(address: string, body?: object): Promise<Result> {
  // Uncompressed, as the store asks: small compressed pieces wait for each other (knowledge/store/qdrant/connection.ts).
  const headers = {
    'content-type': 'application/json',
    'accept-encoding': 'identity',
    'api-key': process.env['QDRANT_API_KEY'] ?? '',
  };
  const response = await fetch(address, body ? { method: 'POST', headers, body: JSON.stringify(body) } : { headers });
  if (!response.ok) throw new Error(await response.text());
  return ((await response.json()) as { result: Result }).result;
}

async function lookUp(vector: Float32Array, params: object): Promise<string[]> {
  const body = { query: [...vector], using: 'dense', limit: DEPTH, params };
  return (await request<Found>(`${passages}/points/query`, body)).points.map(({ id }) => id);
}

/** One request with two prefetches, fused by Qdrant. */
async function fuseThere(terms: ReadonlyMap<string, number>, vector: Float32Array): Promise<string[]> {
  const words = [...terms.keys()];
  const { passages: total, counts } = await view.termFrequencies(words);
  const factors = words
    .map((word, at) => [termId(word), terms.get(word)! * inverseDocumentFrequency(total, counts[at]!), counts[at]!])
    .filter(([, , count]) => count! > 0);
  const sparse = { indices: factors.map(([id]) => id), values: factors.map(([, factor]) => factor) };
  const body = {
    prefetch: [
      { query: sparse, using: 'bm25', limit: DEPTH },
      { query: [...vector], using: 'dense', limit: DEPTH, params: { exact: true } },
    ],
    query: { rrf: { k: 61 } },
    limit: LIMIT,
    with_payload: ['passage_id'],
  };
  return (await request<Found>(`${passages}/points/query`, body)).points.map(({ payload }) => payload!.passage_id);
}

function quantile(values: readonly number[], share: number): number {
  return Math.round(values.toSorted((left, right) => left - right)[Math.floor(values.length * share)]! * 10) / 10;
}

const { points_count, indexed_vectors_count, segments_count } = await request<Record<string, number>>(passages);
console.log(JSON.stringify({ points_count, indexed_vectors_count, segments_count }));
const questions = makeQueryTerms();
const vectors = questions.map((_, number) => makeVector(`问题${number}`, dimension));
const whole: string[][] = [];
for (const vector of vectors) whole.push(await lookUp(vector, WAYS[0]![1]));
for (const [name, params] of WAYS) {
  const times: number[] = [];
  let found = 0;
  for (const [number, vector] of vectors.entries()) {
    const from = performance.now();
    const ids = new Set(await lookUp(vector, params));
    times.push(performance.now() - from);
    found += whole[number]!.filter((id) => ids.has(id)).length;
  }
  const recall = found / whole.flat().length;
  console.log(JSON.stringify({ name, recall, p50: quantile(times, 0.5), p95: quantile(times, 0.95) }));
}
let sameList = 0;
let sameSet = 0;
for (const [number, terms] of questions.entries()) {
  const dense = vectors[number]!;
  const ours = (await view.searchHybrid({ sparse: queryVector(terms), dense }, {}, LIMIT)).map(({ id }) => id);
  const theirs = await fuseThere(terms, dense);
  sameList += ours.join() === theirs.join() ? 1 : 0;
  sameSet += ours.toSorted().join() === theirs.toSorted().join() ? 1 : 0;
}
console.log(JSON.stringify({ questions: questions.length, sameList, sameSet }));
view.close();
await store.close();
