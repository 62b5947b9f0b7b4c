/**
 * The tables of dense vectors. A space is seen by generation g when since ≤ g and (until is null or until > g), as
 * articles are; a vector belongs to a content and is seen from its own `since` on. They came later than the other
 * tables: an index without them has no vectors, and a writer adds them.
 */
import type { VectorSpace } from '../../embeddings/port.ts';
import type { Connection } from './connection.ts';

export const DENSE_TABLES = `
CREATE TABLE IF NOT EXISTS vector_spaces (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  model TEXT NOT NULL,
  dimension INTEGER NOT NULL,
  since INTEGER NOT NULL,
  until INTEGER
);
CREATE TABLE IF NOT EXISTS dense_vectors (
  key INTEGER PRIMARY KEY,
  space INTEGER NOT NULL,
  content INTEGER NOT NULL,
  position INTEGER NOT NULL,
  words_key TEXT NOT NULL,
  since INTEGER NOT NULL,
  vector BLOB NOT NULL
);
CREATE UNIQUE INDEX IF NOT EXISTS dense_vectors_place ON dense_vectors (space, content, position);
CREATE INDEX IF NOT EXISTS dense_vectors_since ON dense_vectors (since, content);
`;

export interface StoredSpace extends VectorSpace {
  readonly key: number;
  readonly since: number;
}

export function hasDenseTables(connection: Connection): boolean {
  const find = connection.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'dense_vectors'");
  return find.get() !== undefined;
}

export function toSpace(row: Record<string, unknown> | undefined): StoredSpace | null {
  return row === undefined
    ? null
    : {
        key: Number(row['key']),
        model: row['model'] as string,
        dimension: Number(row['dimension']),
        since: Number(row['since']),
      };
}

/** Vectors are kept as they lie in memory; every platform we support is little-endian. */
export function toBlob(vector: Float32Array): Uint8Array {
  return new Uint8Array(vector.buffer, vector.byteOffset, vector.byteLength);
}
