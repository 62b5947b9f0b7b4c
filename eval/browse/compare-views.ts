/**
 * Two runs side by side, over the cases both asked: what passes now and what does not, whether the difference is more
 * than chance (exact McNemar), and where it lies. Pure.
 */
import type { Change, CompareQuery, ComparedCase, Comparison, RunHead } from '../../protocol/evaluation.ts';
import { changeSchema } from '../../protocol/evaluation.ts';
import { KEPT_SCORES, compareRuns } from '../gate/compare-runs.ts';
import { mcnemarExact } from '../statistics/mcnemar.ts';
import { SLICE_KEYS } from '../statistics/summarise.ts';
import type { SliceKind } from '../statistics/summarise.ts';
import type { IndexedCase } from './case-index.ts';
import { largestSlices, titleOf } from './run-views.ts';

interface Pair {
  readonly before: IndexedCase;
  readonly after: IndexedCase;
}

type SliceDifference = Comparison['slices'][number];

const isPassing = ({ status }: IndexedCase): boolean => status === 'pass';

/** Scores that were full in `from`, and are measured but not full in `to`. */
function lostBetween(from: IndexedCase, to: IndexedCase): string[] {
  return KEPT_SCORES.filter((name) => from.scores[name] === 1 && to.scores[name] != null && to.scores[name] !== 1);
}

const IS_CHANGED: Readonly<Record<Change, (pair: Pair) => boolean>> = {
  'now-failing': ({ before, after }) => isPassing(before) && !isPassing(after),
  'now-passing': ({ before, after }) => !isPassing(before) && isPassing(after),
  'still-failing': ({ before, after }) => !isPassing(before) && !isPassing(after),
  // Right or wrong as before, but something that an answer promises was lost on the way.
  weaker: ({ before, after }) => isPassing(before) === isPassing(after) && lostBetween(before, after).length > 0,
  'changed-answer': ({ before, after }) => before.answerDigest !== after.answerDigest,
};

function sliceDifferences(pairs: readonly Pair[], by: SliceKind): SliceDifference[] {
  const groups = new Map<string, { cases: number; base: number; with: number; worse: number; better: number }>();
  for (const { before, after } of pairs) {
    for (const key of new Set(SLICE_KEYS[by](after))) {
      const group = groups.get(key) ?? { cases: 0, base: 0, with: 0, worse: 0, better: 0 };
      const [was, is] = [Number(isPassing(before)), Number(isPassing(after))];
      groups.set(key, {
        cases: group.cases + 1,
        base: group.base + was,
        with: group.with + is,
        worse: group.worse + Number(was > is),
        better: group.better + Number(is > was),
      });
    }
  }
  return [...groups]
    .map(([key, group]) => ({
      by,
      key,
      ...group,
      base: group.base / group.cases,
      with: group.with / group.cases,
      p: mcnemarExact(group.worse, group.better),
    }))
    .sort((a, b) => Math.abs(b.with - b.base) - Math.abs(a.with - a.base) || (a.key < b.key ? -1 : 1));
}

function comparedCase({ before, after }: Pair): ComparedCase {
  const state = ({ status, outcome, faults }: IndexedCase): ComparedCase['before'] => ({ status, outcome, faults });
  return {
    id: after.id,
    question: after.question,
    category: after.category,
    asker: after.asker,
    isAnswerChanged: before.answerDigest !== after.answerDigest,
    lost: lostBetween(before, after).map(titleOf),
    won: lostBetween(after, before).map(titleOf),
    before: state(before),
    after: state(after),
  };
}

export interface ComparedRun {
  readonly head: RunHead;
  readonly cases: readonly IndexedCase[];
}

export function comparison(base: ComparedRun, other: ComparedRun, query: CompareQuery): Comparison {
  const earlier = new Map(base.cases.map((each) => [each.id, each]));
  const pairs = other.cases.flatMap((after) => {
    const before = earlier.get(after.id);
    return before === undefined ? [] : [{ before, after }];
  });
  const { common, added, gone, changes } = compareRuns(base.cases, other.cases);
  const kinds = changeSchema.options;
  const found = Object.fromEntries(kinds.map((kind) => [kind, pairs.filter(IS_CHANGED[kind])])) as Record<
    Change,
    Pair[]
  >;
  const change = query.change ?? kinds.find((kind) => found[kind].length > 0) ?? 'now-failing';
  const slices = (Object.keys(SLICE_KEYS) as SliceKind[]).flatMap((by) => sliceDifferences(pairs, by));
  const shown = largestSlices(slices);
  const { page, pageSize } = query;
  return {
    base: base.head,
    with: other.head,
    common,
    added: added.length,
    gone: gone.length,
    counts: Object.fromEntries(kinds.map((kind) => [kind, found[kind].length])) as Record<Change, number>,
    changes: changes.map(({ score, worse, better, p }) => ({ name: score, title: titleOf(score), worse, better, p })),
    slices: shown,
    moreSlices: slices.length - shown.length,
    change,
    cases: found[change].slice((page - 1) * pageSize, page * pageSize).map(comparedCase),
    page,
    pageSize,
    total: found[change].length,
  };
}
