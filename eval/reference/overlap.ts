/** How much of a quote and a gold quote is the same stretch of words: the reference scorer's measure of «cited». */
import { normaliseText } from './normalise-text.ts';

export interface CommonStretch {
  /** In characters (code points) of the first text. */
  readonly start: number;
  readonly length: number;
}

/** The longest common substring of two lists of characters; the first one where several are equally long. */
export function longestCommonStretch(first: readonly string[], second: readonly string[]): CommonStretch {
  let previous = new Uint32Array(second.length + 1);
  let current = new Uint32Array(second.length + 1);
  let best: CommonStretch = { start: 0, length: 0 };
  for (let i = 0; i < first.length; i += 1) {
    for (let j = 0; j < second.length; j += 1) {
      const length = first[i] === second[j] ? (previous[j] ?? 0) + 1 : 0;
      current[j + 1] = length;
      if (length > best.length) best = { start: i + 1 - length, length };
    }
    [previous, current] = [current, previous];
  }
  return best;
}

/**
 * Of the shorter text, the share that is their longest common substring; 1 where one holds the other, 0 where one
 * is empty. Both are normalised first.
 */
export function overlapOf(quote: string, evidence: string): number {
  const [q, e] = [normaliseText(quote), normaliseText(evidence)];
  if (q === '' || e === '') return 0;
  const [first, second] = [[...q], [...e]];
  // Whole characters: with lone surrogates `includes` could match half of one.
  if (q.isWellFormed() && e.isWellFormed() && (e.includes(q) || q.includes(e))) return 1;
  return longestCommonStretch(first, second).length / Math.min(first.length, second.length);
}
