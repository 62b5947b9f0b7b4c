/**
 * One run from start to end: ask every case in order, keep a line each, judge, save. Memory holds outlines only.
 * Called by the command and by tests; what it runs against and where it writes are passed in.
 */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { JushiError } from '../knowledge/errors.ts';
import type { EvalCase } from './cases/case-schema.ts';
import type { StaleGold } from './cases/check-gold.ts';
import type { SetFile } from './cases/read-set.ts';
import type { Baseline } from './gate/baseline.ts';
import type { Floor } from './gate/floors.ts';
import { judgeRun } from './gate/gate.ts';
import type { Judge } from './judge/create-judge.ts';
import { createArticleTexts } from './run/article-texts.ts';
import { outlineOf } from './run/case-result.ts';
import type { CaseOutline } from './run/case-result.ts';
import { mapInOrder } from './run/in-order.ts';
import { runCase } from './run/run-case.ts';
import type { EvaluationTarget } from './run/target.ts';
import { loadRun, repairResults, resultsFile, runFolder, saveRun } from './runs/run-folder.ts';
import type { RunRecord } from './runs/run-folder.ts';
import { summarise, summariseTimings } from './statistics/summarise.ts';

export interface Evaluation {
  readonly cases: readonly EvalCase[];
  readonly sets: readonly SetFile[];
  readonly target: EvaluationTarget;
  readonly baseline: Baseline | null;
  readonly floors: readonly Floor[];
  /** Found before by check-gold.ts; default none. */
  readonly staleGold?: readonly StaleGold[];
  readonly runsFolder: string;
  /** A new run's id, or the run to go on with. */
  readonly runId: string;
  readonly resume: boolean;
  readonly repeat: number;
  /** How many questions are under way at once. */
  readonly concurrency: number;
  /** Default none. */
  readonly judge?: Judge | null;
  readonly signal: AbortSignal;
  /** Milliseconds, monotonic; and the time of day: nothing but times depends on them. */
  readonly clock: () => number;
  readonly startedAt: string;
  readonly onProgress?: (outline: CaseOutline, done: number, total: number) => void;
}

export interface EvaluatedRun {
  readonly record: RunRecord;
  readonly folder: string;
  readonly outlines: readonly CaseOutline[];
}

function selectionOf(cases: readonly EvalCase[], repeat: number): string {
  return createHash('sha256')
    .update(JSON.stringify([repeat, cases]))
    .digest('hex');
}

function takeUp(evaluation: Evaluation, folder: string, selection: string): CaseOutline[] {
  if (!evaluation.resume) return [];
  const earlier = loadRun(evaluation.runsFolder, evaluation.runId);
  if (earlier.selection !== selection) {
    throw new JushiError('bad-request', `评测 ${evaluation.runId} 问的不是同一组题目，不能接着运行。`);
  }
  return repairResults(folder);
}

/** A target that is away will say so for every question. */
async function factsOf(target: EvaluationTarget): Promise<Pick<RunRecord, 'asked'>> {
  const asked = await target.facts?.().catch(() => undefined);
  return asked === undefined ? {} : { asked };
}

/** @throws JushiError `bad-request` (nothing to ask, another selection resumed), `cancelled` (the run can be resumed) */
export async function evaluate(evaluation: Evaluation): Promise<EvaluatedRun> {
  const { cases, sets, target, baseline, floors, runsFolder, runId, repeat, concurrency, signal, clock } = evaluation;
  if (cases.length === 0) throw new JushiError('bad-request', '没有符合条件的题目。');
  const began = clock();
  const folder = runFolder(runsFolder, runId);
  const selection = selectionOf(cases, repeat);
  const outlines = takeUp(evaluation, folder, selection);
  const started: RunRecord = {
    format: 1,
    id: runId,
    target: target.name,
    sets,
    selection,
    selected: cases.length,
    repeat,
    isComplete: false,
    ...(await factsOf(target)),
    summary: null,
    gate: null,
    times: { startedAt: evaluation.startedAt, seconds: null },
  };
  saveRun(folder, started);
  const results = createWriteStream(resultsFile(folder), { flags: evaluation.resume ? 'a' : 'w' });
  try {
    const texts = createArticleTexts(target);
    const rest = cases.slice(outlines.length);
    const work = (item: EvalCase) =>
      runCase(item, { target, texts, repeat, judge: evaluation.judge ?? null, signal, clock });
    for await (const result of mapInOrder(rest, concurrency, work)) {
      if (!results.write(`${JSON.stringify(result)}\n`)) await once(results, 'drain');
      const outline = outlineOf(result);
      outlines.push(outline);
      evaluation.onProgress?.(outline, outlines.length, cases.length);
    }
  } finally {
    results.end();
    await finished(results);
  }
  const asked = new Set(cases.map(({ id }) => id));
  // A run of a few cases is judged on these: the rest of the baseline was not asked, and is not gone.
  const compared = baseline?.cases.filter(({ id }) => asked.has(id)) ?? null;
  const record: RunRecord = {
    ...started,
    isComplete: true,
    summary: summarise(outlines),
    gate: judgeRun(outlines, compared, floors, evaluation.staleGold),
    times: { ...started.times, seconds: Math.round(clock() - began) / 1000, ...summariseTimings(outlines) },
  };
  saveRun(folder, record);
  return { record, folder, outlines };
}
