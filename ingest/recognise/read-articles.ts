/**
 * Recognition by content: a file's text to the articles in it. Never by the file's name.
 * Each shape has a reader of its own; a new format is one more reader in this list.
 */
import { REASONS } from '../read/rejection.ts';
import { readListPage } from './list-page.ts';
import type { Recognised } from './raw-article.ts';
import { readSinglePage } from './single-page.ts';

/** Chosen: Chinese articles of the corpus have 0.75–0.9; an English readme with Chinese names 0.05. */
const MIN_HAN_SHARE = 0.2;

function hanShare(text: string): number {
  const letters = text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  return letters === 0 ? 0 : han / letters;
}

/**
 * @param text decoded, with \n line ends
 * @param isPlace whether a line is the name of a place
 */
export function readArticles(text: string, isPlace: (line: string) => boolean): Recognised {
  if (/^\s*<(!doctype\s+html|html|\?xml)/i.test(text)) return { articles: [], rejected: [REASONS.html] };
  if (hanShare(text) < MIN_HAN_SHARE) return { articles: [], rejected: [REASONS.notChinese] };
  const lines = text.split('\n');
  const list = readListPage(lines);
  if (list) return list;
  const article = readSinglePage(lines, isPlace);
  return article ? { articles: [article], rejected: [] } : { articles: [], rejected: [REASONS.noArticle] };
}
