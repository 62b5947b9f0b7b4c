/**
 * Looks indicators up by what they are called. Built once from the rows of indicators/.
 * Matching ignores quotation marks and blanks; the text stays as printed.
 */
import { AMOUNTS, GENERIC, RATES } from './indicators/index.ts';

export interface IndicatorEntry {
  readonly canonical: string;
  /** A % said of it is its level, not its growth. */
  readonly rate: boolean;
}

const entries = new Map<string, IndicatorEntry>();
for (const [rate, rows] of [
  [false, AMOUNTS],
  [true, RATES],
] as const)
  for (const [canonical, ...aliases] of rows)
    for (const name of [canonical, ...aliases]) {
      const key = indicatorKey(name);
      if (!entries.has(key)) entries.set(key, { canonical, rate });
    }

const generic = new Set(GENERIC);
/** How long the keys are that end in these two characters, longest first: most words need no look-up at all. */
const lengthsByEnd = new Map<string, number[]>();
for (const key of entries.keys()) {
  const lengths = lengthsByEnd.get(key.slice(-2)) ?? [];
  if (!lengths.includes(key.length)) lengths.push(key.length);
  lengthsByEnd.set(key.slice(-2), lengths);
}
for (const lengths of lengthsByEnd.values()) lengths.sort((left, right) => right - left);
/** Marks and letters that a key leaves out or changes. */
const IGNORED = /[“”"'‘’「」\s_a-z(]/;
const LONGEST = Math.max(...[...entries.keys()].map((key) => key.length));

/** The form under which names are compared: without quotation marks, blanks and brackets' marks, letters upper case. */
export function indicatorKey(words: string): string {
  return words.replace(/[“”"'‘’「」\s_]|\((?:[A-Za-z&]+|\d{1,2})\)/g, '').toUpperCase();
}

/** The entry of exactly these words; null for an unknown indicator. */
export function lookUpIndicator(words: string): IndicatorEntry | null {
  return entries.get(IGNORED.test(words) ? indicatorKey(words) : words) ?? null;
}

/** Whether the words name a kind of amount that says nothing without its owner («产值», «占地»). */
export function isGeneric(words: string): boolean {
  return generic.has(words);
}

/** A known name within some words, and where it stands in them. */
export interface FoundIndicator {
  readonly entry: IndicatorEntry;
  readonly start: number;
  readonly length: number;
}

/**
 * The longest known name that ends where `words` end.
 * @returns null when none ends there
 */
export function findTrailingIndicator(words: string): FoundIndicator | null {
  if (!IGNORED.test(words)) {
    for (const length of lengthsByEnd.get(words.slice(-2)) ?? []) {
      const entry = length > words.length ? undefined : entries.get(words.slice(-length));
      if (entry !== undefined) return { entry, start: words.length - length, length };
    }
    return null;
  }
  for (let start = Math.max(0, words.length - LONGEST - 6); start < words.length - 1; start++) {
    const tail = words.slice(start);
    // A closing mark alone would be torn from its opening one.
    if (tail.startsWith('”')) continue;
    const entry = entries.get(indicatorKey(tail));
    if (entry !== undefined) return { entry, start, length: words.length - start };
  }
  return null;
}

/** The longest known name that begins where `words` begin; null when none does. */
export function findLeadingIndicator(words: string): FoundIndicator | null {
  for (let length = Math.min(words.length, LONGEST + 6); length > 1; length--) {
    const entry = entries.get(indicatorKey(words.slice(0, length)));
    if (entry !== undefined) return { entry, start: 0, length };
  }
  return null;
}

export interface KnownIndicator {
  readonly canonical: string;
  readonly aliases: readonly string[];
  readonly rate: boolean;
}

/** Every canonical indicator with its aliases, in the order of the data file; for question understanding and documentation. */
export function allIndicators(): KnownIndicator[] {
  const read = (rows: typeof AMOUNTS, rate: boolean): KnownIndicator[] =>
    rows.map(([canonical, ...aliases]) => ({ canonical, aliases, rate }));
  return [...read(AMOUNTS, false), ...read(RATES, true)];
}
