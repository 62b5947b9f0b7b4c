/**
 * Settles what two annotators wrote apart, by the mechanical rule of docs/annotation-guide.md («Two annotators»): what
 * both accept stands, where they share nothing both readings stand, a figure that only one wrote is optional. Nobody
 * reads a sentence for it. Pure; called by `npm run figures -- --settle` and by tests.
 */
import type { AnnotatedSentence, FigureAnnotation } from './annotation.ts';
import { readings } from './annotation.ts';
import type { FigureReading, SlotName } from './equal-slots.ts';
import { differingSlots, readingOfAnnotation } from './equal-slots.ts';
import { pairFigures } from './pair-figures.ts';

const SLOT_KEYS = {
  indicator: 'indicator',
  value: 'value',
  unit: 'value',
  bound: 'bound',
  measure: 'measure',
  comparedWith: 'comparedWith',
  status: 'status',
  period: 'period',
  region: 'region',
  subject: 'subject',
  qualifier: 'qualifier',
} as const satisfies Partial<Record<keyof FigureAnnotation, SlotName>>;
type SettledKey = keyof typeof SLOT_KEYS;

/** How a slot came to be settled. */
export type Settlement = 'same' | 'shared' | 'both kept';

export interface Settled {
  readonly sentences: readonly AnnotatedSentence[];
  /** Over all slots of records that both wrote. */
  readonly counts: Readonly<Record<Settlement, number>>;
  /** Records that only one of the two wrote, now optional. */
  readonly single: number;
}

/** Sentences in the order of `a`; one that only `a` annotated is taken over. */
export function settleAnnotations(a: readonly AnnotatedSentence[], b: readonly AnnotatedSentence[]): Settled {
  const other = new Map(b.map(({ id, records }) => [id, records]));
  const counts: Record<Settlement, number> = { same: 0, shared: 0, 'both kept': 0 };
  let single = 0;
  const sentences = a.map(({ id, records: left }) => {
    const right = other.get(id);
    if (right === undefined) return { id, records: left };
    const pairs = pairFigures(left.map(readingOfAnnotation), right.map(readingOfAnnotation));
    const settled = left.map((record, index) => {
      const pair = pairs.find((one) => one.left === index);
      const twin = pair === undefined ? undefined : right[pair.right];
      if (twin !== undefined) return settleRecord(record, twin, counts);
      if (record.optional !== true) single += 1;
      return { ...record, optional: true };
    });
    const extra = right.filter((_, index) => !pairs.some((pair) => pair.right === index));
    single += extra.filter(({ optional }) => optional !== true).length;
    return { id, records: [...settled, ...extra.map((record) => ({ ...record, optional: true }))] };
  });
  return { sentences, counts, single };
}

function settleRecord(a: FigureAnnotation, b: FigureAnnotation, counts: Record<Settlement, number>): FigureAnnotation {
  const settled: Record<string, unknown> = { ...a };
  for (const key of Object.keys(SLOT_KEYS) as SettledKey[]) {
    const { value, how } = settleSlot(a, b, key);
    counts[how] += 1;
    settled[key] = value;
  }
  if (a.optional === true || b.optional === true) settled['optional'] = true;
  return settled as unknown as FigureAnnotation;
}

type Value = string | number | null;

function settleSlot(a: FigureAnnotation, b: FigureAnnotation, key: SettledKey): { value: unknown; how: Settlement } {
  if (JSON.stringify(a[key]) === JSON.stringify(b[key])) return { value: a[key], how: 'same' };
  const [left, right] = [readings<Value>(a[key] as Value), readings<Value>(b[key] as Value)];
  if (left === null) return { value: b[key], how: 'shared' };
  if (right === null) return { value: a[key], how: 'shared' };
  const shared = [
    ...left.filter((one) => right.some((two) => isSame(a, one, b, two, key))),
    ...right.filter((two) => left.some((one) => isSame(a, one, b, two, key))),
  ];
  const kept = [...new Set(shared.length > 0 ? shared : [...left, ...right])];
  return { value: kept.length === 1 ? kept[0] : kept, how: shared.length > 0 ? 'shared' : 'both kept' };
}

/** Whether the two single readings are one by the rules of the comparison (equal-slots.ts). */
function isSame(a: FigureAnnotation, one: Value, b: FigureAnnotation, two: Value, key: SettledKey): boolean {
  if (one === two) return true;
  if (key === 'value' || key === 'unit') return false;
  const alone = (record: FigureAnnotation, value: Value): FigureReading =>
    readingOfAnnotation({ ...record, [key]: value } as FigureAnnotation);
  return !differingSlots(alone(a, one), alone(b, two)).includes(SLOT_KEYS[key]);
}
