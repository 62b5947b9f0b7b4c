/**
 * Articles in: the thin shell around build-record.ts. Holds the writer's lock from start to end, replaces article by
 * article, publishes one generation at the end. A killed run loses and doubles nothing: the next one finds what was
 * written unchanged and publishes it. Called by the command line and by the server's upload route.
 */
import { sep } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Embedder } from '../knowledge/embeddings/port.ts';
import { JushiError } from '../knowledge/errors.ts';
import type { KnowledgeStore, StoreWriter } from '../knowledge/store/port.ts';
import { buildRecord, describeArticle } from './build-record.ts';
import type { ExtractObservations } from './build-record.ts';
import { embedPassages } from './embed-passages.ts';
import type { EmbeddingProgress, EmbeddingSummary } from './embed-passages.ts';
import { findNearDuplicates } from './near-duplicates.ts';
import { discoverFiles } from './read/discover-files.ts';
import { REASONS } from './read/rejection.ts';
import type { Rejection } from './read/rejection.ts';
import { findRemoved } from './prune.ts';
import { readRawArticles, surveyFiles } from './survey.ts';

export interface IngestSummary {
  /** Articles that were not in the index, that changed, that are as they were, and that were removed by `prune`. */
  readonly new: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly removed: number;
  /** Files, or parts of files, that were left out, each with its reason in plain Chinese. */
  readonly rejected: readonly Rejection[];
  readonly warnings: readonly string[];
  /** Of this run: new + updated + unchanged. */
  readonly articles: number;
  readonly passages: number;
  readonly observations: number;
  readonly seconds: number;
  /** Of the index after this run. */
  readonly generation: number;
  readonly digest: string;
  /** Only where an embedding model is set. */
  readonly embedding?: EmbeddingSummary;
}

export interface IngestProgress {
  readonly path: string;
  /** Files done, this one included. */
  readonly done: number;
  readonly total: number;
  /** Articles taken in from this file. */
  readonly articles: number;
}

export interface IngestRequest {
  /** Files and folders. */
  readonly paths: readonly string[];
  readonly store: KnowledgeStore;
  /** Whether to remove articles whose source under `paths` is gone. */
  readonly prune?: boolean;
  /** How long to wait for another writer; default 0. */
  readonly waitMs?: number;
  readonly onProgress?: (progress: IngestProgress) => void;
  /** Gives passages their dense vectors once the articles are published; without one there are none. */
  readonly embedder?: Embedder | null;
  /** Whether vectors of another model may be replaced; default false. */
  readonly reembed?: boolean;
  readonly onEmbedding?: (progress: EmbeddingProgress) => void;
  readonly signal?: AbortSignal;
  /** Milliseconds of a clock that only measures; default performance.now. */
  readonly now?: () => number;
  readonly extractObservations?: ExtractObservations;
}

interface Counts {
  new: number;
  updated: number;
  unchanged: number;
  passages: number;
  observations: number;
}

interface Run {
  readonly writer: StoreWriter;
  readonly extractObservations: ExtractObservations;
  readonly counts: Counts;
  readonly rejected: Rejection[];
  readonly warnings: string[];
  readonly seen: Set<string>;
}

/** Takes in one file's chosen articles. What fails in one of them (never in the store) is a rejection. */
async function takeIn(path: string, indexes: readonly number[], run: Run): Promise<number> {
  const { articles } = indexes.length === 0 ? { articles: [] } : await readRawArticles(path);
  let taken = 0;
  for (const index of indexes) {
    const raw = articles[index];
    if (!raw) continue;
    // Building a record is long synchronous work: a server that takes in an upload answers questions in between.
    await nextTurn();
    const fileName = path.slice(path.lastIndexOf(sep) + 1);
    let record;
    try {
      const article = describeArticle(raw, fileName);
      run.seen.add(article.id);
      if (await run.writer.isKeptOut(article.id)) {
        run.warnings.push(`《${article.title}》已被管理员移除，未导入`);
        continue;
      }
      record = buildRecord(article, run.extractObservations);
    } catch (error) {
      if (error instanceof JushiError) throw error;
      run.rejected.push({ path, reason: REASONS.failed(raw.title ?? raw.text.slice(0, 20)) });
      continue;
    }
    run.counts[await run.writer.replaceArticle(record, path)] += 1;
    run.counts.passages += record.passages.length;
    run.counts.observations += record.observations.length;
    taken += 1;
  }
  return taken;
}

async function linkNearDuplicates(writer: StoreWriter): Promise<void> {
  const articles = await writer.listAllArticles();
  const known = new Map(articles.map(({ id, duplicateOf }) => [id, duplicateOf]));
  const links = findNearDuplicates(articles).filter(({ id, duplicateOf }) => known.get(id) !== duplicateOf);
  if (links.length > 0) await writer.linkDuplicates(links);
}

function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new JushiError('cancelled', '导入已取消；已写入的部分会在下次导入时继续。');
}

/** After the articles are published, so that questions are answered meanwhile; the vectors are a generation of their own. */
async function embed(request: IngestRequest, writer: StoreWriter): Promise<EmbeddingSummary | null> {
  const { embedder, reembed = false, signal = new AbortController().signal, onEmbedding } = request;
  if (!embedder) return null;
  try {
    return await embedPassages({ writer, embedder, reembed, signal, onProgress: onEmbedding });
  } catch (error) {
    throwIfCancelled(signal);
    throw error;
  }
}

/**
 * @throws JushiError `index-locked` where another ingest holds the lock longer than `waitMs`, `cancelled` on abort,
 *   and the store's own; a bad file is no error but a rejection
 */
export async function ingestPaths(request: IngestRequest): Promise<IngestSummary> {
  const { paths, store, prune = false, waitMs = 0, onProgress, signal } = request;
  const now = request.now ?? (() => performance.now());
  const startedAt = now();
  throwIfCancelled(signal);
  const writer = await store.openWriter({ waitMs });
  const counts: Counts = { new: 0, updated: 0, unchanged: 0, passages: 0, observations: 0 };
  try {
    const { files, rejected: missing } = await discoverFiles(paths);
    const survey = await surveyFiles(files, () => throwIfCancelled(signal));
    const run: Run = {
      writer,
      extractObservations: request.extractObservations ?? (() => []),
      counts,
      rejected: [...missing, ...survey.rejected],
      warnings: [...survey.warnings],
      seen: new Set(),
    };
    let done = 0;
    for (const [path, indexes] of survey.chosen) {
      throwIfCancelled(signal);
      const articles = await takeIn(path, indexes, run);
      done += 1;
      onProgress?.({ path, done, total: files.length, articles });
    }
    const gone = prune
      ? findRemoved({
          sources: await writer.listSources(),
          paths,
          files,
          seen: run.seen,
          readable: survey.readable,
          unreadable: missing.map(({ path }) => path),
        })
      : [];
    let removed = 0;
    for (const id of gone) if (await writer.removeArticle(id)) removed += 1;
    await linkNearDuplicates(writer);
    await writer.publish();
    const embedding = await embed(request, writer);
    const generation = await writer.publish();
    return {
      new: counts.new,
      updated: counts.updated,
      unchanged: counts.unchanged,
      removed,
      rejected: run.rejected,
      warnings: run.warnings,
      articles: counts.new + counts.updated + counts.unchanged,
      passages: counts.passages,
      observations: counts.observations,
      seconds: Math.round(now() - startedAt) / 1000,
      generation,
      digest: await store.digest(),
      ...(embedding === null ? {} : { embedding }),
    };
  } finally {
    await writer.close();
  }
}

/**
 * 1 where something was asked for and nothing came of it, else 0. Without paths the vectors are what was asked for;
 * with paths they decide nothing, since words find the articles.
 */
export function ingestExitCode(summary: IngestSummary, hasPaths = true): 0 | 1 {
  if (!hasPaths) return summary.embedding === undefined || summary.embedding.failed > 0 ? 1 : 0;
  return summary.articles === 0 && summary.removed === 0 ? 1 : 0;
}
