/**
 * Hands out snapshots: the newest generation, shared by all who ask while it is the newest. A newer one is loaded
 * once, whoever asks first; the old stays with those who hold it and goes when the last gives it back.
 * Between questions no transaction is open, so that the write-ahead log can be folded back into the file.
 */
import { JushiError } from '../../errors.ts';
import { identityOf, openEmpty, openForReading, translate } from './connection.ts';
import type { Connection } from './connection.ts';
import { checkSchema, ensureSchema, readGeneration } from './schema.ts';
import { loadSnapshot, NOTHING_LOADED } from './snapshot.ts';
import type { Snapshot } from './snapshot.ts';

interface Held {
  readonly snapshot: Snapshot;
  /** Reads the file's generation while the snapshot's own connection is inside its transaction. */
  readonly watch: Connection;
  /** Of the file it was read from; null when there was no index. */
  readonly identity: string | null;
  holders: number;
}

export interface Lease {
  readonly snapshot: Snapshot;
  /** To be called exactly once. */
  readonly release: () => void;
}

export interface Snapshots {
  /** Fails with `store-unavailable`, `index-incompatible` or `data-folder`. */
  acquire(): Promise<Lease>;
  close(): void;
}

interface Opened {
  readonly connection: Connection;
  readonly watch: Connection;
  readonly identity: string | null;
}

/** A missing file, or one whose tables are still to be made, reads as an index with nothing in it. */
function openIndex(file: string): Opened {
  const identity = identityOf(file);
  const open: Connection[] = [];
  try {
    if (identity !== null) {
      const watch = openForReading(file);
      open.push(watch);
      if (checkSchema(watch, file)) return { connection: openForReading(file), watch, identity };
      watch.close();
    }
    const connection = openEmpty();
    ensureSchema(connection, file);
    return { connection, watch: connection, identity: null };
  } catch (error) {
    for (const connection of open) if (connection.isOpen) connection.close();
    throw error;
  }
}

export function createSnapshots(file: string): Snapshots {
  const all = new Set<Held>();
  let latest: Held | null = null;
  let loading: Promise<unknown> | null = null;
  let closed = false;

  function discard({ snapshot, watch }: Pick<Held, 'snapshot' | 'watch'>): void {
    for (const connection of new Set([snapshot.connection, watch])) if (connection.isOpen) connection.close();
  }

  function retire(held: Held): void {
    if (latest === held) latest = null;
    if (held.holders > 0) return;
    all.delete(held);
    discard(held);
  }

  function lease(held: Held): Lease {
    held.holders += 1;
    return {
      snapshot: held.snapshot,
      release() {
        held.holders -= 1;
        if (held.holders > 0 || closed) return;
        if (held === latest) held.snapshot.connection.exec('COMMIT');
        else retire(held);
      },
    };
  }

  /** Whether the snapshot still is the newest generation; begins its transaction anew when nobody holds it. */
  function renew({ snapshot, watch, identity, holders }: Held): boolean {
    if (identityOf(file) !== identity) return false;
    if (holders > 0) return readGeneration(watch) === snapshot.generation;
    snapshot.connection.exec('BEGIN');
    return readGeneration(snapshot.connection) === snapshot.generation;
  }

  async function load(): Promise<Lease> {
    const opened = openIndex(file);
    try {
      const snapshot = await loadSnapshot(opened.connection, latest?.snapshot ?? NOTHING_LOADED);
      if (closed) throw new JushiError('store-unavailable');
      const held: Held = { ...opened, snapshot, holders: 0 };
      const previous = latest;
      latest = held;
      all.add(held);
      if (previous) retire(previous);
      return lease(held);
    } catch (error) {
      for (const connection of new Set([opened.connection, opened.watch])) connection.close();
      throw error;
    }
  }

  return {
    async acquire() {
      for (;;) {
        if (closed) throw new JushiError('store-unavailable');
        if (loading) {
          await loading;
          continue;
        }
        try {
          if (latest && renew(latest)) return lease(latest);
          const mine = load();
          loading = mine;
          return await mine;
        } catch (error) {
          if (latest) retire(latest);
          throw translate(error, file, 'read');
        } finally {
          loading = null;
        }
      }
    },
    close() {
      closed = true;
      for (const held of all) discard(held);
      all.clear();
      latest = null;
    },
  };
}
