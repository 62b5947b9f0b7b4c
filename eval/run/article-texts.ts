/** The texts of the articles that are cited, a bounded number of them, to compare quotes with. */
import { LRUCache } from 'lru-cache';
import type { EvaluationTarget } from './target.ts';

/** Reports are about 20,000 characters; this many are some megabytes. */
const KEPT_ARTICLES = 100;

export interface QuotedSpan {
  readonly articleId: string;
  readonly quote: string;
  readonly start: number;
  readonly end: number;
}

export interface ArticleTexts {
  /** Whether the quote is exactly the article's text at its offsets; null where the article cannot be read. */
  isTrue(citation: QuotedSpan): Promise<boolean | null>;
}

export function createArticleTexts(target: Pick<EvaluationTarget, 'articleText'>): ArticleTexts {
  const texts = new LRUCache<string, { text: string | null }>({ max: KEPT_ARTICLES });
  return {
    async isTrue({ articleId, quote, start, end }) {
      if (articleId === '') return null;
      let known = texts.get(articleId);
      if (known === undefined) {
        known = { text: await target.articleText(articleId) };
        texts.set(articleId, known);
      }
      return known.text === null ? null : quote !== '' && known.text.slice(start, end) === quote;
    },
  };
}
