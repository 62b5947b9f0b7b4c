import { describe, expect, test } from 'vitest';
import { JushiError } from '../../knowledge/errors.ts';
import { queryVector } from '../../knowledge/sparse.ts';
import type { KnowledgeStore } from '../../knowledge/store/port.ts';
import { openQdrantStore } from '../../knowledge/store/qdrant/store.ts';
import { articleIdOf, makeRecord } from '../contract/records.ts';
import { ingest, withView, withWriter } from '../contract/with-store.ts';
import { createGate } from './qdrant-gate.ts';
import { makeCorpus } from './qdrant-corpus.ts';
import { NO_QDRANT, openEmptyQdrantStore, qdrantOptions, QDRANT_URL } from './qdrant-server.ts';

const QUERY = queryVector(new Map([['招商', 1]]));
const RECORD = makeRecord({ number: 1, passages: [['招商', '政策']] });

async function search(store: KnowledgeStore): Promise<string[]> {
  return withView(store, async (view) => (await view.searchPassages(QUERY, {}, 5)).map(({ id }) => id));
}

test('says in words that a server that is not there cannot be reached', async () => {
  const store = openQdrantStore({ ...qdrantOptions('nowhere'), url: 'http://127.0.0.1:1' });
  await expect(store.openView()).rejects.toMatchObject({ code: 'store-unavailable', status: 503 });
  const { ready, detail } = await store.health();
  expect(ready).toBe(false);
  expect(detail).toMatch(/ECONNREFUSED|bad port/);
  await store.close();
});

describe.skipIf(!QDRANT_URL)(`a Qdrant that goes away${QDRANT_URL ? '' : ` (skipped: ${NO_QDRANT})`}`, () => {
  async function openBehindGate() {
    await (await openEmptyQdrantStore('outage')).close();
    const gate = await createGate(QDRANT_URL!);
    return { gate, store: openQdrantStore({ ...qdrantOptions('outage'), url: gate.url }) };
  }

  test('makes questions fail as unavailable, and they work again by themselves', { timeout: 60_000 }, async () => {
    const { gate, store } = await openBehindGate();
    await ingest(store, [RECORD]);
    const expected = await search(store);
    expect(expected.length).toBe(1);
    for (let outage = 0; outage < 3; outage += 1) {
      const view = await store.openView();
      await gate.shut();
      await expect(view.searchPassages(QUERY, {}, 5)).rejects.toMatchObject({ code: 'store-unavailable' });
      await expect(store.openView()).rejects.toMatchObject({ code: 'store-unavailable' });
      expect((await store.health()).ready).toBe(false);
      await gate.open();
      expect(await search(store)).toEqual(expected);
      expect((await view.searchPassages(QUERY, {}, 5)).length).toBe(1);
      view.close();
      expect((await store.health()).ready).toBe(true);
    }
    await store.close();
    await gate.shut();
  });

  test('gives a stream of questions right answers or none, never wrong ones', { timeout: 60_000 }, async () => {
    const { gate, store } = await openBehindGate();
    await ingest(store, [RECORD]);
    const expected = await search(store);
    const counts = { right: 0, refused: 0, wrong: 0, done: false };
    const asking = [1, 2, 3].map(async () => {
      while (!counts.done) {
        const outcome = await search(store).then(
          (found) => (found.join() === expected.join() ? 'right' : 'wrong'),
          (error: unknown) => (error instanceof JushiError && error.code === 'store-unavailable' ? 'refused' : 'wrong'),
        );
        counts[outcome] += 1;
      }
    });
    for (let outage = 0; outage < 3; outage += 1) {
      const { right, refused } = counts;
      await gate.shut();
      while (counts.refused < refused + 3) await new Promise(setImmediate);
      await gate.open();
      while (counts.right < right + 10) await new Promise(setImmediate);
    }
    counts.done = true;
    await Promise.all(asking);
    expect(counts.wrong).toBe(0);
    await store.close();
    await gate.shut();
  });

  test('holds a writer up for a moment, and it loses nothing', { timeout: 60_000 }, async () => {
    const { gate, store } = await openBehindGate();
    const records = [...makeCorpus({ seed: 9, articles: 90, passages: 20, terms: 40, vocabulary: 2000 })];
    await withWriter(store, async (writer) => {
      for (const [number, record] of records.entries()) {
        if (number % 30 === 29) {
          await gate.shut();
          const written = writer.replaceArticle(record, '/a');
          await new Promise(setImmediate);
          await gate.open();
          await written;
        } else await writer.replaceArticle(record, '/a');
      }
      await writer.publish();
    });
    await withView(store, async (view) => {
      const listed = records.filter(({ article }) => article.duplicateOf === null);
      expect(await view.coverage()).toMatchObject({ articles: listed.length, passages: listed.length * 20 });
      expect((await view.listPassages(articleIdOf(29))).length).toBe(20);
    });
    await store.close();
    await gate.shut();
  });
});
