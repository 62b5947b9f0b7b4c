/** An article's passages as the store keeps them, with the sparse vectors they are found by. */
import { createHash } from 'node:crypto';
import type { Article, Passage } from '../../knowledge/article.ts';
import { indexTerms } from '../../knowledge/language/terms.ts';
import { countTokens } from '../../knowledge/language/tokens.ts';
import { documentVector } from '../../knowledge/sparse.ts';
import type { SparseVector } from '../../knowledge/sparse.ts';
import { withoutNoise } from '../clean/find-noise.ts';
import { PASSAGE_NAMESPACE, uuidFromName } from '../uuid.ts';
import { dataYears } from './data-years.ts';
import { splitPassages } from './split-passages.ts';

export type IndexedPassage = Passage & { readonly vector: SparseVector };

/**
 * In order; joined they restore the text. Title and section words (for an untitled article the names of its
 * places) are part of the vector, so that a passage is found by words that say where it stands.
 */
export function buildPassages(article: Article): IndexedPassage[] {
  const { id: articleId, text, noise } = article;
  const head = article.titled ? article.title : article.subjectRegions.map(({ name }) => name).join(' ');
  const headTerms = indexTerms(head);
  const occurrences = new Map<string, number>();
  const passages: IndexedPassage[] = [];
  for (const section of article.sections) {
    const pathTerms = section.path.flatMap(indexTerms);
    for (const span of splitPassages(text, section, countTokens)) {
      const words = text.slice(span.start, span.end);
      const hash = createHash('sha256').update(words, 'utf8').digest('hex');
      const occurrence = occurrences.get(hash) ?? 0;
      occurrences.set(hash, occurrence + 1);
      passages.push({
        ...span,
        id: uuidFromName(PASSAGE_NAMESPACE, `${articleId}\n${hash}\n${occurrence}`),
        articleId,
        ordinal: passages.length,
        text: words,
        sectionPath: section.path,
        dataYears: dataYears(words, article.reportYear),
        vector: documentVector([...indexTerms(withoutNoise(text, noise, span)), ...pathTerms, ...headTerms]),
      });
    }
  }
  return passages;
}
