/**
 * What an index must have been built with to be read: both engines keep it beside the data and compare it on opening.
 * Raise `version` when stored shapes change, `tokenizer` when the terms of a text change.
 */
import { AVERAGE_LENGTH, B, K1 } from '../sparse.ts';

export const INDEX_FORMAT = {
  version: 2,
  tokenizer: 'words+bigrams/1',
  /** BM25's constants are inside the stored weights. */
  weights: `bm25 k1=${K1} b=${B} length=${AVERAGE_LENGTH}`,
} as const;
