/**
 * Reads a whole embedded index as it was written, vectors included, for the move to another store.
 * Sees one generation from start to end, whatever is written meanwhile; changes nothing.
 */
import type { ArticleRecord } from '../port.ts';
import type { SparseVector } from '../../sparse.ts';
import type { PackedVectors } from '../search/segment.ts';
import { guarded, identityOf, openForReading } from './connection.ts';
import { createContentReader } from './contents.ts';
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
  close(): void;
}

const NOTHING: IndexExport = { generation: 0, articles: 0, keptOut: [], *records() {}, close() {} };

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
           WHERE a.since <= $generation AND (a.until IS NULL OR a.until > $generation) ORDER BY a.id`,
        )
        .all({ $generation: generation });
      const kept = connection.prepare('SELECT id FROM kept_out ORDER BY id').all();
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
        close: () => connection.close(),
      };
    });
  } catch (error) {
    if (connection.isOpen) connection.close();
    throw error;
  }
}
