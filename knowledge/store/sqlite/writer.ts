/**
 * The one writer. Each call is a transaction of its own, committed at once: a killed run keeps what it has written,
 * unseen by readers, and the next one goes on from there. `publish` shows it, or what a killed run left behind.
 */
import type { StoreWriter } from '../port.ts';
import { recordDigest } from '../digest.ts';
import { guarded, inTransaction } from './connection.ts';
import type { Connection } from './connection.ts';
import { createContentReader, createContentWriter } from './contents.ts';
import { createDenseWriter } from './dense-writer.ts';
import { readGeneration } from './schema.ts';

interface Current {
  readonly since: number;
  readonly content: number;
  readonly duplicateOf: string | null;
}

/** @param release called once, on the first close */
export function createWriter(file: string, connection: Connection, release: () => void): StoreWriter {
  const contents = createContentWriter(connection);
  const reader = createContentReader(connection);
  const dense = createDenseWriter(connection, reader);
  const currentOf = connection.prepare(
    'SELECT since, content, duplicate_of FROM articles WHERE id = ? AND until IS NULL',
  );
  const allCurrent = connection.prepare('SELECT content, duplicate_of FROM articles WHERE until IS NULL ORDER BY id');
  const duplicatesOf = connection.prepare(
    'SELECT id FROM articles WHERE duplicate_of = ? AND until IS NULL ORDER BY id',
  );
  const insertArticle = connection.prepare(
    'INSERT INTO articles (id, since, content, duplicate_of) VALUES (?, ?, ?, ?)',
  );
  const endArticle = connection.prepare('UPDATE articles SET until = ? WHERE id = ? AND since = ?');
  const deleteArticle = connection.prepare('DELETE FROM articles WHERE id = ? AND since = ?');
  const isUsed = connection.prepare('SELECT 1 FROM articles WHERE content = ? LIMIT 1');
  const ended = connection.prepare('SELECT DISTINCT content FROM articles WHERE until IS NOT NULL');
  const isPending = connection.prepare(`SELECT EXISTS (SELECT 1 FROM articles WHERE since > $generation)
    OR EXISTS (SELECT 1 FROM articles WHERE until > $generation) AS pending`);
  const saveSource = connection.prepare(
    'INSERT INTO sources (article_id, path) VALUES (?, ?) ON CONFLICT DO UPDATE SET path = excluded.path',
  );
  const removeSource = connection.prepare('DELETE FROM sources WHERE article_id = ?');
  let closed = false;

  async function write<Result>(work: (next: number) => Result): Promise<Result> {
    if (closed) throw new Error('a closed writer was used');
    return guarded(file, 'write', () => inTransaction(connection, () => work(readGeneration(connection) + 1)));
  }

  function findCurrent(id: string): Current | null {
    const row = currentOf.get(id);
    if (!row) return null;
    const duplicateOf = row['duplicate_of'] as string | null;
    return { since: Number(row['since']), content: Number(row['content']), duplicateOf };
  }

  function removeIfUnused(content: number): void {
    if (isUsed.get(content)) return;
    contents.remove(content);
    dense.remove(content);
  }

  /** Ends what readers may see; forgets at once what they never saw. */
  function end(id: string, current: Current, next: number): void {
    if (current.since < next) endArticle.run(next, id, current.since);
    else deleteArticle.run(id, current.since);
  }

  function link(id: string, duplicateOf: string | null, next: number): void {
    const current = findCurrent(id);
    if (!current || current.duplicateOf === duplicateOf) return;
    end(id, current, next);
    insertArticle.run(id, next, current.content, duplicateOf);
  }

  return {
    replaceArticle: (record, path) =>
      write((next) => {
        const { id, duplicateOf } = record.article;
        const digest = recordDigest(record);
        const current = findCurrent(id);
        saveSource.run(id, path);
        if (current && reader.recordDigest(current.content) === digest) return 'unchanged';
        const content = contents.insert(record, digest);
        if (current) {
          dense.carryOver(record, current.content, content, next);
          end(id, current, next);
          removeIfUnused(current.content);
        }
        insertArticle.run(id, next, content, duplicateOf);
        return current ? 'updated' : 'new';
      }),
    removeArticle: (id) =>
      write((next) => {
        const current = findCurrent(id);
        if (!current) return false;
        end(id, current, next);
        removeIfUnused(current.content);
        removeSource.run(id);
        const [heir, ...others] = duplicatesOf.all(id).map((row) => row['id'] as string);
        if (heir !== undefined) link(heir, null, next);
        for (const other of others) link(other, heir!, next);
        return true;
      }),
    setKeptOut: (id, keptOut) =>
      write(() => {
        const sql = keptOut ? 'INSERT OR IGNORE INTO kept_out (id) VALUES (?)' : 'DELETE FROM kept_out WHERE id = ?';
        connection.prepare(sql).run(id);
      }),
    isKeptOut: (id) => write(() => connection.prepare('SELECT 1 FROM kept_out WHERE id = ?').get(id) !== undefined),
    linkDuplicates: (links) =>
      write((next) => {
        for (const { id, duplicateOf } of links) link(id, duplicateOf, next);
      }),
    listSources: () =>
      write(() =>
        connection
          .prepare('SELECT article_id, path FROM sources ORDER BY article_id')
          .all()
          .map((row) => ({ articleId: row['article_id'] as string, path: row['path'] as string })),
      ),
    listAllArticles: () =>
      write(() =>
        allCurrent.all().map((row) => reader.article(Number(row['content']), row['duplicate_of'] as string | null)),
      ),
    vectorSpace: () =>
      write(() => {
        const space = dense.space();
        return space && { model: space.model, dimension: space.dimension };
      }),
    setVectorSpace: (space) => write((next) => dense.setSpace(space, next)),
    countVectors: () => write(() => dense.count()),
    async *unembedded() {
      for (const id of await write(() => dense.incompleteArticles())) yield* await write(() => dense.unembedded(id));
    },
    saveVectors: (vectors) => write((next) => dense.save(vectors, next)),
    publish: () =>
      write((next) => {
        const isChanged = isPending.get({ $generation: next - 1 })?.['pending'] === 1;
        if (!isChanged && !dense.isPending(next - 1)) return next - 1;
        connection.prepare("UPDATE meta SET value = ? WHERE name = 'generation'").run(String(next));
        const past = ended.all().map((row) => Number(row['content']));
        connection.exec('DELETE FROM articles WHERE until IS NOT NULL');
        for (const content of past) removeIfUnused(content);
        dense.removePast();
        return next;
      }),
    async close() {
      if (closed) return;
      closed = true;
      release();
    },
  };
}
