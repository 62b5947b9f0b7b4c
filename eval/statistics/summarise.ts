/** A run in numbers: every score with n and its Wilson interval, over all cases and by slice. Pure. */
import type { CaseOutline } from '../run/case-result.ts';
import { SCORE_NAMES } from '../score/score-table.ts';
import type { ScoreName } from '../score/score-table.ts';
import { percentile } from './percentile.ts';
import { wilson } from './wilson.ts';

export interface ScoreSummary {
  readonly n: number;
  /** The share of yes, or the mean of shares: 0 to 1. */
  readonly value: number;
  /** 95 %, Wilson. */
  readonly low: number;
  readonly high: number;
}

export type ScoreSummaries = Readonly<Partial<Record<ScoreName, ScoreSummary>>>;

export type SliceKind = 'category' | 'asker' | 'region' | 'year';

export interface Slice {
  readonly by: SliceKind;
  readonly key: string;
  readonly cases: number;
  readonly errors: number;
  readonly scores: ScoreSummaries;
}

export interface RunSummary {
  readonly cases: number;
  readonly passed: number;
  readonly failed: number;
  readonly errors: number;
  readonly scores: ScoreSummaries;
  readonly slices: readonly Slice[];
  /** A model's opinions, 0 to 1; null where none was asked. */
  readonly judged: { readonly n: number; readonly mean: number } | null;
  /** Of repeated questions, how many did not always get the same verdict, or not always the same words; null where nothing was repeated. */
  readonly flips: { readonly cases: number; readonly verdicts: number; readonly answers: number } | null;
}

export interface RunTimings {
  readonly p50Ms: number | null;
  readonly p95Ms: number | null;
}

export function summariseScores(outlines: readonly CaseOutline[]): ScoreSummaries {
  const summaries: Partial<Record<ScoreName, ScoreSummary>> = {};
  for (const name of SCORE_NAMES) {
    const values = outlines.flatMap(({ scores }) => scores[name] ?? []);
    if (values.length === 0) continue;
    const sum = values.reduce((total, value) => total + value, 0);
    summaries[name] = { n: values.length, value: sum / values.length, ...wilson(sum, values.length) };
  }
  return summaries;
}

type Sliced = Pick<CaseOutline, 'category' | 'asker' | 'regions' | 'years'>;

export const SLICE_KEYS: Readonly<Record<SliceKind, (outline: Sliced) => readonly string[]>> = {
  category: ({ category }) => [category],
  asker: ({ asker }) => (asker === '' ? [] : [asker]),
  region: ({ regions }) => regions,
  year: ({ years }) => years.map(String),
};

function slicesBy(by: SliceKind, outlines: readonly CaseOutline[]): Slice[] {
  const groups = new Map<string, CaseOutline[]>();
  for (const outline of outlines) {
    for (const key of SLICE_KEYS[by](outline)) {
      const group = groups.get(key) ?? [];
      group.push(outline);
      groups.set(key, group);
    }
  }
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, group]) => ({
      by,
      key,
      cases: group.length,
      errors: group.filter(({ status }) => status === 'error').length,
      scores: summariseScores(group),
    }));
}

function summariseJudgements(outlines: readonly CaseOutline[]): RunSummary['judged'] {
  const grades = outlines.flatMap(({ judgement }) => judgement?.grade ?? []);
  const sum = grades.reduce<number>((total, grade) => total + grade / 2, 0);
  return grades.length === 0 ? null : { n: grades.length, mean: sum / grades.length };
}

export function summarise(outlines: readonly CaseOutline[]): RunSummary {
  const count = (status: CaseOutline['status']): number => outlines.filter((each) => each.status === status).length;
  const repeated = outlines.flatMap(({ repeats }) => repeats ?? []);
  return {
    cases: outlines.length,
    passed: count('pass'),
    failed: count('fail'),
    errors: count('error'),
    scores: summariseScores(outlines),
    slices: (Object.keys(SLICE_KEYS) as SliceKind[]).flatMap((by) => slicesBy(by, outlines)),
    judged: summariseJudgements(outlines),
    flips:
      repeated.length === 0
        ? null
        : {
            cases: repeated.length,
            verdicts: repeated.filter(({ runs, correct }) => correct > 0 && correct < runs).length,
            answers: repeated.filter(({ answers }) => answers > 1).length,
          },
  };
}

export function summariseTimings(outlines: readonly CaseOutline[]): RunTimings {
  const walls = outlines.flatMap(({ wallMs }) => wallMs ?? []);
  return { p50Ms: percentile(walls, 0.5), p95Ms: percentile(walls, 0.95) };
}
