/**
 * Reads a whole embedded index as it was written, vectors included, for the move to another store.
 * Sees one generation from start to end, whatever is written meanwhile; changes nothing.
 */
import type { ArticleRecord } from '../port.ts';
import type { SparseVector } from '../../sparse.ts';
import type { PackedVectors } from '../search/segment.ts';
import { guarded, identityOf, openForReading } from './connection.ts';
import type { Connection } from './connection.ts';
import type { VectorSpace } from '../../embeddings/port.ts';
import { createContentReader } from './contents.ts';
import { hasDenseTables, toSpace } from './dense-tables.ts';
import { toVector } from './rows.ts';
import type { Row } from './rows.ts';
import { checkSchema, readGeneration } from './schema.ts';

export interface ExportedRecord {
  readonly record: ArticleRecord;
  /** The path the article was last given with. */
  readonly path: string;
}

export interface IndexExport {
  /** 0 where there is no index. */
  readonly generation: number;
  /** Near-duplicates included. */
  readonly articles: number;
  /** Ids that administrators keep out. */
  readonly keptOut: readonly string[];
  /** By article id. */
  records(): Generator<ExportedRecord>;
  /** What the dense vectors are of; null where there are none. */
  readonly space: VectorSpace | null;
  /** Of an article's passages, by their ids; those without one are not there. */
  vectorsOf(articleId: string): ReadonlyMap<string, Float32Array>;
  close(): void;
}

const NOTHING: IndexExport = {
  generation: 0,
  articles: 0,
  keptOut: [],
  *records() {},
  space: null,
  vectorsOf: () => new Map(),
  close() {},
};

const VISIBLE = 'since <= $generation AND (until IS NULL OR until > $generation)';

function openVectors(connection: Connection, generation: number) {
  if (!hasDenseTables(connection)) return { space: null, read: () => [] };
  const visible = connection.prepare(`SELECT key, model, dimension, since FROM vector_spaces WHERE ${VISIBLE}`);
  const space = toSpace(visible.get({ $generation: generation }));
  const rows = connection.prepare(
    'SELECT position, vector FROM dense_vectors WHERE space = ? AND content = ? AND since <= ? ORDER BY position',
  );
  return { space, read: (content: number) => (space ? rows.all(space.key, content, generation) : []) };
}

function unpack({ lengths, ids, weights }: PackedVectors): SparseVector[] {
  let from = 0;
  return Array.from(lengths, (length) => {
    const vector = { ids: ids.slice(from, from + length), weights: weights.slice(from, from + length) };
    from += length;
    return vector;
  });
}

/** Fails with `index-incompatible`. */
export function openExport(file: string): IndexExport {
  if (identityOf(file) === null) return NOTHING;
  const connection = guarded(file, 'read', () => openForReading(file));
  try {
    return guarded(file, 'read', () => {
      connection.exec('BEGIN');
      if (!checkSchema(connection, file)) {
        connection.close();
        return NOTHING;
      }
      const generation = readGeneration(connection);
      const reader = createContentReader(connection);
      const rows = connection
        .prepare(
          `SELECT a.id, a.content, a.duplicate_of, s.path FROM articles a LEFT JOIN sources s ON s.article_id = a.id
           WHERE ${VISIBLE} ORDER BY a.id`,
        )
        .all({ $generation: generation });
      const kept = connection.prepare('SELECT id FROM kept_out ORDER BY id').all();
      const { space, read } = openVectors(connection, generation);
      const contents = new Map(rows.map((row) => [row['id'] as string, Number(row['content'])]));
      return {
        generation,
        articles: rows.length,
        keptOut: kept.map((row) => row['id'] as string),
        *records() {
          for (const row of rows) {
            const content = Number(row['content']);
            const article = reader.article(content, row['duplicate_of'] as string | null);
            const vectors = unpack(reader.vectors(content));
            const passages = reader
              .passages(content, article.id)
              .map((passage, position) => ({ ...passage, vector: vectors[position]! }));
            const whole = { start: 0, end: Number.MAX_SAFE_INTEGER };
            const observations = reader.observationsWithin(content, whole);
            const facts = reader.facts(content);
            yield { record: { article, passages, observations, facts }, path: (row['path'] as string | null) ?? '' };
          }
        },
        space: space && { model: space.model, dimension: space.dimension },
        vectorsOf(articleId) {
          const content = contents.get(articleId);
          const found = content === undefined ? [] : read(content);
          if (content === undefined || found.length === 0) return new Map();
          const { passageIds } = reader.vectors(content);
          return new Map(found.map((row) => [passageIds[Number(row['position'])]!, toVector(row as Row)]));
        },
        close: () => connection.close(),
      };
    });
  } catch (error) {
    if (connection.isOpen) connection.close();
    throw error;
  }
}
