/**
 * The query of a request as the store's filter. `region` takes a name or a code, and includes what lies within;
 * a place that is not known leaves nothing, never everything.
 */
import type { ArticleKind } from '../knowledge/article.ts';
import { lookUpIndicator } from '../knowledge/figures/indicator-lexicon.ts';
import type { Status } from '../knowledge/observation.ts';
import type { ArticleFilter, ObservationFilter } from '../knowledge/store/port.ts';
import type { RegionLookup } from './region-lookup.ts';

/** No article is about it; an empty list would mean that no region was asked for. */
const NO_REGION = ['none'];

/** `year` is the year of the report. */
export function articleFilter(
  query: {
    readonly region?: string | undefined;
    readonly year?: number | undefined;
    readonly kind?: ArticleKind | undefined;
  },
  regions: RegionLookup,
): ArticleFilter {
  const { region, year, kind } = query;
  return {
    ...(region === undefined ? {} : { regionCodes: orNone(regions.codesOf(region)) }),
    ...(year === undefined ? {} : { years: [year] }),
    ...(kind === undefined ? {} : { kinds: [kind] }),
  };
}

/** `year` and `region` are those of the figure itself, not of the report that tells it. */
export function observationFilter(
  query: {
    readonly indicator?: string | undefined;
    readonly region?: string | undefined;
    readonly year?: number | undefined;
    readonly status?: Status | undefined;
  },
  regions: RegionLookup,
): ObservationFilter {
  const { indicator, region, year, status } = query;
  return {
    ...(region === undefined ? {} : { observedRegionCodes: orNone(regions.codesWithin(region)) }),
    ...(indicator === undefined ? {} : { indicators: [canonicalIndicator(indicator.trim())] }),
    ...(year === undefined ? {} : { periodYears: [year] }),
    ...(status === undefined ? {} : { statuses: [status] }),
  };
}

function orNone(codes: readonly string[]): readonly string[] {
  return codes.length > 0 ? codes : NO_REGION;
}

/** «GDP» is kept as «地区生产总值»; what no lexicon knows is kept under its own words. */
function canonicalIndicator(words: string): string {
  return lookUpIndicator(words)?.canonical ?? words;
}
