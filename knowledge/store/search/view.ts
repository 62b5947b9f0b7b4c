/** The port's view over heads and postings in memory and texts that the engine reads on demand. */
import type { Article, Passage, Span } from '../../article.ts';
import type { Observation } from '../../observation.ts';
import { createPauses } from '../pauses.ts';
import { termId } from '../../sparse.ts';
import type { LearnedFact } from '../../learned-fact.ts';
import type { FactFilter, KnowledgeView, ObservationFilter, Page, ScoredPassage } from '../port.ts';
import { contentsPassing, countCoverage, listHeads } from './article-table.ts';
import type { ArticleTable } from './article-table.ts';
import type { Hit } from './best-hits.ts';
import { scoreDenseIndex, searchDenseIndex } from './dense-index.ts';
import type { DenseIndex } from './dense-index.ts';
import { fuseByRank, LEG_LIMIT } from './fuse.ts';
import { countTerms, searchPassageIndex } from './passage-index.ts';
import type { PassageIndex } from './passage-index.ts';

/** What an engine reads of an article's content, by its key. */
export interface ContentReader {
  article(content: number, duplicateOf: string | null): Article;
  passages(content: number, articleId: string): Passage[];
  /** @param position of the passage within its article, from 0 */
  passage(content: number, position: number, articleId: string): Passage;
  /** Those whose quote starts within the span, by start offset. */
  observationsWithin(content: number, span: Span): Observation[];
}

export interface ViewParts {
  readonly generation: number;
  readonly table: ArticleTable;
  readonly index: PassageIndex;
  readonly dense: DenseIndex | null;
  readonly reader: ContentReader;
  /** In the order of article id and start offset, near-duplicates' left out. */
  readonly findObservations: (
    filter: ObservationFilter,
    page: Page,
  ) => { readonly observations: Observation[]; readonly total: number };
  /** In the order of article id and start offset, near-duplicates' left out. */
  readonly findFacts: (filter: FactFilter, page: Page) => { readonly facts: LearnedFact[]; readonly total: number };
  /** Runs one reading operation; turns the engine's failures into ours. */
  readonly guard: <Result>(work: () => Result) => Result;
  /** Called once, on the first close. */
  readonly release: () => void;
}

export function createView(parts: ViewParts): KnowledgeView {
  const { generation, table, index, dense, reader, findObservations, findFacts, guard, release } = parts;
  let closed = false;

  async function read<Result>(work: () => Result): Promise<Result> {
    if (closed) throw new Error('a closed view was read');
    return guard(work);
  }

  function toPassages(hits: readonly Pick<Hit, 'content' | 'position' | 'score'>[]): ScoredPassage[] {
    return hits.map(({ content, position, score }) => {
      const { id } = table.byContent.get(content)!.head;
      return { ...reader.passage(content, position, id), score };
    });
  }

  return {
    generation,
    vectors: dense && { ...dense.space, passages: dense.passageCount },
    getArticle: (id) =>
      read(() => {
        const entry = table.byId.get(id);
        return entry ? reader.article(entry.content, entry.head.duplicateOf) : null;
      }),
    listArticles: (filter, page) => read(() => listHeads(table, filter, page)),
    searchPassages: (query, filter, limit) =>
      read(() => toPassages(searchPassageIndex(index, query, contentsPassing(table, filter), limit))),
    async searchHybrid({ sparse, dense: query }, filter, limit) {
      const scores = await read(() => dense && scoreDenseIndex(dense, query, createPauses()));
      return read(() => {
        const allowed = contentsPassing(table, filter);
        const depth = Math.max(LEG_LIMIT, limit);
        const legs = [searchPassageIndex(index, sparse, allowed, depth)];
        if (dense && scores)
          legs.push(searchDenseIndex(dense, scores, allowed && ((content) => allowed.has(content)), depth));
        const fused = fuseByRank(legs, ({ passageId }) => passageId, limit);
        return toPassages(fused.map(({ item, score }) => ({ ...item, score })));
      });
    },
    listPassages: (articleId) =>
      read(() => {
        const entry = table.byId.get(articleId);
        return entry ? reader.passages(entry.content, articleId) : [];
      }),
    findObservations: (filter, page) => read(() => findObservations(filter, page)),
    findFacts: (filter, page) => read(() => findFacts(filter, page)),
    observationsWithin: (spans) =>
      read(() =>
        spans.map((span) => {
          const entry = table.byId.get(span.articleId);
          return entry ? reader.observationsWithin(entry.content, span) : [];
        }),
      ),
    termFrequencies: (terms, filter = {}) =>
      read(() => countTerms(index, terms.map(termId), contentsPassing(table, filter))),
    coverage: () => read(() => countCoverage(table)),
    close() {
      if (closed) return;
      closed = true;
      release();
    },
  };
}
