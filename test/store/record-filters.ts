/**
 * What a filter on records asks, said a second time, record by record: what the store in memory filters with and what
 * the engines' own conditions are held to.
 */
import type { LearnedFact } from '../../knowledge/learned-fact.ts';
import type { Observation } from '../../knowledge/observation.ts';
import { isGiven, yearsOfPeriod } from '../../knowledge/store/filters.ts';
import type { FactFilter, ObservationFilter } from '../../knowledge/store/port.ts';

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
