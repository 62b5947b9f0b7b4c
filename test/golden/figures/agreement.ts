/**
 * How far two annotators agree, before anything is settled: whether they share a reading of a slot, and whether they
 * wrote the same (the stricter: one may offer a second name that the other left out). Pure; called by
 * `npm run figures -- --agreement`.
 */
import type { Share } from '../figures-score.ts';
import type { AnnotatedSentence, FigureAnnotation } from './annotation.ts';
import type { SlotName } from './equal-slots.ts';
import { readingOfAnnotation, SLOTS } from './equal-slots.ts';
import { pairFigures } from './pair-figures.ts';

interface Disagreement {
  readonly id: string;
  /** Empty where only one of the two wrote the record at all. */
  readonly slots: readonly SlotName[];
  readonly a: FigureAnnotation | null;
  readonly b: FigureAnnotation | null;
}

export interface Agreement {
  /** Records that both wrote, of all that either wrote. */
  readonly records: Share;
  /** Of the records that both wrote: they share a reading. */
  readonly slots: Readonly<Record<SlotName, Share>>;
  /** Of the same records: they wrote the same, in whatever order. */
  readonly alike: Readonly<Record<SlotName, Share>>;
  readonly disagreements: readonly Disagreement[];
}

/** Sentences that only one of the two annotated are left out. */
export function measureAgreement(a: readonly AnnotatedSentence[], b: readonly AnnotatedSentence[]): Agreement {
  const other = new Map(b.map((sentence) => [sentence.id, sentence.records]));
  const slots = Object.fromEntries(SLOTS.map((slot) => [slot, { right: 0, n: 0 }])) as Record<
    SlotName,
    { right: number; n: number }
  >;
  const alike = Object.fromEntries(SLOTS.map((slot) => [slot, { right: 0, n: 0 }])) as typeof slots;
  const records = { right: 0, n: 0 };
  const disagreements: Disagreement[] = [];
  for (const { id, records: left } of a) {
    const right = other.get(id);
    if (right === undefined) continue;
    const pairs = pairFigures(left.map(readingOfAnnotation), right.map(readingOfAnnotation));
    const single = (of: readonly FigureAnnotation[], side: 'left' | 'right'): FigureAnnotation[] =>
      of.filter((record, index) => record.optional !== true && !pairs.some((pair) => pair[side] === index));
    const [onlyA, onlyB] = [single(left, 'left'), single(right, 'right')];
    records.right += pairs.length;
    records.n += pairs.length + onlyA.length + onlyB.length;
    for (const pair of pairs) {
      for (const slot of SLOTS) {
        slots[slot].n += 1;
        if (!pair.differing.includes(slot)) slots[slot].right += 1;
        alike[slot].n += 1;
        if (isAlike(left[pair.left]?.[slot], right[pair.right]?.[slot])) alike[slot].right += 1;
      }
      if (pair.differing.length > 0)
        disagreements.push({ id, slots: pair.differing, a: left[pair.left] ?? null, b: right[pair.right] ?? null });
    }
    disagreements.push(...onlyA.map((record) => ({ id, slots: [], a: record, b: null })));
    disagreements.push(...onlyB.map((record) => ({ id, slots: [], a: null, b: record })));
  }
  return { records, slots, alike, disagreements };
}

function isAlike(left: unknown, right: unknown): boolean {
  const sorted = (slot: unknown): string => JSON.stringify([slot].flat().map(String).sort());
  return sorted(left) === sorted(right);
}
