/**
 * The store in Qdrant, for when one machine is not enough: servers keep nothing but what they can read again, so they
 * scale by number. Without an index there is generation 0, with nothing in it; reading never writes.
 */
import { JushiError } from '../../errors.ts';
import { indexDigest } from '../digest.ts';
import type { KnowledgeStore } from '../port.ts';
import { visibleIn } from './conditions.ts';
import { connect } from './connection.ts';
import type { ConnectionOptions } from './connection.ts';
import { createGeneration } from './generation.ts';
import type { Generation } from './generation.ts';
import { acquireWriterLock } from './lock.ts';
import { namesOf, pointId, sharedName } from './names.ts';
import { ensureIndex, findPointer } from './open-index.ts';
import type { Pointer } from './pointer.ts';
import { checkFormat, createIfMissing } from './schema.ts';
import type { Layout } from './schema.ts';
import { readPayloads } from './scroll.ts';
import { createEmptyView, createView } from './view.ts';
import { createWriter } from './writer.ts';

export interface QdrantStoreOptions extends ConnectionOptions, Layout {
  /** The bare name: the alias of what is served, and the prefix of all collections. */
  readonly collection: string;
  /** A version by its name («v2») instead of the served one. */
  readonly version?: string | undefined;
  /** How long what was replaced stays readable for views that are open; no view may be open longer. */
  readonly retentionMs?: number;
  /** After so long without a sign of a writer the next one takes over. */
  readonly leaseMs?: number;
}

const RETENTION_MS = 10 * 60_000;
const LEASE_MS = 20_000;

/** What is checked once: an index, and the collection that its passages lie in. */
function keyOf({ index_id, served }: Pointer): string {
  return `${index_id} ${served.collection}`;
}

interface Held {
  readonly key: string;
  readonly generation: Generation;
  views: number;
}

export function openQdrantStore(options: QdrantStoreOptions): KnowledgeStore {
  const { collection, retentionMs = RETENTION_MS, leaseMs = LEASE_MS } = options;
  const connection = connect(options);
  const checked = new Set<string>();
  const held = new Map<string, Held>();
  const closers = new Set<() => Promise<void>>();
  let latest: string | null = null;
  let closed = false;

  function assertOpen(): void {
    if (closed) throw new JushiError('store-unavailable');
  }

  async function findServed(): Promise<Pointer | null> {
    assertOpen();
    const pointer = await findPointer(connection, options);
    if (pointer && !checked.has(keyOf(pointer))) {
      await checkFormat(connection, pointer.served.collection, pointer.served.space);
      checked.add(keyOf(pointer));
    }
    return pointer;
  }

  function hold(pointer: Pointer): Held {
    const key = `${pointer.index_id} ${pointer.generation}`;
    const known = held.get(key);
    const one = known ?? {
      key,
      generation: createGeneration(connection, namesOf(collection, pointer.version), pointer),
      views: 0,
    };
    held.set(key, one);
    if (latest !== null && latest !== key && held.get(latest)?.views === 0) held.delete(latest);
    latest = key;
    one.views += 1;
    return one;
  }

  function release(one: Held): void {
    one.views -= 1;
    if (one.views === 0 && one.key !== latest) held.delete(one.key);
  }

  function oldestRead(version: string): number {
    const inUse = [...held.values()].filter(
      ({ views, generation }) => views > 0 && generation.names.version === version,
    );
    return Math.min(...inUse.map(({ generation }) => generation.number));
  }

  return {
    async openView() {
      const pointer = await findServed();
      if (!pointer) return createEmptyView();
      const one = hold(pointer);
      return createView(connection, one.generation, { maxAgeMs: retentionMs, release: () => release(one) });
    },
    async openWriter({ waitMs }) {
      assertOpen();
      const names = await ensureIndex(connection, options, options);
      const lock = await acquireWriterLock(connection, names.state, { waitMs, leaseMs });
      try {
        const writer = await createWriter({
          connection,
          names,
          shared: sharedName(collection),
          lock,
          retentionMs,
          oldestRead: () => oldestRead(names.version),
          onClose: () => closers.delete(writer.close),
        });
        closers.add(writer.close);
        return writer;
      } catch (error) {
        await lock.release();
        throw error;
      }
    },
    async digest() {
      const pointer = await findServed();
      if (!pointer) return indexDigest([]);
      const entries = await readPayloads<{ article_id: string; digest: string; duplicate_of: string | null }>(
        connection,
        {
          collection: namesOf(collection, pointer.version).articles,
          must: visibleIn(pointer.generation),
          fields: ['article_id', 'digest', 'duplicate_of'],
        },
      );
      return indexDigest(
        entries.map(({ article_id, digest, duplicate_of }) => ({
          id: article_id,
          recordDigest: digest,
          duplicateOf: duplicate_of,
        })),
      );
    },
    async saveFeedback({ answerId, useful, reason, receivedAt }) {
      assertOpen();
      const name = sharedName(collection);
      const payload = {
        kind: 'feedback',
        answer_id: answerId.toWellFormed(),
        useful,
        reason: reason?.toWellFormed() ?? null,
        received_at: receivedAt,
      };
      const points = [{ id: pointId('feedback', answerId, receivedAt), vector: {}, payload }];
      const there = await connection.readIfThere((client) => client.upsert(name, { points, wait: true }));
      if (there) return;
      await connection.write((client) => createIfMissing(client, name, { vectors: {}, shard_number: 1 }));
      await connection.write((client) => client.upsert(name, { points, wait: true }));
    },
    async health() {
      try {
        const pointer = await findServed();
        if (!pointer) return { ready: true, detail: `no index yet, ${connection.url}` };
        const { version, generation, totals } = pointer;
        const place = `${connection.url}, ${collection} ${version}`;
        return { ready: true, detail: `generation ${generation}, ${totals.articles} articles, ${place}` };
      } catch (error) {
        return { ready: false, detail: detailOf(error) };
      }
    },
    async close() {
      closed = true;
      await Promise.allSettled([...closers].map((close) => close()));
    },
  };
}

function detailOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { details } = error as { details?: { reason?: string } };
  return details?.reason ? `${error.message} (${details.reason})` : error.message;
}
