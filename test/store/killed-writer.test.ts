import { join } from 'node:path';
import { expect, test } from 'vitest';
import { queryVector } from '../../knowledge/sparse.ts';
import type { KnowledgeStore } from '../../knowledge/store/port.ts';
import { openSqliteStore } from '../../knowledge/store/sqlite/store.ts';
import { withView } from '../contract/with-store.ts';
import { runIngest, startLockHolder } from './run-process.ts';
import { makeTemporaryFolder } from './temporary-folder.ts';

const KILLS = 20;
const LINES = 42;

/** All that can be read of a store, but for its generation. */
async function readEverything(store: KnowledgeStore) {
  return withView(store, async (view) => {
    const { articles } = await view.listArticles({}, { page: 1, pageSize: 1000 });
    const query = queryVector(
      new Map([
        ['招商1', 1],
        ['港口3', 0.5],
      ]),
    );
    return {
      articles: await Promise.all(articles.map(({ id }) => view.getArticle(id))),
      passages: await Promise.all(articles.map(({ id }) => view.listPassages(id))),
      observations: await view.findObservations({}, { page: 1, pageSize: 1000 }),
      coverage: await view.coverage(),
      hits: await view.searchPassages(query, {}, 1000),
    };
  });
}

test('names the process that holds the lock, and lets the next in once that one is killed', async () => {
  const file = join(makeTemporaryFolder(), 'index.sqlite');
  const holder = await startLockHolder(file);
  const store = openSqliteStore({ file });
  try {
    const refused = store.openWriter({ waitMs: 0 });
    await expect(refused).rejects.toMatchObject({ code: 'index-locked' });
    await expect(refused).rejects.toThrow(new RegExp(`进程 ${holder.pid}（.*自 \\d{4}-\\d\\d-\\d\\dT`));
    const waiting = store.openWriter({ waitMs: 10_000 });
    await holder.kill();
    const writer = await waiting;
    expect(await writer.publish()).toBe(0);
    await writer.close();
  } finally {
    await holder.kill();
    await store.close();
  }
});

test(
  `loses and doubles nothing in ${KILLS} runs killed at different moments and resumed`,
  { timeout: 120_000 },
  async () => {
    const folder = makeTemporaryFolder();
    const whole = await runIngest(join(folder, 'whole.sqlite'));
    expect(whole.exitCode).toBe(0);
    expect(whole.lines.length).toBe(LINES);

    const file = join(folder, 'killed.sqlite');
    const reader = openSqliteStore({ file });
    // One file lives through all the kills, so that each run goes on from what the last one left;
    // every fourth starts afresh, so that the making of the file is interrupted too.
    const moments: number[] = [];
    const freshDigests: (string | undefined)[] = [];
    for (let run = 0; moments.length < KILLS && run < KILLS * 3; run += 1) {
      const killAfterLines = 1 + Math.floor(Math.random() * (LINES - 2));
      const target = run % 4 === 3 ? join(folder, `fresh-${run}.sqlite`) : file;
      const { exitCode } = await runIngest(target, { killAfterLines });
      // A busy machine may deliver the signal too late.
      if (exitCode === null) moments.push(killAfterLines);
      if (target !== file) freshDigests.push((await runIngest(target)).lines.at(-1));
    }
    expect(moments.length).toBe(KILLS);
    expect(new Set(freshDigests), `killed after lines ${moments.join(', ')}`).toEqual(new Set([whole.lines.at(-1)]));
    await withView(reader, async (view) => expect([0, 40]).toContain((await view.coverage()).articles));

    const resumed = await runIngest(file);
    expect(resumed.lines.at(-1), `killed after lines ${moments.join(', ')}`).toBe(whole.lines.at(-1));
    const reference = openSqliteStore({ file: join(folder, 'whole.sqlite') });
    const [found, expected] = [await readEverything(reader), await readEverything(reference)];
    expect(found).toEqual(expected);
    expect(found.coverage).toMatchObject({ articles: 40, passages: 200, observations: 40 });
    expect(`digest ${await reader.digest()}`).toBe(whole.lines.at(-1));
    await reference.close();
    await reader.close();
  },
);
