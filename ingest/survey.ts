/**
 * The first look over all files: which articles there are, and which file speaks for an article that is found twice.
 * Texts are not kept (a site dump may be large); the second pass reads the chosen files again.
 */
import { createHash } from 'node:crypto';
import { articleIdentity } from './article-identity.ts';
import { isPlaceName } from './describe/place-name.ts';
import { publicationDate } from './describe/publication-date.ts';
import type { Rejection } from './read/rejection.ts';
import { readSource } from './read/read-source.ts';
import type { RawArticle } from './recognise/raw-article.ts';
import { readArticles } from './recognise/read-articles.ts';

interface Claim {
  readonly path: string;
  readonly index: number;
  readonly length: number;
  readonly hash: string;
}

export interface Survey {
  /** In the order of `files`; for each file the places of the articles in it that are to be taken in. */
  readonly chosen: ReadonlyMap<string, readonly number[]>;
  readonly articles: number;
  readonly rejected: readonly Rejection[];
  readonly warnings: readonly string[];
  /** Files that could be read: what they no longer hold is gone. */
  readonly readable: ReadonlySet<string>;
}

export async function readRawArticles(
  path: string,
): Promise<{ articles: readonly RawArticle[]; rejected: readonly string[]; warning: string | null }> {
  const source = await readSource(path);
  if ('reason' in source) return { articles: [], rejected: [source.reason], warning: null };
  return { ...readArticles(source.text, isPlaceName), warning: source.warning };
}

/** Which of two claims to one identity speaks for it: the longer text, then by content, then by path. */
function outranks(left: Claim, right: Claim): boolean {
  if (left.length !== right.length) return left.length > right.length;
  if (left.hash !== right.hash) return left.hash < right.hash;
  return left.path === right.path ? left.index < right.index : left.path < right.path;
}

function describeClash(winner: Claim, loser: Claim, title: string): string {
  return `《${title}》在 ${loser.path} 与 ${winner.path} 中标题和日期相同而正文不同，只导入较长的一份`;
}

/** @param checkCancelled called before each file; throws to stop */
export async function surveyFiles(files: readonly string[], checkCancelled: () => void): Promise<Survey> {
  const claims = new Map<string, Claim>();
  const rejected: Rejection[] = [];
  const warnings: string[] = [];
  const readable = new Set<string>();
  for (const path of files) {
    checkCancelled();
    const found = await readRawArticles(path);
    for (const reason of found.rejected) rejected.push({ path, reason });
    if (found.warning !== null) warnings.push(`${path}：${found.warning}`);
    if (found.articles.length > 0) readable.add(path);
    for (const [index, article] of found.articles.entries()) {
      const publishedOn = article.publishedOn === null ? null : publicationDate(article.publishedOn);
      const title = article.title ?? article.text.slice(0, 20);
      if (article.publishedOn !== null && publishedOn === null) {
        warnings.push(`${path}：《${title}》的日期“${article.publishedOn}”无效，按未知处理`);
      }
      const id = articleIdentity(article, publishedOn);
      const hash = createHash('sha256').update(article.text).digest('hex');
      const claim: Claim = { path, index, length: article.text.length, hash };
      const known = claims.get(id);
      const [winner, loser] = !known || outranks(claim, known) ? [claim, known] : [known, claim];
      claims.set(id, winner);
      if (loser && loser.hash !== winner.hash) warnings.push(describeClash(winner, loser, title));
    }
  }
  const chosen = new Map<string, number[]>(files.map((path) => [path, []]));
  for (const { path, index } of claims.values()) chosen.get(path)?.push(index);
  for (const indexes of chosen.values()) indexes.sort((left, right) => left - right);
  return { chosen, articles: claims.size, rejected, warnings, readable };
}
