/**
 * The way to Qdrant: every request passes here, is tried again where that can help, and fails as one of ours.
 * All requests of this folder may be repeated: they write the same points under the same ids, or set or delete by filter.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { QdrantClient } from '@qdrant/js-client-rest';
import { JushiError } from '../../errors.ts';

export type { QdrantClient, Schemas } from '@qdrant/js-client-rest';

export interface ConnectionOptions {
  readonly url: string;
  readonly apiKey?: string | undefined;
  /** Of one request of a reader; a writer's request may take ten times as long. */
  readonly timeoutMs: number;
}

export interface Connection {
  readonly url: string;
  /** Fails with `store-unavailable`, or `configuration` where Qdrant refuses the key. */
  read<Result>(work: (client: QdrantClient) => Promise<Result>): Promise<Result>;
  /** As `read`, more patient. */
  write<Result>(work: (client: QdrantClient) => Promise<Result>): Promise<Result>;
  /** As `read`; null where the collection is not there. */
  readIfThere<Result>(work: (client: QdrantClient) => Promise<Result>): Promise<Result | null>;
}

/** Chosen: a reader gives up within a blink, a writer outlives a restart of Qdrant of some ten seconds. */
const READ_ATTEMPTS = 3;
const WRITE_ATTEMPTS = 8;
const FIRST_PAUSE_MS = 60;
const WRITE_TIMEOUT_FACTOR = 10;

/** Too many requests, a fault inside, a gateway without its server, starting up, too slow. */
const TRANSIENT = new Set([429, 500, 502, 503, 504]);

/** HTTP status of an answer that Qdrant gave; null where there was none. */
export function statusOf(error: unknown): number | null {
  return error instanceof Error && 'status' in error && typeof error.status === 'number' ? error.status : null;
}

function isTimeout(error: unknown): boolean {
  return error instanceof Error && error.name === 'QdrantClientTimeoutError';
}

function canBeTriedAgain(error: unknown): boolean {
  const status = statusOf(error);
  return status === null ? error instanceof Error : TRANSIENT.has(status);
}

/** What Qdrant says is wrong, for operators; of a failed connection the system's own words. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if ('data' in error) return JSON.stringify(error.data).slice(0, 500);
  return error.cause instanceof Error ? error.cause.message : error.message;
}

function translate(error: unknown): unknown {
  if (error instanceof JushiError) return error;
  const status = statusOf(error);
  if (status === 401 || status === 403) {
    return new JushiError('configuration', 'Qdrant 拒绝访问：请检查 QDRANT_API_KEY。', { cause: error });
  }
  return new JushiError('store-unavailable', undefined, { cause: error, details: { reason: reasonOf(error) } });
}

/** Exponential with full jitter (Brooker, «Exponential Backoff And Jitter», AWS 2015). */
function pauseBefore(attempt: number, error: unknown): number {
  const wanted = error instanceof Error && 'retry_after' in error ? Number(error.retry_after) * 1000 : 0;
  return Math.max(wanted, Math.random() * FIRST_PAUSE_MS * 2 ** attempt);
}

async function withRetries<Result>(attempts: number, work: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      // A reader that has waited its time out would only wait again.
      const isOver = attempt >= attempts || (attempts === READ_ATTEMPTS && isTimeout(error));
      if (isOver || !canBeTriedAgain(error)) throw error;
      await delay(pauseBefore(attempt, error));
    }
  }
}

/**
 * Qdrant streams compressed answers in small pieces, each of which waits for the one before to be acknowledged (Nagle's
 * algorithm against delayed acknowledgement): measured on loopback, 44 ms instead of 3 ms a query.
 */
const UNCOMPRESSED = { 'accept-encoding': 'identity' };

/** The client forgets a path in the address and takes 6333 for https's own port: both are given apart. */
function openClient({ url, apiKey }: ConnectionOptions, timeout: number): QdrantClient {
  const { protocol, hostname, port, pathname } = new URL(url);
  const ownPort = /^https?:\/\/[^/]+:(?:80|443)(?:\/|$)/.test(url) ? (protocol === 'https:' ? 443 : 80) : 6333;
  return new QdrantClient({
    host: hostname,
    port: port === '' ? ownPort : Number(port),
    https: protocol === 'https:',
    prefix: pathname.replace(/\/+$/, ''),
    timeout,
    checkCompatibility: false,
    headers: { ...UNCOMPRESSED, ...(apiKey === undefined ? {} : { 'api-key': apiKey }) },
  });
}

export function connect(options: ConnectionOptions): Connection {
  const reading = openClient(options, options.timeoutMs);
  const writing = openClient(options, options.timeoutMs * WRITE_TIMEOUT_FACTOR);

  async function run<Result>(attempts: number, work: () => Promise<Result>): Promise<Result> {
    try {
      return await withRetries(attempts, work);
    } catch (error) {
      throw translate(error);
    }
  }

  return {
    url: options.url,
    read: (work) => run(READ_ATTEMPTS, () => work(reading)),
    write: (work) => run(WRITE_ATTEMPTS, () => work(writing)),
    readIfThere: (work) =>
      run(READ_ATTEMPTS, async () => {
        try {
          return await work(reading);
        } catch (error) {
          if (statusOf(error) === 404) return null;
          throw error;
        }
      }),
  };
}
