/** The bundled samples as an index in memory, taken in by the path that users' files take. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ingestPaths } from '../../ingest/ingest-paths.ts';
import { extractFigures } from '../../knowledge/figures/extract-figures.ts';
import { createMemoryStore } from '../store/memory-store.ts';
import type { KnowledgeStore } from '../../knowledge/store/port.ts';
import { askRequestSchema, type AskRequest } from '../../protocol/answer.ts';

const SAMPLES = join(import.meta.dirname, '../../samples');

export async function openSampleStore(): Promise<KnowledgeStore> {
  const store = createMemoryStore();
  await ingestPaths({ paths: [join(SAMPLES, 'articles')], store, extractObservations: extractFigures });
  return store;
}

/** The questions of the samples' cases with their talks. */
export function readSampleQuestions(): AskRequest[] {
  return readFileSync(join(SAMPLES, 'cases.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const { question, history } = askRequestSchema.parse(JSON.parse(line));
      return { question, ...(history === undefined ? {} : { history }) };
    });
}
