/**
 * How requests to services outside went (wording, rewriting, re-ranking, embedding): a line in the log each, without any text, and
 * counts for `/metrics`. What fails there is told here and nowhere else: a reader sees an answer all the same.
 */
import type { FastifyBaseLogger } from 'fastify';
import type { ModelRecord, RewriteRecord } from '../answer/model/model-parts.ts';
import type { RerankRecord } from '../answer/rerank/port.ts';
import type { EmbeddingFault } from '../knowledge/embeddings/fault.ts';

export interface ServiceReports {
  readonly worded: (record: ModelRecord) => void;
  readonly rewritten: (record: RewriteRecord) => void;
  readonly reranked: (record: RerankRecord) => void;
  /** A question was searched by words alone. */
  readonly notEmbedded: (fault: EmbeddingFault) => void;
}

export interface ServiceCount {
  readonly use: 'wording' | 'rewriting' | 'reranking' | 'embedding';
  readonly outcome: string;
  readonly count: number;
}

export interface CountedReports extends ServiceReports {
  /** Since the start, by use and outcome; those that never happened are left out. */
  readonly counts: () => ServiceCount[];
}

const WELL: ReadonlySet<string> = new Set(['ok', 'filled', 'nothing', 'ungrounded']);

export function createServiceReports(logger: Pick<FastifyBaseLogger, 'info' | 'warn'>): CountedReports {
  const counts = new Map<string, ServiceCount>();

  function add(use: ServiceCount['use'], outcome: string): void {
    const key = `${use}/${outcome}`;
    counts.set(key, { use, outcome, count: (counts.get(key)?.count ?? 0) + 1 });
  }

  return {
    worded(record) {
      add('wording', record.fallback ?? 'ok');
      logger.info({ wording: record }, 'answer worded');
    },
    rewritten(record) {
      add('rewriting', record.outcome);
      logger[WELL.has(record.outcome) ? 'info' : 'warn']({ rewriting: record }, 'follow-up rewritten');
    },
    reranked(record) {
      add('reranking', record.outcome);
      logger[WELL.has(record.outcome) ? 'info' : 'warn']({ reranking: record }, 'sentences re-ranked');
    },
    notEmbedded({ kind }) {
      add('embedding', kind);
      logger.warn({ fault: kind }, 'question not embedded');
    },
    counts: () => [...counts.values()],
  };
}
