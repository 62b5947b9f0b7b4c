/**
 * The articles of one generation in memory, heads only: answers filters, lists and coverage without touching the
 * store. Near-duplicates are found by id, and left out of everything else.
 */
import type { ArticleKind } from '../../article.ts';
import { articlePasses } from '../filters.ts';
import type { ArticleFilter, ArticleHead, CoverageCounts, Page } from '../port.ts';

export interface ArticleEntry {
  readonly head: ArticleHead;
  /** The engine's key of what the article holds; a content never changes under its key. */
  readonly content: number;
  readonly passages: number;
  readonly observations: number;
}

export interface ArticleTable {
  readonly byId: ReadonlyMap<string, ArticleEntry>;
  readonly byContent: ReadonlyMap<number, ArticleEntry>;
  /** Without near-duplicates: report year newest first, unknown last, then title, then id (both by code unit). */
  readonly listed: readonly ArticleEntry[];
  /** Of the listed ones, in their order: those about a place or within it; null for those of which no place is known. */
  readonly byRegion: ReadonlyMap<string | null, readonly ArticleEntry[]>;
  /** The same by report year. */
  readonly byYear: ReadonlyMap<number | null, readonly ArticleEntry[]>;
}

function group<Key>(
  entries: readonly ArticleEntry[],
  keysOf: (entry: ArticleEntry) => readonly Key[],
): Map<Key, ArticleEntry[]> {
  const groups = new Map<Key, ArticleEntry[]>();
  for (const entry of entries) {
    for (const key of new Set(keysOf(entry))) {
      const known = groups.get(key);
      if (known === undefined) groups.set(key, [entry]);
      else known.push(entry);
    }
  }
  return groups;
}

function compareWords(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

function compareEntries({ head: left }: ArticleEntry, { head: right }: ArticleEntry): number {
  const byYear = (right.reportYear ?? -Infinity) - (left.reportYear ?? -Infinity);
  return (
    (Number.isNaN(byYear) ? 0 : byYear) || compareWords(left.title, right.title) || compareWords(left.id, right.id)
  );
}

export function createArticleTable(entries: readonly ArticleEntry[]): ArticleTable {
  const listed = entries.filter(({ head }) => head.duplicateOf === null).sort(compareEntries);
  return {
    byId: new Map(entries.map((entry) => [entry.head.id, entry])),
    byContent: new Map(entries.map((entry) => [entry.content, entry])),
    listed,
    byRegion: group<string | null>(listed, ({ head }) => (head.regionCodes.length === 0 ? [null] : head.regionCodes)),
    byYear: group(listed, ({ head }) => [head.reportYear]),
  };
}

/** Whether a filter has any condition. */
function isOpen({ regionCodes, years, kinds, articleIds }: ArticleFilter): boolean {
  return [regionCodes, years, kinds, articleIds].every((list) => !list || list.length === 0);
}

/** What the lists under the keys hold; of unknown ones where they pass. */
function under<Key>(
  lists: ReadonlyMap<Key | null, readonly ArticleEntry[]>,
  keys: readonly Key[],
  unknownPasses: boolean,
): ArticleEntry[] {
  return [...(unknownPasses ? [null] : []), ...keys].flatMap((key) => lists.get(key) ?? []);
}

/** A few articles among which all that pass are: those of the places or years asked for, else all. May repeat some. */
function among(table: ArticleTable, { regionCodes, years, articleIds, unknownPasses = false }: ArticleFilter) {
  if (articleIds !== undefined && articleIds.length > 0) {
    return articleIds.flatMap((id) => {
      const entry = table.byId.get(id);
      return entry === undefined || entry.head.duplicateOf !== null ? [] : [entry];
    });
  }
  if (regionCodes !== undefined && regionCodes.length > 0) return under(table.byRegion, regionCodes, unknownPasses);
  if (years !== undefined && years.length > 0) return under(table.byYear, years, unknownPasses);
  return table.listed;
}

/** Contents of the articles that pass, near-duplicates left out; null when the filter lets all pass. */
export function contentsPassing(table: ArticleTable, filter: ArticleFilter): ReadonlySet<number> | null {
  if (isOpen(filter)) return null;
  return new Set(among(table, filter).flatMap(({ head, content }) => (articlePasses(head, filter) ? [content] : [])));
}

export function pageOf<Item>(items: readonly Item[], { page, pageSize }: Page): Item[] {
  return items.slice((page - 1) * pageSize, page * pageSize);
}

export function listHeads(table: ArticleTable, filter: ArticleFilter, page: Page) {
  const heads = table.listed.map(({ head }) => head).filter((head) => articlePasses(head, filter));
  return { articles: pageOf(heads, page), total: heads.length };
}

function increase<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

const counted = new WeakMap<ArticleTable, CoverageCounts>();

/** Counted once a table: every question asks for it. */
export function countCoverage(table: ArticleTable): CoverageCounts {
  const known = counted.get(table) ?? count(table);
  counted.set(table, known);
  return known;
}

function count({ listed }: ArticleTable): CoverageCounts {
  const regions = new Map<string, number>();
  const names = new Map<string, string>();
  const years = new Map<number, number>();
  const kinds = new Map<ArticleKind, number>();
  for (const { head } of listed) {
    for (const { code, name } of new Map(head.subjectRegions.map((region) => [region.code, region])).values()) {
      increase(regions, code);
      const known = names.get(code);
      if (known === undefined || name < known) names.set(code, name);
    }
    if (head.reportYear !== null) increase(years, head.reportYear);
    increase(kinds, head.kind);
  }
  return {
    articles: listed.length,
    passages: listed.reduce((sum, entry) => sum + entry.passages, 0),
    observations: listed.reduce((sum, entry) => sum + entry.observations, 0),
    regions: [...regions]
      .map(([code, articles]) => ({ code, name: names.get(code)!, articles }))
      .sort((left, right) => right.articles - left.articles || compareWords(left.code, right.code)),
    years: [...years].map(([year, articles]) => ({ year, articles })).sort((left, right) => right.year - left.year),
    kinds: [...kinds]
      .map(([kind, articles]) => ({ kind, articles }))
      .sort((left, right) => right.articles - left.articles || compareWords(left.kind, right.kind)),
  };
}
