/**
 * Digests that tell whether two indexes hold the same: computed from content alone,
 * never from revision numbers, paths, times or the order of ingest. Both engines use these.
 */
import { createHash } from 'node:crypto';
import type { Observation } from '../observation.ts';
import { canonicalJson } from './canonical-json.ts';
import type { ArticleRecord } from './port.ts';

function bytesOf(array: Uint32Array | Float32Array): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}

type Placed = Pick<Observation, 'id' | 'start' | 'end'>;

/** By start offset, then end, then id: the order in which every engine keeps and returns an article's observations and facts. */
export function compareByPlace(left: Placed, right: Placed): number {
  return left.start - right.start || left.end - right.end || (left.id < right.id ? -1 : left.id > right.id ? 1 : 0);
}

/**
 * SHA-256 (hex) over all that is stored of one article, passages, vectors, observations and learned facts included,
 * but its source and its near-duplicate link. An article is «unchanged» when this is: so a better
 * way of cutting passages, of reading figures or of learning facts replaces what an older one stored.
 */
export function recordDigest(record: ArticleRecord): string {
  const hash = createHash('sha256');
  hash.update(canonicalJson([record.article.id, record.article.contentHash, record.article.text]));
  for (const { vector, ...passage } of record.passages.toSorted((left, right) => left.ordinal - right.ordinal)) {
    hash.update(canonicalJson(passage)).update(bytesOf(vector.ids)).update(bytesOf(vector.weights));
  }
  for (const observation of record.observations.toSorted(compareByPlace)) hash.update(canonicalJson(observation));
  for (const fact of record.facts.toSorted(compareByPlace)) hash.update(canonicalJson(fact));
  return hash.digest('hex');
}

export interface DigestEntry {
  readonly id: string;
  readonly recordDigest: string;
  readonly duplicateOf: string | null;
}

/** SHA-256 (hex) over the articles in the order of their ids, near-duplicates and their links included. */
export function indexDigest(entries: readonly DigestEntry[]): string {
  const hash = createHash('sha256');
  for (const entry of entries.toSorted((left, right) => (left.id < right.id ? -1 : 1))) {
    hash.update(canonicalJson([entry.id, entry.recordDigest, entry.duplicateOf]));
  }
  return hash.digest('hex');
}
