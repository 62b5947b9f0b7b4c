/**
 * Figure slots: the figures a case expects against the figures of the answer, slot by slot. This is what catches the
 * right number of the wrong place, year or status. Pure; called by score-case.ts.
 */
import type { EvalCase, ExpectedFigure } from '../cases/case-schema.ts';
import { normaliseText } from '../reference/normalise-text.ts';
import { isSameQuantity, readQuantities } from './quantities.ts';

/** The slots of an answer's figure that are compared; any may be missing from another server's. */
export interface StatedFigure {
  readonly value?: number | undefined;
  readonly maxValue?: number | null | undefined;
  readonly unit?: string | undefined;
  readonly [slot: string]: unknown;
}

const WORD_SLOTS = ['indicator', 'subject', 'region', 'period', 'status', 'bound', 'measure'] as const;

function isSameNumber(expected: ExpectedFigure, stated: StatedFigure): boolean {
  const print = (value: number | undefined, unit: string | undefined): string =>
    `${Math.abs(value ?? Number.NaN)}${unit ?? ''}`;
  const [first] = readQuantities(print(expected.value, expected.unit));
  const [second] = readQuantities(print(stated.value, stated.unit));
  const sameSign = Math.sign(expected.value) === Math.sign(stated.value ?? 0);
  if (first === undefined || second === undefined || !sameSign || !isSameQuantity(first, second)) return false;
  return expected.maxValue === undefined || expected.maxValue === stated.maxValue;
}

/** «咸宁» is 咸宁市 and «GDP增速» holds «GDP»; of periods the years must be the same. */
function isSameSlot(slot: (typeof WORD_SLOTS)[number], expected: string, stated: unknown): boolean {
  if (typeof stated !== 'string') return false;
  const [a, b] = [normaliseText(expected), normaliseText(stated)];
  if (slot === 'status' || slot === 'bound' || slot === 'measure') return a === b;
  if (slot === 'period') {
    const years = (words: string): string => (words.match(/\p{Nd}{4}/gu) ?? []).join();
    return years(a) === years(b) && (years(a) !== '' || a === b);
  }
  return b !== '' && (a.includes(b) || b.includes(a));
}

function slotsRight(expected: ExpectedFigure, stated: StatedFigure): number {
  if (!isSameNumber(expected, stated)) return 0;
  const given = WORD_SLOTS.filter((slot) => expected[slot] !== undefined);
  const right = given.filter((slot) => isSameSlot(slot, expected[slot] ?? '', stated[slot]));
  return (1 + right.length) / (1 + given.length);
}

/** Mean over the expected figures of the share of slots that their best match has right; null where none is expected. */
export function scoreSlots(item: EvalCase, figures: readonly StatedFigure[]): number | null {
  const expected = item.figures ?? [];
  if (expected.length === 0) return null;
  const scores = expected.map((each) => Math.max(0, ...figures.map((figure) => slotsRight(each, figure))));
  return scores.reduce((sum, score) => sum + score, 0) / scores.length;
}
