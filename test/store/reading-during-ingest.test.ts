import { join } from 'node:path';
import { expect, test } from 'vitest';
import { queryVector } from '../../knowledge/sparse.ts';
import { openSqliteStore } from '../../knowledge/store/sqlite/store.ts';
import { ingest, withView } from '../contract/with-store.ts';
import { makeRecord } from '../contract/records.ts';
import { runIngest } from './run-process.ts';
import { makeTemporaryFolder } from './temporary-folder.ts';

test('fails no question while another process ingests, and shows each either the old articles or the new', async () => {
  const file = join(makeTemporaryFolder(), 'index.sqlite');
  const store = openSqliteStore({ file });
  await ingest(store, [makeRecord({ number: 0, passages: [['招商1']] })]);
  const progress = { running: true };
  const finished = runIngest(file).finally(() => {
    progress.running = false;
  });
  const seen = new Set<string>();
  while (progress.running) {
    await withView(store, async (view) => {
      const { articles } = await view.coverage();
      const hits = await view.searchPassages(queryVector(new Map([['招商1', 1]])), {}, 1000);
      const first = await view.listPassages(makeRecord({ number: 0, passages: [] }).article.id);
      await new Promise(setImmediate);
      const { total } = await view.listArticles({}, { page: 1, pageSize: 1 });
      seen.add(
        JSON.stringify({ generation: view.generation, articles, total, first: first.length, hit: hits.length > 0 }),
      );
    });
  }
  expect((await finished).exitCode).toBe(0);
  await withView(store, async (view) => expect(view.generation).toBe(2));
  const before = JSON.stringify({ generation: 1, articles: 1, total: 1, first: 1, hit: true });
  const after = JSON.stringify({ generation: 2, articles: 40, total: 40, first: 5, hit: true });
  expect(seen).toContain(before);
  expect([before, after]).toEqual(expect.arrayContaining([...seen]));
  await store.close();
});
