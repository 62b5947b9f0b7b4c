/**
 * Where the evidence stands in a ranked list, by its quote and not by passage ids: ids change with every new cut, words
 * do not. Used for the answer's citations and for the passages a search returns. Pure.
 */
import type { EvalCase } from '../cases/case-schema.ts';
import { overlapOf } from '../reference/overlap.ts';
import { ENOUGH_OVERLAP, isSameArticle } from '../reference/score-reference.ts';

export interface RankedText {
  readonly title: string;
  readonly text: string;
}

export interface RankingScores {
  readonly hit1: boolean;
  readonly hit3: boolean;
  readonly hit5: boolean;
  /** 1 / rank of the first hit within the list; 0 without one. */
  readonly reciprocalRank: number;
  /** nDCG@10 (Järvelin & Kekäläinen, TOIS 2002), gain 1 for an entry that holds evidence no entry before it held. */
  readonly ndcg: number;
}

const DEPTH = 10;

/** Of each entry, the indexes of the evidence it holds. */
export function evidenceHeld(item: EvalCase, { title, text }: RankedText): number[] {
  return item.evidence.flatMap(({ article, quote }, index) =>
    isSameArticle(title, article) && overlapOf(text, quote) >= ENOUGH_OVERLAP ? [index] : [],
  );
}

const discount = (rank: number): number => 1 / Math.log2(rank + 1);

/** @returns null where the case names no evidence */
export function scoreRanking(item: EvalCase, ranked: readonly RankedText[]): RankingScores | null {
  if (item.evidence.length === 0) return null;
  const held = ranked.slice(0, DEPTH).map((entry) => evidenceHeld(item, entry));
  const first = held.findIndex((indexes) => indexes.length > 0);
  const seen = new Set<number>();
  let gains = 0;
  let gained = 0;
  for (const [index, indexes] of held.entries()) {
    if (indexes.some((each) => !seen.has(each))) {
      gained += discount(index + 1);
      gains += 1;
    }
    for (const each of indexes) seen.add(each);
  }
  // The best order of what there is: every entry with new evidence first, then the evidence that is missing.
  const ideal = Math.min(DEPTH, gains + item.evidence.length - seen.size);
  let best = 0;
  for (let rank = 1; rank <= ideal; rank += 1) best += discount(rank);
  return {
    hit1: first === 0,
    hit3: first !== -1 && first < 3,
    hit5: first !== -1 && first < 5,
    reciprocalRank: first === -1 ? 0 : 1 / (first + 1),
    ndcg: best === 0 ? 0 : gained / best,
  };
}
