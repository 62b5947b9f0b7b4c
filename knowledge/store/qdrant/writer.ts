/**
 * The one writer. Records are gathered and sent in batches while the next are being made; every other operation first
 * sends what is gathered. What a killed run has sent stays, unseen, and the next one goes on from there.
 */
import { recordDigest } from '../digest.ts';
import type { StoreWriter } from '../port.ts';
import { createChanges } from './changes.ts';
import { equals, LIVE, ofArticles } from './conditions.ts';
import type { Connection } from './connection.ts';
import { createKeptOut } from './kept-out.ts';
import type { WriterLock } from './lock.ts';
import type { IndexNames } from './names.ts';
import { oldestInUse, readPointer } from './pointer.ts';
import type { Pointer } from './pointer.ts';
import { readArticle } from './points.ts';
import type { ArticlePayload, WrittenRecord } from './points.ts';
import { clearEnded, publishChanges } from './publish.ts';
import { readPayloads } from './scroll.ts';
import { openVectors } from './vectors.ts';
import { readAllLive, readStanding } from './versions-of-articles.ts';
import type { Standing } from './versions-of-articles.ts';

/** Chosen: some seconds' work for Qdrant, some megabytes here. */
const PASSAGES_A_BATCH = 512;
const ARTICLES_A_BATCH = 100;

export interface WriterParts {
  readonly connection: Connection;
  readonly names: IndexNames;
  /** The collection of what administrators keep out. */
  readonly shared: string;
  readonly lock: WriterLock;
  readonly retentionMs: number;
  /** The oldest generation that this process reads; Infinity where it reads none. */
  readonly oldestRead: () => number;
  /** Called once, on the first close. */
  readonly onClose: () => void;
}

/** Repairs what a killed writer left, then takes orders. */
export async function createWriter(parts: WriterParts): Promise<StoreWriter> {
  const { connection, names, lock } = parts;
  const keptOut = createKeptOut(connection, parts.shared);
  let pointer: Pointer = (await readPointer(connection, names.state))!;
  const vectors = await openVectors(connection, names, () => pointer.generation);
  const changes = createChanges(connection, names, vectors.tables);
  await changes.repair(pointer.generation + 1);
  let gathered = new Map<string, WrittenRecord>();
  let sending = new Map<string, WrittenRecord>();
  let sent: Promise<void> = Promise.resolve();
  let failure: unknown = null;
  let closed = false;
  let queue: Promise<unknown> = Promise.resolve();

  /** One order after the other, whether or not callers wait. */
  function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const turn = queue.then(() => {
      if (closed) throw new Error('a closed writer was used');
      lock.assertHeld();
      return work();
    });
    queue = turn.catch(() => {});
    return turn;
  }

  const next = (): number => pointer.generation + 1;

  /** Begins to send what is gathered, once the batch before has arrived. */
  async function beginSending(): Promise<void> {
    await sent;
    if (failure) throw failure;
    const batch = gathered;
    gathered = new Map();
    sending = batch;
    if (batch.size === 0) return;
    sent = changes.write([...batch.values()], next()).catch((error: unknown) => {
      failure = error;
    });
  }

  async function settle(): Promise<void> {
    await beginSending();
    await sent;
    if (failure) throw failure;
    sending = new Map();
  }

  async function findStanding(id: string): Promise<Standing | null> {
    return (await readStanding(connection, names, [id])).get(id) ?? null;
  }

  function isFull(): boolean {
    const passages = [...gathered.values()].reduce((sum, { record }) => sum + record.passages.length, 0);
    return gathered.size >= ARTICLES_A_BATCH || passages >= PASSAGES_A_BATCH;
  }

  async function setPath(id: string, path: string): Promise<void> {
    const filter = { must: [ofArticles([id]), LIVE] };
    const payload = { path: path.toWellFormed() };
    await connection.write((client) => client.setPayload(names.articles, { payload, filter, wait: true }));
  }

  async function link(id: string, duplicateOf: string | null): Promise<void> {
    const standing = await findStanding(id);
    if (!standing || standing.duplicate_of === duplicateOf) return;
    await changes.link(id, standing.since, duplicateOf, next());
  }

  return {
    replaceArticle: (record, path) =>
      inTurn(async () => {
        const { id } = record.article;
        const digest = recordDigest(record);
        const waiting = gathered.get(id) ?? sending.get(id);
        const standing = waiting ?? (await findStanding(id));
        if (standing?.digest === digest) {
          if (standing.path === path) return 'unchanged';
          if (gathered.has(id)) gathered.set(id, { ...gathered.get(id)!, path });
          else {
            if (sending.has(id)) await settle();
            await setPath(id, path);
          }
          return 'unchanged';
        }
        gathered.set(id, { record, path, digest, replaces: standing !== null });
        if (isFull()) await beginSending();
        return standing ? 'updated' : 'new';
      }),
    removeArticle: (id) =>
      inTurn(async () => {
        await settle();
        const standing = await findStanding(id);
        if (!standing) return false;
        await changes.end(id, standing.since, next());
        const duplicates = await readPayloads<Standing>(connection, {
          collection: names.articles,
          must: [equals('duplicate_of', id), LIVE],
          fields: ['article_id'],
        });
        const [heir, ...others] = duplicates.map(({ article_id }) => article_id).sort();
        if (heir !== undefined) await link(heir, null);
        for (const other of others) await link(other, heir!);
        return true;
      }),
    setKeptOut: (id, isKept) => inTurn(() => keptOut.set(id, isKept)),
    isKeptOut: (id) => inTurn(() => keptOut.has(id)),
    linkDuplicates: (links) =>
      inTurn(async () => {
        await settle();
        const standing = await readStanding(
          connection,
          names,
          links.map(({ id }) => id),
        );
        for (const { id, duplicateOf } of links) {
          const one = standing.get(id);
          if (!one || one.duplicate_of === duplicateOf) continue;
          await link(id, duplicateOf);
          standing.set(id, { ...one, duplicate_of: duplicateOf });
        }
      }),
    listSources: () =>
      inTurn(async () => {
        await settle();
        const live = await readAllLive<Standing>(connection, names, ['path']);
        return live.map(({ article_id, path }) => ({ articleId: article_id, path }));
      }),
    listAllArticles: () =>
      inTurn(async () => {
        await settle();
        const fields = ['head', 'body', 'duplicate_of'];
        return (await readAllLive<ArticlePayload>(connection, names, fields, 200)).map(readArticle);
      }),
    vectorSpace: () => inTurn(async () => vectors.current().space),
    setVectorSpace: (space) =>
      inTurn(async () => {
        await settle();
        await vectors.setSpace(space, next());
      }),
    countVectors: () =>
      inTurn(async () => {
        await settle();
        return vectors.count();
      }),
    async *unembedded() {
      await inTurn(settle);
      yield* vectors.unembedded();
    },
    saveVectors: (saved) =>
      inTurn(async () => {
        await settle();
        await vectors.save(saved, next());
      }),
    publish: () =>
      inTurn(async () => {
        await settle();
        const { collection, space } = vectors.current();
        const { present } = await vectors.count();
        const served = { collection, space, vectors: present };
        const shown = { served, isPending: await vectors.isPending(next()) };
        const generation = await publishChanges(connection, names, pointer, shown, () => lock.assertHeld());
        if (generation === pointer.generation) return generation;
        pointer = (await readPointer(connection, names.state))!;
        const oldest = oldestInUse(pointer, Date.now(), parts.retentionMs, parts.oldestRead());
        await vectors.clearEnded(oldest);
        const tables = vectors.tables().map((table) => table.collection);
        await clearEnded(connection, names, tables, oldest);
        return generation;
      }),
    async close() {
      if (closed) return;
      try {
        await inTurn(async () => {
          await settle();
          await changes.rest();
        });
      } finally {
        closed = true;
        parts.onClose();
        await lock.release();
      }
    },
  };
}
