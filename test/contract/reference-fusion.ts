/** The hybrid ranking of the port's docstring, written as plainly as it can be. */
import type { SparseVector } from '../../knowledge/sparse.ts';
import { articlePasses } from '../../knowledge/store/filters.ts';
import type { ArticleFilter, ArticleRecord, PassageVector } from '../../knowledge/store/port.ts';
import { searchPlainly } from './reference-search.ts';

/** Chosen in the decision on dense vectors: the k of the paper, and how deep each list is read. */
const K = 60;
const DEPTH = 100;

function cosine(left: Float32Array, right: Float32Array): number {
  return left.reduce((sum, value, index) => sum + value * right[index]!, 0);
}

/** Best first, ties by passage id. */
export function searchHybridPlainly(
  records: readonly ArticleRecord[],
  vectors: readonly PassageVector[],
  query: { readonly sparse: SparseVector; readonly dense: Float32Array },
  filter: ArticleFilter,
  limit: number,
): { id: string; score: number }[] {
  const depth = Math.max(DEPTH, limit);
  const byWords = searchPlainly(records, query.sparse, filter, depth).map(({ id }) => id);
  const found = new Set(
    records
      .filter(({ article }) => article.duplicateOf === null && articlePasses(article, filter))
      .flatMap(({ passages }) => passages.map(({ id }) => id)),
  );
  const byVectors = vectors
    .filter(({ passageId }) => found.has(passageId))
    .map(({ passageId: id, vector }) => ({ id, score: cosine(vector, query.dense) }))
    .sort((left, right) => right.score - left.score || (left.id < right.id ? -1 : 1))
    .slice(0, depth)
    .map(({ id }) => id);
  const part = (list: readonly string[], id: string) => (list.includes(id) ? 1 / (K + list.indexOf(id) + 1) : 0);
  return [...new Set([...byWords, ...byVectors])]
    .map((id) => ({ id, score: part(byWords, id) + part(byVectors, id) }))
    .sort((left, right) => right.score - left.score || (left.id < right.id ? -1 : 1))
    .slice(0, limit);
}
