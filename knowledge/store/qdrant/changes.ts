/**
 * The steps that change articles across their collections. An article's own point decides: its version is there once
 * that point is, and ended once that point says so; passages, observations and facts follow, and `repair` makes them
 * follow after a writer was killed in between. Nothing here is seen before the pointer is raised.
 */
import { EMBEDDED, equals, LIVE, ofArticles, UNENDED } from './conditions.ts';
import type { Condition } from './conditions.ts';
import type { Connection } from './connection.ts';
import { pointId } from './names.ts';
import type { IndexNames } from './names.ts';
import { articlePoint, DENSE, factPoints, observationPoints, passagePoints, SPARSE } from './points.ts';
import type { ArticlePayload, VectorsByWords, WrittenRecord } from './points.ts';
import { readPayloads, scrollPoints } from './scroll.ts';
import type { PassageTable } from './spaces.ts';
import { upsertPoints } from './upsert.ts';

export interface Changes {
  /** Writes records as versions of the next generation and ends what they replace. */
  write(records: readonly WrittenRecord[], next: number): Promise<void>;
  /** Ends what readers may see of an article; forgets at once what they never saw. */
  end(id: string, since: number, next: number): Promise<void>;
  /** Sets the near-duplicate link of an article that stands since `since`. */
  link(id: string, since: number, duplicateOf: string | null, next: number): Promise<void>;
  /** Brings in order what a killed writer was working on. */
  repair(next: number): Promise<void>;
  /** Says that nothing is being worked on. */
  rest(): Promise<void>;
}

const INTENT = pointId('intent');
const IDS_A_COPY = 64;

function before(generation: number): Condition {
  return { key: 'since', range: { lt: generation } };
}

/** @param tables the collections of passages that changes go to */
export function createChanges(
  connection: Connection,
  names: IndexNames,
  tables: () => readonly PassageTable[],
): Changes {
  const { articles, observations, facts, state } = names;

  async function remove(collection: string, must: Condition[]): Promise<void> {
    await connection.write((client) => client.delete(collection, { filter: { must }, wait: true }));
  }

  async function set(collection: string, payload: Record<string, unknown>, must: Condition[]): Promise<void> {
    await connection.write((client) => client.setPayload(collection, { payload, filter: { must }, wait: true }));
  }

  async function inParts(work: (collection: string) => Promise<void>): Promise<void> {
    await Promise.all([...tables().map(({ collection }) => collection), observations, facts].map(work));
  }

  /** Names what is about to be worked on, before it is. */
  async function intend(ids: readonly string[]): Promise<void> {
    const points = [{ id: INTENT, vector: {}, payload: { article_ids: [...ids] } }];
    await connection.write((client) => client.upsert(state, { points, wait: true }));
  }

  async function removeUnpublished(ids: readonly string[], next: number): Promise<void> {
    const must = [ofArticles(ids), equals('since', next)];
    await remove(articles, must);
    await inParts((collection) => remove(collection, must));
  }

  async function endPublished(ids: readonly string[], next: number): Promise<void> {
    const must = [ofArticles(ids), LIVE, before(next)];
    await set(articles, { until: next }, must);
    await inParts((collection) => set(collection, { until: next }, must));
  }

  /** The vectors that the passages of these articles have, by article and words. */
  async function readVectors(table: PassageTable, ids: readonly string[]): Promise<Map<string, VectorsByWords>> {
    const found = new Map<string, Map<string, readonly number[]>>();
    if (table.space === null || ids.length === 0) return found;
    const fields = ['article_id', 'words_key'];
    const must = [ofArticles(ids), LIVE, EMBEDDED];
    const request = { collection: table.collection, must, fields, pageSize: IDS_A_COPY, vectors: [DENSE] };
    for await (const points of scrollPoints(connection, request)) {
      for (const { vector, payload } of points) {
        const { article_id, words_key } = payload as { article_id: string; words_key: string };
        const own = found.get(article_id) ?? new Map<string, readonly number[]>();
        found.set(article_id, own.set(words_key, (vector as Record<string, number[]>)[DENSE]!));
      }
    }
    return found;
  }

  /** Copies the points of a version, vectors included, with other slots. */
  async function copyVersion(
    collection: string,
    id: string,
    since: number,
    idOf: (payload: Record<string, unknown>) => string,
    slots: Record<string, unknown>,
  ): Promise<void> {
    const must = [ofArticles([id]), equals('since', since)];
    const table = tables().find((one) => one.collection === collection);
    const vectors = table === undefined ? [] : table.space === null ? [SPARSE] : [SPARSE, DENSE];
    const request = { collection, must, pageSize: IDS_A_COPY, vectors };
    for await (const page of scrollPoints(connection, request)) {
      const points = page.map(({ payload, vector }) => ({
        id: idOf(payload!),
        vector: (vector ?? {}) as Record<string, never>,
        payload: { ...payload, ...slots },
      }));
      await upsertPoints(connection, collection, points);
    }
  }

  return {
    async write(records, next) {
      const ids = records.map(({ record }) => record.article.id);
      const replaced = records.filter(({ replaces }) => replaces).map(({ record }) => record.article.id);
      await intend(ids);
      const carried = await Promise.all(tables().map((table) => readVectors(table, replaced)));
      if (replaced.length > 0) await removeUnpublished(replaced, next);
      await Promise.all([
        ...tables().map(({ collection }, at) =>
          upsertPoints(
            connection,
            collection,
            records.flatMap((record) => passagePoints(record, next, carried[at]!.get(record.record.article.id))),
          ),
        ),
        upsertPoints(
          connection,
          observations,
          records.flatMap((record) => observationPoints(record, next)),
        ),
        upsertPoints(
          connection,
          facts,
          records.flatMap((record) => factPoints(record, next)),
        ),
      ]);
      await upsertPoints(
        connection,
        articles,
        records.map((record) => articlePoint(record, next)),
      );
      if (replaced.length > 0) await endPublished(replaced, next);
    },
    async end(id, since, next) {
      await intend([id]);
      await (since < next ? endPublished([id], next) : removeUnpublished([id], next));
    },
    async link(id, since, duplicateOf, next) {
      await intend([id]);
      const slots = { listed: duplicateOf === null };
      if (since === next) {
        const must = [ofArticles([id]), equals('since', next)];
        await set(articles, { ...slots, duplicate_of: duplicateOf }, must);
        await inParts((collection) => set(collection, slots, must));
        return;
      }
      const fresh = { ...slots, since: next, until: UNENDED };
      await Promise.all([
        ...tables().map(({ collection }) =>
          copyVersion(
            collection,
            id,
            since,
            ({ passage_id }) => pointId('passage', id, passage_id as string, next),
            fresh,
          ),
        ),
        copyVersion(
          observations,
          id,
          since,
          ({ observation_id }) => pointId('observation', id, observation_id as string, next),
          fresh,
        ),
        copyVersion(facts, id, since, ({ fact_id }) => pointId('fact', id, fact_id as string, next), fresh),
      ]);
      await copyVersion(articles, id, since, () => pointId('article', id, next), {
        ...fresh,
        duplicate_of: duplicateOf,
      });
      await endPublished([id], next);
    },
    async repair(next) {
      const points = await connection.read((client) => client.retrieve(state, { ids: [INTENT], with_payload: true }));
      const ids = (points[0]?.payload?.['article_ids'] as string[] | undefined) ?? [];
      if (ids.length === 0) return;
      const found = await readPayloads<Pick<ArticlePayload, 'article_id' | 'since' | 'until' | 'listed'>>(connection, {
        collection: articles,
        must: [ofArticles(ids)],
        fields: ['article_id', 'since', 'until', 'listed'],
      });
      const written = found.filter(({ since }) => since === next);
      const writtenIds = written.map(({ article_id }) => article_id);
      const ended = found.filter(({ until }) => until === next).map(({ article_id }) => article_id);
      const unwritten = ids.filter((id) => !writtenIds.includes(id));
      await removeUnpublished(unwritten, next);
      for (const listed of [true, false]) {
        const alike = written.filter((one) => one.listed === listed).map(({ article_id }) => article_id);
        await inParts((collection) => set(collection, { listed }, [ofArticles(alike), equals('since', next)]));
      }
      await endPublished([...writtenIds, ...ended], next);
      await this.rest();
    },
    rest: () => intend([]),
  };
}
