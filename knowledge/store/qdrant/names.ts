/**
 * Names of collections and ids of points. One index is a set of collections that carry its version («v3»); an alias
 * of the bare name leads to the version that is served, so that one change of one alias switches all of them.
 */
import { createHash } from 'node:crypto';

export interface IndexNames {
  readonly version: string;
  readonly articles: string;
  readonly passages: string;
  readonly observations: string;
  readonly facts: string;
  /** What is served, the writers' lock, the counts of terms. */
  readonly state: string;
}

export function namesOf(collection: string, version: string): IndexNames {
  const name = (part: string): string => `${collection}_${version}_${part}`;
  return {
    version,
    articles: name('articles'),
    passages: name('passages'),
    observations: name('observations'),
    facts: name('facts'),
    state: name('state'),
  };
}

/** What outlives every version: feedback, and the articles an administrator keeps out. */
export function sharedName(collection: string): string {
  return `${collection}_shared`;
}

/** The number of a version among the names of collections; null for any other name. */
export function versionNumberOf(collection: string, name: string): number | null {
  const rest = name.startsWith(`${collection}_v`) ? name.slice(collection.length + 2) : '';
  const match = /^(\d+)_state$/.exec(rest);
  return match ? Number(match[1]) : null;
}

/** A UUID that is the same for the same words: Qdrant takes UUIDs and unsigned integers only. */
export function pointId(...words: readonly (string | number)[]): string {
  const hex = createHash('sha256').update(words.join('\u0000')).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** As ids are written in payloads; anything else is the id of nothing. */
export function isUuid(words: string): boolean {
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(words);
}
