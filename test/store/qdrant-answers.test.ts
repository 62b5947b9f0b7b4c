import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createAnswerer } from '../../answer/create-answerer.ts';
import type { Answerer } from '../../answer/port.ts';
import { createQuestionEmbedder } from '../../answer/retrieve/question-vectors.ts';
import type { Embedder } from '../../knowledge/embeddings/port.ts';
import type { KnowledgeStore } from '../../knowledge/store/port.ts';
import { openSqliteStore } from '../../knowledge/store/sqlite/store.ts';
import { ingest } from '../../server/ingestion.ts';
import type { Answer, AskRequest } from '../../protocol/answer.ts';
import { embed, SPACE } from './qdrant-vectors.ts';
import { NO_QDRANT, openEmptyQdrantStore, QDRANT_URL } from './qdrant-server.ts';
import { makeTemporaryFolder } from './temporary-folder.ts';

const SHARED = resolve(process.env['JUSHI_SHARED'] ?? '../shared');
const CORPUS = join(SHARED, 'corpus');
const QUESTIONS = join(SHARED, 'eval', 'dev.jsonl');
/** Scores differ in their last digits, which may turn a tie between sentences. */
const MIN_SHARE = 0.99;

const skip = !QDRANT_URL ? NO_QDRANT : existsSync(QUESTIONS) ? '' : `no articles and questions under ${SHARED}`;

async function answerWith(answerer: Answerer, request: AskRequest): Promise<Answer> {
  for await (const event of answerer.answer(request, new AbortController().signal)) {
    if (event.type === 'end') return event.answer;
  }
  throw new Error('no end');
}

/** Vectors that words decide, and meaning does not: what matters is that both engines are asked with the same. */
const EMBEDDER: Embedder = { model: SPACE.model, embed: async (texts) => texts.map(embed) };

function answererOver(store: KnowledgeStore, embedder: Embedder | null): Answerer {
  const clock = (): number => performance.now();
  const ports = { store, clock, version: 'test' };
  return createAnswerer(embedder ? { ...ports, embedder: createQuestionEmbedder(embedder, clock) } : ports);
}

describe.skipIf(skip !== '')(`answers over real articles${skip ? ` (skipped: ${skip})` : ''}`, () => {
  test.each([
    ['words alone', null],
    ['words and vectors', EMBEDDER],
  ])(
    'have the same outcome and first citation from both engines, found by %s',
    { timeout: 900_000 },
    async (way, embedder) => {
      const stores = [
        openSqliteStore({ file: join(makeTemporaryFolder(), 'index.db') }),
        await openEmptyQdrantStore('answers'),
      ];
      for (const store of stores) await ingest({ paths: [CORPUS], store, prune: false, waitMs: 10_000, embedder });
      const [expectedDigest, digest] = await Promise.all(stores.map((store) => store.digest()));
      expect(digest).toBe(expectedDigest);
      const [embedded, qdrant] = stores.map((store) => answererOver(store, embedder));
      const requests = readFileSync(QUESTIONS, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as AskRequest);
      let same = 0;
      const ways = new Set<string>();
      let identical = 0;
      for (const { question, history } of requests) {
        const request = { question, ...(history ? { history } : {}) };
        const [expected, found] = [await answerWith(embedded!, request), await answerWith(qdrant!, request)];
        const citation = ({ citations: [first] }: Answer) => first && [first.articleId, first.start, first.end].join();
        if (found.outcome === expected.outcome && citation(found) === citation(expected)) same += 1;
        if (found.answer === expected.answer) identical += 1;
        ways.add(found.retrieval?.by ?? 'words');
      }
      expect(ways.has('words-and-vectors')).toBe(embedder !== null);
      console.log(`${way}, ${requests.length} questions: ${same} the same, ${identical} word for word`);
      expect(same / requests.length).toBeGreaterThanOrEqual(MIN_SHARE);
      await Promise.all(stores.map((store) => store.close()));
    },
  );
});
