/** What the server is made of: the concrete parts that main.ts joins, and tests replace by fakes. */
import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Answerer } from '../answer/port.ts';
import type { RunLibrary } from '../eval/browse/port.ts';
import type { KnowledgeStore } from '../knowledge/store/port.ts';
import type { UploadSummary } from '../protocol/library.ts';
import type { Limits } from './limits.ts';
import type { Metrics } from './metrics.ts';
import type { RegionLookup } from './region-lookup.ts';
import type { ServiceCount } from './service-reports.ts';
import type { Settings } from './settings.ts';

export interface UploadedFile {
  /** As the caller named it, without folders. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * Reads files into the index; articles among them that an administrator had taken out are put back.
 * @throws JushiError `index-locked` while another ingest writes
 */
export type IngestFiles = (files: readonly UploadedFile[], signal: AbortSignal) => Promise<UploadSummary>;

export interface ServerParts {
  readonly answerer: Answerer;
  readonly store: KnowledgeStore;
  readonly settings: Settings;
  /** Whether the bundled samples are served, because there is no index yet. */
  readonly samples: boolean | (() => boolean);
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  /** An id nobody can guess; for answers asked for over HTTP. */
  readonly newId: () => string;
  readonly regions: RegionLookup;
  /** The terms a search is made of, with repetitions (knowledge/language/terms.ts). */
  readonly termsOf: (text: string) => readonly string[];
  readonly ingestFiles?: IngestFiles;
  /** Saved evaluation runs; without it there is no `/api/eval`. */
  readonly runLibrary?: RunLibrary;
  /** The built web client; without it a plain page says what to do. */
  readonly webFolder?: string;
  readonly logger?: FastifyBaseLogger;
  readonly limits?: Partial<Limits>;
  /** How requests to models and re-rankers ended, for `/metrics`. */
  readonly serviceCounts?: () => readonly ServiceCount[];
}

export interface Context extends Omit<ServerParts, 'limits' | 'logger'> {
  readonly limits: Limits;
  readonly metrics: Metrics;
  /** True from the start of a shutdown on. */
  readonly isClosing: () => boolean;
}

export type App = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>;
