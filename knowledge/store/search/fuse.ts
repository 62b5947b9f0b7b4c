/**
 * One ranking out of several by reciprocal rank (Cormack, Clarke & Büttcher, SIGIR 2009): the sum of 1 / (60 + rank).
 * Only places count, since BM25 and cosine are measured on scales of their own. Both engines fuse by this rule;
 * Qdrant's own `rrf` counts positions from 0 and adds k − 1, so there k = 61 says the same.
 */

/** The paper's k. */
export const FUSION_K = 60;
/** So many of each list are fused, or as many as are asked for where that is more. */
export const LEG_LIMIT = 100;

export interface Fused<Item> {
  readonly item: Item;
  readonly score: number;
}

/**
 * @param lists each best first (rank 1), without duplicates
 * @param idOf the same for the same thing in two lists
 * @returns best first; ties by id (by code unit), so that runs repeat
 */
export function fuseByRank<Item>(
  lists: readonly (readonly Item[])[],
  idOf: (item: Item) => string,
  limit: number,
): Fused<Item>[] {
  const fused = new Map<string, { item: Item; score: number }>();
  for (const list of lists) {
    for (const [position, item] of list.entries()) {
      const known = fused.get(idOf(item));
      const score = (known?.score ?? 0) + 1 / (FUSION_K + position + 1);
      fused.set(idOf(item), { item: known?.item ?? item, score });
    }
  }
  return [...fused]
    .sort(([leftId, left], [rightId, right]) => right.score - left.score || (leftId < rightId ? -1 : 1))
    .slice(0, limit)
    .map(([, each]) => each);
}
