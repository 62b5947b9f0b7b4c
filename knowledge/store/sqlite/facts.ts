/** Finds learned facts by name and home; the filter on articles is applied to the keys found, from memory. */
import type { LearnedFact } from '../../learned-fact.ts';
import { isGiven } from '../filters.ts';
import type { FactFilter, Page } from '../port.ts';
import type { ArticleTable } from '../search/article-table.ts';
import { contentsPassing, pageOf } from '../search/article-table.ts';
import type { Connection } from './connection.ts';
import { toFact } from './rows.ts';
import type { Row } from './rows.ts';

function conditionsOf({ names, homeRegionCodes }: FactFilter) {
  const lists: [string, readonly string[] | undefined][] = [
    ['key IN (SELECT fact FROM fact_names WHERE name IN (SELECT value FROM json_each(?)))', names],
    ['region_code IN (SELECT value FROM json_each(?))', homeRegionCodes],
  ];
  const given = lists.filter((entry) => isGiven(entry[1]));
  return {
    where: given.length > 0 ? `WHERE ${given.map(([condition]) => condition).join(' AND ')}` : '',
    values: given.map(([, values]) => JSON.stringify(values)),
  };
}

/** In the order of article id and start offset; near-duplicates' facts are left out. */
export function findFacts(
  connection: Connection,
  table: ArticleTable,
  filter: FactFilter,
  page: Page,
): { facts: LearnedFact[]; total: number } {
  const contents = contentsPassing(table, filter);
  const { where, values } = conditionsOf(filter);
  const found: { key: number; articleId: string }[] = [];
  for (const row of connection.prepare(`SELECT key, content FROM facts ${where}`).iterate(...values)) {
    const content = Number(row['content']);
    const head = table.byContent.get(content)?.head;
    if (!head || head.duplicateOf !== null || (contents && !contents.has(content))) continue;
    found.push({ key: Number(row['key']), articleId: head.id });
  }
  // Within an article the keys rise with the start offsets: they were inserted in that order.
  found.sort((left, right) =>
    left.articleId === right.articleId ? left.key - right.key : left.articleId < right.articleId ? -1 : 1,
  );
  const record = connection.prepare('SELECT record FROM facts WHERE key = ?');
  return { facts: pageOf(found, page).map(({ key }) => toFact(record.get(key) as Row)), total: found.length };
}
