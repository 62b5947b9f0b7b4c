/**
 * Which rows of a table of records meet a filter: conditions on columns by the database, the filter on articles from
 * memory, near-duplicates left out. Called for observations and learned facts.
 */
import type { ArticleTable } from '../search/article-table.ts';
import { isGiven } from '../filters.ts';
import type { Connection } from './connection.ts';

/** A condition with one `?`, which gets the list as JSON; without a list, or with an empty one, it asks nothing. */
export type ListCondition = readonly [condition: string, list: readonly (string | number)[] | undefined];

export interface FoundRow {
  readonly key: number;
  readonly articleId: string;
}

/** In the order of article id and start offset; empty where nothing is found. */
export function findRows(
  connection: Connection,
  from: 'observations' | 'facts',
  conditions: readonly ListCondition[],
  table: ArticleTable,
  contents: ReadonlySet<number> | null,
): FoundRow[] {
  if (contents?.size === 0) return [];
  const given = conditions.filter(([, list]) => isGiven(list));
  const where = given.length > 0 ? `WHERE ${given.map(([condition]) => condition).join(' AND ')}` : '';
  const values = given.map(([, list]) => JSON.stringify(list));
  const found: FoundRow[] = [];
  for (const row of connection.prepare(`SELECT key, content FROM ${from} ${where}`).iterate(...values)) {
    const content = Number(row['content']);
    const head = table.byContent.get(content)?.head;
    if (!head || head.duplicateOf !== null || (contents && !contents.has(content))) continue;
    found.push({ key: Number(row['key']), articleId: head.id });
  }
  // Within an article the keys rise with the start offsets: they were inserted in that order.
  return found.sort((left, right) =>
    left.articleId === right.articleId ? left.key - right.key : left.articleId < right.articleId ? -1 : 1,
  );
}
