import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openSqliteStore } from '../../knowledge/store/sqlite/store.ts';
import { withView } from '../contract/with-store.ts';
import { runIngest, startLockHolder } from './run-process.ts';
import { makeTemporaryFolder } from './temporary-folder.ts';

const KILLS = 20;
const LINES = 42;

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
    await withView(reader, async (view) => {
      expect(await view.coverage()).toMatchObject({ articles: 40, passages: 200, observations: 40 });
    });
    expect(`digest ${await reader.digest()}`).toBe(whole.lines.at(-1));
    await reader.close();
  },
);
