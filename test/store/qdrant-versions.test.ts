import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { queryVector } from '../../knowledge/sparse.ts';
import type { ArticleRecord, KnowledgeStore } from '../../knowledge/store/port.ts';
import { openQdrantStore } from '../../knowledge/store/qdrant/store.ts';
import { createVersions } from '../../knowledge/store/qdrant/versions.ts';
import { openSqliteStore } from '../../knowledge/store/sqlite/store.ts';
import { copyEmbeddedIndex } from '../../server/copy-index.ts';
import { makeRecord } from '../contract/records.ts';
import { ingest, withView, withWriter } from '../contract/with-store.ts';
import { embed, embedAll } from './qdrant-vectors.ts';
import { makeCorpus } from './qdrant-corpus.ts';
import { dropCollections, NO_QDRANT, qdrantOptions, QDRANT_URL, requestQdrant } from './qdrant-server.ts';
import { makeTemporaryFolder } from './temporary-folder.ts';

const QUERY = queryVector(
  new Map([
    ['词0', 1],
    ['词1', 0.5],
    ['词7', 0.7],
  ]),
);
const SHAPE = { passages: 6, terms: 30, vocabulary: 500 };
const OLD = [...makeCorpus({ seed: 11, articles: 40, ...SHAPE })];
const NEW = [...makeCorpus({ seed: 12, articles: 60, ...SHAPE })];

/** What one view answers, but for the scores' last digits. */
async function look(store: KnowledgeStore): Promise<string> {
  return withView(store, async (view) => {
    const { articles } = await view.coverage();
    const hits = await view.searchPassages(QUERY, {}, 10);
    const { total } = await view.findObservations({ indicators: ['投资额'] }, { page: 1, pageSize: 1 });
    const passages = await view.listPassages(hits[0]!.articleId);
    return JSON.stringify([
      articles,
      hits.map(({ score: _score, ...passage }) => passage),
      total,
      passages.map(({ text }) => text),
    ]);
  });
}

async function startAfresh(name: string): Promise<ReturnType<typeof qdrantOptions>> {
  await dropCollections(name);
  return qdrantOptions(name);
}

async function fillVersion(name: string, version: string, records: readonly ArticleRecord[]): Promise<void> {
  const store = openQdrantStore({ ...qdrantOptions(name), version });
  await ingest(store, records);
  await store.close();
}

describe.skipIf(!QDRANT_URL)(`versions of an index${QDRANT_URL ? '' : ` (skipped: ${NO_QDRANT})`}`, () => {
  test(
    'are switched and rolled back under a stream of searches, none of which fails or mixes',
    { timeout: 120_000 },
    async () => {
      const options = await startAfresh('switching');
      const store = openQdrantStore(options);
      await ingest(store, OLD);
      const oldLook = await look(store);
      let newLook = '';
      const counts = { old: 0, new: 0, other: 0, done: false };
      const searching = [1, 2, 3].map(async () => {
        while (!counts.done) {
          const seen = await look(store);
          counts[seen === oldLook ? 'old' : seen === newLook ? 'new' : 'other'] += 1;
        }
      });
      const versions = createVersions(options);
      expect(await versions.next()).toBe('v2');
      await fillVersion('switching', 'v2', NEW);
      const second = openQdrantStore({ ...options, version: 'v2' });
      newLook = await look(second);
      await second.close();
      expect(newLook).not.toBe(oldLook);
      expect(counts.new).toBe(0);
      expect((await versions.list()).map(({ version, isServed }) => [version, isServed])).toEqual([
        ['v1', true],
        ['v2', false],
      ]);
      for (let round = 0; round < 3; round += 1) {
        const before = { ...counts };
        await versions.switchTo('v2');
        while (counts.new < before.new + 5) await new Promise(setImmediate);
        expect(await versions.rollback()).toBe('v1');
        while (counts.old < before.old + 5) await new Promise(setImmediate);
      }
      await versions.switchTo('v2');
      counts.done = true;
      await Promise.all(searching);
      expect(counts.other).toBe(0);
      expect(await look(store)).toBe(newLook);
      await expect(versions.drop('v2')).rejects.toMatchObject({ code: 'bad-request' });
      await versions.drop('v1');
      await expect(versions.rollback()).rejects.toMatchObject({ code: 'bad-request' });
      await store.close();
    },
  );

  test('that are empty or not there are not switched to', { timeout: 60_000 }, async () => {
    const options = await startAfresh('unswitchable');
    await fillVersion('unswitchable', 'v1', OLD.slice(0, 2));
    const versions = createVersions(options);
    const empty = openQdrantStore({ ...options, version: 'v2' });
    await withWriter(empty, async () => {});
    await expect(versions.switchTo('v2')).rejects.toMatchObject({ code: 'bad-request' });
    await expect(versions.switchTo('v3')).rejects.toMatchObject({ code: 'not-found' });
    expect(await versions.next()).toBe('v2');
    await empty.close();
  });

  test(
    'hold an embedded index as it is when it was copied, links and kept-out articles included',
    { timeout: 60_000 },
    async () => {
      const options = await startAfresh('copied');
      const file = join(makeTemporaryFolder(), 'index.sqlite');
      const embedded = openSqliteStore({ file });
      await ingest(embedded, NEW);
      await embedAll(embedded);
      await withWriter(embedded, (writer) => writer.setKeptOut('00000001-0000-5000-8000-00000000ffff', true));
      const target = { ...options, version: 'v1' };
      const { articles, vectors, digest } = await copyEmbeddedIndex(file, target);
      expect(articles).toBe(NEW.length);
      expect(vectors).toBeGreaterThan(0);
      expect(digest).toBe(await embedded.digest());
      await createVersions(options).switchTo('v1');
      const store = openQdrantStore(options);
      expect(await look(store)).toBe(await look(embedded));
      const [copied, original] = await Promise.all(
        [store, embedded].map((one) =>
          withView(one, async (view) => ({
            space: view.vectors,
            hits: await view.searchHybrid({ sparse: QUERY, dense: embed('问题') }, {}, 20),
          })),
        ),
      );
      expect(copied).toEqual(original);
      expect(copied?.space?.passages).toBe(vectors);
      await withWriter(store, async (writer) => {
        expect(await writer.isKeptOut('00000001-0000-5000-8000-00000000ffff')).toBe(true);
      });
      // A second copy, into what is there already, follows removals as well.
      await withWriter(embedded, async (writer) => {
        await writer.removeArticle(NEW[0]!.article.id);
        await writer.publish();
      });
      expect((await copyEmbeddedIndex(file, target)).digest).toBe(await embedded.digest());
      await Promise.all([store.close(), embedded.close()]);
    },
  );

  test(
    'keep the dense vectors of a model in a collection of their own, which says what they are of',
    { timeout: 60_000 },
    async () => {
      const options = await startAfresh('embedding');
      const record = makeRecord({ number: 1, passages: [['词0', '词1']] });
      const store = openQdrantStore(options);
      await ingest(store, [record]);
      await withWriter(store, async (writer) => {
        await writer.setVectorSpace({ model: 'test-model', dimension: 8 });
        await writer.publish();
      });
      const path = `/collections/${options.collection}_v1_passages_1`;
      const { result } = await requestQdrant('GET', path);
      const { params, metadata } = (result as { config: { params: { vectors: unknown }; metadata: unknown } }).config;
      expect(params.vectors).toMatchObject({
        dense: { size: 8, distance: 'Cosine', on_disk: true, quantization_config: { scalar: { type: 'int8' } } },
      });
      expect(metadata).toMatchObject({ embedding_model: 'test-model', embedding_dimension: 8 });
      expect((await withView(store, (view) => view.searchPassages(QUERY, {}, 5))).length).toBe(1);
      await store.close();
      await requestQdrant('PATCH', path, { metadata: { embedding_model: 'another-model' } });
      const wrong = openQdrantStore(options);
      const opening = wrong.openView();
      await expect(opening).rejects.toMatchObject({ code: 'index-incompatible' });
      await expect(opening).rejects.toThrow(/embedding_model.*jushi index/);
      await expect(wrong.openWriter({ waitMs: 0 })).rejects.toMatchObject({ code: 'index-incompatible' });
      await wrong.close();
    },
  );

  test('lose the collection of a former model once nobody can be reading it', { timeout: 180_000 }, async () => {
    const options = await startAfresh('former');
    const store = openQdrantStore({ ...options, retentionMs: 0 });
    const record = makeRecord({ number: 1, passages: [['词0', '词1']] });
    await ingest(store, [record]);
    // What a run left that was killed while it copied passages.
    const stray = { vectors: { dense: { size: 3, distance: 'Dot' } } };
    await requestQdrant('PUT', `/collections/${options.collection}_v1_passages_1`, stray);
    await embedAll(store);
    await withWriter(store, async (writer) => {
      await writer.setVectorSpace({ model: 'another-model', dimension: 3 });
      await writer.publish();
    });
    const passages = async (): Promise<string[]> => {
      const { result } = await requestQdrant('GET', '/collections');
      const names = (result as { collections: { name: string }[] }).collections.map(({ name }) => name);
      const prefix = `${options.collection}_v1_passages`;
      return names
        .filter((name) => name.startsWith(prefix))
        .map((name) => name.slice(prefix.length))
        .sort();
    };
    expect(await passages()).toEqual(['_1', '_2']);
    await ingest(store, [makeRecord({ number: 2, passages: [['词1']] })]);
    expect(await passages()).toEqual(['_2']);
    const reader = openQdrantStore(options);
    expect((await withView(reader, (view) => view.searchPassages(QUERY, {}, 5))).length).toBe(2);
    await reader.close();
    const versions = createVersions(options);
    await versions.drop('v1', { evenIfServed: true });
    expect(await passages()).toEqual([]);
    await store.close();
  });
});
