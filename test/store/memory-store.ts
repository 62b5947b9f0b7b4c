/**
 * A store that keeps everything in memory, for tests: it ranks and filters with the same code as the
 * embedded store and passes the same contract suite. Nothing outlives it.
 */
import type { Observation } from '../../knowledge/observation.ts';
import { JushiError } from '../../knowledge/errors.ts';
import { carryOver, inSpace, NO_VECTORS, toDenseIndex, unembedded, withVectors } from './memory-vectors.ts';
import type { MemoryVectors } from './memory-vectors.ts';
import { compareByPlace, indexDigest, recordDigest } from '../../knowledge/store/digest.ts';
import { articlePasses } from '../../knowledge/store/filters.ts';
import { factPasses, observationPasses } from './record-filters.ts';
import type {
  ArticleFilter,
  ArticleRecord,
  FactFilter,
  KnowledgeStore,
  ObservationFilter,
  Page,
  StoreWriter,
} from '../../knowledge/store/port.ts';
import { createPauses } from '../../knowledge/store/pauses.ts';
import { createArticleTable, pageOf } from '../../knowledge/store/search/article-table.ts';
import type { ArticleTable } from '../../knowledge/store/search/article-table.ts';
import type { DenseIndex } from '../../knowledge/store/search/dense-index.ts';
import { EMPTY_PASSAGE_INDEX, updatePassageIndex } from '../../knowledge/store/search/passage-index.ts';
import type { PassageIndex } from '../../knowledge/store/search/passage-index.ts';
import { packVectors, toHead } from '../../knowledge/store/search/records.ts';
import { createView } from '../../knowledge/store/search/view.ts';
import type { ContentReader } from '../../knowledge/store/search/view.ts';

interface Kept {
  readonly content: number;
  readonly record: ArticleRecord;
  readonly digest: string;
  readonly path: string;
}

type Articles = ReadonlyMap<string, Kept>;

interface Published {
  readonly generation: number;
  readonly articles: Articles;
  readonly table: ArticleTable;
  readonly index: PassageIndex;
  readonly vectors: MemoryVectors;
  readonly dense: DenseIndex | null;
}

function ordered(record: ArticleRecord): ArticleRecord {
  return {
    article: record.article,
    passages: record.passages.toSorted((left, right) => left.ordinal - right.ordinal),
    observations: record.observations.toSorted(compareByPlace),
    facts: record.facts.toSorted(compareByPlace),
  };
}

function relinked(kept: Kept, duplicateOf: string | null): Kept {
  return { ...kept, record: { ...kept.record, article: { ...kept.record.article, duplicateOf } } };
}

function createReader(articles: Articles): ContentReader {
  const byContent = new Map([...articles.values()].map(({ content, record }) => [content, record]));
  const passagesOf = (content: number) =>
    byContent.get(content)!.passages.map(({ vector: _vector, ...passage }) => passage);
  return {
    article: (content) => byContent.get(content)!.article,
    passages: passagesOf,
    passage: (content, position) => passagesOf(content)[position]!,
    observationsWithin: (content, { start, end }) =>
      byContent
        .get(content)!
        .observations.filter((observation) => observation.start >= start && observation.start < end),
  };
}

/** The records that pass, by article id. */
function recordsPassing({ articles, table }: Published, filter: ArticleFilter): ArticleRecord[] {
  return table.listed
    .filter(({ head }) => articlePasses(head, filter))
    .sort((left, right) => (left.head.id < right.head.id ? -1 : 1))
    .map(({ head }) => articles.get(head.id)!.record);
}

function findFacts(published: Published, filter: FactFilter, page: Page) {
  const facts = recordsPassing(published, filter)
    .flatMap((record) => record.facts)
    .filter((fact) => factPasses(fact, filter));
  return { facts: pageOf(facts, page), total: facts.length };
}

function findObservations(published: Published, filter: ObservationFilter, page: Page) {
  const observations: Observation[] = recordsPassing(published, filter)
    .flatMap((record) => record.observations)
    .filter((observation) => observationPasses(observation, filter));
  return { observations: pageOf(observations, page), total: observations.length };
}

function toTable(articles: Articles): ArticleTable {
  return createArticleTable(
    [...articles.values()].map(({ content, record: { article, passages, observations } }) => ({
      head: toHead(article),
      content,
      passages: passages.length,
      observations: observations.length,
    })),
  );
}

/** Near-duplicates left out, by article id. */
function findable(articles: Articles): Kept[] {
  return [...articles.values()]
    .filter(({ record }) => record.article.duplicateOf === null)
    .sort((left, right) => (left.record.article.id < right.record.article.id ? -1 : 1));
}

async function publishArticles(previous: Published, articles: Articles, vectors: MemoryVectors): Promise<Published> {
  const table = toTable(articles);
  const byContent = new Map([...articles.values()].map((kept) => [kept.content, kept.record]));
  const wanted = new Map(table.listed.map(({ content, passages }) => [content, passages]));
  const load = (content: number) => packVectors(byContent.get(content)!.passages);
  const index = await updatePassageIndex(previous.index, wanted, load, createPauses());
  const dense = toDenseIndex(vectors, findable(articles));
  return { generation: previous.generation + 1, articles, table, index, vectors, dense };
}

/** @param records what it holds from the start, as generation 1; none gives an empty store of generation 0 */
export function createMemoryStore(records: readonly ArticleRecord[] = []): KnowledgeStore {
  let nextContent = 1;
  let articles: Articles = new Map();
  let published: Published = {
    generation: 0,
    articles,
    table: createArticleTable([]),
    index: EMPTY_PASSAGE_INDEX,
    vectors: NO_VECTORS,
    dense: null,
  };
  let vectors = NO_VECTORS;
  const keptOut = new Set<string>();
  let closed = false;
  let lock: Promise<void> | null = null;

  function put(record: ArticleRecord, path: string): 'new' | 'updated' | 'unchanged' {
    const digest = recordDigest(record);
    const { id } = record.article;
    const current = articles.get(id);
    if (current?.digest === digest) {
      articles = new Map(articles).set(id, { ...current, path });
      return 'unchanged';
    }
    const kept = { content: nextContent, record: ordered(record), digest, path };
    if (current) vectors = carryOver(vectors, current, kept);
    articles = new Map(articles).set(id, kept);
    nextContent += 1;
    return current ? 'updated' : 'new';
  }

  function link(id: string, duplicateOf: string | null): void {
    const kept = articles.get(id);
    if (kept) articles = new Map(articles).set(id, relinked(kept, duplicateOf));
  }

  function hasChanged(): boolean {
    return (
      vectors !== published.vectors ||
      articles.size !== published.articles.size ||
      [...articles].some(([id, { content, record }]) => {
        const before = published.articles.get(id);
        return before?.content !== content || before.record.article.duplicateOf !== record.article.duplicateOf;
      })
    );
  }

  async function publish(): Promise<number> {
    if (hasChanged()) published = await publishArticles(published, articles, vectors);
    return published.generation;
  }

  function createWriter(release: () => void): StoreWriter {
    let finished = false;
    async function write<Result>(work: () => Result): Promise<Awaited<Result>> {
      if (finished) throw new Error('a closed writer was used');
      return await work();
    }
    return {
      replaceArticle: (record, path) => write(() => put(record, path)),
      removeArticle: (id) =>
        write(() => {
          const rest = new Map(articles);
          if (!rest.delete(id)) return false;
          articles = rest;
          const [heir, ...others] = [...rest.values()]
            .filter(({ record }) => record.article.duplicateOf === id)
            .map(({ record }) => record.article.id)
            .sort();
          if (heir !== undefined) link(heir, null);
          for (const other of others) link(other, heir!);
          return true;
        }),
      setKeptOut: (id, out) =>
        write(() => {
          if (out) keptOut.add(id);
          else keptOut.delete(id);
        }),
      isKeptOut: (id) => write(() => keptOut.has(id)),
      linkDuplicates: (links) =>
        write(() => {
          for (const { id, duplicateOf } of links) link(id, duplicateOf);
        }),
      listSources: () => write(() => sorted().map(({ record, path }) => ({ articleId: record.article.id, path }))),
      listAllArticles: () => write(() => sorted().map(({ record }) => record.article)),
      vectorSpace: () => write(() => vectors.space),
      setVectorSpace: (space) =>
        write(() => {
          vectors = inSpace(vectors, space, published.vectors);
        }),
      countVectors: () =>
        write(() => {
          const passages = findable(articles).reduce((sum, { record }) => sum + record.passages.length, 0);
          const present = toDenseIndex(vectors, findable(articles))?.passageCount ?? 0;
          return { present, missing: passages - present };
        }),
      async *unembedded() {
        yield* await write(() => findable(articles).flatMap((kept) => unembedded(vectors, kept)));
      },
      saveVectors: (added) =>
        write(() => {
          vectors = withVectors(vectors, (id) => articles.get(id), added);
        }),
      publish: () => write(publish),
      async close() {
        if (finished) return;
        finished = true;
        release();
      },
    };
  }

  function sorted(): Kept[] {
    return [...articles.values()].sort((left, right) => (left.record.article.id < right.record.article.id ? -1 : 1));
  }

  async function lockForWriting(waitMs: number): Promise<() => void> {
    const deadline = performance.now() + waitMs;
    for (let held = lock; held; held = lock) {
      const remaining = deadline - performance.now();
      if (remaining <= 0) throw new JushiError('index-locked');
      const { promise: timedOut, resolve } = Promise.withResolvers<void>();
      const timer = setTimeout(resolve, remaining);
      await Promise.race([held, timedOut]);
      clearTimeout(timer);
    }
    const { promise, resolve } = Promise.withResolvers<void>();
    lock = promise;
    return () => {
      lock = null;
      resolve();
    };
  }

  for (const record of records) put(record, record.article.source);
  let started: Promise<unknown> | null = null;

  async function ready(): Promise<void> {
    if (closed) throw new JushiError('store-unavailable');
    started ??= publish();
    await started;
  }

  return {
    async openView() {
      await ready();
      const { generation, articles: seen, table, index, dense } = published;
      const now = published;
      return createView({
        generation,
        table,
        index,
        dense,
        reader: createReader(seen),
        findObservations: (filter, page) => findObservations(now, filter, page),
        findFacts: (filter, page) => findFacts(now, filter, page),
        guard: (work) => work(),
        release: () => {},
      });
    },
    async openWriter({ waitMs }) {
      await ready();
      return createWriter(await lockForWriting(waitMs));
    },
    async digest() {
      await ready();
      return indexDigest(
        [...published.articles.values()].map(({ record, digest }) => ({
          id: record.article.id,
          recordDigest: digest,
          duplicateOf: record.article.duplicateOf,
        })),
      );
    },
    async saveFeedback() {
      await ready();
    },
    async health() {
      return { ready: !closed, detail: `generation ${published.generation}, in memory` };
    },
    async close() {
      closed = true;
    },
  };
}
