/** The real server that tests of the Qdrant store run against: whatever `QDRANT_URL` names, under names of their own. */
import { openQdrantStore } from '../../knowledge/store/qdrant/store.ts';
import type { QdrantStoreOptions } from '../../knowledge/store/qdrant/store.ts';
import type { KnowledgeStore } from '../../knowledge/store/port.ts';

export const QDRANT_URL = process.env['QDRANT_URL'];
export const NO_QDRANT = 'QDRANT_URL is not set; it needs a Qdrant server, 1.16 or later';

const API_KEY = process.env['QDRANT_API_KEY'];
const PARTS = ['articles', 'passages', 'observations', 'facts', 'state'];

/** One request of Qdrant's own interface, past the store. */
export async function requestQdrant(method: string, path: string, body?: unknown): Promise<{ result: never }> {
  const response = await fetch(`${QDRANT_URL}${path}`, {
    method,
    headers: { 'content-type': 'application/json', ...(API_KEY ? { 'api-key': API_KEY } : {}) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok && response.status !== 404) throw new Error(`${method} ${path}: ${await response.text()}`);
  return (await response.json()) as { result: never };
}

export function qdrantOptions(collection: string): QdrantStoreOptions {
  return { url: QDRANT_URL!, apiKey: API_KEY, collection: `jushi_test_${collection}`, timeoutMs: 10_000 };
}

/** Deletes every collection of that name. */
export async function dropCollections(collection: string): Promise<void> {
  const { result } = await requestQdrant('GET', '/collections');
  const names = (result as { collections: { name: string }[] }).collections.map(({ name }) => name);
  for (const name of names.filter((one) => one.startsWith(`jushi_test_${collection}_`))) {
    await requestQdrant('DELETE', `/collections/${name}`);
  }
}

/**
 * A store with nothing in it. Collections that are there are emptied, which is much faster than making them,
 * and leaves behind what deleted points leave in Qdrant: the harder test.
 */
export async function openEmptyQdrantStore(collection: string): Promise<KnowledgeStore> {
  const names = [...PARTS.map((part) => `v1_${part}`), 'shared'].map((part) => `jushi_test_${collection}_${part}`);
  await Promise.all(
    names.map((name) => requestQdrant('POST', `/collections/${name}/points/delete?wait=true`, { filter: {} })),
  );
  return openQdrantStore(qdrantOptions(collection));
}

/** What a writer that is killed writes: several batches of it. */
export const KILLED_CORPUS = { seed: 7, articles: 120, passages: 20, terms: 60, vocabulary: 3000 };
