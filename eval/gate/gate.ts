/**
 * Whether a run passes: no case lost what the baseline had, no score is worse beyond chance, no floor is missed, and
 * every question got an answer. Pure.
 */
import type { StaleGold } from '../cases/check-gold.ts';
import type { CaseOutline } from '../run/case-result.ts';
import { compareRuns } from './compare-runs.ts';
import type { ComparedCase, RunComparison, ScoreChange } from './compare-runs.ts';
import { checkFloors } from './floors.ts';
import type { Floor, FloorResult } from './floors.ts';

/** 0 fine · 1 regression or floor missed · 2 bad input · 3 run errors (docs/evaluation.md). */
export type ExitCode = 0 | 1 | 2 | 3;

export interface GateResult {
  readonly exitCode: ExitCode;
  /** Null without a baseline. */
  readonly comparison: RunComparison | null;
  /** Must-pass cases that lost something. */
  readonly regressions: readonly string[];
  /** Scores that are worse by exact McNemar. */
  readonly worse: readonly ScoreChange[];
  readonly floors: readonly FloorResult[];
  readonly errors: readonly string[];
  /** Gold that the articles do not hold (any more): said, but not judged, because then the set is wrong. */
  readonly staleGold: readonly StaleGold[];
}

/** The usual threshold; one-sided, because only the worse fails a run. */
const SIGNIFICANT = 0.05;

export function judgeRun(
  outlines: readonly CaseOutline[],
  baseline: readonly ComparedCase[] | null,
  floors: readonly Floor[],
  staleGold: readonly StaleGold[] = [],
): GateResult {
  const comparison = baseline === null ? null : compareRuns(baseline, outlines);
  const errors = outlines.filter(({ status }) => status === 'error').map(({ id }) => id);
  const regressions = comparison?.worse.filter(({ loose }) => !loose).map(({ id }) => id) ?? [];
  const worse = comparison?.changes.filter(({ worse, better, pWorse }) => worse > better && pWorse < SIGNIFICANT) ?? [];
  const checked = checkFloors(floors, outlines);
  const isWorse = regressions.length > 0 || worse.length > 0 || checked.some(({ isKept }) => !isKept);
  return {
    exitCode: errors.length > 0 ? 3 : isWorse ? 1 : 0,
    comparison,
    regressions,
    worse,
    floors: checked,
    errors,
    staleGold,
  };
}
