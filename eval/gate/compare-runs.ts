/** What changed between two runs of the same questions, case by case. Pure; called by the gate, reports and the client. */
import type { CaseScores, ScoreName } from '../score/score-table.ts';
import { mcnemarExact, mcnemarWorse } from '../statistics/mcnemar.ts';

export interface ComparedCase {
  readonly id: string;
  readonly scores: Readonly<Partial<CaseScores>>;
  readonly loose?: boolean;
}

/**
 * A case keeps what it had: each of these was full and is not any more. They are what an answer promises; a ranking
 * that moved without harm to the answer is no regression.
 */
export const KEPT_SCORES = [
  'correct',
  'cited',
  'reason',
  'numbers',
  'bounds',
  'slots',
  'quotesTrue',
  'twin',
] as const satisfies readonly ScoreName[];

export interface ChangedCase {
  readonly id: string;
  readonly loose: boolean;
  readonly scores: readonly ScoreName[];
}

export interface ScoreChange {
  readonly score: ScoreName;
  /** Cases that had it and lost it, and that lacked it and got it. */
  readonly worse: number;
  readonly better: number;
  /** Exact McNemar: two-sided, and one-sided for the worse. */
  readonly p: number;
  readonly pWorse: number;
}

export interface RunComparison {
  /** Cases in both runs. */
  readonly common: number;
  /** Ids only after, and only before. */
  readonly added: readonly string[];
  readonly gone: readonly string[];
  readonly worse: readonly ChangedCase[];
  readonly better: readonly ChangedCase[];
  readonly changes: readonly ScoreChange[];
}

const TESTED: readonly ScoreName[] = ['correct', 'cited'];

const isFull = (value: number | null | undefined): boolean => value === 1;

/** @returns cases in the order of `after` */
export function compareRuns(before: readonly ComparedCase[], after: readonly ComparedCase[]): RunComparison {
  const earlier = new Map(before.map((each) => [each.id, each]));
  const now = new Set(after.map(({ id }) => id));
  const pairs = after.flatMap((each) => {
    const old = earlier.get(each.id);
    return old === undefined ? [] : [{ id: each.id, loose: each.loose === true, old: old.scores, now: each.scores }];
  });
  const changed = (from: 'old' | 'now', to: 'old' | 'now'): ChangedCase[] =>
    pairs
      .map((pair) => ({
        id: pair.id,
        loose: pair.loose,
        scores: KEPT_SCORES.filter(
          (name) => isFull(pair[from][name]) && pair[to][name] != null && !isFull(pair[to][name]),
        ),
      }))
      .filter(({ scores }) => scores.length > 0);
  return {
    common: pairs.length,
    added: after.map(({ id }) => id).filter((id) => !earlier.has(id)),
    gone: before.map(({ id }) => id).filter((id) => !now.has(id)),
    worse: changed('old', 'now'),
    better: changed('now', 'old'),
    changes: TESTED.map((score) => {
      const both = pairs.filter((pair) => pair.old[score] != null && pair.now[score] != null);
      const worse = both.filter((pair) => isFull(pair.old[score]) && !isFull(pair.now[score])).length;
      const better = both.filter((pair) => !isFull(pair.old[score]) && isFull(pair.now[score])).length;
      return { score, worse, better, p: mcnemarExact(worse, better), pWorse: mcnemarWorse(worse, better) };
    }),
  };
}
