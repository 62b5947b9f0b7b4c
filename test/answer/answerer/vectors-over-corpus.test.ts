/** The development questions over an index with vectors, where the articles they are asked about are at hand. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAnswerer } from '../../../answer/create-answerer.ts';
import type { Answerer } from '../../../answer/port.ts';
import { createQuestionEmbedder } from '../../../answer/retrieve/question-vectors.ts';
import { ingestPaths } from '../../../ingest/ingest-paths.ts';
import { createEmbedder, PATIENT } from '../../../knowledge/embeddings/create-embedder.ts';
import { createLangchainEmbeddings } from '../../../knowledge/embeddings/langchain-embeddings.ts';
import { extractFigures } from '../../../knowledge/figures/extract-figures.ts';
import { createMemoryStore } from '../../store/memory-store.ts';
import type { Answer, AskRequest } from '../../../protocol/answer.ts';
import { withView } from '../../contract/with-store.ts';
import { startScriptedEmbeddings, type ScriptedEmbeddings } from '../../embeddings/scripted-embeddings.ts';

const SHARED = process.env['JUSHI_SHARED'] ?? '../shared';
const CASES = join(SHARED, 'eval/dev.jsonl');
const ARTICLES = globSync(join(SHARED, 'corpus/*.txt'));

async function ask(answerer: Answerer, request: AskRequest): Promise<Answer> {
  for await (const event of answerer.answer(request, new AbortController().signal)) {
    if (event.type === 'end') return event.answer;
  }
  throw new Error('no end');
}

describe.skipIf(!existsSync(CASES) || ARTICLES.length === 0)('real questions over an index with vectors', () => {
  const store = createMemoryStore();
  let service: ScriptedEmbeddings;
  let plain: Answerer;
  let hybrid: Answerer;

  beforeAll(async () => {
    service = await startScriptedEmbeddings('truthful', 256);
    const client = createLangchainEmbeddings({ model: 'hashed', baseUrl: service.baseUrl, apiKey: null });
    const embedder = createEmbedder(client, PATIENT);
    await ingestPaths({ paths: ARTICLES, store, embedder, extractObservations: extractFigures });
    const ports = { store, clock: () => 0, version: 'test' };
    plain = createAnswerer(ports);
    hybrid = createAnswerer({ ...ports, embedder: createQuestionEmbedder(embedder, () => 0) });
  }, 180_000);
  afterAll(async () => {
    await store.close();
    await service.close();
  });

  it(
    'refuse what words refuse, answer what words answer, and quote the articles to the letter',
    { timeout: 180_000 },
    async () => {
      const lines = readFileSync(CASES, 'utf8')
        .split('\n')
        .filter((line) => line.trim() !== '');
      const changed: unknown[] = [];
      const misquoted: unknown[] = [];
      let byVectors = 0;
      for (const line of lines) {
        const { id, question, history } = JSON.parse(line) as AskRequest & { id: string };
        const request = { question, ...(history === undefined ? {} : { history }) };
        const [byWords, byBoth] = [await ask(plain, request), await ask(hybrid, request)];
        byVectors += byBoth.retrieval?.by === 'words-and-vectors' ? 1 : 0;
        if (byWords.outcome !== byBoth.outcome) changed.push({ id, from: byWords.outcome, to: byBoth.outcome });
        for (const { articleId, start, end, quote } of byBoth.citations) {
          const article = await withView(store, (view) => view.getArticle(articleId));
          if (article?.text.slice(start, end) !== quote) misquoted.push({ id, quote });
        }
      }
      expect(byVectors).toBeGreaterThan(lines.length / 2);
      expect(changed).toEqual([]);
      expect(misquoted).toEqual([]);
    },
  );
});
