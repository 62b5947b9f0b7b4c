/** Ingest joined to what the product knows of figures: for the command line, the samples and the upload route. */
import { createHash } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { articleIdentity } from '../ingest/article-identity.ts';
import { publicationDate } from '../ingest/describe/publication-date.ts';
import { ingestPaths } from '../ingest/ingest-paths.ts';
import type { IngestRequest, IngestSummary } from '../ingest/ingest-paths.ts';
import { readRawArticles } from '../ingest/survey.ts';
import { extractFigures } from '../knowledge/figures/extract-figures.ts';
import type { Embedder } from '../knowledge/embeddings/port.ts';
import type { KnowledgeStore } from '../knowledge/store/port.ts';
import type { IngestFiles, UploadedFile } from './parts.ts';

/** How long an upload waits for an ingest under way. */
const UPLOAD_WAIT_MS = 10_000;

export function ingest(request: Omit<IngestRequest, 'extractObservations'>): Promise<IngestSummary> {
  return ingestPaths({ ...request, extractObservations: extractFigures });
}

/** Articles of these files that were removed over HTTP may come in again. */
async function putBack(store: KnowledgeStore, paths: readonly string[]): Promise<void> {
  const writer = await store.openWriter({ waitMs: UPLOAD_WAIT_MS });
  try {
    for (const path of paths) {
      for (const raw of (await readRawArticles(path)).articles) {
        const id = articleIdentity(raw, raw.publishedOn === null ? null : publicationDate(raw.publishedOn));
        if (await writer.isKeptOut(id)) {
          await writer.setKeptOut(id, false);
        }
      }
    }
  } finally {
    await writer.close();
  }
}

/**
 * Keeps uploaded files below the data folder, by their content, so that the index can be built anew from them;
 * a file that held no article is not kept.
 */
export function createIngestFiles(
  store: KnowledgeStore,
  dataFolder: string,
  embedder: Embedder | null = null,
): IngestFiles {
  async function keep({ name, bytes }: UploadedFile): Promise<string> {
    const digest = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
    const path = resolve(join(dataFolder, 'uploads', digest, name));
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, bytes);
    return path;
  }

  return async (files, signal) => {
    const paths: string[] = [];
    for (const file of files) {
      paths.push(await keep(file));
    }
    await putBack(store, paths);
    const summary = await ingest({ paths, store, signal, waitMs: UPLOAD_WAIT_MS, embedder });
    for (const { path } of summary.rejected) {
      await rm(dirname(path), { recursive: true, force: true });
    }
    return {
      articles: {
        new: summary.new,
        updated: summary.updated,
        unchanged: summary.unchanged,
        rejected: summary.rejected.map(({ path, reason }) => ({ file: basename(path), reason })),
      },
      passages: summary.passages,
      observations: summary.observations,
      generation: summary.generation,
    };
  };
}
