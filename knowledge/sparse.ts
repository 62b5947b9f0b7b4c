/**
 * Sparse vectors: what both engines search. A term's id is a stable 32-bit hash; a document's weight is
 * BM25's term part with a fixed average length, so that a vector depends on its own passage alone
 * (with an average that moves, the order in which articles came would show in the index). Each engine applies the same idf.
 * Robertson & Zaragoza, «The Probabilistic Relevance Framework: BM25 and Beyond», 2009.
 */

export interface SparseVector {
  /** Ascending, without duplicates; unsigned 32-bit. */
  readonly ids: Uint32Array;
  /** Same length as `ids`. */
  readonly weights: Float32Array;
}

export const K1 = 1.2;
export const B = 0.75;
/** Terms (words and bigrams) of a passage of about 300 tokens; part of the index's schema version. */
export const AVERAGE_LENGTH = 450;

/** FNV-1a over UTF-16 code units, 32 bit, finished with a murmur3 mix so that short terms spread. */
export function termId(term: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < term.length; index += 1) {
    hash = Math.imul(hash ^ term.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

function fromWeights(weights: ReadonlyMap<number, number>): SparseVector {
  const entries = [...weights].sort(([left], [right]) => left - right);
  return {
    ids: Uint32Array.from(entries, ([id]) => id),
    weights: Float32Array.from(entries, ([, weight]) => weight),
  };
}

/**
 * A document's vector: tf (k1 + 1) / (tf + k1 (1 − b + b · length / average)).
 * @param terms with repetitions, any order; empty gives an empty vector
 */
export function documentVector(terms: readonly string[]): SparseVector {
  const frequencies = new Map<number, number>();
  for (const term of terms) {
    const id = termId(term);
    frequencies.set(id, (frequencies.get(id) ?? 0) + 1);
  }
  const norm = K1 * (1 - B + (B * terms.length) / AVERAGE_LENGTH);
  for (const [id, frequency] of frequencies) {
    frequencies.set(id, (frequency * (K1 + 1)) / (frequency + norm));
  }
  return fromWeights(frequencies);
}

/** A query's vector: each term once, with the weight given (1 for a plain term). */
export function queryVector(terms: ReadonlyMap<string, number>): SparseVector {
  const weights = new Map<number, number>();
  for (const [term, weight] of terms) {
    const id = termId(term);
    weights.set(id, Math.max(weights.get(id) ?? 0, weight));
  }
  return fromWeights(weights);
}

/** BM25's inverse document frequency, as Qdrant's `idf` modifier has it: ln((N − n + 0.5) / (n + 0.5) + 1). */
export function inverseDocumentFrequency(documents: number, documentsWithTerm: number): number {
  return Math.log((documents - documentsWithTerm + 0.5) / (documentsWithTerm + 0.5) + 1);
}
