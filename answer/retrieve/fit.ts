/**
 * How well a place, a period or a status fits what was asked, 0–1. 1 is named as asked, about 0.7 unknown,
 * below 0.5 another one. Factors were set on the real articles' questions and hold the order
 * «named > implied > unknown > neighbouring > other».
 */
import type { Period, Status } from '../../knowledge/observation.ts';
import { findPeriods, yearsOf } from '../../knowledge/language/periods.ts';
import { isWithin, type Region } from '../../knowledge/regions/index.ts';
import type { AskedPeriod } from '../understand/question.ts';
import type { Candidate } from './candidate.ts';

export const OTHER = 0.12;
export const UNKNOWN_REGION = 0.62;

function namesRegion(text: string, region: Region): boolean {
  return text.includes(region.name) || (region.shortName.length > 1 && text.includes(region.shortName));
}

function regionFitOne(region: Region, candidate: Candidate): number {
  const { article } = candidate;
  const subjects = article.subjectRegions;
  if (subjects.some(({ code }) => isWithin(code, region.code) && isWithin(region.code, code))) {
    return 1;
  }
  const named = namesRegion(candidate.folded, region);
  if (subjects.some(({ code }) => isWithin(region.code, code))) {
    return named
      ? 0.95
      : namesRegion(candidate.headingFolded + candidate.titleFolded, region)
        ? 0.9
        : namesRegion(candidate.before, region)
          ? 0.6
          : namesRegion(candidate.articleFolded, region)
            ? 0.55
            : 0.25;
  }
  if (subjects.some(({ code }) => isWithin(code, region.code))) {
    return named ? 0.85 : region.level === 'province' && /全省|我省/.test(candidate.folded) ? 0.7 : 0.42;
  }
  if (subjects.length === 0) {
    return named || namesRegion(candidate.titleFolded, region)
      ? 0.9
      : namesRegion(article.text, region)
        ? UNKNOWN_REGION
        : 0.3;
  }
  return named ? 0.55 : OTHER;
}

/**
 * The best fit of any region asked for; 1 where none was.
 * @param asksInside «浙江第一的是哪个市»: what lies within the region is what is asked for
 */
export function regionFit(regions: readonly Region[], candidate: Candidate, asksInside = false): number {
  if (
    asksInside &&
    regions.some((region) => candidate.article.subjectRegions.some(({ code }) => isWithin(code, region.code)))
  ) {
    return 0.95;
  }
  return regions.length === 0 ? 1 : Math.max(...regions.map((region) => regionFitOne(region, candidate)));
}

const CURRENT = /今年|本年|当年|年内/;
const PAST = /去年|上一?年|前一年|头一年/;

/** The years asked for, «今年» taken as the report's; empty where the words leave them open. */
export function yearsAsked(asked: AskedPeriod, reportYear: number | null): number[] {
  const years = yearsOf(asked.period);
  if (years.length > 0 || reportYear === null) {
    return years;
  }
  return CURRENT.test(asked.words) ? [reportYear] : PAST.test(asked.words) ? [reportYear - 1] : [];
}

/** Another half or quarter of the same year, or a quarter for the year: told apart by their dates. */
const OTHER_PART_OF_YEAR = 0.3;
const PART_FOR_YEAR = 0.42;

function withinAYear({ start, end }: Period): boolean {
  return start !== null && end !== null && start.slice(0, 4) === end.slice(0, 4);
}

function isWholeYear({ start, end }: Period): boolean {
  return start !== null && end !== null && start.endsWith('-01-01') && end.endsWith('-12-31');
}

/** By report year, kept as long as what was asked is. */
const datedPeriods = new WeakMap<AskedPeriod, Map<number, Period>>();

/** «去年前六个月» has dates only beside a report: its year is the one that «今年» means. */
function dated(asked: AskedPeriod, reportYear: number | null): Period {
  if (asked.period.start !== null || reportYear === null) return asked.period;
  const byYear = datedPeriods.get(asked) ?? new Map<number, Period>();
  datedPeriods.set(asked, byYear);
  const known = byYear.get(reportYear);
  if (known !== undefined) return known;
  const period = findPeriods(asked.words, { anchorYear: reportYear })[0]?.period ?? asked.period;
  byYear.set(reportYear, period);
  return period;
}

function periodPairFit(asked: Period, years: readonly number[], found: Period): number {
  const foundYears = yearsOf(found);
  if (!foundYears.some((year) => years.includes(year))) {
    return 0;
  }
  if (asked.start === found.start && asked.end === found.end) {
    return 1;
  }
  if (asked.kind === 'until' || found.kind === 'until') {
    return foundYears.at(-1) === years.at(-1) ? 0.97 : 0.5;
  }
  if (withinAYear(asked) && withinAYear(found)) {
    if (asked.kind === 'day' || found.kind === 'day' || found.kind === 'month') {
      return 0.85;
    }
    return isWholeYear(asked) === isWholeYear(found) ? OTHER_PART_OF_YEAR : PART_FOR_YEAR;
  }
  const spanAsked = years.length > 1;
  const spanFound = foundYears.length > 1;
  if (spanAsked !== spanFound) {
    return foundYears.at(-1) === years.at(-1) ? 0.6 : 0.4;
  }
  return spanAsked ? 0.7 : 0.95;
}

/** Fit of one known period (an observation's) with the periods asked for; null counts as unknown. */
export function knownPeriodFit(
  periods: readonly AskedPeriod[],
  found: Period | null,
  reportYear: number | null,
): number {
  if (periods.length === 0) {
    return 1;
  }
  return Math.max(
    ...periods.map((asked) => {
      const years = yearsAsked(asked, reportYear);
      if (years.length === 0 || found === null || yearsOf(found).length === 0) {
        return found !== null && found.words === asked.words ? 1 : 0.7;
      }
      return periodPairFit(dated(asked, reportYear), years, found) || 0.15;
    }),
  );
}

function periodFitOne(asked: AskedPeriod, candidate: Candidate): number {
  const years = yearsAsked(asked, candidate.article.reportYear);
  if (years.length === 0) {
    return candidate.folded.includes(asked.words) ? 1 : 0.75;
  }
  const when = dated(asked, candidate.article.reportYear);
  const named = candidate.periods.filter(({ period }) => yearsOf(period).length > 0);
  const best = Math.max(0, ...named.map(({ period }) => periodPairFit(when, years, period)));
  if (best > 0) {
    return best;
  }
  const implied = candidate.contextYears;
  const shares = implied.some((year) => years.includes(year));
  if (named.length > 0) {
    return shares ? 0.6 : 0.25;
  }
  if (implied.length === 0) {
    return 0.7;
  }
  return shares ? (years.length === implied.length ? 0.95 : 0.75) : 0.25;
}

/** The best fit of any period asked for; 1 where none was. */
export function periodFit(periods: readonly AskedPeriod[], candidate: Candidate): number {
  return periods.length === 0 ? 1 : Math.max(...periods.map((asked) => periodFitOne(asked, candidate)));
}

const FITS: Readonly<Record<Status, Readonly<Record<Status, number>>>> = {
  target: { target: 1, estimated: 0.55, stated: 0.6, achieved: 0.3 },
  achieved: { achieved: 1, stated: 0.95, estimated: 0.9, target: 0.3 },
  estimated: { estimated: 1, achieved: 0.8, stated: 0.7, target: 0.6 },
  stated: { stated: 1, achieved: 1, estimated: 0.8, target: 0.8 },
};

/** 1 where nothing was asked, 0.8 where nothing is known. */
export function statusFit(asked: Status | null, found: Status | null): number {
  return asked === null ? 1 : found === null ? 0.8 : FITS[asked][found];
}
