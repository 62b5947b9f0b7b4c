/** What of an article is compared to tell «unchanged»: everything but its id, where it came from and what it repeats. */
import { createHash } from 'node:crypto';
import type { Article } from '../knowledge/article.ts';

export function contentHash(article: Omit<Article, 'id' | 'source' | 'duplicateOf' | 'contentHash'>): string {
  const { title, titled, text, kind, reportYear, publishedOn, subjectRegions, regionCodes, sections, noise } = article;
  const content = [title, titled, text, kind, reportYear, publishedOn, subjectRegions, regionCodes, sections, noise];
  return createHash('sha256').update(JSON.stringify(content), 'utf8').digest('hex');
}
