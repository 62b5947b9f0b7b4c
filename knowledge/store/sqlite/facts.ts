/** Finds learned facts by name and home. */
import type { LearnedFact } from '../../learned-fact.ts';
import type { FactFilter, Page } from '../port.ts';
import type { ArticleTable } from '../search/article-table.ts';
import { contentsPassing, pageOf } from '../search/article-table.ts';
import type { Connection } from './connection.ts';
import { findRows } from './found-rows.ts';
import type { ListCondition } from './found-rows.ts';
import { toFact } from './rows.ts';
import type { Row } from './rows.ts';

function conditionsOf({ names, homeRegionCodes }: FactFilter): ListCondition[] {
  return [
    ['key IN (SELECT fact FROM fact_names WHERE name IN (SELECT value FROM json_each(?)))', names],
    ['region_code IN (SELECT value FROM json_each(?))', homeRegionCodes],
  ];
}

/** In the order of article id and start offset; near-duplicates' facts are left out. */
export function findFacts(
  connection: Connection,
  table: ArticleTable,
  filter: FactFilter,
  page: Page,
): { facts: LearnedFact[]; total: number } {
  const found = findRows(connection, 'facts', conditionsOf(filter), table, contentsPassing(table, filter));
  const record = connection.prepare('SELECT record FROM facts WHERE key = ?');
  return { facts: pageOf(found, page).map(({ key }) => toFact(record.get(key) as Row)), total: found.length };
}
