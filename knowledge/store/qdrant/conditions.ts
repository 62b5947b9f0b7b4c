/**
 * The port's filters in Qdrant's words. Every point says from which generation on it is there (`since`) and from
 * which on it is not (`until`), so that a reader of one generation sees all of an article's change or nothing.
 */
import { isGiven } from '../filters.ts';
import type { ArticleFilter, FactFilter, ObservationFilter } from '../port.ts';
import type { Schemas } from './connection.ts';
import { isUuid } from './names.ts';

export type Condition = Schemas['Condition'];
export type Filter = Schemas['Filter'];

/** `until` of what has not ended: beyond any generation. */
export const UNENDED = 2 ** 40;

/** Stand for «unknown» in payloads, so that they can be asked for like any other value. */
export const UNKNOWN_REGION = '?';
export const UNKNOWN_YEAR = 0;

export function equals(key: string, value: string | number | boolean): Condition {
  return { key, match: { value } };
}

export function isOneOf(key: string, values: readonly string[] | readonly number[]): Condition {
  return { key, match: { any: [...values] as string[] | number[] } };
}

/** A number that is not a known one is never stored; text is stored well-formed, so it is asked for well-formed. */
function wellFormed(words: readonly string[]): string[] {
  return words.map((word) => word.toWellFormed());
}

/** What a reader of the generation sees. */
export function visibleIn(generation: number): Condition[] {
  return [
    { key: 'since', range: { lte: generation } },
    { key: 'until', range: { gt: generation } },
  ];
}

/** Passages whose dense vector a reader of the generation sees. */
export function embeddedIn(generation: number): Condition {
  return { key: 'embedded_since', range: { lte: generation } };
}

/** What a writer works on. */
export const LIVE: Condition = equals('until', UNENDED);
/** Of passages: whether they have a dense vector, published or not. */
export const EMBEDDED: Condition = { key: 'embedded_since', range: { gte: 0 } };
export const UNEMBEDDED: Condition = { is_empty: { key: 'embedded_since' } };
export const LISTED: Condition = equals('listed', true);

export function ofArticles(ids: readonly string[]): Condition {
  return isOneOf('article_id', ids.filter(isUuid));
}

/** The conditions on an article, which its passages and observations carry, too; near-duplicates left out. */
export function articleConditions(filter: ArticleFilter): Condition[] {
  const { regionCodes, years, kinds, articleIds, unknownPasses = false } = filter;
  const conditions = [LISTED];
  if (isGiven(articleIds)) conditions.push(ofArticles(articleIds));
  if (isGiven(kinds)) conditions.push(isOneOf('kind', kinds));
  if (isGiven(years)) conditions.push(isOneOf('year', unknownPasses ? [...years, UNKNOWN_YEAR] : years));
  if (isGiven(regionCodes)) {
    const codes = wellFormed(regionCodes);
    conditions.push(isOneOf('region_codes', unknownPasses ? [...codes, UNKNOWN_REGION] : codes));
  }
  return conditions;
}

export function observationConditions(filter: ObservationFilter): Condition[] {
  const { indicators, statuses, observedRegionCodes, periodYears } = filter;
  const conditions = articleConditions(filter);
  if (isGiven(indicators)) conditions.push(isOneOf('indicator', wellFormed(indicators)));
  if (isGiven(statuses)) conditions.push(isOneOf('status', statuses));
  if (isGiven(observedRegionCodes)) conditions.push(isOneOf('region_code', wellFormed(observedRegionCodes)));
  if (isGiven(periodYears)) {
    const touches = (year: number): Condition => ({
      must: [
        { key: 'first_year', range: { lte: year } },
        { key: 'last_year', range: { gte: year } },
      ],
    });
    conditions.push({ should: periodYears.map(touches) });
  }
  return conditions;
}

export function factConditions(filter: FactFilter): Condition[] {
  const { names, homeRegionCodes } = filter;
  const conditions = articleConditions(filter);
  if (isGiven(names)) conditions.push(isOneOf('names', wellFormed(names)));
  if (isGiven(homeRegionCodes)) conditions.push(isOneOf('region_code', wellFormed(homeRegionCodes)));
  return conditions;
}
