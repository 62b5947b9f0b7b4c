/**
 * How many passages hold each term, per generation: what our own idf is made of. Tables of packed counts lie in the
 * state collection, each with the generations it holds for; a publication writes the tables it changes anew.
 */
import { equals, isOneOf, LIVE, UNENDED, visibleIn } from './conditions.ts';
import type { Condition } from './conditions.ts';
import type { Connection } from './connection.ts';
import { pointId } from './names.ts';
import { readPayloads } from './scroll.ts';
import { packCounts, tableOf, unpackCounts } from './term-table.ts';
import type { TermCounts } from './term-table.ts';
import { upsertPoints } from './upsert.ts';

const FIELDS = ['table', 'counts'];

interface TablePayload {
  readonly table: number;
  readonly counts: string;
}

async function readTables(
  connection: Connection,
  state: string,
  tables: readonly number[],
  generation: number,
): Promise<Map<number, Map<number, number>>> {
  const must: Condition[] = [isOneOf('table', tables), ...visibleIn(generation)];
  const found = await readPayloads<TablePayload>(connection, { collection: state, must, fields: FIELDS });
  return new Map(found.map(({ table, counts }) => [table, unpackCounts(counts)]));
}

/** Looks terms up in one generation; a table that was read is kept. Same order and length as `ids`. */
export function createTermCounter(
  connection: Connection,
  state: string,
  generation: number,
): (ids: readonly number[]) => Promise<number[]> {
  const known = new Map<number, Promise<TermCounts | undefined>>();
  return async (ids) => {
    const missing = [...new Set(ids.map(tableOf))].filter((table) => !known.has(table));
    if (missing.length > 0) {
      const reading = readTables(connection, state, missing, generation);
      for (const table of missing) {
        const one = reading.then((tables) => tables.get(table));
        // A failure is told to whoever asks now, and the next one asks again.
        one.catch(() => known.delete(table));
        known.set(table, one);
      }
    }
    return Promise.all(ids.map(async (id) => (await known.get(tableOf(id)))?.get(id) ?? 0));
  };
}

/** Forgets what a publication wrote that was killed before anyone saw it. */
async function undoUnpublished(connection: Connection, state: string, next: number): Promise<void> {
  const isTable: Condition = { key: 'table', range: { gte: 0 } };
  await connection.write((client) =>
    client.delete(state, { filter: { must: [isTable, equals('since', next)] }, wait: true }),
  );
  await connection.write((client) =>
    client.setPayload(state, {
      payload: { until: UNENDED },
      filter: { must: [isTable, equals('until', next)] },
      wait: true,
    }),
  );
}

/**
 * Writes the counts of the next generation beside those of the present one; nobody sees them before the pointer is raised.
 * @param changed per table, of each term how many passages more (or fewer) hold it
 */
export async function writeTermCounts(
  connection: Connection,
  state: string,
  generation: number,
  changed: ReadonlyMap<number, TermCounts>,
): Promise<void> {
  const next = generation + 1;
  await undoUnpublished(connection, state, next);
  const tables = [...changed.keys()];
  const present = await readTables(connection, state, tables, generation);
  const points = tables.map((table) => {
    const counts = present.get(table) ?? new Map<number, number>();
    for (const [id, change] of changed.get(table)!) counts.set(id, (counts.get(id) ?? 0) + change);
    const payload = { table, since: next, until: UNENDED, counts: packCounts(counts) };
    return { id: pointId('terms', table, next), vector: {}, payload };
  });
  await upsertPoints(connection, state, points);
  if (present.size === 0) return;
  const replaced = [isOneOf('table', [...present.keys()]), LIVE, { key: 'since', range: { lt: next } }];
  await connection.write((client) =>
    client.setPayload(state, { payload: { until: next }, filter: { must: replaced }, wait: true }),
  );
}
