/**
 * Stretches of time in running text, as printed and as dates where they follow. «今年», «五年来» relate to
 * an anchor year (the report's, the talk's), never to the clock; without one their dates stay unknown.
 * Called by figures, ingest (years of a passage) and the reading of questions.
 */
import type { Span } from '../article.ts';
import type { Period } from '../observation.ts';
import { findCalendarPeriods } from './calendar-periods.ts';
import { findRelativeSpans } from './relative-spans.ts';

export interface PeriodMention extends Span {
  readonly words: string;
  readonly period: Period;
  /** Dated by the anchor year, not by its own words. */
  readonly relative: boolean;
}

export interface PeriodContext {
  /** The year that «今年» means here; a caller that knows a section speaks of another year passes that one. */
  readonly anchorYear: number | null;
}

/**
 * «到2025年», «2020年底» are kind «until» with the last day as both dates; «2016年以来» ends with the year before
 * the anchor; «第二年», «春节» have no dates. Works on original or normalised text, of any length.
 * @returns in order, the longest where several begin together, without overlaps; empty where no period is named
 */
export function findPeriods(text: string, context: PeriodContext): PeriodMention[] {
  // One code unit for one: offsets stay those of the text.
  const plain = text.replaceAll(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
  const found = [
    ...findCalendarPeriods(plain, context.anchorYear),
    ...findRelativeSpans(plain, context.anchorYear),
  ].sort((left, right) => left.at - right.at || right.length - left.length);
  const mentions: PeriodMention[] = [];
  let free = 0;
  for (const { at, length, relative, start, end, kind } of found) {
    if (at < free) continue;
    const words = text.slice(at, at + length);
    mentions.push({ start: at, end: at + length, words, relative, period: { words, start, end, kind } });
    free = at + length;
  }
  return joinRanges(text, mentions);
}

const JOINT = /^\s?[-–—~～〜]{1,2}\s?$/;
const DIVISIONS: ReadonlySet<string> = new Set(['day', 'month', 'quarter', 'half', 'year']);

/** «2021年12月20日-2022年1月3日», «2021年3月至2022年2月»: two that touch are one span; 至 and 到 were read as part of the second. */
function joinRanges(text: string, mentions: readonly PeriodMention[]): PeriodMention[] {
  const joined: PeriodMention[] = [];
  for (const mention of mentions) {
    const previous = joined.at(-1);
    if (previous === undefined || !isRange(text, previous, mention)) {
      joined.push(mention);
      continue;
    }
    const words = text.slice(previous.start, mention.end);
    const period: Period = { words, start: previous.period.start, end: mention.period.end, kind: 'span' };
    const relative = previous.relative || mention.relative;
    joined.splice(-1, 1, { start: previous.start, end: mention.end, words, relative, period });
  }
  return joined;
}

function isRange(text: string, left: PeriodMention, right: PeriodMention): boolean {
  const between = text.slice(left.end, right.start);
  const touches = (between === '' && /^[至到]/.test(right.words)) || JOINT.test(between);
  const [from, to] = [left.period, right.period];
  if (!touches || !DIVISIONS.has(from.kind) || from.start === null || to.end === null) return false;
  return (to.kind === from.kind || to.kind === 'until') && from.start < to.end;
}

/** The years a period touches, ascending; of «until» its one year; empty where no date is known. An open end counts as one year. */
export function yearsOf(period: Period): number[] {
  const first = period.start ?? period.end;
  const last = period.end ?? period.start;
  if (first === null || last === null) return [];
  const years: number[] = [];
  for (let year = Number(first.slice(0, 4)); year <= Number(last.slice(0, 4)); year += 1) years.push(year);
  return years;
}

const WITHIN_A_YEAR: ReadonlySet<Period['kind']> = new Set(['half', 'quarter', 'month']);

/** Whether one is a year and the other a part of it, or both are different parts; false where dates are unknown. */
export function differentParts(left: Period, right: Period): boolean {
  const both = [left, right];
  const parts = both.filter(({ kind }) => WITHIN_A_YEAR.has(kind)).length;
  if (parts === 0 || both.some(({ start, end }) => start === null || end === null)) {
    return false;
  }
  return parts === 1 ? both.some(({ kind }) => kind === 'year') : left.start !== right.start || left.end !== right.end;
}
