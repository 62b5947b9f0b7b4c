/** From a saved record to what the page shows of a run (protocol/evaluation.ts). Pure. */
import type { RunHead, RunReport, RunSlice, Score, SliceKind, Verdict } from '../../protocol/evaluation.ts';
import { SCORE_NAMES, SCORES, isScoreName } from '../score/score-table.ts';
import type { ScoreName } from '../score/score-table.ts';
import type { StoredRecord } from './stored-record.ts';

type Summaries = NonNullable<StoredRecord['summary']>['scores'];

const HEADLINES: readonly ScoreName[] = ['correct', 'cited', 'refusedRight', 'falseRefusal'];
/** As many as a chart can show. */
export const MOST_SLICES = 40;
const MOST_IDS = 50;

function scoresOf(names: readonly ScoreName[], summaries: Summaries): Score[] {
  return names.flatMap((name) => {
    const summary = summaries[name];
    return summary === undefined ? [] : [{ name, ...SCORES[name], ...summary }];
  });
}

export function titleOf(name: string): string {
  return isScoreName(name) ? SCORES[name].title : name;
}

/** @param id the folder's name, which is what opens it */
export function runHead(id: string, record: StoredRecord): RunHead {
  const { target, sets, selected, isComplete, asked, summary, gate, times } = record;
  return {
    id,
    startedAt: times.startedAt,
    seconds: times.seconds,
    target,
    sets,
    cases: selected,
    isComplete,
    passed: summary?.passed ?? null,
    failed: summary?.failed ?? null,
    errors: summary?.errors ?? null,
    exitCode: gate?.exitCode ?? null,
    isJudged: gate !== null && (gate.exitCode !== 0 || gate.comparison !== null || gate.floors.length > 0),
    wording: asked.model === undefined ? 'unknown' : asked.model === null ? 'extractive' : 'model',
    model: asked.model ?? null,
    articles: asked.articles ?? null,
    version: asked.version ?? null,
    scores: scoresOf(HEADLINES, summary?.scores ?? {}),
  };
}

/** Of each kind those with most cases, in their own order. */
export function largestSlices<Slice extends { readonly by: SliceKind; readonly cases: number }>(
  slices: readonly Slice[],
): Slice[] {
  const bySize = slices.toSorted((a, b) => b.cases - a.cases);
  const counts = new Map<SliceKind, number>();
  const kept = new Set<Slice>();
  for (const slice of bySize) {
    const before = counts.get(slice.by) ?? 0;
    counts.set(slice.by, before + 1);
    if (before < MOST_SLICES) kept.add(slice);
  }
  return slices.filter((slice) => kept.has(slice));
}

function runSlice({
  by,
  key,
  cases,
  errors,
  scores,
}: NonNullable<StoredRecord['summary']>['slices'][number]): RunSlice {
  const one = (name: ScoreName): Score | null => scoresOf([name], scores)[0] ?? null;
  return { by, key, cases, errors, correct: one('correct'), cited: one('cited') };
}

function verdictOf(gate: NonNullable<StoredRecord['gate']>): Verdict {
  return {
    exitCode: gate.exitCode,
    hasBaseline: gate.comparison !== null,
    regressions: gate.regressions.slice(0, MOST_IDS),
    regressionCount: gate.regressions.length,
    errorCount: gate.errors.length,
    worse: gate.worse.map(({ score, worse, better, p }) => ({ name: score, title: titleOf(score), worse, better, p })),
    floors: gate.floors.map(({ floor, value, n, isKept }) => ({
      name: floor.score,
      title: titleOf(floor.score),
      atLeast: floor.atLeast ?? null,
      atMost: floor.atMost ?? null,
      where: floor.where?.key ?? null,
      value,
      n,
      isKept,
    })),
    staleGoldCount: gate.staleGold.length,
  };
}

export function runReport(id: string, record: StoredRecord): RunReport {
  const { summary, gate, times } = record;
  const slices = summary?.slices ?? [];
  const shown = largestSlices(slices);
  return {
    ...runHead(id, record),
    allScores: scoresOf(SCORE_NAMES, summary?.scores ?? {}),
    slices: shown.map(runSlice),
    moreSlices: slices.length - shown.length,
    verdict: gate === null ? null : verdictOf(gate),
    p50Ms: times.p50Ms ?? null,
    p95Ms: times.p95Ms ?? null,
    flips: summary?.flips ?? null,
    judged: summary?.judged ?? null,
  };
}
