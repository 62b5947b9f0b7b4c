/**
 * Saved runs: one folder each with `run.json` (what was run and what came of it) and `results.jsonl` (a case a line).
 * The run's page in the client and every report are made from these two; nothing else is kept.
 */
import {
  createReadStream,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { JushiError } from '../../knowledge/errors.ts';
import type { SetFile } from '../cases/read-set.ts';
import type { GateResult } from '../gate/gate.ts';
import { outlineOf } from '../run/case-result.ts';
import type { CaseOutline, CaseResult } from '../run/case-result.ts';
import type { TargetFacts } from '../run/target.ts';
import type { RunSummary, RunTimings } from '../statistics/summarise.ts';

export interface RunRecord {
  readonly format: 1;
  readonly id: string;
  readonly target: string;
  readonly sets: readonly SetFile[];
  /** The questions asked, in order, as a digest over their ids: a resumed run must ask the same. */
  readonly selection: string;
  readonly selected: number;
  readonly repeat: number;
  readonly isComplete: boolean;
  /** What was asked, as far as the target tells; missing where it was away, and in runs of earlier versions. */
  readonly asked?: TargetFacts;
  readonly summary: RunSummary | null;
  readonly gate: GateResult | null;
  /** Everything that differs between equal runs. */
  readonly times: { readonly startedAt: string; readonly seconds: number | null } & Partial<RunTimings>;
}

const RECORD = 'run.json';
const RESULTS = 'results.jsonl';
const SAFE_ID = /^[\w-]{1,100}$/;

export const recordFile = (folder: string): string => join(folder, RECORD);
export const resultsFile = (folder: string): string => join(folder, RESULTS);

/** @throws JushiError `not-found` for an id that no folder can have */
export function runFolder(runsFolder: string, id: string): string {
  if (!SAFE_ID.test(id)) throw new JushiError('not-found', `没有这次评测：${id}`);
  return join(runsFolder, id);
}

export function saveRun(folder: string, record: RunRecord): void {
  mkdirSync(folder, { recursive: true });
  const aside = join(folder, `${RECORD}.tmp`);
  writeFileSync(aside, `${JSON.stringify(record, null, 2)}\n`);
  renameSync(aside, join(folder, RECORD));
}

/** Newest first: ids begin with the time. Empty where nothing was run. */
export function listRunIds(runsFolder: string): string[] {
  if (!existsSync(runsFolder)) return [];
  return readdirSync(runsFolder)
    .filter((name) => SAFE_ID.test(name) && existsSync(join(runsFolder, name, RECORD)))
    .sort((a, b) => (a < b ? 1 : -1));
}

/** Newest first; a folder that holds no readable record is passed over. Empty where nothing was run. */
export function listRuns(runsFolder: string): RunRecord[] {
  return listRunIds(runsFolder).flatMap((name) => {
    try {
      return [loadRun(runsFolder, name)];
    } catch {
      return [];
    }
  });
}

/** @throws JushiError `not-found` */
export function loadRun(runsFolder: string, id: string): RunRecord {
  const file = join(runFolder(runsFolder, id), RECORD);
  if (!existsSync(file)) throw new JushiError('not-found', `没有这次评测：${id}`);
  return JSON.parse(readFileSync(file, 'utf8')) as RunRecord;
}

/** The results in the order they were asked, one at a time: a run may be larger than memory. */
export async function* readResults(folder: string): AsyncGenerator<CaseResult> {
  const file = resultsFile(folder);
  if (!existsSync(file)) return;
  for await (const line of createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Infinity })) {
    if (line !== '') yield JSON.parse(line) as CaseResult;
  }
}

export async function loadOutlines(folder: string): Promise<CaseOutline[]> {
  const outlines: CaseOutline[] = [];
  for await (const result of readResults(folder)) outlines.push(outlineOf(result));
  return outlines;
}

/**
 * Makes an interrupted run's results fit to go on: a half-written last line is cut, and so is everything from the
 * first error, because what failed (a server that went away) may work now.
 * @returns what was done, in order
 */
export function repairResults(folder: string): CaseOutline[] {
  const file = resultsFile(folder);
  if (!existsSync(file)) return [];
  const bytes = readFileSync(file);
  const outlines: CaseOutline[] = [];
  let kept = 0;
  for (let end = bytes.indexOf(10); end !== -1; end = bytes.indexOf(10, kept)) {
    const result = JSON.parse(bytes.subarray(kept, end).toString('utf8')) as CaseResult;
    if (result.status === 'error') break;
    outlines.push(outlineOf(result));
    kept = end + 1;
  }
  truncateSync(file, kept);
  return outlines;
}
