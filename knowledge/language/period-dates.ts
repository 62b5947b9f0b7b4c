/**
 * Calendar arithmetic behind periods: a year, half, quarter, run of months, day or five-year plan as ISO
 * dates, both inclusive. Pure; called by the period readers of this folder.
 */
import type { Period } from '../observation.ts';

/** What a reader knows of a period before its words are cut from the text. */
export type Dated = Omit<Period, 'words'>;

export const UNKNOWN: Dated = { start: null, end: null, kind: 'unknown' };

const pad = (value: number): string => String(value).padStart(2, '0');

export function isoDate(year: number, month: number, day: number): string {
  return `${year}-${pad(month)}-${pad(day)}`;
}

export function lastDayOf(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

export function isDay(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= lastDayOf(year, month);
}

export function wholeYears(first: number, last: number, kind: Period['kind']): Dated {
  return { start: isoDate(first, 1, 1), end: isoDate(last, 12, 31), kind };
}

/** Whole months of one year; six from January are a half, three of a quarter are one, others a span. */
export function wholeMonths(year: number, first: number, last: number): Dated {
  let kind: Period['kind'] = 'span';
  if (first === last) kind = 'month';
  else if (last - first === 2 && first % 3 === 1) kind = 'quarter';
  else if (last - first === 5 && (first === 1 || first === 7)) kind = 'half';
  else if (first === 1 && last === 12) kind = 'year';
  return { start: isoDate(year, first, 1), end: isoDate(year, last, lastDayOf(year, last)), kind };
}

/** A state on one day («到2025年», «2020年底»): both dates are that day. */
export function until(date: string): Dated {
  return { start: date, end: date, kind: 'until' };
}

/** The first year of the n-th five-year plan: 1953, 1958, then from 1966 on every five years (1963–1965 lay between plans). */
export function planStart(plan: number): number {
  return plan <= 2 ? 1953 + 5 * (plan - 1) : 1966 + 5 * (plan - 3);
}
