/** A store with two articles and an answerer that does what a test tells it: enough for every route of the server. */
import { createHash } from 'node:crypto';
import type { Answerer } from '../../answer/port.ts';
import type { Article, Passage } from '../../knowledge/article.ts';
import { JushiError } from '../../knowledge/errors.ts';
import type { Observation } from '../../knowledge/observation.ts';
import type { ArticleFilter, FeedbackRecord, KnowledgeStore, KnowledgeView } from '../../knowledge/store/port.ts';
import type { Answer, AskRequest } from '../../protocol/answer.ts';
import type { AnswerEvent } from '../../protocol/chat.ts';
import { buildServer } from '../../server/build-server.ts';
import type { App, ServerParts } from '../../server/parts.ts';
import { readSettings } from '../../server/settings.ts';

const CITY = { code: '429901', name: '青川市' };

export function fakeArticle(id: string, text: string, changes: Partial<Article> = {}): Article {
  return {
    id,
    title: `${id}的标题`,
    titled: true,
    text,
    kind: 'work-report',
    reportYear: 2022,
    publishedOn: '2025-01-02',
    subjectRegions: [CITY],
    regionCodes: [CITY.code, '429900', '420000'],
    sections: [{ path: ['回顾'], start: 0, end: text.length }],
    noise: [{ start: 1, end: 2 }],
    source: `https://example.cn/${id}`,
    duplicateOf: null,
    contentHash: createHash('sha256').update(text).digest('hex'),
    ...changes,
  };
}

const REGION_CODES: Readonly<Record<string, string[]>> = {
  [CITY.name]: [CITY.code],
  [CITY.code]: [CITY.code],
  湖北: ['420000'],
};

export const ARTICLES = [
  fakeArticle('a1', '全市生产总值达到八百亿元。𠮷野家落户青川。'),
  fakeArticle('a2', '园区新签约项目二十个。', { kind: 'news', reportYear: null, subjectRegions: [], regionCodes: [] }),
];

const OBSERVATION: Observation = {
  id: 'o1',
  articleId: 'a1',
  indicator: '地区生产总值',
  words: '生产总值',
  subject: null,
  qualifier: null,
  value: 800,
  maxValue: null,
  unit: '亿元',
  baseValue: 80_000_000_000,
  baseUnit: '元',
  bound: 'exact',
  measure: 'level',
  comparedWith: null,
  status: 'achieved',
  region: CITY,
  period: { words: '2021年', start: '2021-01-01', end: '2021-12-31', kind: 'year' },
  trace: [{ slot: 'value', from: 'quote', start: 7, end: 10 }],
  quote: '全市生产总值达到八百亿元。',
  start: 0,
  end: 13,
};

function passes(article: Article, filter: ArticleFilter): boolean {
  return (
    (filter.regionCodes?.some((code) => article.regionCodes.includes(code)) ?? true) &&
    (filter.years?.includes(article.reportYear ?? 0) ?? true) &&
    (filter.kinds?.includes(article.kind) ?? true) &&
    (filter.articleIds?.includes(article.id) ?? true)
  );
}

export interface FakeStore extends KnowledgeStore {
  readonly feedback: FeedbackRecord[];
  readonly keptOut: Set<string>;
  readonly openViews: () => number;
  isAway: boolean;
  isClosed: boolean;
}

export function createFakeStore(given: readonly Article[] = ARTICLES, generation = 7): FakeStore {
  const articles = [...given];
  const feedback: FeedbackRecord[] = [];
  const keptOut = new Set<string>();
  let open = 0;

  const passageOf = (article: Article): Passage => ({
    id: `p-${article.id}`,
    articleId: article.id,
    ordinal: 0,
    text: article.text,
    start: 0,
    end: article.text.length,
    sectionPath: ['回顾'],
    dataYears: [],
  });

  const view: KnowledgeView = {
    generation,
    vectors: null,
    searchHybrid: ({ sparse }, filter, limit) => view.searchPassages(sparse, filter, limit),
    getArticle: async (id) => articles.find((article) => article.id === id) ?? null,
    listArticles: async (filter, { page, pageSize }) => {
      const found = articles.filter((article) => passes(article, filter));
      return { articles: found.slice((page - 1) * pageSize, page * pageSize), total: found.length };
    },
    searchPassages: async (query, filter, limit) =>
      query.ids.length === 0
        ? []
        : articles
            .filter((article) => passes(article, filter))
            .slice(0, limit)
            .map((article) => ({ ...passageOf(article), score: 1 })),
    listPassages: async (id) => articles.filter((article) => article.id === id).map(passageOf),
    findObservations: async (filter) => {
      const hit =
        (filter.indicators?.includes(OBSERVATION.indicator) ?? true) &&
        (filter.periodYears?.includes(2021) ?? true) &&
        (filter.statuses?.includes('achieved') ?? true) &&
        (filter.observedRegionCodes?.includes(CITY.code) ?? true);
      return { observations: hit ? [OBSERVATION] : [], total: hit ? 1 : 0 };
    },
    findFacts: async () => ({ facts: [], total: 0 }),
    observationsWithin: async (spans) => spans.map(() => []),
    termFrequencies: async (terms) => ({ passages: articles.length, counts: terms.map(() => 0) }),
    coverage: async () => ({
      articles: articles.length,
      passages: articles.length,
      observations: 1,
      regions: [{ ...CITY, articles: 1 }],
      years: [{ year: 2022, articles: 1 }],
      kinds: [{ kind: 'work-report', articles: 1 }],
    }),
    close() {
      open -= 1;
    },
  };

  const store: FakeStore = {
    feedback,
    keptOut,
    openViews: () => open,
    isAway: false,
    isClosed: false,
    async openView() {
      if (store.isAway) {
        throw new JushiError('store-unavailable', undefined, { cause: new Error('secret: disk /var/x is gone') });
      }
      open += 1;
      return view;
    },
    async openWriter() {
      return {
        replaceArticle: async () => 'unchanged',
        async removeArticle(id) {
          const index = articles.findIndex((article) => article.id === id);
          if (index >= 0) {
            articles.splice(index, 1);
          }
          return index >= 0;
        },
        async setKeptOut(id, isKeptOut) {
          if (isKeptOut) {
            keptOut.add(id);
          } else {
            keptOut.delete(id);
          }
        },
        isKeptOut: async (id) => keptOut.has(id),
        linkDuplicates: async () => undefined,
        listSources: async () => [],
        listAllArticles: async () => articles,
        vectorSpace: async () => null,
        setVectorSpace: async () => undefined,
        countVectors: async () => ({ present: 0, missing: articles.length }),
        async *unembedded() {},
        saveVectors: async () => undefined,
        publish: async () => generation + 1,
        close: async () => undefined,
      };
    },
    digest: async () => '0'.repeat(64),
    saveFeedback: async (record) => void feedback.push(record),
    health: async () => ({ ready: !store.isAway, detail: 'secret detail' }),
    async close() {
      store.isClosed = true;
    },
  };
  return store;
}

export function fakeAnswer(question: string, answer = '生产总值为800亿元[1]。'): Answer {
  return {
    id: `hash-of-${question}`,
    answer,
    outcome: 'answered',
    missing: [],
    mode: 'extractive',
    understood: { parts: [] },
    citations: [
      {
        n: 1,
        articleId: 'a1',
        title: 'a1的标题',
        publishedOn: null,
        regions: [CITY.name],
        year: 2022,
        source: 'https://example.cn/a1',
        sectionPath: [],
        quote: '全市生产总值达到八百亿元。',
        start: 0,
        end: 13,
        context: [],
      },
    ],
    figures: [],
    derived: [],
    conflicts: [],
    suggestions: [],
    generation: 7,
    timings: { understand: 1, retrieve: 1, compose: 1, verify: 1, total: 4 },
  };
}

/** The events of a whole answer; its text comes in pieces that cut words. */
export function eventsOf(answer: Answer): AnswerEvent[] {
  const deltas = answer.answer.match(/.{1,3}/gsu) ?? [];
  return [
    { type: 'status', stage: 'searching' },
    { type: 'sources', citations: answer.citations },
    ...deltas.map((text) => ({ type: 'delta' as const, text })),
    { type: 'end', answer },
  ];
}

/** A gate that an answerer waits at until the test opens it; tells when somebody waits, and when the wait was aborted. */
export interface Gate {
  readonly reached: Promise<void>;
  readonly aborted: Promise<void>;
  readonly isAborted: () => boolean;
  open(): void;
  pass(signal: AbortSignal): Promise<void>;
}

export function createGate(): Gate {
  const reached = Promise.withResolvers<void>();
  const opened = Promise.withResolvers<void>();
  const aborted = Promise.withResolvers<void>();
  let isAborted = false;
  return {
    reached: reached.promise,
    aborted: aborted.promise,
    isAborted: () => isAborted,
    open: () => opened.resolve(),
    pass(signal) {
      signal.addEventListener('abort', () => {
        isAborted = true;
        aborted.resolve();
      });
      reached.resolve();
      return opened.promise;
    },
  };
}

/**
 * Answers with `fakeAnswer`. With a gate: everything before the third delta comes, then it waits at the gate.
 * Gates are by question.
 */
export function createFakeAnswerer(gates: Readonly<Record<string, Gate>> = {}): Answerer & { asked: AskRequest[] } {
  const asked: AskRequest[] = [];
  return {
    asked,
    async *answer(request, signal) {
      asked.push(request);
      const events = eventsOf(fakeAnswer(request.question));
      for (const [index, event] of events.entries()) {
        if (index === 4) {
          await gates[request.question]?.pass(signal);
        }
        yield event;
      }
    },
  };
}

export async function buildTestServer(
  changes: Partial<Omit<ServerParts, 'settings'>> & { environment?: Record<string, string> } = {},
): Promise<App> {
  const { environment = {}, ...parts } = changes;
  let ids = 0;
  return buildServer({
    answerer: createFakeAnswerer(),
    store: createFakeStore(),
    settings: readSettings(environment),
    samples: false,
    clock: () => Date.UTC(2025, 0, 1),
    newId: () => `id-${(ids += 1)}`,
    regions: {
      codesOf: (words) => REGION_CODES[words] ?? [],
      codesWithin: (words) => (words === '湖北' ? ['420000', CITY.code] : (REGION_CODES[words] ?? [])),
    },
    termsOf: (text) => [...text],
    ...parts,
  });
}

export interface StreamEvent {
  readonly event: string;
  readonly id: string;
  readonly data: Record<string, unknown> & { type: string };
}

/** The events of a complete event stream. */
export function readEventStream(body: string): StreamEvent[] {
  return body
    .split('\n\n')
    .filter((frame) => frame !== '')
    .map((frame) => {
      const fields = new Map(
        frame.split('\n').map((line) => [line.slice(0, line.indexOf(': ')), line.slice(line.indexOf(': ') + 2)]),
      );
      return {
        event: fields.get('event') ?? '',
        id: fields.get('id') ?? '',
        data: JSON.parse(fields.get('data') ?? 'null'),
      };
    });
}
