/** Writes dense vectors, unseen until the next publication; each call runs inside the writer's own transaction. */
import { embeddingKey, embeddingText } from '../../embeddings/embedding-text.ts';
import { isSameSpace } from '../../embeddings/port.ts';
import type { VectorSpace } from '../../embeddings/port.ts';
import type { ArticleRecord, PassageVector, UnembeddedPassage } from '../port.ts';
import type { Connection } from './connection.ts';
import type { SqliteContentReader } from './contents.ts';
import { toBlob, toSpace } from './dense-tables.ts';
import type { StoredSpace } from './dense-tables.ts';

/** Articles that can be found, with what they hold. */
const FOUND = 'articles a JOIN contents c ON c.key = a.content WHERE a.until IS NULL AND a.duplicate_of IS NULL';

export interface DenseWriter {
  space(): StoredSpace | null;
  setSpace(space: VectorSpace, next: number): void;
  /** Gives the passages of a new content the vectors that passages of the same words had in the old one. */
  carryOver(record: ArticleRecord, from: number, to: number, next: number): void;
  count(): { present: number; missing: number };
  /** Ids of articles that lack a vector, ascending. */
  incompleteArticles(): string[];
  /** Those of one article, in order. */
  unembedded(articleId: string): UnembeddedPassage[];
  save(vectors: readonly PassageVector[], next: number): void;
  /** Forgets a content's vectors. */
  remove(content: number): void;
  /** Whether the next publication has anything to show. */
  isPending(generation: number): boolean;
  /** Forgets the spaces that have ended. */
  removePast(): void;
}

export function createDenseWriter(connection: Connection, reader: SqliteContentReader): DenseWriter {
  const current = connection.prepare('SELECT key, model, dimension, since FROM vector_spaces WHERE until IS NULL');
  const ended = connection.prepare(
    'SELECT key, model, dimension, since FROM vector_spaces WHERE until IS NOT NULL ORDER BY key DESC',
  );
  const insertSpace = connection.prepare('INSERT INTO vector_spaces (model, dimension, since) VALUES (?, ?, ?)');
  const endSpace = connection.prepare('UPDATE vector_spaces SET until = ? WHERE key = ?');
  const removeSpace = connection.prepare('DELETE FROM vector_spaces WHERE key = ?');
  const removeVectorsOfSpace = connection.prepare('DELETE FROM dense_vectors WHERE space = ?');
  const removeVectorsOfContent = connection.prepare('DELETE FROM dense_vectors WHERE content = ?');
  const insertVector =
    connection.prepare(`INSERT INTO dense_vectors (space, content, position, words_key, since, vector)
    VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE
    SET words_key = excluded.words_key, since = excluded.since, vector = excluded.vector`);
  const copyVector = connection.prepare(`INSERT INTO dense_vectors (space, content, position, words_key, since, vector)
    SELECT space, ?, ?, words_key, ?, vector FROM dense_vectors
    WHERE space = ? AND content = ? AND words_key = ? LIMIT 1`);
  const keysOf = connection.prepare('SELECT words_key FROM dense_vectors WHERE space = ? AND content = ?');
  const positionsOf = connection.prepare('SELECT position FROM dense_vectors WHERE space = ? AND content = ?');
  const passagesFound = connection.prepare(`SELECT coalesce(sum(c.passage_count), 0) AS passages FROM ${FOUND}`);
  const vectorsFound = connection.prepare(`SELECT count(*) AS vectors FROM dense_vectors d WHERE d.space = ?
    AND d.content IN (SELECT c.key FROM ${FOUND})`);
  const incomplete = connection.prepare(`SELECT a.id FROM ${FOUND} AND c.passage_count >
    (SELECT count(*) FROM dense_vectors d WHERE d.space = ? AND d.content = c.key) ORDER BY a.id`);
  const contentOf = connection.prepare(`SELECT c.key FROM ${FOUND} AND a.id = ?`);
  const pending = connection.prepare(`SELECT EXISTS (SELECT 1 FROM vector_spaces WHERE since > $generation)
    OR EXISTS (SELECT 1 FROM vector_spaces WHERE until > $generation)
    OR EXISTS (SELECT 1 FROM dense_vectors WHERE since > $generation) AS pending`);

  const space = (): StoredSpace | null => toSpace(current.get());

  function forget({ key }: StoredSpace): void {
    removeVectorsOfSpace.run(key);
    removeSpace.run(key);
  }

  function findContent(articleId: string): number | null {
    const row = contentOf.get(articleId);
    return row ? Number(row['key']) : null;
  }

  return {
    space,
    setSpace(wanted, next) {
      const now = space();
      if (isSameSpace(now, wanted)) return;
      if (now && now.since === next) forget(now);
      else if (now) endSpace.run(next, now.key);
      // Back to the one that readers still see.
      const left = toSpace(ended.get());
      if (left && isSameSpace(left, wanted)) endSpace.run(null, left.key);
      else insertSpace.run(wanted.model, wanted.dimension, next);
    },
    carryOver({ article, passages }, from, to, next) {
      const into = space();
      if (!into) return;
      const known = new Set(keysOf.all(into.key, from).map((row) => row['words_key'] as string));
      if (known.size === 0) return;
      const ordered = passages.toSorted((left, right) => left.ordinal - right.ordinal);
      for (const [position, passage] of ordered.entries()) {
        const key = embeddingKey(embeddingText(article, passage));
        if (known.has(key)) copyVector.run(to, position, next, into.key, from, key);
      }
    },
    count() {
      const into = space();
      const passages = Number(passagesFound.get()!['passages']);
      const present = into ? Number(vectorsFound.get(into.key)!['vectors']) : 0;
      return { present, missing: passages - present };
    },
    incompleteArticles() {
      const into = space();
      return into ? incomplete.all(into.key).map((row) => row['id'] as string) : [];
    },
    unembedded(articleId) {
      const into = space();
      const content = findContent(articleId);
      if (!into || content === null) return [];
      const present = new Set(positionsOf.all(into.key, content).map(({ position }) => Number(position)));
      const article = reader.article(content, null);
      return reader
        .passages(content, articleId)
        .map((passage, position) => ({ passage, position }))
        .filter(({ position }) => !present.has(position))
        .map(({ passage }) => ({ articleId, passageId: passage.id, text: embeddingText(article, passage) }));
    },
    save(vectors, next) {
      const into = space();
      if (!into) throw new Error('vectors without a space');
      for (const [articleId, ours] of Map.groupBy(vectors, (each) => each.articleId)) {
        const content = findContent(articleId);
        if (content === null) continue;
        const article = reader.article(content, null);
        const places = new Map(
          reader.passages(content, articleId).map((passage, position) => [passage.id, { passage, position }]),
        );
        for (const { passageId, vector } of ours) {
          if (vector.length !== into.dimension) throw new Error('a vector of another dimension');
          const place = places.get(passageId);
          if (!place) continue;
          const key = embeddingKey(embeddingText(article, place.passage));
          insertVector.run(into.key, content, place.position, key, next, toBlob(vector));
        }
      }
    },
    remove(content) {
      removeVectorsOfContent.run(content);
    },
    isPending: (generation) => pending.get({ $generation: generation })!['pending'] === 1,
    removePast() {
      for (const row of ended.all()) forget(toSpace(row)!);
    },
  };
}
