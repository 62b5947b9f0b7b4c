import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import type { EvalCase } from '../../eval/cases/case-schema.ts';
import { selectCases } from '../../eval/cases/select-cases.ts';
import { mapInOrder } from '../../eval/run/in-order.ts';
import type { CaseResult } from '../../eval/run/case-result.ts';
import { listRuns, loadRun, readResults, resultsFile } from '../../eval/runs/run-folder.ts';
import { CASES, openWorld, worldTarget } from './world.ts';

async function collect(folder: string): Promise<CaseResult[]> {
  const results: CaseResult[] = [];
  for await (const result of readResults(folder)) results.push(result);
  return results;
}

/** What is left when times are taken out. */
function withoutTimes(text: string): string {
  return text
    .replace(/"timings":\{[^}]*\}/g, '')
    .replace(/"times": \{[^}]*\}/g, '')
    .replace(/run-\d/g, 'run');
}

describe('a run', () => {
  it('writes the same bytes twice but for its times', async () => {
    await using world = openWorld();
    const clock = (): number => performance.now();
    const [first, second] = [await world.run({ clock }), await world.run({ clock, concurrency: 5 })];
    expect(withoutTimes(readFileSync(resultsFile(second.folder), 'utf8'))).toBe(
      withoutTimes(readFileSync(resultsFile(first.folder), 'utf8')),
    );
    expect(withoutTimes(JSON.stringify(second.record, null, 1))).toBe(
      withoutTimes(JSON.stringify(first.record, null, 1)),
    );
  });

  it('keeps pass, fail and error apart, and goes on after an error', async () => {
    await using world = openWorld();
    const target = worldTarget((id, right) => {
      if (id === 'gdp') throw new Error('connection lost');
      return id === 'tax' ? { ...right, answer: '没有' } : right;
    });
    const { record, folder } = await world.run({ target });
    expect(record.summary).toMatchObject({ cases: CASES.length, passed: CASES.length - 2, failed: 1, errors: 1 });
    expect(record.gate).toMatchObject({ exitCode: 3, errors: ['gdp'] });
    expect((await collect(folder))[0]).toMatchObject({
      status: 'error',
      error: 'connection lost',
      bits: { correct: false },
    });
  });

  it('leaves a trace of each case', async () => {
    await using world = openWorld();
    const [first] = await collect((await world.run()).folder);
    expect(first).toMatchObject({
      citations: [{ articleId: 'qinghe', holdsEvidence: true, isTrue: true }],
      retrieved: [
        { articleId: 'qinghe', holdsEvidence: true },
        { articleId: 'baihe', holdsEvidence: false },
      ],
      tokens: 0,
      cost: 0,
      timings: { wall: 0 },
    });
  });

  it('goes on where it was stopped, and asks nothing twice', async () => {
    await using world = openWorld();
    const controller = new AbortController();
    const asked: string[] = [];
    const target = worldTarget((id, right, { history }) => {
      if (history !== undefined || id !== 'follow') asked.push(id);
      return right;
    });
    const stopped = world.run({
      target,
      concurrency: 1,
      signal: controller.signal,
      onProgress: (_, done) => {
        if (done === 3) controller.abort();
      },
      runId: 'stopped',
    });
    // The target itself takes no notice of the signal here, so the run ends; its record is what an interruption leaves.
    const { folder } = await stopped;
    const whole = readFileSync(resultsFile(folder), 'utf8');
    writeFileSync(resultsFile(folder), whole.split('\n').slice(0, 3).join('\n') + '\n');
    appendFileSync(resultsFile(folder), '{"id":"half');
    asked.length = 0;
    const { record, outlines } = await world.run({ target, runId: 'stopped', resume: true });
    expect(asked).toEqual(CASES.slice(3).map(({ id }) => id));
    expect(outlines.map(({ id }) => id)).toEqual(CASES.map(({ id }) => id));
    expect(record.isComplete).toBe(true);
    expect(readFileSync(resultsFile(folder), 'utf8')).toBe(whole);
  });

  it('asks anew what had failed when it is gone on with', async () => {
    await using world = openWorld();
    let isDown = true;
    const target = worldTarget((id, right) => {
      if (isDown && id === 'target') throw new Error('down');
      return right;
    });
    await world.run({ target, runId: 'down' });
    isDown = false;
    expect((await world.run({ target, runId: 'down', resume: true })).record.summary).toMatchObject({
      errors: 0,
      passed: CASES.length,
    });
  });

  it('is not gone on with over other questions', async () => {
    await using world = openWorld();
    await world.run({ runId: 'first' });
    await expect(world.run({ runId: 'first', resume: true, cases: CASES.slice(1) })).rejects.toMatchObject({
      code: 'bad-request',
    });
  });

  it('counts the questions whose verdict or words flip', async () => {
    await using world = openWorld();
    let asked = 0;
    const target = worldTarget((id, right) => {
      asked += 1;
      if (id === 'help') return { ...right, answer: `${right.answer}${asked}` };
      return id === 'firms' && asked % 2 === 0 ? { ...right, answer: '约五百户' } : right;
    });
    const { record } = await world.run({ target, repeat: 4, concurrency: 1 });
    expect(record.summary?.flips).toEqual({ cases: CASES.length, verdicts: 1, answers: 2 });
  });

  it('can be listed and loaded, the newest first', async () => {
    await using world = openWorld();
    await world.run({ runId: '20220101-1' });
    await world.run({ runId: '20220102-1' });
    expect(listRuns(world.runsFolder).map(({ id }) => id)).toEqual(['20220102-1', '20220101-1']);
    expect(loadRun(world.runsFolder, '20220101-1').summary?.cases).toBe(CASES.length);
    expect(() => loadRun(world.runsFolder, '../20220101-1')).toThrow('没有这次评测');
    expect(() => loadRun(join(world.runsFolder, 'x'), '20220101-1')).toThrow('没有这次评测');
  });

  it('holds no answers in memory: 10,000 cases leave little more than their outlines', async () => {
    await using world = openWorld();
    const [first] = CASES;
    const cases = Array.from({ length: 10_000 }, (_, index) => ({ ...(first as EvalCase), id: `c${index}` }));
    const target = worldTarget((id, right) => ({
      ...right,
      answer: right.answer + id + '，'.repeat(3000),
      citations: [],
    }));
    setFlagsFromString('--expose-gc');
    const collectGarbage = runInNewContext('gc') as () => void;
    const used: number[] = [];
    await world.run({
      cases,
      target,
      onProgress: (_, done) => {
        if (done !== 1000 && done !== cases.length) return;
        collectGarbage();
        used.push(process.memoryUsage().heapUsed);
      },
    });
    const [early = 0, late = 0] = used;
    // The 9,000 answers between weigh 54 MB; an outline is under 2 kB.
    expect((late - early) / 1024 / 1024).toBeLessThan(20);
  }, 120_000);
});

describe('work in order', () => {
  it('never has more under way than allowed, and gives results back in order', async () => {
    let underWay = 0;
    let most = 0;
    const results: number[] = [];
    const work = async (index: number): Promise<number> => {
      underWay += 1;
      most = Math.max(most, underWay);
      for (let turn = 0; turn < 3 + ((index * 7) % 5); turn += 1) await Promise.resolve();
      underWay -= 1;
      return index;
    };
    for await (const result of mapInOrder(
      Array.from({ length: 50 }, (_, index) => index),
      4,
      work,
    ))
      results.push(result);
    expect(results).toEqual(Array.from({ length: 50 }, (_, index) => index));
    expect(most).toBe(4);
  });
});

describe('a selection', () => {
  it('asks what every filter lets through, in the order of the set', () => {
    const ids = (filter: Parameters<typeof selectCases>[1]) => selectCases(CASES, filter).map(({ id }) => id);
    expect(ids({})).toHaveLength(CASES.length);
    expect(ids({ ids: ['tax', 'f*'] })).toEqual(['firms', 'tax', 'follow']);
    expect(ids({ categories: ['unanswerable'], ids: ['w*'] })).toEqual(['weather']);
    expect(ids({ askers: ['investor'] })).toEqual([]);
    expect(ids({ failing: new Set(['gdp', 'gone']) })).toEqual(['gdp']);
  });
});
