/**
 * The words of a passage that are embedded, and the key that tells whether they changed. As in its sparse vector,
 * title and headings are part of them, so that a passage is found by words that say where it stands; foreign matter
 * is not. Both stores use these, so that a vector moves with its passage from one to the other.
 */
import { createHash } from 'node:crypto';
import type { Article, Passage } from '../article.ts';

type Around = Pick<Article, 'title' | 'titled' | 'subjectRegions' | 'noise'>;

/** Of an untitled article the names of its places stand for the title, which is made up. */
export function embeddingText(
  article: Around,
  passage: Pick<Passage, 'text' | 'sectionPath' | 'start' | 'end'>,
): string {
  const head = article.titled ? article.title : article.subjectRegions.map(({ name }) => name).join(' ');
  let words = '';
  let from = passage.start;
  for (const { start, end } of article.noise) {
    if (end <= from || start >= passage.end) continue;
    if (start > from) words += passage.text.slice(from - passage.start, start - passage.start);
    from = Math.min(Math.max(from, end), passage.end);
  }
  words += passage.text.slice(from - passage.start);
  return [head, passage.sectionPath.join(' > '), words].filter((line) => line.trim() !== '').join('\n');
}

/** SHA-256 (hex) of the words, shortened to 128 bits. */
export function embeddingKey(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex').slice(0, 32);
}
