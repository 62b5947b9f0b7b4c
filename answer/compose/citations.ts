/** Numbers citations by first use; the same quote keeps its number. A quote is exactly the article's text. */
import type { Article, Span } from '../../knowledge/article.ts';
import type { Citation } from '../../protocol/answer.ts';

/** Quotes longer than this are cut at a clause: a quote is for reading at a glance. */
export const MAX_QUOTE_LENGTH = 380;

export interface Citations {
  /** The number of the citation for this span, adding it where it is new. */
  cite(article: Article, span: Span, context?: Citation['context']): number;
  /** The number here of a citation made elsewhere. */
  adopt(citation: Citation): number;
  list(): Citation[];
  /** Takes back those added last: the first `count` stay. */
  keep(count: number): void;
}

function sectionPathAt(article: Article, offset: number): string[] {
  const section = article.sections.find(({ start, end }) => start <= offset && offset < end);
  return [...(section?.path ?? [])];
}

function cut(article: Article, span: Span): Span {
  if (span.end - span.start <= MAX_QUOTE_LENGTH) {
    return span;
  }
  const window = article.text.slice(span.start, span.start + MAX_QUOTE_LENGTH);
  const at = Math.max(
    window.lastIndexOf('，'),
    window.lastIndexOf(','),
    window.lastIndexOf('；'),
    window.lastIndexOf(';'),
  );
  return { start: span.start, end: span.start + (at > 0 ? at : MAX_QUOTE_LENGTH) };
}

export function createCitations(): Citations {
  const citations: Citation[] = [];
  return {
    cite(article, span, context = []) {
      const { start, end } = cut(article, span);
      const known = citations.find(
        (citation) => citation.articleId === article.id && citation.start <= start && citation.end >= end,
      );
      if (known !== undefined) {
        known.context.push(
          ...context.filter((one) => !known.context.some((kept) => kept.start === one.start && kept.end === one.end)),
        );
        return known.n;
      }
      const n = citations.length + 1;
      citations.push({
        n,
        articleId: article.id,
        title: article.title,
        publishedOn: article.publishedOn,
        regions: article.subjectRegions.map(({ name }) => name),
        year: article.reportYear,
        source: article.source,
        sectionPath: sectionPathAt(article, start),
        quote: article.text.slice(start, end),
        start,
        end,
        context: [...context],
      });
      return n;
    },
    adopt(citation) {
      const known = citations.find(
        ({ articleId, start, end }) =>
          articleId === citation.articleId && start <= citation.start && end >= citation.end,
      );
      if (known !== undefined) {
        return known.n;
      }
      const n = citations.length + 1;
      citations.push({ ...citation, n });
      return n;
    },
    list: () => [...citations],
    keep(count) {
      citations.length = Math.min(citations.length, count);
    },
  };
}
