/**
 * An embedder over a client that makes one request: a time limit for each, retries with jitter for what may pass,
 * a check that nothing else than unit vectors of one dimension comes out. Faults of the client never get through.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { EmbeddingFault, faultOf } from './fault.ts';
import type { Embedder } from './port.ts';

/** What a vendor's file offers. */
export interface EmbeddingClient {
  readonly model: string;
  /** One request; of length 1, in the order of the texts. Throws whatever it throws. */
  request(texts: readonly string[], signal: AbortSignal): Promise<Float32Array[]>;
}

export interface EmbedderLimits {
  /** Of one request. */
  readonly timeoutMs: number;
  readonly retries: number;
  /** The first wait before a retry; doubled each time, spread by up to as much again. */
  readonly retryMs: number;
  /** 0 ≤ x < 1. */
  readonly random: () => number;
}

/** While articles are read in nobody waits for an answer: about half a minute of trouble is sat out. */
export const PATIENT: EmbedderLimits = { timeoutMs: 60_000, retries: 5, retryMs: 500, random: Math.random };
/** Somebody waits for an upload. */
export const BRISK: EmbedderLimits = { timeoutMs: 10_000, retries: 1, retryMs: 250, random: Math.random };
/** Somebody waits for an answer, and has one without. */
export const HASTY: EmbedderLimits = { timeoutMs: 800, retries: 0, retryMs: 0, random: Math.random };

/** A service that asks for a longer rest is tried after this. */
const LONGEST_WAIT_MS = 30_000;

async function requestOnce(
  client: EmbeddingClient,
  texts: readonly string[],
  timeoutMs: number,
  signal: AbortSignal,
): Promise<Float32Array[]> {
  const ended = new AbortController();
  const { promise: over, reject } = Promise.withResolvers<never>();
  over.catch(() => undefined);
  const timer = setTimeout(() => reject(new EmbeddingFault('slow')), timeoutMs);
  const onAbort = (): void => reject(signal.reason as Error);
  signal.addEventListener('abort', onAbort, { once: true });
  const request = client.request(texts, AbortSignal.any([signal, ended.signal]));
  // A client that does not stop is left behind.
  request.catch(() => undefined);
  try {
    return await Promise.race([request, over]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', onAbort);
    ended.abort();
  }
}

export function createEmbedder(client: EmbeddingClient, limits: EmbedderLimits): Embedder {
  return {
    model: client.model,
    async embed(texts, { signal }) {
      signal.throwIfAborted();
      if (texts.length === 0) return [];
      for (let tries = 0; ; tries += 1) {
        try {
          return await requestOnce(client, texts, limits.timeoutMs, signal);
        } catch (error) {
          signal.throwIfAborted();
          const fault = faultOf(error);
          if (!fault.isRetryable || tries >= limits.retries) throw fault;
          const wait = Math.max(fault.retryAfterMs ?? 0, limits.retryMs * 2 ** tries * (1 + limits.random()));
          await delay(Math.min(wait, LONGEST_WAIT_MS), undefined, { signal }).catch(() => signal.throwIfAborted());
        }
      }
    },
  };
}
