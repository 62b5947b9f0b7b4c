/**
 * What the port's filters mean: when a list is a condition, which articles pass, which years a period touches. Both
 * engines share it; test/store/record-filters.ts says the same of single records.
 */
import type { Period } from '../observation.ts';
import type { ArticleFilter, ArticleHead } from './port.ts';

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
