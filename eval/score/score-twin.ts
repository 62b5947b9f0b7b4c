/** A follow-up against the same question asked in full: the talk may carry slots over, but must not change the answer. */
import { stripMarkers } from '../reference/normalise-text.ts';
import { overlapOf } from '../reference/overlap.ts';
import { ENOUGH_OVERLAP } from '../reference/score-reference.ts';
import type { ScoredAnswer } from '../reference/score-reference.ts';
import { readQuantities } from './quantities.ts';

function quantities(answer: ScoredAnswer): string {
  const keys = readQuantities(stripMarkers(answer.answer ?? ''))
    .filter(({ kind }) => kind !== 'date')
    .map(({ value, maxValue, kind, unit }) => `${value}|${maxValue}|${kind}|${unit}`);
  return [...new Set(keys)].sort().join();
}

/** Same outcome, same quantities, and a quote in common where both cite. */
export function isSameAnswer(first: ScoredAnswer, second: ScoredAnswer): boolean {
  if (first.outcome !== second.outcome || quantities(first) !== quantities(second)) return false;
  const [a, b] = [first.citations ?? [], second.citations ?? []];
  if (a.length === 0 || b.length === 0) return a.length === b.length;
  return a.some((one) => b.some((other) => overlapOf(one.quote ?? '', other.quote ?? '') >= ENOUGH_OVERLAP));
}
