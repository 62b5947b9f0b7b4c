/**
 * The figure parser against what people wrote (docs/annotation-guide.md). Pure: sentences and observations in,
 * counts out. Called by `npm run figures` and by tests.
 */
import { wilson } from '../../eval/statistics/wilson.ts';
import type { Observation } from '../../knowledge/observation.ts';
import type { AnnotatedSentence } from './figures/annotation.ts';
import type { FigureReading, SlotName } from './figures/equal-slots.ts';
import { differingSlots, readingOfAnnotation, SLOTS, WHOLE } from './figures/equal-slots.ts';
import { pairFigures } from './figures/pair-figures.ts';

export interface ScoredSentence extends AnnotatedSentence {
  /** What the parser read in this sentence. */
  readonly observations: readonly Observation[];
  /** What it read in the rest of the article: a fact said twice is kept once, perhaps there. */
  readonly elsewhere: readonly Observation[];
}

export interface Difference {
  readonly id: string;
  readonly kind: 'missing' | 'surplus' | 'differs';
  readonly slots: readonly SlotName[];
  readonly expected: FigureReading | null;
  readonly found: FigureReading | null;
}

export interface Share {
  readonly right: number;
  readonly n: number;
}

export const MEASURES = [
  'figure found',
  'figure precision',
  'value and unit',
  ...SLOTS.filter((slot) => slot !== 'value'),
  'whole record, precision',
  'whole record, recall',
  'with subject and qualifier, precision',
  'with subject and qualifier, recall',
] as const;
type MeasureName = (typeof MEASURES)[number];

export interface FigureScores {
  readonly sentences: number;
  readonly shares: Readonly<Record<MeasureName, Share>>;
  /** Figures that were right but kept at another place of the article. */
  readonly keptElsewhere: number;
  readonly differences: readonly Difference[];
}

function readingOfObservation(observation: Observation): FigureReading {
  const { period, region } = observation;
  const dated = period !== null && (period.start !== null || period.end !== null);
  return {
    indicators: [observation.indicator],
    values: [observation.value],
    maxValue: observation.maxValue,
    units: [observation.unit],
    bounds: [observation.bound],
    measures: [observation.measure],
    comparedWith: [observation.comparedWith],
    statuses: [observation.status],
    periods: [dated ? `${period.start ?? ''}/${period.end ?? ''}` : null],
    regions: [region === null ? null : region.name],
    subjects: [observation.subject],
    qualifiers: [observation.qualifier],
  };
}

const isWhole = (differing: readonly SlotName[]): boolean => !differing.some((slot) => WHOLE.includes(slot));

/**
 * «figure found» and «figure precision» ask for value and unit alone. Of the figures whose number was found,
 * «value and unit» counts those read right; the other slots are counted where value and unit are right.
 * Optional annotations count nowhere, whether they were read or not.
 */
export function scoreFigures(sentences: readonly ScoredSentence[]): FigureScores {
  const counts = Object.fromEntries(MEASURES.map((name) => [name, { right: 0, n: 0 }])) as Record<
    MeasureName,
    { right: number; n: number }
  >;
  const count = (name: MeasureName, right: boolean): void => {
    counts[name].n += 1;
    if (right) counts[name].right += 1;
  };
  const differences: Difference[] = [];
  let keptElsewhere = 0;
  for (const { id, records, observations, elsewhere } of sentences) {
    const expected = records.map(readingOfAnnotation);
    const found = observations.map(readingOfObservation);
    const pairs = pairFigures(expected, found);
    const others = elsewhere.map(readingOfObservation);
    for (const [index, reading] of expected.entries()) {
      if (records[index]?.optional === true) continue;
      const pair = pairs.find(({ left }) => left === index);
      const twin = pair === undefined && others.some((other) => isWhole(differingSlots(reading, other)));
      if (twin) keptElsewhere += 1;
      const differing = pair?.differing ?? [];
      const amount = twin || (pair !== undefined && !differing.includes('value'));
      count('figure found', amount);
      count('whole record, recall', amount && isWhole(differing));
      count('with subject and qualifier, recall', amount && differing.length === 0);
      if (pair === undefined) {
        if (!twin) differences.push({ id, kind: 'missing', slots: [], expected: reading, found: null });
        continue;
      }
      count('value and unit', amount);
      if (amount)
        for (const slot of [...WHOLE, 'subject', 'qualifier'] as const)
          if (slot !== 'value') count(slot, !differing.includes(slot));
      if (differing.length > 0)
        differences.push({
          id,
          kind: 'differs',
          slots: differing,
          expected: reading,
          found: found[pair.right] ?? null,
        });
    }
    for (const [index, reading] of found.entries()) {
      const pair = pairs.find(({ right }) => right === index);
      if (pair !== undefined && records[pair.left]?.optional === true) continue;
      const differing = pair?.differing ?? [];
      const amount = pair !== undefined && !differing.includes('value');
      count('figure precision', amount);
      count('whole record, precision', amount && isWhole(differing));
      count('with subject and qualifier, precision', amount && differing.length === 0);
      if (pair === undefined) differences.push({ id, kind: 'surplus', slots: [], expected: null, found: reading });
    }
  }
  return { sentences: sentences.length, shares: counts, keptElsewhere, differences };
}

/** «whole record, recall  85.1 % (n 422, 81.4–88.2)»: the share with Wilson's 95 % interval. */
export function formatShare(name: string, { right, n }: Share): string {
  if (n === 0) return `${name.padEnd(40)}   –`;
  const percent = (share: number): string => (100 * share).toFixed(1);
  const { low, high } = wilson(right, n);
  return `${name.padEnd(40)} ${percent(right / n).padStart(5)} %  ${right} of ${n}  (${percent(low)}–${percent(high)})`;
}
