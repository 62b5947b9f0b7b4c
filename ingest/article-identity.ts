/**
 * Which article this is, whatever file it came in: its original's address, else its title and publication date,
 * else its first words. Never the file's name or its place in a file.
 */
import { fold } from '../knowledge/language/normalise.ts';
import type { RawArticle } from './recognise/raw-article.ts';
import { ARTICLE_NAMESPACE, uuidFromName } from './uuid.ts';

/** Reports of one city begin alike year after year; within 200 letters each names its year. */
const FIRST_WORDS = 200;

function letters(text: string): string {
  return fold(text).replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/** @param publishedOn the validated date, or null */
export function articleIdentity(article: RawArticle, publishedOn: string | null): string {
  const { address, title, text } = article;
  if (address !== null) return uuidFromName(ARTICLE_NAMESPACE, `address\n${address}`);
  if (title !== null && publishedOn !== null) {
    return uuidFromName(ARTICLE_NAMESPACE, `title\n${letters(title)}\n${publishedOn}`);
  }
  const words = letters(`${title ?? ''}${text.slice(0, FIRST_WORDS * 3)}`).slice(0, FIRST_WORDS);
  return uuidFromName(ARTICLE_NAMESPACE, `words\n${words}`);
}
