/**
 * How much the server takes, and how long it waits. Chosen, unless a reason is given; tests pass smaller ones.
 */
import { RESUME_WINDOW_MS } from '../protocol/chat.ts';

export interface Limits {
  /** A JSON body and a WebSocket frame: 20 turns of 8,000 characters at 6 bytes (`\uXXXX`) just fit. */
  readonly maxBodyBytes: number;
  /** One uploaded file; reports are below 100 kB, a list-page dump of a year below 10 MB. */
  readonly maxFileBytes: number;
  readonly maxFiles: number;
  readonly maxAsksPerConnection: number;
  /** A connection with more unsent bytes than this pauses the answers it is sent. */
  readonly maxUnsentBytes: number;
  /** A connection that does not answer a ping until the next one is given up. */
  readonly heartbeatMs: number;
  /** How often an event stream without news says that it lives: proxies cut what is silent for 30 to 60 s. */
  readonly keepAliveMs: number;
  readonly resumeWindowMs: number;
  /** How long a shutdown waits for answers in flight. */
  readonly shutdownMs: number;
}

export const DEFAULT_LIMITS: Limits = {
  maxBodyBytes: 1_048_576,
  maxFileBytes: 20 * 1_048_576,
  maxFiles: 50,
  maxAsksPerConnection: 4,
  maxUnsentBytes: 262_144,
  heartbeatMs: 20_000,
  keepAliveMs: 15_000,
  resumeWindowMs: RESUME_WINDOW_MS,
  shutdownMs: 20_000,
};
