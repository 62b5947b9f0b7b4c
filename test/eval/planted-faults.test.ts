/**
 * The gate itself is tested: faults are planted one by one into the engine, the samples' set is run, and the run must
 * turn red against a run without fault. The modules are loaded once, each faulty function behind a switch.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { caseSchema } from '../../eval/cases/case-schema.ts';
import { evaluate } from '../../eval/evaluate.ts';
import type { Baseline } from '../../eval/gate/baseline.ts';
import { baselineCaseOf } from '../../eval/gate/baseline.ts';
import type { EvaluationTarget } from '../../eval/run/target.ts';
import { readResults } from '../../eval/runs/run-folder.ts';
import { FAULTS } from './faults.ts';
import type { Fault } from './faults.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const NEEDED = 18;

let planted: Fault | null = null;
const reached = new Set<Fault>();

/** Each function that a fault names, behind a switch; called without a fault it is itself. */
function withSwitches(path: string, original: Record<string, unknown>): Record<string, unknown> {
  const names = new Set(FAULTS.filter(({ module }) => module === path).map((fault) => fault.function));
  const switched = [...names].map((name) => {
    const own = original[name];
    if (typeof own !== 'function') throw new Error(`${path} has no function ${name}: give its fault a new place`);
    const call = (...given: unknown[]): unknown => {
      if (planted?.module !== path || planted.function !== name) return own(...given);
      reached.add(planted);
      return planted.plant((...args) => own(...args))(...given);
    };
    return [name, call] as const;
  });
  return { ...original, ...Object.fromEntries(switched) };
}

const folder = mkdtempSync(join(tmpdir(), 'jushi-faults-'));
const cases = readFileSync(join(ROOT, 'samples', 'cases.jsonl'), 'utf8')
  .split('\n')
  .filter((line) => line.trim() !== '')
  .map((line) => caseSchema.parse(JSON.parse(line)));

let count = 0;
let baseline: Baseline | null = null;
let openTarget: (file: string) => EvaluationTarget;
let buildIndex: (file: string) => Promise<void>;
const cleanIndex = join(folder, 'clean.db');

async function loadEngine(): Promise<void> {
  for (const path of new Set(FAULTS.map(({ module }) => module))) {
    vi.doMock(join(ROOT, path), async (importOriginal) =>
      withSwitches(path, await importOriginal<Record<string, unknown>>()),
    );
  }
  const { createAnswerer } = await import('../../answer/create-answerer.ts');
  const { createInProcessTarget } = await import('../../eval/run/in-process.ts');
  const { ingestPaths } = await import('../../ingest/ingest-paths.ts');
  const { extractFigures } = await import('../../knowledge/figures/extract-figures.ts');
  const { openSqliteStore } = await import('../../knowledge/store/sqlite/store.ts');
  buildIndex = async (file) => {
    const store = openSqliteStore({ file });
    try {
      await ingestPaths({ paths: [join(ROOT, 'samples', 'articles')], store, extractObservations: extractFigures });
    } finally {
      await store.close();
    }
  };
  openTarget = (file) => {
    const store = openSqliteStore({ file });
    const answerer = createAnswerer({ store, clock: () => 0, version: 'test' });
    return createInProcessTarget({ name: 'samples', store, answerer });
  };
}

/** The run's exit code, with the fault planted from ingest to answer. */
async function runWith(fault: Fault | null) {
  count += 1;
  planted = fault;
  let index = cleanIndex;
  try {
    if (fault?.part === 'extraction') {
      index = join(folder, `faulty-${count}.db`);
      await buildIndex(index);
    }
    const target = openTarget(index);
    try {
      return await evaluate({
        cases,
        sets: [],
        target,
        baseline,
        floors: [],
        runsFolder: folder,
        runId: `run-${count}`,
        resume: false,
        repeat: 1,
        concurrency: 1,
        signal: new AbortController().signal,
        clock: () => 0,
        startedAt: '',
      });
    } finally {
      await target.close();
    }
  } finally {
    planted = null;
  }
}

describe('the samples’ set and the gate', () => {
  const unnoticed: string[] = [];

  beforeAll(async () => {
    await loadEngine();
    await buildIndex(cleanIndex);
    const { folder: run } = await runWith(null);
    const blessed = [];
    for await (const result of readResults(run)) blessed.push(baselineCaseOf(result));
    baseline = { sets: [], cases: blessed };
  }, 120_000);

  afterAll(() => {
    vi.doUnmock(ROOT);
    rmSync(folder, { recursive: true, force: true });
  });

  it('know twenty faults of every part', () => {
    expect(FAULTS).toHaveLength(20);
    expect(new Set(FAULTS.map(({ part }) => part)).size).toBe(5);
  });

  it.each(FAULTS)(
    'are shown a fault of $part: $name',
    async (fault) => {
      const { record } = await runWith(fault);
      expect(reached.has(fault)).toBe(true);
      if (record.gate?.exitCode === 0) unnoticed.push(fault.name);
    },
    60_000,
  );

  it(`turn red for at least ${NEEDED} of them`, () => {
    expect(unnoticed.length <= FAULTS.length - NEEDED ? [] : unnoticed).toEqual([]);
  });

  it('stay green without a fault, also after all these', async () => {
    expect((await runWith(null)).record.gate).toMatchObject({ exitCode: 0, regressions: [] });
  }, 60_000);
});
