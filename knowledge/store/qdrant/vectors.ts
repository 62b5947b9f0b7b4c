/**
 * Dense vectors on the writer's side: the space they are of, the passages that lack one, saving them. A vector is seen
 * from its point's `embedded_since` on, which is set behind it: one that was saved by a killed run and is not so marked
 * counts as missing.
 */
import { embeddingText } from '../../embeddings/embedding-text.ts';
import { isSameSpace } from '../../embeddings/port.ts';
import type { VectorSpace } from '../../embeddings/port.ts';
import type { PassageVector, UnembeddedPassage } from '../port.ts';
import { EMBEDDED, LISTED, LIVE, ofArticles, UNEMBEDDED, UNENDED } from './conditions.ts';
import type { Condition } from './conditions.ts';
import type { Connection } from './connection.ts';
import { pointId } from './names.ts';
import type { IndexNames } from './names.ts';
import { DENSE, denseOf, readArticle, readPassage, SPARSE } from './points.ts';
import type { ArticlePayload } from './points.ts';
import { makePassages } from './schema.ts';
import { readPayloads, scrollPoints } from './scroll.ts';
import { collectionOf, readTables, removeTable, writeTables } from './spaces.ts';
import type { PassageTable } from './spaces.ts';
import { addVectors, upsertPoints } from './upsert.ts';
import { readStanding } from './versions-of-articles.ts';

export interface Vectors {
  /** The table that is written in, published or not. */
  current(): PassageTable;
  /** Those that some generation from the published one on reads: changes go to all of them. */
  tables(): readonly PassageTable[];
  setSpace(space: VectorSpace, next: number): Promise<void>;
  count(): Promise<{ present: number; missing: number }>;
  unembedded(): AsyncGenerator<UnembeddedPassage>;
  save(vectors: readonly PassageVector[], next: number): Promise<void>;
  /** Whether the next publication has anything to show besides articles. */
  isPending(next: number): Promise<boolean>;
  /** Deletes the tables that ended before the oldest generation in use. */
  clearEnded(oldest: number): Promise<void>;
}

/** `until` of a table that no reader ever saw and that is to be deleted. */
const NEVER = 0;
/** Four requests' worth, so that writing keeps Qdrant busy. */
const POINTS_A_COPY = 512;
const ARTICLES_A_READING = 16;
const KEYS_A_REQUEST = 10_000;
const IDS_A_REQUEST = 500;

/** @param generation the published one */
export async function openVectors(
  connection: Connection,
  names: IndexNames,
  generation: () => number,
): Promise<Vectors> {
  let all = await readTables(connection, names);

  const current = (): PassageTable => all.find(({ until }) => until === UNENDED)!;

  async function count(must: Condition[]): Promise<number> {
    const { collection } = current();
    return (await connection.read((client) => client.count(collection, { filter: { must }, exact: true }))).count;
  }

  async function store(changed: readonly PassageTable[]): Promise<void> {
    await writeTables(connection, names, changed);
    const numbers = new Set(changed.map(({ number }) => number));
    all = [...all.filter(({ number }) => !numbers.has(number)), ...changed];
  }

  async function drop(tables: readonly PassageTable[]): Promise<void> {
    for (const { number, collection } of tables) {
      await connection.write((client) => client.deleteCollection(collection));
      await removeTable(connection, names, number);
    }
    all = all.filter((table) => !tables.includes(table));
  }

  /** What stands in one table, words only, into another. */
  async function copyPassages(from: string, to: string): Promise<void> {
    const request = { collection: from, must: [LIVE], pageSize: POINTS_A_COPY, vectors: [SPARSE] };
    for await (const points of scrollPoints(connection, request)) {
      const bare = points.map(({ id, vector, payload }) => {
        const { embedded_since: _since, ...rest } = payload ?? {};
        return { id, vector: (vector ?? {}) as Record<string, never>, payload: rest };
      });
      await upsertPoints(connection, to, bare);
    }
  }

  /** A table of the space with all passages in it and no vector yet; what a killed run left of one is thrown away. */
  async function make(space: VectorSpace, next: number): Promise<PassageTable> {
    const from = current();
    const number = Math.max(...all.map((table) => table.number)) + 1;
    const collection = collectionOf(names, number);
    const { config } = await connection.read((client) => client.getCollection(from.collection));
    const { shard_number: shards, replication_factor: replicas } = config.params;
    await connection.write((client) => client.deleteCollection(collection));
    await makePassages(connection, collection, space, { shards, replicas });
    await copyPassages(from.collection, collection);
    return { number, collection, space, since: next, until: UNENDED };
  }

  return {
    current,
    tables: () => all.filter(({ until }) => until > generation()),
    async setSpace(space, next) {
      const now = current();
      if (isSameSpace(now.space, space)) return;
      const published = all.find(({ since, until }) => since < next && until >= next);
      // Back to the one that readers still see, or on to a new one.
      const back = published && isSameSpace(published.space, space) ? { ...published, until: UNENDED } : null;
      const wanted = back ?? (await make(space, next));
      const others = all.filter(({ number, until }) => number !== wanted.number && until === UNENDED);
      const isForgotten = ({ since }: PassageTable): boolean => since === next;
      await store([wanted, ...others.map((one) => ({ ...one, until: isForgotten(one) ? NEVER : next }))]);
      await drop(all.filter(({ until }) => until === NEVER));
    },
    async count() {
      const passages = await count([LIVE, LISTED]);
      const present = current().space === null ? 0 : await count([LIVE, LISTED, EMBEDDED]);
      return { present, missing: passages - present };
    },
    async *unembedded() {
      const { collection, space } = current();
      if (space === null) return;
      const lacking = [LIVE, LISTED, UNEMBEDDED];
      const keys = await readPayloads<{ article_id: string }>(connection, {
        collection,
        must: lacking,
        fields: ['article_id'],
        pageSize: KEYS_A_REQUEST,
      });
      const ids = [...new Set(keys.map(({ article_id }) => article_id))].sort();
      for (let from = 0; from < ids.length; from += ARTICLES_A_READING) {
        const some = ids.slice(from, from + ARTICLES_A_READING);
        const [articles, passages] = await Promise.all([
          readPayloads<ArticlePayload>(connection, {
            collection: names.articles,
            must: [ofArticles(some), LIVE],
            fields: ['head', 'body', 'duplicate_of'],
          }),
          readPayloads<{ record: string }>(connection, {
            collection,
            must: [ofArticles(some), ...lacking],
            fields: ['record'],
          }),
        ]);
        const byId = new Map(articles.map(readArticle).map((article) => [article.id, article]));
        const ofArticle = Map.groupBy(passages.map(readPassage), ({ articleId }) => articleId);
        for (const id of some) {
          const article = byId.get(id);
          const own = (ofArticle.get(id) ?? []).sort((left, right) => left.ordinal - right.ordinal);
          for (const passage of article ? own : []) {
            yield { articleId: id, passageId: passage.id, text: embeddingText(article!, passage) };
          }
        }
      }
    },
    async save(vectors, next) {
      const { collection, space } = current();
      if (space === null) throw new Error('vectors without a space');
      if (vectors.some(({ vector }) => vector.length !== space.dimension)) {
        throw new Error('a vector of another dimension');
      }
      const standing = await readStanding(connection, names, [...new Set(vectors.map(({ articleId }) => articleId))]);
      const wanted = vectors.flatMap(({ articleId, passageId, vector }) => {
        const article = standing.get(articleId);
        if (!article || article.duplicate_of !== null) return [];
        const id = pointId('passage', articleId, passageId, article.since);
        return [{ id, vector: { [DENSE]: denseOf(vector) } }];
      });
      const there = new Set<string | number>();
      for (let from = 0; from < wanted.length; from += IDS_A_REQUEST) {
        const ids = wanted.slice(from, from + IDS_A_REQUEST).map(({ id }) => id);
        const found = await connection.read((client) => client.retrieve(collection, { ids, with_payload: false }));
        for (const { id } of found) there.add(id);
      }
      const present = wanted.filter(({ id }) => there.has(id));
      if (present.length === 0) return;
      await addVectors(connection, collection, present);
      const points = present.map(({ id }) => id);
      const payload = { embedded_since: next };
      await connection.write((client) => client.setPayload(collection, { payload, points, wait: true }));
    },
    async isPending(next) {
      const changed = all.some(({ since, until }) => until !== NEVER && (since === next || until === next));
      if (changed || current().space === null) return changed;
      return (await count([LIVE, { key: 'embedded_since', match: { value: next } }])) > 0;
    },
    async clearEnded(oldest) {
      await drop(all.filter(({ until }) => until <= oldest));
    },
  };
}
