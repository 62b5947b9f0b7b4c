import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { SparseVector } from '../../knowledge/sparse.ts';
import type { ArticleFilter, ArticleRecord, KnowledgeStore } from '../../knowledge/store/port.ts';
import { openSqliteStore } from '../../knowledge/store/sqlite/store.ts';
import { HUBEI } from '../contract/records.ts';
import { ingest, withView, withWriter } from '../contract/with-store.ts';
import { makeCorpus, makeQueries } from './qdrant-corpus.ts';
import { embed, embedAll } from './qdrant-vectors.ts';
import { NO_QDRANT, openEmptyQdrantStore, QDRANT_URL } from './qdrant-server.ts';
import { makeTemporaryFolder } from './temporary-folder.ts';

const SHAPE = { passages: 8, terms: 60, vocabulary: 4000 };
const QUESTIONS = 200;
const FILTERS: readonly ArticleFilter[] = [
  {},
  { regionCodes: [HUBEI.code] },
  { years: [2015, 2016], unknownPasses: true },
];

async function topTens(store: KnowledgeStore, queries: readonly SparseVector[]): Promise<string[][]> {
  return withView(store, async (view) => {
    const lists: string[][] = [];
    for (const [number, query] of queries.entries()) {
      const hits = await view.searchPassages(query, FILTERS[number % FILTERS.length]!, 10);
      lists.push(hits.map(({ id }) => id));
    }
    return lists;
  });
}

async function hybridTens(store: KnowledgeStore, queries: readonly SparseVector[]): Promise<string[][]> {
  return withView(store, async (view) => {
    const lists: string[][] = [];
    for (const [number, sparse] of queries.entries()) {
      const query = { sparse, dense: embed(`问题${number}`) };
      const hits = await view.searchHybrid(query, FILTERS[number % FILTERS.length]!, 10);
      lists.push(hits.map(({ id }) => id));
    }
    return lists;
  });
}

/** Both engines with the same articles. */
async function openBoth(records: readonly ArticleRecord[]): Promise<[KnowledgeStore, KnowledgeStore]> {
  const embedded = openSqliteStore({ file: join(makeTemporaryFolder(), 'index.sqlite') });
  const qdrant = await openEmptyQdrantStore('ranking');
  for (const store of [embedded, qdrant]) await ingest(store, records);
  return [embedded, qdrant];
}

describe.skipIf(!QDRANT_URL)(
  `both engines over the same articles${QDRANT_URL ? '' : ` (skipped: ${NO_QDRANT})`}`,
  () => {
    test(`give the same ten passages in the same order to ${QUESTIONS} questions`, { timeout: 300_000 }, async () => {
      const records = [...makeCorpus({ seed: 1, articles: 300, ...SHAPE })];
      const [embedded, qdrant] = await openBoth(records);
      const queries = makeQueries(2, QUESTIONS, SHAPE.vocabulary);
      const expected = await topTens(embedded, queries);
      expect(expected.filter((list) => list.length === 10).length).toBeGreaterThan(QUESTIONS * 0.9);
      expect(await topTens(qdrant, queries)).toEqual(expected);
      expect(await qdrant.digest()).toBe(await embedded.digest());
      for (const store of [embedded, qdrant]) await embedAll(store);
      const fused = await hybridTens(embedded, queries);
      expect(fused).not.toEqual(expected);
      expect(await hybridTens(qdrant, queries)).toEqual(fused);
      expect(await topTens(qdrant, queries)).toEqual(expected);
      await Promise.all([embedded.close(), qdrant.close()]);
    });

    test(
      'still give the same after half of the articles were replaced and some removed',
      { timeout: 300_000 },
      async () => {
        const records = [...makeCorpus({ seed: 3, articles: 150, ...SHAPE })];
        const [embedded, qdrant] = await openBoth(records);
        for (const store of [embedded, qdrant]) await embedAll(store);
        const others = [...makeCorpus({ seed: 4, articles: 150, ...SHAPE })].filter((_, number) => number % 2 === 0);
        for (const store of [embedded, qdrant]) {
          await withWriter(store, async (writer) => {
            for (const record of others) await writer.replaceArticle(record, '/other');
            for (const { article } of records.slice(0, 20)) await writer.removeArticle(article.id);
            await writer.publish();
          });
        }
        const queries = makeQueries(5, QUESTIONS, SHAPE.vocabulary);
        expect(await topTens(qdrant, queries)).toEqual(await topTens(embedded, queries));
        expect(await qdrant.digest()).toBe(await embedded.digest());
        const coverage = (store: KnowledgeStore) => withView(store, (view) => view.coverage());
        expect(await coverage(qdrant)).toEqual(await coverage(embedded));
        const spaceOf = (store: KnowledgeStore) => withView(store, async (view) => view.vectors);
        expect(await spaceOf(qdrant)).toEqual(await spaceOf(embedded));
        expect(await hybridTens(qdrant, queries)).toEqual(await hybridTens(embedded, queries));
        for (const store of [embedded, qdrant]) await embedAll(store);
        expect(await hybridTens(qdrant, queries)).toEqual(await hybridTens(embedded, queries));
        await Promise.all([embedded.close(), qdrant.close()]);
      },
    );
  },
);
