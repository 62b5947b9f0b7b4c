/**
 * Which figure of one reading of a sentence is which figure of the other: equal value and unit first, the pair that
 * agrees in most slots before others, then what has the same digits. Pure; ties go to the earlier record.
 */
import type { FigureReading, SlotName } from './equal-slots.ts';
import { differingSlots, sameNumber } from './equal-slots.ts';

export interface Pair {
  readonly left: number;
  readonly right: number;
  /** Empty where the two are the same record. */
  readonly differing: readonly SlotName[];
}

const WEIGHTS: Readonly<Record<SlotName, number>> = {
  value: 1000,
  indicator: 60,
  measure: 30,
  period: 20,
  status: 10,
  region: 8,
  comparedWith: 6,
  bound: 4,
  subject: 2,
  qualifier: 2,
};

/** @returns each index at most once on its side; in the order of the left side */
export function pairFigures(left: readonly FigureReading[], right: readonly FigureReading[]): Pair[] {
  const candidates: (Pair & { readonly cost: number })[] = [];
  for (const [leftIndex, leftReading] of left.entries())
    for (const [rightIndex, rightReading] of right.entries()) {
      const differing = differingSlots(leftReading, rightReading);
      if (differing.includes('value') && !sameNumber(leftReading, rightReading)) continue;
      const cost = differing.reduce((sum, slot) => sum + WEIGHTS[slot], 0) + Math.abs(leftIndex - rightIndex) / 100;
      candidates.push({ left: leftIndex, right: rightIndex, differing, cost });
    }
  candidates.sort((a, b) => a.cost - b.cost || a.left - b.left || a.right - b.right);
  const [usedLeft, usedRight] = [new Set<number>(), new Set<number>()];
  const pairs: Pair[] = [];
  for (const { left: leftIndex, right: rightIndex, differing } of candidates) {
    if (usedLeft.has(leftIndex) || usedRight.has(rightIndex)) continue;
    usedLeft.add(leftIndex);
    usedRight.add(rightIndex);
    pairs.push({ left: leftIndex, right: rightIndex, differing });
  }
  return pairs.sort((a, b) => a.left - b.left);
}
