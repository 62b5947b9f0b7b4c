/**
 * A re-ranking service over HTTP: one request, one more after 429, 5xx or a failed connection, all within one time limit.
 * Whatever goes wrong is told to the operator and nobody else. Made by open-knowledge.ts where RERANK_MODEL is set.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { JushiError } from '../../knowledge/errors.ts';
import { failureOf, type ModelFailure } from '../model/failure.ts';
import type { RerankRecord, Reranker } from './port.ts';
import { readOrder } from './read-order.ts';

export interface RerankSettings {
  /** With or without `/rerank` at its end: «https://api.jina.ai/v1». */
  readonly baseUrl: string;
  readonly model: string;
  readonly apiKey: string | null;
}

export interface RerankLimits {
  readonly totalMs: number;
  /** The wait before the second request, spread by up to as much again. */
  readonly retryMs: number;
  /** 0 ≤ x < 1. */
  readonly random: () => number;
}

/** Chosen: a reader waits for it before the first word, and our own order is nearly as good. */
export const RERANK_LIMITS: RerankLimits = { totalMs: 1500, retryMs: 100, random: Math.random };

function addressOf(baseUrl: string): string {
  const bare = baseUrl.replace(/\/+$/, '');
  return bare.endsWith('/rerank') ? bare : `${bare}/rerank`;
}

/** @param report told once a request how it ended */
export function createReranker(
  { baseUrl, model, apiKey }: RerankSettings,
  report: (record: RerankRecord) => void = () => undefined,
  limits = RERANK_LIMITS,
): Reranker {
  const address = addressOf(baseUrl);

  /** The reply's body; undefined where it is no JSON. */
  async function ask(query: string, documents: readonly string[], signal: AbortSignal): Promise<unknown> {
    const response = await fetch(address, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(apiKey === null ? {} : { authorization: `Bearer ${apiKey}` }),
      },
      body: JSON.stringify({ model, query, documents, top_n: documents.length }),
      // A key is for the address that was set, not for where that sends us.
      redirect: 'error',
      signal,
    });
    const text = await response.text();
    if (!response.ok) {
      throw Object.assign(new Error('refused'), { status: response.status });
    }
    try {
      return JSON.parse(text) as unknown;
    } catch {
      return undefined;
    }
  }

  async function askTwice(query: string, documents: readonly string[], signal: AbortSignal): Promise<unknown> {
    try {
      return await ask(query, documents, signal);
    } catch (error) {
      if (signal.aborted || !failureOf(error, false).isRetryable) {
        throw error;
      }
      await wait(limits.retryMs * (1 + limits.random()), undefined, { signal });
      return ask(query, documents, signal);
    }
  }

  return {
    name: model,
    async order(query, documents, signal) {
      if (signal.aborted) {
        throw new JushiError('cancelled');
      }
      const began = performance.now();
      const limit = AbortSignal.timeout(limits.totalMs);
      const told = (outcome: RerankRecord['outcome']): void =>
        report({ model, documents: documents.length, ms: performance.now() - began, outcome });
      try {
        const order = readOrder(await askTwice(query, documents, AbortSignal.any([signal, limit])), documents.length);
        told(order === null ? 'malformed' : 'ok');
        return order;
      } catch (error) {
        if (signal.aborted) {
          throw new JushiError('cancelled');
        }
        const failure: ModelFailure['kind'] = limit.aborted ? 'slow' : failureOf(error, false).kind;
        told(failure);
        return null;
      }
    },
  };
}
