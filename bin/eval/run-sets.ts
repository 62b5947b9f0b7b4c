/** `jushi eval`: opens what is evaluated, runs, writes the reports, says the verdict. */
import { join, resolve } from 'node:path';
import { evaluate } from '../../eval/evaluate.ts';
import type { EvaluatedRun } from '../../eval/evaluate.ts';
import { findStaleGold } from '../../eval/cases/check-gold.ts';
import { readCaseSets } from '../../eval/cases/read-set.ts';
import type { CaseSets } from '../../eval/cases/read-set.ts';
import { selectCases } from '../../eval/cases/select-cases.ts';
import { problemLine } from '../../eval/cases/set-problem.ts';
import { baselineCaseOf, readBaseline, writeBaseline } from '../../eval/gate/baseline.ts';
import { readFloors } from '../../eval/gate/floors.ts';
import { failureLines, terminalReport } from '../../eval/report/terminal.ts';
import { writeReports } from '../../eval/report/write-reports.ts';
import { createRunProgress } from '../../eval/run/progress.ts';
import { listRuns, loadOutlines, readResults, runFolder } from '../../eval/runs/run-folder.ts';
import { JushiError } from '../../knowledge/errors.ts';
import { projectPath } from '../../server/project-folder.ts';
import type { Settings } from '../../server/settings.ts';
import { openTarget } from './open-target.ts';
import { openJudge } from './open-judge.ts';
import { runsFolderOf } from './runs-folder-of.ts';

export interface RunOptions {
  readonly set?: readonly string[];
  readonly url?: string;
  readonly articles?: readonly string[];
  readonly id?: readonly string[];
  readonly category?: readonly string[];
  readonly asker?: readonly string[];
  readonly failing?: string | true;
  readonly repeat: number;
  readonly concurrency?: number;
  readonly resume?: string | true;
  readonly baseline?: string;
  readonly bless?: boolean;
  readonly floors?: string;
  readonly out?: string;
  readonly show: number;
  readonly judge?: boolean;
  readonly json?: boolean;
}

/** Without a set, the samples' set is run over the samples, with their baseline and floors: what CI runs. */
const SAMPLES = {
  set: projectPath('samples', 'cases.jsonl'),
  baseline: projectPath('samples', 'baseline.json'),
  floors: projectPath('eval', 'floors.json'),
};

function filesOf(options: RunOptions): {
  sets: readonly string[];
  baseline: string;
  floors: string | null;
  samples: boolean;
} {
  const [first] = options.set ?? [];
  if (options.set === undefined || first === undefined) {
    const { set, baseline, floors } = SAMPLES;
    return { sets: [set], baseline: options.baseline ?? baseline, floors: options.floors ?? floors, samples: true };
  }
  const beside = first.replace(/\.\w+$/, '.baseline.json');
  return { sets: options.set, baseline: options.baseline ?? beside, floors: options.floors ?? null, samples: false };
}

/** In this process one after the other: answers share one thread, and times would tell of the queue. */
const OVER_HTTP_AT_ONCE = 4;

async function failingIds(runsFolder: string, wanted: string | true): Promise<ReadonlySet<string>> {
  const id = wanted === true ? listRuns(runsFolder)[0]?.id : wanted;
  if (id === undefined) throw new JushiError('bad-request', '还没有评测记录，--failing 无从选起。');
  const outlines = await loadOutlines(runFolder(runsFolder, id));
  return new Set(outlines.filter(({ status }) => status !== 'pass').map((each) => each.id));
}

function runIdOf(runsFolder: string, resume: string | true | undefined, now: Date): string {
  if (resume === undefined)
    return `${now.toISOString().slice(0, 19).replace(/[-:]/g, '').replace('T', '-')}-${process.pid}`;
  if (resume !== true) return resume;
  const open = listRuns(runsFolder).find(({ isComplete }) => !isComplete);
  if (open === undefined) throw new JushiError('bad-request', '没有中断的评测可以接着运行。');
  return open.id;
}

async function bless(file: string, sets: CaseSets, { folder, record }: EvaluatedRun): Promise<void> {
  if (record.gate?.errors.length) throw new JushiError('bad-request', '有题目出错，不能作为基线。');
  const asked = new Set<string>();
  const cases = [];
  for await (const result of readResults(folder)) {
    asked.add(result.id);
    cases.push(baselineCaseOf(result));
  }
  // A run of a few cases renews these; the others stay as they were blessed.
  const known = new Set(sets.cases.map(({ id }) => id));
  const kept = readBaseline(file)?.cases.filter(({ id }) => known.has(id) && !asked.has(id)) ?? [];
  writeBaseline(file, { sets: sets.files, cases: [...kept, ...cases] });
}

async function showFailures({ folder }: EvaluatedRun, most: number): Promise<void> {
  let shown = 0;
  for await (const result of readResults(folder)) {
    if (result.status === 'pass') continue;
    if (shown === most) break;
    shown += 1;
    console.log(failureLines(result));
  }
}

/** @returns the exit code of docs/evaluation.md; bad input and a target that cannot be opened are thrown */
export async function runSets(options: RunOptions, settings: Settings): Promise<number> {
  const { sets: paths, baseline: baselineFile, floors: floorsFile, samples } = filesOf(options);
  const runsFolder = runsFolderOf(settings, options.out);
  const sets = await readCaseSets(paths);
  for (const warning of sets.warnings) console.error(problemLine(warning));
  const cases = selectCases(sets.cases, {
    ids: options.id ?? [],
    categories: options.category ?? [],
    askers: options.asker ?? [],
    failing: options.failing === undefined ? null : await failingIds(runsFolder, options.failing),
  });
  const isWhole = cases.length === sets.cases.length;
  const baseline = options.bless === true ? null : readBaseline(baselineFile);
  if (options.baseline !== undefined && baseline === null && options.bless !== true) {
    throw new JushiError('bad-request', `基线文件不存在：${baselineFile}`);
  }
  // Floors are of the whole set: a few cases say nothing about a share.
  const floors = floorsFile !== null && isWhole ? readFloors(floorsFile) : [];
  const now = new Date();
  const runId = runIdOf(runsFolder, options.resume, now);
  const controller = new AbortController();
  process.once('SIGINT', () => controller.abort());
  const progress = createRunProgress(process.stderr);
  const target = await openTarget({ url: options.url ?? null, articles: options.articles ?? [], samples }, settings);
  try {
    // Over a network this would fetch every article: `eval lint --url` does it when asked.
    const staleGold = options.url === undefined ? await findStaleGold(cases, () => target.articles()) : [];
    const run = await evaluate({
      cases,
      staleGold,
      sets: sets.files,
      target,
      baseline,
      floors,
      runsFolder,
      runId,
      resume: options.resume !== undefined,
      repeat: options.repeat,
      concurrency: options.concurrency ?? (options.url === undefined ? 1 : OVER_HTTP_AT_ONCE),
      judge: options.judge === true ? await openJudge(settings) : null,
      signal: controller.signal,
      clock: () => performance.now(),
      startedAt: now.toISOString(),
      onProgress: (outline, done, total) => progress.report(outline, done, total),
    });
    progress.stop();
    await writeReports(run.folder, run.record, baseline);
    if (options.json === true) console.log(JSON.stringify(run.record, null, 2));
    else {
      await showFailures(run, options.show);
      console.log(terminalReport(run.record));
      console.log(`报告：${join(resolve(run.folder), 'report.html')}`);
    }
    const exitCode = run.record.gate?.exitCode ?? 3;
    if (options.bless === true) {
      await bless(baselineFile, sets, run);
      console.error(`已写入基线：${baselineFile}`);
    }
    return exitCode;
  } catch (error) {
    if (error instanceof JushiError && error.code === 'cancelled') {
      console.error(`评测已中断，可接着运行：--resume ${runId}`);
      return 3;
    }
    throw error;
  } finally {
    progress.stop();
    await target.close();
  }
}
