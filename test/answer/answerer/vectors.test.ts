/** Questions over an index with vectors: what they add, what they never do, and what happens when they do not come. */
import { beforeEach, describe, expect, it } from 'vitest';
import { createAnswerer } from '../../../answer/create-answerer.ts';
import { createQuestionEmbedder, questionText } from '../../../answer/retrieve/question-vectors.ts';
import { demandedFilter, searchPart } from '../../../answer/retrieve/search.ts';
import { weighTerms } from '../../../answer/retrieve/weigh-terms.ts';
import { understand } from '../../../answer/understand/understand.ts';
import { EmbeddingFault } from '../../../knowledge/embeddings/fault.ts';
import type { Embedder } from '../../../knowledge/embeddings/port.ts';
import type { KnowledgeStore } from '../../../knowledge/store/port.ts';
import type { Answer, AskRequest } from '../../../protocol/answer.ts';
import { withView, withWriter } from '../../contract/with-store.ts';
import { hashedBigrams } from '../../embeddings/hashed-bigrams.ts';
import { LIBRARY, storeOf } from '../small-library.ts';

const DIMENSION = 96;
const NEVER = new AbortController().signal;
const QUESTIONS = [
  '九江2023年地区生产总值是多少？',
  '九江和抚州2023年GDP哪个高？',
  '九江今年要办哪些民生实事？',
  '火星市2023年GDP是多少？',
  '九江2023年的火箭发射次数是多少？',
  '抚州的海底隧道有多长？',
];

function toVector(text: string, dimension = DIMENSION): Float32Array {
  return Float32Array.from(hashedBigrams(text, dimension));
}

interface FakeEmbedder extends Embedder {
  readonly asked: string[][];
  answer: (texts: readonly string[]) => Promise<Float32Array[]>;
}

function fakeEmbedder(model = 'hashed'): FakeEmbedder {
  const embedder: FakeEmbedder = {
    model,
    asked: [],
    answer: async (texts) => texts.map((text) => toVector(text)),
    async embed(texts) {
      embedder.asked.push([...texts]);
      return embedder.answer(texts);
    },
  };
  return embedder;
}

async function embeddedStore(): Promise<KnowledgeStore> {
  const store = storeOf(LIBRARY);
  await withWriter(store, async (writer) => {
    await writer.setVectorSpace({ model: 'hashed', dimension: DIMENSION });
    for await (const { articleId, passageId, text } of writer.unembedded()) {
      await writer.saveVectors([{ articleId, passageId, vector: toVector(text) }]);
    }
    await writer.publish();
  });
  return store;
}

async function ask(
  store: KnowledgeStore,
  embedder: Embedder | null,
  request: AskRequest,
  clock = () => 0,
): Promise<Answer> {
  const { answer } = createAnswerer({
    store,
    clock,
    version: 'test',
    ...(embedder === null ? {} : { embedder: createQuestionEmbedder(embedder, clock) }),
  });
  for await (const event of answer(request, NEVER)) if (event.type === 'end') return event.answer;
  throw new Error('no end');
}

/** All that a reader sees. */
function shown({ answer, outcome, reason, citations, figures, missing }: Answer) {
  return { answer, outcome, reason, citations, figures, missing };
}

let store: KnowledgeStore;
let embedder: FakeEmbedder;
beforeEach(async () => {
  store = await embeddedStore();
  embedder = fakeEmbedder();
});

describe('an answer over an index with vectors', () => {
  it('says that it was found by words and vectors, and asks for each part once', async () => {
    const answer = await ask(store, embedder, { question: '九江和抚州2023年GDP哪个高？' });
    expect(answer.retrieval).toEqual({ by: 'words-and-vectors' });
    expect(embedder.asked).toHaveLength(1);
    expect(embedder.asked[0]!.length).toBeGreaterThan(0);
  });

  it.each(QUESTIONS)('answers or refuses as without them where words suffice: %s', async (question) => {
    const plain = await ask(store, null, { question });
    expect(plain).not.toHaveProperty('retrieval');
    expect(shown(await ask(store, embedder, { question }))).toEqual(shown(plain));
  });

  it('never answers what words refuse, however near a vector lies', async () => {
    // Every question's vector is that of a passage itself.
    const near = await withView(
      store,
      async (view) =>
        (await view.listPassages((await view.listArticles({}, { page: 1, pageSize: 1 })).articles[0]!.id))[0]!,
    );
    embedder.answer = async (texts) => texts.map(() => toVector(near.text));
    for (const question of QUESTIONS.slice(3)) {
      const { outcome, figures } = await ask(store, embedder, { question });
      expect({ question, outcome, figures }).toEqual({ question, outcome: 'refused', figures: [] });
    }
  });

  it('does not ask the service twice for the same words', async () => {
    const questions = createQuestionEmbedder(embedder, () => 0);
    const { parts } = understand({ question: QUESTIONS[0]! });
    await withView(store, async (view) => {
      const first = await questions.embed(view, parts, NEVER);
      expect(await questions.embed(view, parts, NEVER)).toEqual(first);
    });
    expect(embedder.asked).toHaveLength(1);
  });

  it.each([
    ['slow', 'slow'],
    ['busy', 'unavailable'],
    ['malformed', 'unavailable'],
  ] as const)('is the same as without them when the service is %s, and says why', async (kind, reason) => {
    embedder.answer = () => Promise.reject(new EmbeddingFault(kind));
    const answer = await ask(store, embedder, { question: QUESTIONS[0]! });
    expect(answer.retrieval).toEqual({ by: 'words', reason });
    expect(shown(answer)).toEqual(shown(await ask(store, null, { question: QUESTIONS[0]! })));
    expect(JSON.stringify(answer)).not.toContain('向量服务');
  });

  it('leaves a service alone for half a minute that failed three times, and tries again then', async () => {
    let now = 0;
    const faults: string[] = [];
    const questions = createQuestionEmbedder(
      embedder,
      () => now,
      ({ kind }) => faults.push(kind),
    );
    embedder.answer = () => Promise.reject(new EmbeddingFault('slow'));
    await withView(store, async (view) => {
      const embed = (question: string) => questions.embed(view, understand({ question }).parts, NEVER);
      for (const question of QUESTIONS.slice(0, 5)) await embed(question);
      expect(embedder.asked).toHaveLength(3);
      expect(faults).toEqual(['slow', 'slow', 'slow']);
      now = 30_000;
      embedder.answer = async (texts) => texts.map((text) => toVector(text));
      expect((await embed(QUESTIONS[0]!)).retrieval.by).toBe('words-and-vectors');
      expect((await embed(QUESTIONS[1]!)).retrieval.by).toBe('words-and-vectors');
    });
  });

  it.each([
    ['another model', async () => embeddedStore(), fakeEmbedder('another'), 'other-model', 0],
    ['no vectors', async () => storeOf(LIBRARY), fakeEmbedder(), 'no-vectors', 0],
  ] as const)('asks no service where the index has %s', async (_name, open, other, reason, requests) => {
    const answer = await ask(await open(), other, { question: QUESTIONS[0]! });
    expect(answer.retrieval).toEqual({ by: 'words', reason });
    expect(other.asked).toHaveLength(requests);
  });

  it('never asks the index with a vector of another dimension', async () => {
    embedder.answer = async (texts) => texts.map((text) => toVector(text, DIMENSION / 2));
    const answer = await ask(store, embedder, { question: QUESTIONS[0]! });
    expect(answer.retrieval).toEqual({ by: 'words', reason: 'other-model' });
  });

  it('asks the service anew once the index has followed a model to another dimension', async () => {
    const questions = createQuestionEmbedder(embedder, () => 0);
    const { parts } = understand({ question: QUESTIONS[0]! });
    const embed = () => withView(store, (view) => questions.embed(view, parts, NEVER));
    expect((await embed()).retrieval.by).toBe('words-and-vectors');
    embedder.answer = async (texts) => texts.map((text) => toVector(text, 48));
    await withWriter(store, async (writer) => {
      await writer.setVectorSpace({ model: 'hashed', dimension: 48 });
      for await (const { articleId, passageId, text } of writer.unembedded()) {
        await writer.saveVectors([{ articleId, passageId, vector: toVector(text, 48) }]);
      }
      await writer.publish();
    });
    expect((await embed()).retrieval.by).toBe('words-and-vectors');
    expect(embedder.asked).toHaveLength(2);
  });

  it('has another id than the same question by words alone', async () => {
    const [question] = QUESTIONS;
    const ids = [await ask(store, embedder, { question: question! }), await ask(store, null, { question: question! })];
    expect(new Set(ids.map(({ id }) => id)).size).toBe(2);
  });

  it('stops with the question', async () => {
    const controller = new AbortController();
    embedder.embed = (_texts, { signal }) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason as Error));
        controller.abort();
      });
    const answerer = createAnswerer({
      store,
      clock: () => 0,
      version: 'test',
      embedder: createQuestionEmbedder(embedder, () => 0),
    });
    const drain = async () => {
      for await (const event of answerer.answer({ question: QUESTIONS[0]! }, controller.signal)) void event;
    };
    await expect(drain()).rejects.toMatchObject({ code: 'cancelled' });
  });
});

describe('searching a part with a vector', () => {
  it('finds all that words alone find, and more', async () => {
    for (const question of QUESTIONS.slice(0, 3)) {
      const { parts } = understand({ question });
      for (const part of parts) {
        await withView(store, async (view) => {
          const terms = await weighTerms(view, part, await view.coverage());
          const byWords = await searchPart(view, part, terms, {}, []);
          const dense = toVector('老旧小区改造和停车位');
          const both = (await searchPart(view, part, terms, {}, [], [], dense)).map(({ id }) => id);
          expect(both).toEqual(expect.arrayContaining(byWords.map(({ id }) => id)));
          expect(new Set(both).size).toBe(both.length);
        });
      }
    }
  });

  it.each([{ kinds: ['policy' as const] }, { years: [2023] }, { regions: ['抚州市'] }])(
    'keeps to the filters that the caller gives, articles of unknown place or year left out: %j',
    async (filters) => {
      const { parts } = understand({ question: QUESTIONS[0]! });
      await withView(store, async (view) => {
        const terms = await weighTerms(view, parts[0]!, await view.coverage());
        const { articles } = await view.listArticles(demandedFilter(filters), { page: 1, pageSize: 50 });
        const allowed = new Set(articles.map(({ id }) => id));
        for (const dense of [null, toVector('2024年招工')]) {
          const found = await searchPart(view, parts[0]!, terms, filters, [], [], dense);
          expect(found.filter(({ articleId }) => !allowed.has(articleId))).toEqual([]);
        }
      });
    },
  );

  it('embeds a part with the place, the year and the words that it takes from elsewhere', () => {
    const history = [{ role: 'user' as const, content: '九江2023年的地区生产总值是多少？' }];
    const { parts } = understand({ question: '那抚州呢？', history });
    const text = questionText(parts[0]!);
    expect(text).toContain('抚州');
    expect(text).toContain('2023年');
    expect(text).toContain('生产总值');
  });
});
