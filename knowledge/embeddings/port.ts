/**
 * What ingest and answering ask of an embedding service. Vendor types stay behind this port (langchain-embeddings.ts).
 * Vectors of two spaces are never compared: a store keeps which space its vectors are of, and is asked with no other.
 */

/** What makes vectors comparable. */
export interface VectorSpace {
  /** As the service knows it («text-embedding-3-small», «bge-m3»). */
  readonly model: string;
  readonly dimension: number;
}

export interface Embedder {
  readonly model: string;
  /**
   * Of length 1, same order and length as `texts`, all of the same dimension; an empty list asks nothing.
   * @throws EmbeddingFault (fault.ts) whatever the service does; the signal's reason once it is aborted
   */
  embed(texts: readonly string[], options: { readonly signal: AbortSignal }): Promise<Float32Array[]>;
}

export function isSameSpace(left: VectorSpace | null, right: VectorSpace | null): boolean {
  return left?.model === right?.model && left?.dimension === right?.dimension;
}
