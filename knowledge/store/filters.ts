/**
 * The port's filters as predicates over one article or observation: the plain reading that engines
 * without an index of their own use, and that the others are tested against.
 */
import type { Observation, Period } from '../observation.ts';
import type { LearnedFact } from '../learned-fact.ts';
import type { ArticleFilter, ArticleHead, FactFilter, ObservationFilter } from './port.ts';

/** An empty or absent list is no condition. */
export function isGiven<Value>(list: readonly Value[] | undefined): list is readonly Value[] {
  return list !== undefined && list.length > 0;
}

export function articlePasses(head: ArticleHead, filter: ArticleFilter): boolean {
  const { regionCodes, years, kinds, articleIds, unknownPasses = false } = filter;
  if (isGiven(articleIds) && !articleIds.includes(head.id)) return false;
  if (isGiven(kinds) && !kinds.includes(head.kind)) return false;
  if (isGiven(years) && !(head.reportYear === null ? unknownPasses : years.includes(head.reportYear))) return false;
  if (!isGiven(regionCodes)) return true;
  return head.regionCodes.length === 0 ? unknownPasses : regionCodes.some((code) => head.regionCodes.includes(code));
}

/** First and last year a period touches; a side that is unknown is taken to be the other; null where both are. */
export function yearsOfPeriod(period: Period | null): { readonly first: number; readonly last: number } | null {
  const start = period?.start ?? period?.end;
  const end = period?.end ?? period?.start;
  if (!start || !end) return null;
  return { first: Number.parseInt(start, 10), last: Number.parseInt(end, 10) };
}

/** Looks at the observation's own slots only; `articlePasses` looks at its article. */
export function observationPasses(observation: Observation, filter: ObservationFilter): boolean {
  const { indicators, statuses, observedRegionCodes, periodYears } = filter;
  if (isGiven(indicators) && !indicators.includes(observation.indicator)) return false;
  if (isGiven(statuses) && !statuses.includes(observation.status)) return false;
  const region = observation.region?.code;
  if (isGiven(observedRegionCodes) && (region === undefined || !observedRegionCodes.includes(region))) return false;
  if (!isGiven(periodYears)) return true;
  const touched = yearsOfPeriod(observation.period);
  return touched !== null && periodYears.some((year) => year >= touched.first && year <= touched.last);
}

/** Looks at the fact's own slots only; `articlePasses` looks at its article. */
export function factPasses(fact: LearnedFact, { names, homeRegionCodes }: FactFilter): boolean {
  if (isGiven(names) && !names.some((name) => fact.names.includes(name))) return false;
  return !isGiven(homeRegionCodes) || homeRegionCodes.includes(fact.region.code);
}
