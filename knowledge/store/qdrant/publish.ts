/**
 * Publishing: counts what changed, writes the counts of the next generation, raises the pointer, clears away what
 * no reader can still be reading. Killed at any point it is done again from what lies in Qdrant.
 */
import { JushiError } from '../../errors.ts';
import { equals } from './conditions.ts';
import type { Connection } from './connection.ts';
import type { IndexNames } from './names.ts';
import { raisePointer } from './pointer.ts';
import type { Pointer, ServedPassages, Totals } from './pointer.ts';
import type { ArticlePayload } from './points.ts';
import { scrollPayloads } from './scroll.ts';
import { writeTermCounts } from './term-counts.ts';
import { createTermSums } from './term-table.ts';
import type { TermSums } from './term-table.ts';

type Changed = Pick<
  ArticlePayload,
  'article_id' | 'since' | 'until' | 'listed' | 'passages' | 'observations' | 'terms'
>;

const FIELDS = ['article_id', 'since', 'until', 'listed', 'passages', 'observations', 'terms'];
/** An article's counts take some ten kilobytes. */
const ARTICLES_A_REQUEST = 200;

interface Difference {
  readonly articles: number;
  readonly totals: Totals;
  readonly terms: TermSums;
}

/** What the next generation has more than the present one. */
async function compareGenerations(
  connection: Connection,
  { articles: collection }: IndexNames,
  { generation, totals }: Pointer,
): Promise<Difference> {
  const next = generation + 1;
  const terms = createTermSums();
  let { articles, passages, observations } = totals;
  let changed = 0;
  const must = [{ should: [equals('since', next), equals('until', next)] }];
  const request = { collection, must, fields: FIELDS, pageSize: ARTICLES_A_REQUEST };
  for await (const one of scrollPayloads<Changed>(connection, request)) {
    changed += 1;
    if (!one.listed) continue;
    const sign = one.since === next ? 1 : -1;
    articles += sign;
    passages += sign * one.passages;
    observations += sign * one.observations;
    terms.add(one.terms, sign);
  }
  return { articles: changed, totals: { articles, passages, observations }, terms };
}

/**
 * @param pointer as it is now
 * @param passages those of the next generation, and whether they are to be shown though no article changed
 * @param assertAlone throws when another writer may be at work
 * @returns the generation; the present one where nothing changed
 */
export async function publishChanges(
  connection: Connection,
  names: IndexNames,
  pointer: Pointer,
  passages: { readonly served: ServedPassages; readonly isPending: boolean },
  assertAlone: () => void,
): Promise<number> {
  const difference = await compareGenerations(connection, names, pointer);
  if (difference.articles === 0 && !passages.isPending) return pointer.generation;
  await writeTermCounts(connection, names.state, pointer.generation, difference.terms.byTable());
  assertAlone();
  if (!(await raisePointer(connection, names, pointer, difference.totals, passages.served, Date.now()))) {
    throw new JushiError('index-locked', '另一个任务已发布了新的索引，请重新运行。');
  }
  return pointer.generation + 1;
}

/**
 * Deletes what ended before the oldest generation in use.
 * @param passages the collections of passages that are left
 */
export async function clearEnded(
  connection: Connection,
  names: IndexNames,
  passages: readonly string[],
  oldest: number,
): Promise<void> {
  const filter = { must: [{ key: 'until', range: { lte: oldest } }] };
  const { observations, facts, articles, state } = names;
  for (const collection of [...passages, observations, facts, articles, state]) {
    await connection.write((client) => client.delete(collection, { filter, wait: true }));
  }
}
