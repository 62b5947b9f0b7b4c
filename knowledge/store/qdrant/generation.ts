/**
 * What a server keeps of one generation while it is read: counts of terms, coverage, the order of lists. All of it
 * is derived from Qdrant and forgotten with the generation.
 */
import type { ArticleKind } from '../../article.ts';
import type { CoverageCounts } from '../port.ts';
import type { Condition } from './conditions.ts';
import { LISTED, UNKNOWN_YEAR, visibleIn } from './conditions.ts';
import type { Connection } from './connection.ts';
import type { IndexNames } from './names.ts';
import type { Pointer, ServedPassages, Totals } from './pointer.ts';
import { createTermCounter } from './term-counts.ts';

export interface Generation {
  readonly number: number;
  readonly names: IndexNames;
  readonly totals: Totals;
  readonly served: ServedPassages;
  readonly visible: readonly Condition[];
  /** Same order and length as `ids`. */
  countTerms(ids: readonly number[]): Promise<number[]>;
  coverage(): Promise<CoverageCounts>;
  /** The value of a key, made by `make` the first time and kept for a while. */
  remember<Value>(key: string, make: () => Promise<Value>): Promise<Value>;
}

/** More values than any facet has: there are some 3,000 counties, and development zones besides. */
const MAX_FACETS = 100_000;
/** Lists kept in order: browsing goes through the pages of a few filters. */
const MAX_REMEMBERED = 16;

function compareWords(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

async function countCoverage(
  connection: Connection,
  names: IndexNames,
  totals: Totals,
  visible: readonly Condition[],
): Promise<CoverageCounts> {
  const facet = async (key: string) => {
    const filter = { must: [...visible, LISTED] };
    const request = { key, filter, limit: MAX_FACETS, exact: true };
    return (await connection.read((client) => client.facet(names.articles, request))).hits;
  };
  const [regionHits, yearHits, kindHits] = await Promise.all([facet('subject_regions'), facet('year'), facet('kind')]);
  const regions = new Map<string, { code: string; name: string; articles: number }>();
  for (const { value, count } of regionHits) {
    const [code = '', ...words] = String(value).split(' ');
    const name = words.join(' ');
    const known = regions.get(code);
    const first = known && known.name < name ? known.name : name;
    regions.set(code, { code, name: first, articles: (known?.articles ?? 0) + count });
  }
  return {
    ...totals,
    regions: [...regions.values()].sort(
      (left, right) => right.articles - left.articles || compareWords(left.code, right.code),
    ),
    years: yearHits
      .map(({ value, count }) => ({ year: Number(value), articles: count }))
      .filter(({ year }) => year !== UNKNOWN_YEAR)
      .sort((left, right) => right.year - left.year),
    kinds: kindHits
      .map(({ value, count }) => ({ kind: value as ArticleKind, articles: count }))
      .sort((left, right) => right.articles - left.articles || compareWords(left.kind, right.kind)),
  };
}

export function createGeneration(connection: Connection, names: IndexNames, pointer: Pointer): Generation {
  const visible = visibleIn(pointer.generation);
  const remembered = new Map<string, Promise<unknown>>();

  function remember<Value>(key: string, make: () => Promise<Value>): Promise<Value> {
    const known = remembered.get(key) as Promise<Value> | undefined;
    const value = known ?? make();
    remembered.delete(key);
    remembered.set(key, value);
    if (!known) {
      value.catch(() => remembered.delete(key));
      const [oldest] = remembered.keys();
      if (remembered.size > MAX_REMEMBERED && oldest !== undefined) remembered.delete(oldest);
    }
    return value;
  }

  return {
    number: pointer.generation,
    names,
    totals: pointer.totals,
    served: pointer.served,
    visible,
    countTerms: createTermCounter(connection, names.state, pointer.generation),
    coverage: () => remember('coverage', () => countCoverage(connection, names, pointer.totals, visible)),
    remember,
  };
}
