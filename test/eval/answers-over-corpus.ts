/** Answers of the engine to cases, over articles ingested into a folder of this test alone. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAnswerer } from '../../answer/create-answerer.ts';
import type { EvalCase } from '../../eval/cases/case-schema.ts';
import { createInProcessTarget } from '../../eval/run/in-process.ts';
import { ingestPaths } from '../../ingest/ingest-paths.ts';
import { extractFigures } from '../../knowledge/figures/extract-figures.ts';
import { openSqliteStore } from '../../knowledge/store/sqlite/store.ts';
import type { ScoredPair } from './reference-answers.ts';

export async function answersOverCorpus(articles: string, items: readonly EvalCase[]): Promise<ScoredPair[]> {
  const folder = mkdtempSync(join(tmpdir(), 'jushi-test-'));
  const store = openSqliteStore({ file: join(folder, 'index.db') });
  const target = createInProcessTarget({
    name: 'test',
    store,
    answerer: createAnswerer({ store, clock: () => 0, version: 'test' }),
    onClose: () => rmSync(folder, { recursive: true, force: true }),
  });
  try {
    await ingestPaths({ paths: [articles], store, extractObservations: extractFigures });
    const pairs: ScoredPair[] = [];
    for (const item of items) {
      const request = { question: item.question, ...(item.history.length > 0 ? { history: item.history } : {}) };
      const out = await target.ask(request, new AbortController().signal);
      pairs.push({ name: item.id, item, out: { ...out } });
    }
    return pairs;
  } finally {
    await target.close();
  }
}
