/**
 * Reads a re-ranking service's reply: `{ results: [{ index, relevance_score, document? }] }` as Jina, Cohere, SiliconFlow
 * and Xinference give it; `data` for `results`, a bare list and `score` for `relevance_score` are read, too (gateways,
 * Text Embeddings Inference). Pure. Entries may come unsorted, twice, out of range or without a score.
 */

interface Scored {
  readonly index: number;
  readonly score: number;
}

function entriesOf(body: unknown): readonly unknown[] {
  if (Array.isArray(body)) {
    return body;
  }
  const { results, data } = (body ?? {}) as { results?: unknown; data?: unknown };
  return Array.isArray(results) ? results : Array.isArray(data) ? data : [];
}

function scoredOf(entry: unknown, count: number): Scored | null {
  const { index, relevance_score: relevance, score } = (entry ?? {}) as Record<string, unknown>;
  const value = relevance ?? score;
  const isKnown = typeof index === 'number' && Number.isInteger(index) && index >= 0 && index < count;
  return isKnown && typeof value === 'number' && Number.isFinite(value) ? { index, score: value } : null;
}

/**
 * @param count how many documents were sent
 * @returns every index once: the scored ones best first (ties as sent), then those left out, as sent; null where fewer
 * than half are scored
 */
export function readOrder(body: unknown, count: number): number[] | null {
  const scored = new Map<number, number>();
  for (const entry of entriesOf(body)) {
    const one = scoredOf(entry, count);
    if (one !== null && !scored.has(one.index)) {
      scored.set(one.index, one.score);
    }
  }
  if (scored.size === 0 || scored.size * 2 < count) {
    return null;
  }
  const best = [...scored].sort(([left, low], [right, high]) => high - low || left - right).map(([index]) => index);
  const rest = Array.from({ length: count }, (_, index) => index).filter((index) => !scored.has(index));
  return [...best, ...rest];
}
