/**
 * The `region`, `year` and `kind` of a request as the store's filter. `region` takes a name or a code, and
 * includes what lies within; a place that is not known leaves nothing, never everything.
 */
import type { ArticleKind } from '../knowledge/article.ts';
import type { Status } from '../knowledge/observation.ts';
import type { ArticleFilter, ObservationFilter } from '../knowledge/store/port.ts';

/** A place's name or code → the codes it may mean; empty for an unknown place. */
export type RegionCodesOf = (words: string) => readonly string[];

/** No article is about it. */
const NO_REGION = 'none';

export function articleFilter(
  query: {
    readonly region?: string | undefined;
    readonly year?: number | undefined;
    readonly kind?: ArticleKind | undefined;
  },
  regionCodesOf: RegionCodesOf,
): ArticleFilter {
  const { region, year, kind } = query;
  return {
    ...(region === undefined ? {} : { regionCodes: knownCodes(region, regionCodesOf) }),
    ...(year === undefined ? {} : { years: [year] }),
    ...(kind === undefined ? {} : { kinds: [kind] }),
  };
}

function knownCodes(region: string, regionCodesOf: RegionCodesOf): readonly string[] {
  const codes = regionCodesOf(region.trim());
  return codes.length > 0 ? codes : [NO_REGION];
}

/** `year` is the year a figure is of, not the year of the report that tells it. */
export function observationFilter(
  query: {
    readonly indicator?: string | undefined;
    readonly region?: string | undefined;
    readonly year?: number | undefined;
    readonly status?: Status | undefined;
  },
  regionCodesOf: RegionCodesOf,
): ObservationFilter {
  const { indicator, region, year, status } = query;
  return {
    ...articleFilter({ region }, regionCodesOf),
    ...(indicator === undefined ? {} : { indicators: [indicator.trim()] }),
    ...(year === undefined ? {} : { periodYears: [year] }),
    ...(status === undefined ? {} : { statuses: [status] }),
  };
}
