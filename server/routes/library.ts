/** Reading what is known: articles, passages by search, observations, coverage. Each request sees one generation. */
import { z } from 'zod';
import { JushiError } from '../../knowledge/errors.ts';
import { queryVector } from '../../knowledge/sparse.ts';
import type { KnowledgeView } from '../../knowledge/store/port.ts';
import {
  articleSchema,
  articlesPageSchema,
  articlesQuerySchema,
  coverageSchema,
  errorSchema,
  observationsPageSchema,
  observationsQuerySchema,
  searchQuerySchema,
  searchResultSchema,
} from '../../protocol/library.ts';
import { articleFilter, observationFilter } from '../article-filter.ts';
import type { App, Context } from '../parts.ts';
import { articleSummary, articleView, observationView } from '../views.ts';
import { readView } from '../../knowledge/store/read-view.ts';

const failures = { '4xx': errorSchema, '5xx': errorSchema };

export function registerLibrary(app: App, context: Context): void {
  const { store, regions, termsOf, samples, runLibrary } = context;

  app.get(
    '/api/articles',
    {
      schema: {
        tags: ['library'],
        summary: 'The articles, newest report year first',
        querystring: articlesQuerySchema,
        response: { 200: articlesPageSchema, ...failures },
      },
    },
    async ({ query }) => {
      const { page, pageSize } = query;
      const { articles, total } = await readView(store, (view) =>
        view.listArticles(articleFilter(query, regions), { page, pageSize }),
      );
      return { articles: articles.map(articleSummary), page, pageSize, total };
    },
  );

  app.get(
    '/api/articles/:id',
    {
      schema: {
        tags: ['library'],
        summary: 'One article with its text, sections and noise',
        params: z.object({ id: z.string().max(100) }),
        response: { 200: articleSchema, ...failures },
      },
    },
    async ({ params }) => {
      const article = await readView(store, (view) => view.getArticle(params.id));
      if (!article) {
        throw new JushiError('not-found', '没有找到这篇文章，可能已被移除。');
      }
      return articleView(article);
    },
  );

  app.get(
    '/api/search',
    {
      schema: {
        tags: ['library'],
        summary: 'Passages by their words, best first',
        querystring: searchQuerySchema,
        response: { 200: searchResultSchema, ...failures },
      },
    },
    async ({ query }) => {
      const terms = new Map(termsOf(query.q).map((term) => [term, 1]));
      const filter = articleFilter(query, regions);
      return readView(store, async (view) => {
        const passages = await view.searchPassages(queryVector(terms), filter, query.limit);
        const titles = await titlesOf(view, passages);
        return {
          passages: passages.map(({ id, articleId, sectionPath, text, start, end, score }) => ({
            id,
            articleId,
            title: titles.get(articleId) ?? '',
            sectionPath: [...sectionPath],
            text,
            start,
            end,
            score,
          })),
        };
      });
    },
  );

  app.get(
    '/api/observations',
    {
      schema: {
        tags: ['library'],
        summary: 'Figures by indicator, place, the year they are of, and status',
        querystring: observationsQuerySchema,
        response: { 200: observationsPageSchema, ...failures },
      },
    },
    async ({ query }) => {
      const { page, pageSize } = query;
      return readView(store, async (view) => {
        const filter = observationFilter(query, regions);
        const { observations, total } = await view.findObservations(filter, { page, pageSize });
        const titles = await titlesOf(view, observations);
        return {
          observations: observations.map((found) => observationView(found, titles.get(found.articleId) ?? '')),
          page,
          pageSize,
          total,
        };
      });
    },
  );

  app.get(
    '/api/coverage',
    {
      schema: {
        tags: ['library'],
        summary: 'What there is: counts by place, year and kind',
        response: { 200: coverageSchema, ...failures },
      },
    },
    async () =>
      readView(store, async (view) => {
        const counts = await view.coverage();
        return {
          generation: view.generation,
          samples: typeof samples === 'function' ? samples() : samples,
          evaluation: runLibrary?.hasRuns() ?? false,
          articles: counts.articles,
          passages: counts.passages,
          observations: counts.observations,
          regions: counts.regions.map(({ name, code, articles }) => ({ name, code, articles })),
          years: counts.years.map(({ year, articles }) => ({ year, articles })),
          kinds: counts.kinds.map(({ kind, articles }) => ({ kind, articles })),
        };
      }),
  );
}

/** The titles of the articles that passages or observations are from, by article id. */
async function titlesOf(
  view: KnowledgeView,
  parts: readonly { readonly articleId: string }[],
): Promise<Map<string, string>> {
  const ids = [...new Set(parts.map(({ articleId }) => articleId))];
  const titles = new Map<string, string>();
  if (ids.length === 0) {
    return titles;
  }
  const { articles } = await view.listArticles({ articleIds: ids }, { page: 1, pageSize: ids.length });
  for (const { id, title } of articles) {
    titles.set(id, title);
  }
  // Near-duplicates are not listed, but can be opened.
  for (const id of ids.filter((each) => !titles.has(each))) {
    titles.set(id, (await view.getArticle(id))?.title ?? '');
  }
  return titles;
}
