/**
 * A model's stream under our limits: first token, whole answer, retries with jitter before the first token.
 * It never throws but for the caller's own abort: a failure is the last piece. However it ends, the provider's
 * request is ended with it.
 */
import { failureOf, type ModelFailure } from './failure.ts';
import type { ChatMessage, ChatModel } from './port.ts';

export type StreamPiece =
  | { readonly type: 'text'; readonly text: string }
  /** Nothing came for a moment: a sentence that waits for a marker behind it can be settled. */
  | { readonly type: 'pause' }
  | { readonly type: 'failure'; readonly failure: ModelFailure };

export interface StreamLimits {
  readonly totalMs: number;
  readonly firstTokenMs: number;
  readonly retries: number;
  /** The first wait before a retry; doubled each time, spread by up to as much again. */
  readonly retryMs: number;
  /** 0 ≤ x < 1. */
  readonly random: () => number;
}

/** Two tokens of one sentence are nearer than this; a sentence is to be shown within 100 ms of its last token. */
const PAUSE_MS = 40;

/** First token: a third of the whole time, at most 15 s (chosen). */
export function limitsOf(timeoutMs: number): StreamLimits {
  return {
    totalMs: timeoutMs,
    firstTokenMs: Math.min(15_000, Math.max(100, Math.round(timeoutMs / 3))),
    retries: 2,
    retryMs: 250,
    random: Math.random,
  };
}

const SLOW: ModelFailure = { kind: 'slow', isRetryable: false };

interface Timer {
  readonly elapsed: Promise<'elapsed'>;
  clear(): void;
}

function timer(ms: number): Timer {
  const { promise, resolve } = Promise.withResolvers<'elapsed'>();
  const handle = setTimeout(() => resolve('elapsed'), ms);
  return { elapsed: promise, clear: () => clearTimeout(handle) };
}

/** One request: its text, `pause`s, then nothing (it ended well) or a failure. */
async function* attempt(
  model: ChatModel,
  messages: readonly ChatMessage[],
  limits: StreamLimits,
  deadline: Timer,
  signal: AbortSignal,
): AsyncGenerator<StreamPiece> {
  const ended = new AbortController();
  const iterator = model.stream(messages, AbortSignal.any([signal, ended.signal]))[Symbol.asyncIterator]();
  const firstToken = timer(limits.firstTokenMs);
  let hasBegun = false;
  try {
    for (;;) {
      const next = iterator.next();
      next.catch(() => undefined);
      const pause = hasBegun ? timer(PAUSE_MS) : null;
      let step = await Promise.race([
        next,
        deadline.elapsed,
        ...(hasBegun ? [] : [firstToken.elapsed]),
        ...(pause === null ? [] : [pause.elapsed.then(() => 'paused' as const)]),
      ]);
      pause?.clear();
      if (step === 'paused') {
        yield { type: 'pause' };
        step = await Promise.race([next, deadline.elapsed]);
      }
      if (step === 'elapsed') {
        yield { type: 'failure', failure: SLOW };
        return;
      }
      if (step.done) {
        return;
      }
      hasBegun = true;
      yield { type: 'text', text: step.value };
    }
  } catch (error) {
    signal.throwIfAborted();
    yield { type: 'failure', failure: failureOf(error, hasBegun) };
  } finally {
    firstToken.clear();
    ended.abort();
    iterator.return?.()?.catch(() => undefined);
  }
}

/** @throws the signal's reason once it is aborted; nothing else */
export async function* guardedStream(
  model: ChatModel,
  messages: readonly ChatMessage[],
  limits: StreamLimits,
  signal: AbortSignal,
): AsyncGenerator<StreamPiece> {
  signal.throwIfAborted();
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const onAbort = (): void => reject(signal.reason as Error);
  aborted.catch(() => undefined);
  signal.addEventListener('abort', onAbort, { once: true });
  const deadline = timer(limits.totalMs);
  try {
    for (let tries = 0; ; tries += 1) {
      let failed: ModelFailure | null = null;
      const pieces = attempt(model, messages, limits, deadline, signal);
      try {
        for (;;) {
          const next = pieces.next();
          next.catch(() => undefined);
          const step = await Promise.race([next, aborted]);
          if (step.done) {
            break;
          }
          if (step.value.type === 'failure') {
            failed = step.value.failure;
            break;
          }
          yield step.value;
        }
      } finally {
        pieces.return(undefined).catch(() => undefined);
      }
      if (failed === null) {
        return;
      }
      if (!failed.isRetryable || tries >= limits.retries) {
        yield { type: 'failure', failure: failed };
        return;
      }
      const wait = timer(limits.retryMs * 2 ** tries * (1 + limits.random()));
      const woken = await Promise.race([wait.elapsed, deadline.elapsed.then(() => 'late' as const), aborted]);
      wait.clear();
      if (woken === 'late') {
        yield { type: 'failure', failure: failed };
        return;
      }
    }
  } finally {
    deadline.clear();
    signal.removeEventListener('abort', onAbort);
  }
}
