/** Runs killed in the middle of embedding: nothing is lost, doubled, mixed or embedded without need. */
import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { queryVector } from '../../knowledge/sparse.ts';
import type { KnowledgeStore } from '../../knowledge/store/port.ts';
import { openSqliteStore } from '../../knowledge/store/sqlite/store.ts';
import { withView } from '../contract/with-store.ts';
import { hashedBigrams } from '../embeddings/hashed-bigrams.ts';
import { startScriptedEmbeddings, type ScriptedEmbeddings } from '../embeddings/scripted-embeddings.ts';
import { makeTemporaryFolder } from './temporary-folder.ts';

const SCRIPT = fileURLToPath(new URL('embedding-process.ts', import.meta.url));
const ARTICLES = 30;
/** As many as are under way at once. */
const UNDER_WAY = 4 * 32;

let service: ScriptedEmbeddings;
beforeAll(async () => {
  service = await startScriptedEmbeddings('truthful', 32);
});
afterAll(() => service.close());

function writeArticles(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (let number = 0; number < ARTICLES; number += 1) {
    const paragraphs = Array.from({ length: 8 }, (_, part) =>
      `第${number}号产业园第${part}批项目开工建设，计划投资${number * 10 + part}亿元，引进企业${part + 1}家。`.repeat(
        8,
      ),
    );
    writeFileSync(join(folder, `${number}.txt`), `第${number}号产业园\n\n${paragraphs.join('\n')}\n`);
  }
}

/** @param killAfter SIGKILL once so many lines were read; Infinity for never */
async function run(parameters: readonly string[], killAfter = Infinity) {
  const child = spawn(process.execPath, [SCRIPT, ...parameters], { stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const lines: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line);
    if (lines.length === killAfter) child.kill('SIGKILL');
  }
  return { lines, isKilled: (await exited) === null };
}

async function nearestOfEvery(store: KnowledgeStore, dimension: number) {
  return withView(store, async (view) => {
    const dense = Float32Array.from(hashedBigrams('第17号产业园第3批项目开工建设', dimension));
    const hits = await view.searchHybrid({ sparse: queryVector(new Map()), dense }, {}, 5000);
    return { vectors: view.vectors, hits };
  });
}

test(
  'killed runs resume, end as an undisturbed run does, and never embed a committed passage again',
  { timeout: 180_000 },
  async () => {
    const folder = join(makeTemporaryFolder(), 'articles');
    writeArticles(folder);
    const indexes = makeTemporaryFolder();
    const whole = join(indexes, 'whole.db');
    const killed = join(indexes, 'killed.db');
    const undisturbed = await run([whole, folder, service.baseUrl, 'first']);
    const counts = JSON.parse(undisturbed.lines.at(-1)!) as { embedded: number; digest: string };
    expect(counts.embedded).toBeGreaterThanOrEqual(150);

    for (const [model, dimension, mode] of [
      ['first', 32, 'plain'],
      ['second', 24, 'reembed'],
    ] as const) {
      service.dimension = dimension;
      service.forget();
      let kills = 0;
      for (const killAfter of [2, 2, 3]) {
        kills += (await run([killed, folder, service.baseUrl, model, mode], killAfter)).isKilled ? 1 : 0;
        const reader = openSqliteStore({ file: killed });
        // Never mixed: one space, whatever was killed; the next run publishes what the last one left.
        const seen = await withView(reader, async ({ vectors }) => vectors && [vectors.model, vectors.dimension]);
        expect([null, ['first', 32], ['second', 24]]).toContainEqual(seen);
        await reader.close();
      }
      const { lines } = await run([killed, folder, service.baseUrl, model, mode]);
      const summary = JSON.parse(lines.at(-1)!) as Record<string, unknown>;
      expect(kills).toBeGreaterThan(0);
      expect(summary).toMatchObject({ model, dimension, failed: 0, note: null });
      expect(Number(summary['embedded']) + Number(summary['reused'])).toBe(counts.embedded);
      // Only what was under way when a run was killed was asked for again; each run begins with one short text.
      expect(service.embedded.length).toBeLessThanOrEqual(counts.embedded + kills * UNDER_WAY + 5);
      expect(summary['digest']).toBe(counts.digest);
    }
    service.dimension = 24;
    await run([whole, folder, service.baseUrl, 'second', 'reembed']);
    const [expected, found] = [openSqliteStore({ file: whole }), openSqliteStore({ file: killed })];
    expect(await nearestOfEvery(found, 24)).toEqual(await nearestOfEvery(expected, 24));
    await expected.close();
    await found.close();
  },
);
