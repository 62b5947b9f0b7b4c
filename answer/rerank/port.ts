/**
 * What the answering side asks of a re-ranking service: an order of texts that were found already. It may reorder what
 * our own ranking holds for equal and choose which passages a model reads; it never brings in what was not found, and
 * figures and refusals are none of its business (prefer.ts).
 */
import type { FailureKind } from '../model/failure.ts';

export interface Reranker {
  /** As an operator knows it; part of an answer's id and of the log. */
  readonly name: string;
  /**
   * @returns every index of `documents` once, best first; null where no order came in time: ours stands then
   * @throws JushiError `cancelled` once the signal is aborted; nothing else
   */
  order(query: string, documents: readonly string[], signal: AbortSignal): Promise<readonly number[] | null>;
}

/** For the log and the metrics: how one request ended. Holds no text of users or articles. */
export interface RerankRecord {
  readonly model: string;
  readonly documents: number;
  readonly ms: number;
  readonly outcome: 'ok' | 'malformed' | FailureKind;
}
