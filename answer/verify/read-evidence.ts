/** Reads what a proof needs from the index: the cited articles and the recorded figures around each quote. */
import type { ArticleSpan, KnowledgeView } from '../../knowledge/store/port.ts';
import type { Evidence, EvidenceOf } from './evidence.ts';

/** A record's quote begins at most this far before its number: sentences are cut at semicolons (figures/quote.ts). */
const REACH = 1500;

export async function readEvidence(view: KnowledgeView, citations: readonly ArticleSpan[]): Promise<EvidenceOf> {
  const known = new Map<string, Evidence>();
  for (const id of new Set(citations.map(({ articleId }) => articleId))) {
    const article = await view.getArticle(id);
    if (article === null) {
      continue;
    }
    const spans = citations
      .filter(({ articleId }) => articleId === id)
      .map(({ articleId, start, end }) => ({ articleId, start: Math.max(0, start - REACH), end }));
    const found = (await view.observationsWithin(spans)).flat();
    known.set(id, { article, observations: [...new Map(found.map((one) => [one.id, one])).values()] });
  }
  return (id) => known.get(id) ?? null;
}
