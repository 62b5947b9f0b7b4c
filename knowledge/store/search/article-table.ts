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
  return {
    byId: new Map(entries.map((entry) => [entry.head.id, entry])),
    byContent: new Map(entries.map((entry) => [entry.content, entry])),
    listed: entries.filter(({ head }) => head.duplicateOf === null).sort(compareEntries),
  };
}

/** Whether a filter has any condition. */
function isOpen({ regionCodes, years, kinds, articleIds }: ArticleFilter): boolean {
  return [regionCodes, years, kinds, articleIds].every((list) => !list || list.length === 0);
}

/** Contents of the articles that pass, near-duplicates left out; null when the filter lets all pass. */
export function contentsPassing(table: ArticleTable, filter: ArticleFilter): ReadonlySet<number> | null {
  if (isOpen(filter)) return null;
  return new Set(table.listed.filter(({ head }) => articlePasses(head, filter)).map(({ content }) => content));
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

export function countCoverage({ listed }: ArticleTable): CoverageCounts {
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
