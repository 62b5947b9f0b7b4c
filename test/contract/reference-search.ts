/** The ranking of the port's docstring, written as plainly as it can be: what every engine is compared with. */
import { inverseDocumentFrequency } from '../../knowledge/sparse.ts';
import { termId, type SparseVector } from '../../knowledge/sparse.ts';
import { articlePasses } from '../../knowledge/store/filters.ts';
import type { ArticleFilter, ArticleRecord } from '../../knowledge/store/port.ts';

/** Best first, ties by passage id. */
export function searchPlainly(
  records: readonly ArticleRecord[],
  query: SparseVector,
  filter: ArticleFilter,
  limit: number,
): { id: string; score: number }[] {
  const originals = records.filter(({ article }) => article.duplicateOf === null);
  const weightsOf = ({ ids, weights }: SparseVector) => new Map([...ids].map((id, index) => [id, weights[index]!]));
  const passages = originals.flatMap(({ article, passages }) =>
    passages.map(({ id, vector }) => ({ id, weights: weightsOf(vector), passes: articlePasses(article, filter) })),
  );
  const scored = passages.map(({ id, weights, passes }) => {
    let score = 0;
    for (const [term, queryWeight] of weightsOf(query)) {
      const holders = passages.filter((passage) => passage.weights.has(term)).length;
      score += queryWeight * inverseDocumentFrequency(passages.length, holders) * (weights.get(term) ?? 0);
    }
    return { id, score, passes };
  });
  return scored
    .filter(({ score, passes }) => passes && score > 0)
    .sort((left, right) => right.score - left.score || (left.id < right.id ? -1 : 1))
    .slice(0, limit)
    .map(({ id, score }) => ({ id, score }));
}

/** As the port's `termFrequencies`, counted passage by passage. */
export function countPlainly(
  records: readonly ArticleRecord[],
  terms: readonly string[],
  filter: ArticleFilter,
): { passages: number; counts: number[] } {
  const vectors = records
    .filter(({ article }) => article.duplicateOf === null && articlePasses(article, filter))
    .flatMap(({ passages }) => passages.map(({ vector }) => vector));
  const holding = (term: string): number => vectors.filter(({ ids }) => ids.includes(termId(term))).length;
  return { passages: vectors.length, counts: terms.map(holding) };
}
