/** The bundled samples as ingest reads them, and where they lie. For the tests of this folder. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ingestPaths } from '../../ingest/ingest-paths.ts';
import type { IngestSummary } from '../../ingest/ingest-paths.ts';
import type { Article, Passage } from '../../knowledge/article.ts';
import { extractFigures } from '../../knowledge/figures/extract-figures.ts';
import { openSqliteStore } from '../../knowledge/store/sqlite/store.ts';

const SAMPLES = fileURLToPath(new URL('../../samples/', import.meta.url));

export const ARTICLES_FOLDER = join(SAMPLES, 'articles');
export const CASES_FILE = join(SAMPLES, 'cases.jsonl');

export interface IngestedSamples {
  readonly summary: IngestSummary;
  readonly articles: readonly Article[];
  /** Of all articles. */
  readonly passages: readonly Passage[];
}

/** Ingests the samples into an index that is gone when this returns. */
export async function ingestSamples(): Promise<IngestedSamples> {
  const folder = await mkdtemp(join(tmpdir(), 'jushi-samples-test-'));
  const store = openSqliteStore({ file: join(folder, 'index.db') });
  try {
    const summary = await ingestPaths({ paths: [ARTICLES_FOLDER], store, extractObservations: extractFigures });
    const view = await store.openView();
    try {
      const { articles: heads } = await view.listArticles({}, { page: 1, pageSize: 200 });
      const found = await Promise.all(heads.map(({ id }) => view.getArticle(id)));
      const passages = await Promise.all(heads.map(({ id }) => view.listPassages(id)));
      return { summary, articles: found.filter((article) => article !== null), passages: passages.flat() };
    } finally {
      view.close();
    }
  } finally {
    await store.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** The article a case means: by title, or the one without title for «003». */
export function articleOf(articles: readonly Article[], name: string): Article | undefined {
  if (name !== '003') return articles.find(({ title }) => title === name);
  return articles.find(({ titled, subjectRegions }) => !titled && subjectRegions.length === 0);
}
