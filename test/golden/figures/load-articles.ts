/**
 * The articles that the golden set refers to, read as ingest reads them, and their sentences by hash.
 * The texts themselves are no part of the project: they are looked for under a folder that the caller names.
 * Called by the selection, by the scoring command and by tests.
 */
import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { describeArticle } from '../../../ingest/build-record.ts';
import { readRawArticles } from '../../../ingest/survey.ts';
import type { Article, Span } from '../../../knowledge/article.ts';
import { splitSentences } from '../../../knowledge/language/sentences.ts';

export interface LoadedArticle {
  /** What references name: the file's name without `.txt`, and `#n` (from 1) for the n-th article of a file with several. */
  readonly name: string;
  readonly article: Article;
  readonly sentences: readonly Span[];
}

const FOLDERS = ['corpus', 'lookalikes'];

/** The look-alikes whose file name begins with an odd code point are the half that nobody looks at while the parser is written. */
export function isBlind(name: string): boolean {
  return name.endsWith('_2024') && (name.codePointAt(0) ?? 0) % 2 === 1;
}

/** SHA-256 (hex) of the sentence as `splitSentences` cuts it, not normalised: white space at its end is part of it. */
export function quoteHash(article: Article, sentence: Span): string {
  return createHash('sha256').update(article.text.slice(sentence.start, sentence.end)).digest('hex');
}

/**
 * @param shared the folder that holds `corpus` and `lookalikes`
 * @returns in the order of file names; null where the folder is not there
 */
export async function loadArticles(shared: string): Promise<LoadedArticle[] | null> {
  const loaded: LoadedArticle[] = [];
  for (const folder of FOLDERS) {
    let files: string[];
    try {
      files = await readdir(join(shared, folder));
    } catch {
      return null;
    }
    for (const file of files.filter((name) => name.endsWith('.txt')).sort()) {
      const { articles } = await readRawArticles(join(shared, folder, file));
      for (const [index, raw] of articles.entries()) {
        const article = describeArticle(raw, file);
        const stem = basename(file, '.txt');
        const name = articles.length === 1 ? stem : `${stem}#${index + 1}`;
        loaded.push({ name, article, sentences: splitSentences(article.text) });
      }
    }
  }
  return loaded;
}
