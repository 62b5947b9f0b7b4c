/**
 * The embedded store: one SQLite file holds everything; postings and heads are searched in memory.
 * Reading never writes: without a file there is generation 0, with nothing in it.
 */
import { JushiError } from '../../errors.ts';
import { indexDigest } from '../digest.ts';
import type { KnowledgeStore } from '../port.ts';
import { createView } from '../search/view.ts';
import { guarded, openForWriting } from './connection.ts';
import type { Connection } from './connection.ts';
import { acquireWriterLock } from './lock.ts';
import { findFacts } from './facts.ts';
import { findObservations } from './observations.ts';
import { ensureSchema } from './schema.ts';
import { createSnapshots } from './snapshots.ts';
import { createWriter } from './writer.ts';

/** Leaves the log small for the next start; another connection that still reads may prevent it, which does no harm. */
function tidy(connection: Connection): void {
  try {
    connection.exec('PRAGMA busy_timeout = 0; PRAGMA wal_checkpoint(TRUNCATE);');
  } finally {
    connection.close();
  }
}

function openOwnIndex(file: string): Connection {
  const connection = openForWriting(file);
  try {
    guarded(file, 'write', () => ensureSchema(connection, file));
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

/**
 * @param options.file the index; it and its folder are made by the first writer. Beside it lie SQLite's own
 * `-wal` and `-shm`, and the writers' `.lock` and `.writer.json`.
 */
export function openSqliteStore({ file }: { readonly file: string }): KnowledgeStore {
  const snapshots = createSnapshots(file);
  const writers = new Set<() => void>();
  let closed = false;

  function assertOpen(): void {
    if (closed) throw new JushiError('store-unavailable');
  }

  return {
    async openView() {
      assertOpen();
      const { snapshot, release } = await snapshots.acquire();
      const { generation, table, index, dense, reader, connection } = snapshot;
      return createView({
        generation,
        table,
        index,
        dense,
        reader,
        findObservations: (filter, page) => findObservations(connection, table, filter, page),
        findFacts: (filter, page) => findFacts(connection, table, filter, page),
        guard: (work) => guarded(file, 'read', work),
        release,
      });
    },
    async openWriter({ waitMs }) {
      assertOpen();
      const unlock = await acquireWriterLock(file, waitMs);
      try {
        const connection = openOwnIndex(file);
        const release = (): void => {
          writers.delete(release);
          try {
            tidy(connection);
          } finally {
            unlock();
          }
        };
        writers.add(release);
        return createWriter(file, connection, release);
      } catch (error) {
        unlock();
        throw error;
      }
    },
    async digest() {
      assertOpen();
      const { snapshot, release } = await snapshots.acquire();
      try {
        const entries = [...snapshot.table.byId.values()].map(({ head, content }) => ({
          id: head.id,
          recordDigest: guarded(file, 'read', () => snapshot.reader.recordDigest(content)),
          duplicateOf: head.duplicateOf,
        }));
        return indexDigest(entries);
      } finally {
        release();
      }
    },
    async saveFeedback({ answerId, useful, reason, receivedAt }) {
      assertOpen();
      const connection = openOwnIndex(file);
      try {
        const insert = 'INSERT INTO feedback (answer_id, useful, reason, received_at) VALUES (?, ?, ?, ?)';
        guarded(file, 'write', () => connection.prepare(insert).run(answerId, useful ? 1 : 0, reason, receivedAt));
      } finally {
        connection.close();
      }
    },
    async health() {
      try {
        assertOpen();
        const { snapshot, release } = await snapshots.acquire();
        release();
        const { generation, table, dense } = snapshot;
        const vectors = dense === null ? 'no vectors' : `${dense.passageCount} vectors of ${dense.space.model}`;
        return {
          ready: true,
          detail: `generation ${generation}, ${table.listed.length} articles, ${vectors}, ${file}`,
        };
      } catch (error) {
        return { ready: false, detail: error instanceof Error ? error.message : String(error) };
      }
    },
    async close() {
      closed = true;
      for (const release of writers) release();
      snapshots.close();
    },
  };
}
