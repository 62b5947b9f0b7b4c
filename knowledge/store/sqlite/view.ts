/** The port's view over one snapshot. */
import { contentsPassing, countCoverage, listHeads } from '../search/article-table.ts';
import { termId } from '../../sparse.ts';
import type { KnowledgeView } from '../port.ts';
import { countTerm, searchPassageIndex } from '../search/passage-index.ts';
import { guarded } from './connection.ts';
import { findObservations } from './observations.ts';
import type { Snapshot } from './snapshot.ts';

/** @param release called once, on the first close */
export function createView(file: string, snapshot: Snapshot, release: () => void): KnowledgeView {
  const { generation, table, index, reader, connection } = snapshot;
  let closed = false;

  async function read<Result>(work: () => Result): Promise<Result> {
    if (closed) throw new Error('a closed view was read');
    return guarded(file, 'read', work);
  }

  return {
    generation,
    getArticle: (id) =>
      read(() => {
        const entry = table.byId.get(id);
        return entry ? reader.article(entry.content, entry.head.duplicateOf) : null;
      }),
    listArticles: (filter, page) => read(() => listHeads(table, filter, page)),
    searchPassages: (query, filter, limit) =>
      read(() => {
        const contents = contentsPassing(table, filter);
        const hits = searchPassageIndex(index, query, contents && ((content) => contents.has(content)), limit);
        return hits.map(({ content, position, score }) => {
          const { id } = table.byContent.get(content)!.head;
          return { ...reader.passage(content, position, id), score };
        });
      }),
    listPassages: (articleId) =>
      read(() => {
        const entry = table.byId.get(articleId);
        return entry ? reader.passages(entry.content, articleId) : [];
      }),
    findObservations: (filter, page) => read(() => findObservations(connection, table, filter, page)),
    observationsWithin: (spans) =>
      read(() =>
        spans.map((span) => {
          const entry = table.byId.get(span.articleId);
          return entry ? reader.observationsWithin(entry.content, span) : [];
        }),
      ),
    termFrequencies: (terms) =>
      read(() => ({ passages: index.passageCount, counts: terms.map((term) => countTerm(index, termId(term))) })),
    coverage: () => read(() => countCoverage(table)),
    close() {
      if (closed) return;
      closed = true;
      release();
    },
  };
}
