/**
 * Whether what the parser read is what an annotator wrote, slot by slot. Pure; the rules are those of
 * docs/annotation-guide.md. An annotation of a second person is compared by the same rules.
 */
import type { FigureAnnotation } from './annotation.ts';
import { readings } from './annotation.ts';
import { nameKey } from './equal-names.ts';

/** What both the parser's observations and a second annotation are turned into before they are compared. */
export interface FigureReading {
  readonly indicators: readonly string[] | null;
  readonly values: readonly number[];
  readonly maxValue: number | null;
  readonly units: readonly string[];
  readonly bounds: readonly string[];
  readonly measures: readonly string[];
  readonly comparedWith: readonly (string | null)[] | null;
  readonly statuses: readonly string[];
  readonly periods: readonly (string | null)[] | null;
  readonly regions: readonly (string | null)[] | null;
  readonly subjects: readonly (string | null)[] | null;
  readonly qualifiers: readonly (string | null)[] | null;
}

export const SLOTS = [
  'value',
  'indicator',
  'measure',
  'bound',
  'comparedWith',
  'status',
  'period',
  'region',
  'subject',
  'qualifier',
] as const;
export type SlotName = (typeof SLOTS)[number];

/** A whole record: all but subject and qualifier, which are counted apart. */
export const WHOLE: readonly SlotName[] = SLOTS.filter((slot) => slot !== 'subject' && slot !== 'qualifier');

export function readingOfAnnotation(record: FigureAnnotation): FigureReading {
  return {
    indicators: readings(record.indicator),
    values: readings<number>(record.value) ?? [],
    maxValue: record.maxValue,
    units: readings<string>(record.unit) ?? [],
    bounds: readings<string>(record.bound) ?? [],
    measures: readings<string>(record.measure) ?? [],
    comparedWith: readings(record.comparedWith),
    statuses: readings<string>(record.status) ?? [],
    periods: readings(record.period),
    regions: readings(record.region),
    subjects: readings(record.subject),
    qualifiers: readings(record.qualifier),
  };
}

const SCALES: ReadonlyMap<string, number> = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1e3],
  ['万', 1e4],
  ['亿', 1e8],
]);

/** 1 千亿元 and 1000 亿元 are the same; so are 8 成 and 80 %, and a rank with 位, 名 or nothing behind it. */
function scaled(value: number, unit: string, rank: boolean): { readonly value: number; readonly unit: string } {
  let rest = unit.normalize('NFKC').replaceAll(/\([^)]*\)|\s/g, '');
  let scale = 1;
  for (let factor = SCALES.get(rest.charAt(0)); factor !== undefined; factor = SCALES.get(rest.charAt(0))) {
    scale *= factor;
    rest = rest.slice(1);
  }
  if (rest === '成') return { value: value * 10, unit: '%' };
  return { value: value * scale, unit: rank && /^[位名]?$/.test(rest) ? '' : rest };
}

function near(left: number, right: number): boolean {
  return Math.abs(left - right) <= 1e-9 * Math.max(1, Math.abs(left), Math.abs(right));
}

type Amount = ReturnType<typeof scaled>;

function amountsOf(reading: FigureReading, rank: boolean): Amount[] {
  return reading.values.flatMap((value) => reading.units.map((unit) => scaled(value, unit, rank)));
}

function sameAmount(left: FigureReading, right: FigureReading): boolean {
  if ((left.maxValue === null) !== (right.maxValue === null)) return false;
  const rank = left.measures.includes('rank') || right.measures.includes('rank');
  const others = amountsOf(right, rank);
  const same = amountsOf(left, rank).some((a) => others.some((b) => a.unit === b.unit && near(a.value, b.value)));
  if (!same || left.maxValue === null || right.maxValue === null) return same;
  return near(left.maxValue, right.maxValue);
}

/** The same digits, whatever the sign, the unit and the other end of a range: a figure found, perhaps read wrongly. */
export function sameNumber(left: FigureReading, right: FigureReading): boolean {
  const bare = (reading: FigureReading): number[] =>
    [...reading.values, ...amountsOf(reading, false).map(({ value }) => value)].map(Math.abs);
  return bare(left).some((a) => bare(right).some((b) => near(a, b)));
}

/** A qualifier or subject may stand in the name or in its own slot: both ways name the same thing. */
function nameKeys(reading: FigureReading): Set<string> | null {
  if (reading.indicators === null) return null;
  const present = (words: readonly (string | null)[] | null): string[] =>
    (words ?? []).filter((word): word is string => word !== null);
  const [subjects, qualifiers] = [present(reading.subjects), present(reading.qualifiers)];
  const region = present(reading.regions)[0] ?? null;
  const lead = ['', ...qualifiers, ...subjects, ...subjects.flatMap((owner) => qualifiers.map((kind) => owner + kind))];
  return new Set(reading.indicators.flatMap((name) => lead.map((words) => nameKey(words + name, region))));
}

function sameNames(left: FigureReading, right: FigureReading): boolean {
  const [a, b] = [nameKeys(left), nameKeys(right)];
  return a === null || b === null || [...a].some((name) => b.has(name));
}

function sameWords(
  left: readonly (string | null)[] | null,
  right: readonly (string | null)[] | null,
  fold: (words: string) => string,
): boolean {
  if (left === null || right === null) return true;
  const key = (words: string | null): string | null => (words === null ? null : fold(words.normalize('NFKC')));
  return left.some((a) => right.some((b) => key(a) === key(b)));
}

const asPrinted = (words: string): string => words.replaceAll(/[“”"‘’'「」『』\s的]/g, '');
const foldBase = (words: string): string =>
  asPrinted(words)
    .replace(/^[比较]/, '')
    .replace(/(?:平均)?(?:水平)?$/, '')
    .replace(/^(?:上年|去年)(?:同期)?$/, '同比');
const foldPlace = (words: string): string => words.replace(/(?:.族)?(?:自治)?[省市县区州]$/, '');

/** One side kept the words in the indicator's name instead («省级绿色工厂»): the same is said. */
function inName(left: FigureReading, right: FigureReading, slot: 'subjects' | 'qualifiers'): boolean {
  const kept = (one: FigureReading, other: FigureReading): boolean =>
    (one[slot]?.includes(null) ?? false) &&
    (other[slot] ?? []).some(
      (words) => words !== null && (one.indicators ?? []).some((name) => asPrinted(name).includes(asPrinted(words))),
    );
  return kept(left, right) || kept(right, left);
}

const COMPARE: Readonly<Record<SlotName, (left: FigureReading, right: FigureReading) => boolean>> = {
  value: sameAmount,
  indicator: sameNames,
  measure: (a, b) => sameWords(a.measures, b.measures, asPrinted),
  bound: (a, b) => sameWords(a.bounds, b.bounds, asPrinted),
  comparedWith: (a, b) => sameWords(a.comparedWith, b.comparedWith, foldBase),
  status: (a, b) => sameWords(a.statuses, b.statuses, asPrinted),
  period: (a, b) => sameWords(a.periods, b.periods, asPrinted),
  region: (a, b) => sameWords(a.regions, b.regions, foldPlace),
  subject: (a, b) => sameWords(a.subjects, b.subjects, asPrinted) || inName(a, b, 'subjects'),
  qualifier: (a, b) => sameWords(a.qualifiers, b.qualifiers, asPrinted) || inName(a, b, 'qualifiers'),
};

/** The slots in which the two differ, in the order of SLOTS; empty where they are the same record. */
export function differingSlots(left: FigureReading, right: FigureReading): SlotName[] {
  return SLOTS.filter((slot) => !COMPARE[slot](left, right));
}
