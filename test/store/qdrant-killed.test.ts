import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { openQdrantStore } from '../../knowledge/store/qdrant/store.ts';
import type { KnowledgeStore } from '../../knowledge/store/port.ts';
import { openSqliteStore } from '../../knowledge/store/sqlite/store.ts';
import { ingest, withView } from '../contract/with-store.ts';
import { makeCorpus, makeQueries } from './qdrant-corpus.ts';
import { embed, embedAll } from './qdrant-vectors.ts';
import { dropCollections, KILLED_CORPUS, NO_QDRANT, qdrantOptions, QDRANT_URL } from './qdrant-server.ts';
import { makeTemporaryFolder } from './temporary-folder.ts';

const SCRIPT = fileURLToPath(new URL('qdrant-ingest-process.ts', import.meta.url));
const KILLS = 20;
const COLLECTION = 'killed';

/** @param killAfterMs after it got the lock; never when absent */
async function runIngest(killAfterMs?: number): Promise<{ lines: string[]; wasKilled: boolean; tookMs: number }> {
  const child = spawn(process.execPath, [SCRIPT, COLLECTION], { stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const lines: string[] = [];
  let since = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line);
    if (line !== 'locked') continue;
    since = performance.now();
    if (killAfterMs !== undefined) void delay(killAfterMs).then(() => child.kill('SIGKILL'));
  }
  return { lines, wasKilled: (await exited) === null, tookMs: performance.now() - since };
}

/** All that can be read of a store, but for its generation. */
async function readEverything(store: KnowledgeStore) {
  return withView(store, async (view) => {
    const { articles, total } = await view.listArticles({}, { page: 1, pageSize: 1000 });
    return {
      total,
      articles: await Promise.all(articles.map(({ id }) => view.getArticle(id))),
      passages: await Promise.all(articles.map(({ id }) => view.listPassages(id))),
      observations: await view.findObservations({}, { page: 1, pageSize: 1000 }),
      coverage: await view.coverage(),
      vectors: view.vectors,
      hybrid: await Promise.all(
        makeQueries(9, 20, KILLED_CORPUS.vocabulary).map(async (sparse, number) =>
          (await view.searchHybrid({ sparse, dense: embed(`问题${number}`) }, {}, 50)).map(({ id }) => id),
        ),
      ),
      hits: await Promise.all(
        makeQueries(8, 20, KILLED_CORPUS.vocabulary).map(async (query) =>
          (await view.searchPassages(query, {}, 50)).map(({ id }) => id),
        ),
      ),
      terms: await view.termFrequencies(Array.from({ length: 300 }, (_, rank) => `词${rank}`)),
    };
  });
}

describe.skipIf(!QDRANT_URL)(`writers that are killed${QDRANT_URL ? '' : ` (skipped: ${NO_QDRANT})`}`, () => {
  test(
    `lose and double nothing in ${KILLS} runs killed at different moments and resumed`,
    { timeout: 1_200_000 },
    async () => {
      await dropCollections(COLLECTION);
      const { tookMs } = await runIngest();
      const store = openQdrantStore(qdrantOptions(COLLECTION));
      const moments: number[] = [];
      for (let run = 0; moments.length < KILLS && run < KILLS * 3; run += 1) {
        // Every third time from nothing, so that the making of collections is interrupted, too.
        if (run % 3 === 0) await dropCollections(COLLECTION);
        const killAfterMs = Math.random() * tookMs;
        if ((await runIngest(killAfterMs)).wasKilled) moments.push(Math.round(killAfterMs));
        const { articles } = await withView(store, (view) => view.coverage());
        expect([0, 116]).toContain(articles);
      }
      expect(moments.length).toBe(KILLS);
      const { lines } = await runIngest();
      const embedded = openSqliteStore({ file: join(makeTemporaryFolder(), 'index.sqlite') });
      await ingest(embedded, [...makeCorpus(KILLED_CORPUS)]);
      await embedAll(embedded);
      expect(lines.at(-1), `killed after ${moments.join(', ')} ms`).toBe(`digest ${await embedded.digest()}`);
      expect(await readEverything(store)).toEqual(await readEverything(embedded));
      await Promise.all([store.close(), embedded.close()]);
    },
  );
});
