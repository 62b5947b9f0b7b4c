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

const HALF_OR_LESS = /上半年|下半年|[一二三四1-4]季度|前[一二三四\p{Nd}]+个?季度|\p{Nd}{1,2}月/gu;

/** «到2027年», «2027年底» and «2027年» end alike; a half, a quarter or a month is another period than its year. */
function periodKey(words: string): string {
  const years = words.match(/\p{Nd}{4}/gu) ?? [];
  return [...years, ...(words.match(HALF_OR_LESS) ?? [])].join();
}

/** «咸宁» is 咸宁市 and «GDP增速» holds «GDP»; periods go by the years and parts of years they name. */
function isSameSlot(slot: (typeof WORD_SLOTS)[number], expected: string, stated: unknown): boolean {
  if (typeof stated !== 'string') return false;
  const [a, b] = [normaliseText(expected), normaliseText(stated)];
  if (slot === 'status' || slot === 'bound' || slot === 'measure') return a === b;
  if (slot === 'period') return a === b || (periodKey(a) !== '' && periodKey(a) === periodKey(b));
  return b !== '' && (a.includes(b) || b.includes(a));
}

function slotsRight(expected: ExpectedFigure, stated: StatedFigure): number {
  if (!isSameNumber(expected, stated)) return 0;
  const given = WORD_SLOTS.filter((slot) => expected[slot] !== undefined);
  const right = given.filter((slot) =>
    [expected[slot] ?? []].flat().some((each) => isSameSlot(slot, each, stated[slot])),
  );
  return (1 + right.length) / (1 + given.length);
}

/** Mean over the expected figures of the share of slots that their best match has right; null where none is expected. */
export function scoreSlots(item: EvalCase, figures: readonly StatedFigure[]): number | null {
  const expected = item.figures ?? [];
  if (expected.length === 0) return null;
  const scores = expected.map((each) => Math.max(0, ...figures.map((figure) => slotsRight(each, figure))));
  return scores.reduce((sum, score) => sum + score, 0) / scores.length;
}
