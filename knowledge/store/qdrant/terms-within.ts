/**
 * How many passages of some articles hold each term: added up from the counts that each article's point carries, once
 * for a filter and generation. Of all articles the counts are kept ready (term-counts.ts).
 */
import { isGiven } from '../filters.ts';
import type { ArticleFilter } from '../port.ts';
import { articleConditions } from './conditions.ts';
import type { Connection } from './connection.ts';
import type { Generation } from './generation.ts';
import type { ArticlePayload } from './points.ts';
import { scrollPayloads } from './scroll.ts';
import { addCounts } from './term-table.ts';

/** Some 16 KB each. */
const ARTICLES_A_REQUEST = 200;

interface CountsWithin {
  readonly passages: number;
  readonly counts: ReadonlyMap<number, number>;
}

async function readCountsWithin(
  connection: Connection,
  { names, visible }: Generation,
  filter: ArticleFilter,
): Promise<CountsWithin> {
  const request = {
    collection: names.articles,
    must: [...visible, ...articleConditions(filter)],
    fields: ['passages', 'terms'],
    pageSize: ARTICLES_A_REQUEST,
  };
  const counts = new Map<number, number>();
  let passages = 0;
  for await (const article of scrollPayloads<Pick<ArticlePayload, 'passages' | 'terms'>>(connection, request)) {
    passages += article.passages;
    addCounts(counts, article.terms);
  }
  return { passages, counts };
}

/** As the port's `termFrequencies`, by the terms' ids. */
export async function countTermsWithin(
  connection: Connection,
  generation: Generation,
  ids: readonly number[],
  filter: ArticleFilter,
): Promise<{ readonly passages: number; readonly counts: readonly number[] }> {
  const { regionCodes, years, kinds, articleIds } = filter;
  if (!isGiven(regionCodes) && !isGiven(years) && !isGiven(kinds) && !isGiven(articleIds)) {
    return { passages: generation.totals.passages, counts: await generation.countTerms(ids) };
  }
  const key = `terms ${JSON.stringify(articleConditions(filter))}`;
  const { passages, counts } = await generation.remember(key, () => readCountsWithin(connection, generation, filter));
  return { passages, counts: ids.map((id) => counts.get(id) ?? 0) };
}
