/** A target in this process: the answering engine over a store. */
import type { Answerer } from '../../answer/port.ts';
import { JushiError } from '../../knowledge/errors.ts';
import { indexTerms } from '../../knowledge/language/terms.ts';
import { queryVector } from '../../knowledge/sparse.ts';
import type { KnowledgeStore } from '../../knowledge/store/port.ts';
import { receivedAnswerSchema } from './target.ts';
import type { EvaluationTarget, TargetFacts } from './target.ts';
import { readView } from '../../knowledge/store/read-view.ts';

const PAGE_SIZE = 200;

export interface InProcessParts {
  readonly name: string;
  readonly store: KnowledgeStore;
  readonly answerer: Answerer;
  /** What the run's record says of how answers are made. */
  readonly told?: Pick<TargetFacts, 'model' | 'version'>;
  /** Called once after the store was closed: removes a folder made for the run. */
  readonly onClose?: () => Promise<void> | void;
}

export function createInProcessTarget(parts: InProcessParts): EvaluationTarget {
  const { name, store, answerer, told, onClose } = parts;
  return {
    name,
    async facts() {
      const { articles } = await readView(store, (view) => view.coverage());
      return { ...told, articles: { count: articles, digest: await store.digest() } };
    },
    async ask(request, signal) {
      for await (const event of answerer.answer(request, signal)) {
        if (event.type === 'end') return receivedAnswerSchema.parse(event.answer);
      }
      throw new JushiError('internal', '回答没有结束。');
    },
    search: (question, limit) =>
      readView(store, async (view) => {
        const terms = new Map(indexTerms(question).map((term) => [term, 1]));
        const passages = await view.searchPassages(queryVector(terms), {}, limit);
        const ids = [...new Set(passages.map(({ articleId }) => articleId))];
        const { articles } =
          ids.length === 0
            ? { articles: [] }
            : await view.listArticles({ articleIds: ids }, { page: 1, pageSize: ids.length });
        const titles = new Map(articles.map((article) => [article.id, article.title]));
        return passages.map(({ id, articleId, text, score }) => ({
          id,
          articleId,
          title: titles.get(articleId) ?? '',
          text,
          score,
        }));
      }),
    articleText: (id) => readView(store, async (view) => (await view.getArticle(id))?.text ?? null),
    async *articles() {
      const view = await store.openView();
      try {
        for (let page = 1; ; page += 1) {
          const { articles, total } = await view.listArticles({}, { page, pageSize: PAGE_SIZE });
          for (const { id, title } of articles) yield { id, title, text: (await view.getArticle(id))?.text ?? '' };
          if (articles.length === 0 || page * PAGE_SIZE >= total) return;
        }
      } finally {
        view.close();
      }
    },
    async *observations() {
      const view = await store.openView();
      try {
        for (let page = 1; ; page += 1) {
          const { observations, total } = await view.findObservations({}, { page, pageSize: PAGE_SIZE });
          for (const { region, period, ...rest } of observations) {
            yield { ...rest, region: region?.name ?? null, period: period?.words ?? null };
          }
          if (observations.length === 0 || page * PAGE_SIZE >= total) return;
        }
      } finally {
        view.close();
      }
    },
    async close() {
      await store.close();
      await onClose?.();
    },
  };
}
