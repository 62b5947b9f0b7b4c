/** The port's view: every request carries the generation, so that nothing newer or older is ever seen. */
import { compareByPlace } from '../digest.ts';
import { JushiError } from '../../errors.ts';
import { termId } from '../../sparse.ts';
import type { KnowledgeView } from '../port.ts';
import { articleConditions, ofArticles } from './conditions.ts';
import type { Condition } from './conditions.ts';
import type { Connection } from './connection.ts';
import type { Generation } from './generation.ts';
import { findFacts, findObservations, listArticles } from './lists.ts';
import { isUuid } from './names.ts';
import { vectorsOf } from './pointer.ts';
import { readArticle, readObservation, readPassage } from './points.ts';
import type { ArticlePayload } from './points.ts';
import { readPayloads } from './scroll.ts';
import { searchHybrid, searchWords } from './search.ts';
import { countTermsWithin } from './terms-within.ts';

/** Spans a request; each is a condition of its own. */
const SPANS_A_REQUEST = 50;

interface ViewOptions {
  /** Older views are refused: what they read may have been cleared away by a writer elsewhere. */
  readonly maxAgeMs: number;
  /** Called once, on the first close. */
  readonly release: () => void;
}

/** A view on nothing, for where there is no index yet: no request is made. */
export function createEmptyView(): KnowledgeView {
  let closed = false;
  const read = async <Result>(result: Result): Promise<Result> => {
    if (closed) throw new Error('a closed view was read');
    return result;
  };
  return {
    generation: 0,
    getArticle: () => read(null),
    listArticles: () => read({ articles: [], total: 0 }),
    vectors: null,
    searchPassages: () => read([]),
    searchHybrid: () => read([]),
    listPassages: () => read([]),
    findObservations: () => read({ observations: [], total: 0 }),
    findFacts: () => read({ facts: [], total: 0 }),
    observationsWithin: (spans) => read(spans.map(() => [])),
    termFrequencies: (terms) => read({ passages: 0, counts: terms.map(() => 0) }),
    coverage: () => read({ articles: 0, passages: 0, observations: 0, regions: [], years: [], kinds: [] }),
    close() {
      closed = true;
    },
  };
}

export function createView(connection: Connection, generation: Generation, options: ViewOptions): KnowledgeView {
  const { names, served, visible } = generation;
  const openedAt = performance.now();
  let closed = false;

  async function read<Result>(work: () => Promise<Result>): Promise<Result> {
    if (closed) throw new Error('a closed view was read');
    if (performance.now() - openedAt > options.maxAgeMs) {
      throw new JushiError('store-unavailable', '这次读取用时过久，索引可能已更新，请重试。');
    }
    return work();
  }

  async function observationsWithin(spans: Parameters<KnowledgeView['observationsWithin']>[0]) {
    const conditions = spans
      .filter(({ articleId }) => isUuid(articleId))
      .map(({ articleId, start, end }): Condition => ({
        must: [ofArticles([articleId]), { key: 'start', range: { gte: start, lt: end } }],
      }));
    const found = [];
    for (let from = 0; from < conditions.length; from += SPANS_A_REQUEST) {
      const must = [...visible, { should: conditions.slice(from, from + SPANS_A_REQUEST) }];
      const request = { collection: names.observations, must, fields: ['record'] };
      found.push(...(await readPayloads<{ record: string }>(connection, request)).map(readObservation));
    }
    const once = [
      ...new Map(found.map((observation) => [observation.articleId + observation.id, observation])).values(),
    ];
    once.sort(compareByPlace);
    return spans.map(({ articleId, start, end }) =>
      once.filter((one) => one.articleId === articleId && one.start >= start && one.start < end),
    );
  }

  return {
    generation: generation.number,
    getArticle: (id) =>
      read(async () => {
        if (!isUuid(id)) return null;
        const [payload] = await readPayloads<ArticlePayload>(connection, {
          collection: names.articles,
          must: [...visible, ofArticles([id])],
          fields: ['head', 'body', 'duplicate_of'],
        });
        return payload ? readArticle(payload) : null;
      }),
    listArticles: (filter, page) => read(() => listArticles(connection, generation, filter, page)),
    vectors: vectorsOf(generation.served),
    searchPassages: (query, filter, limit) =>
      read(() => searchWords(connection, generation, query, [...visible, ...articleConditions(filter)], limit)),
    searchHybrid: (query, filter, limit) =>
      read(() => searchHybrid(connection, generation, query, [...visible, ...articleConditions(filter)], limit)),
    listPassages: (articleId) =>
      read(async () => {
        if (!isUuid(articleId)) return [];
        const must = [...visible, ofArticles([articleId])];
        const request = { collection: served.collection, must, fields: ['record'] };
        const passages = (await readPayloads<{ record: string }>(connection, request)).map(readPassage);
        return passages.sort((left, right) => left.ordinal - right.ordinal);
      }),
    findObservations: (filter, page) => read(() => findObservations(connection, generation, filter, page)),
    findFacts: (filter, page) => read(() => findFacts(connection, generation, filter, page)),
    observationsWithin: (spans) => read(() => observationsWithin(spans)),
    termFrequencies: (terms, filter = {}) =>
      read(() => countTermsWithin(connection, generation, terms.map(termId), filter)),
    coverage: () => read(() => generation.coverage()),
    close() {
      if (closed) return;
      closed = true;
      options.release();
    },
  };
}
