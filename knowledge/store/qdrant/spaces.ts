/**
 * The collections of passages that an index has, each made for one space of dense vectors or for none. Qdrant fixes a
 * collection's vectors when it is made, so another model gets a collection beside the present one, and the publication
 * that raises the pointer switches to it. A row lies in the state collection and says in which generations it serves,
 * as every point does; while a new one is being filled, changes go to both.
 */
import type { VectorSpace } from '../../embeddings/port.ts';
import type { Condition } from './conditions.ts';
import { UNENDED } from './conditions.ts';
import type { Connection } from './connection.ts';
import { pointId } from './names.ts';
import type { IndexNames } from './names.ts';
import { readPayloads } from './scroll.ts';

export interface PassageTable {
  /** From 0, never used again. */
  readonly number: number;
  readonly collection: string;
  /** Null for one without dense vectors. */
  readonly space: VectorSpace | null;
  readonly since: number;
  readonly until: number;
}

interface TablePayload {
  readonly table_number: number;
  readonly collection: string;
  readonly model: string | null;
  readonly dimension: number | null;
  readonly since: number;
  readonly until: number;
}

const IS_TABLE: Condition = { key: 'table_number', range: { gte: 0 } };

/** By number; empty for an index that is being made. */
export async function readTables(connection: Connection, { state }: IndexNames): Promise<PassageTable[]> {
  const fields = ['table_number', 'collection', 'model', 'dimension', 'since', 'until'];
  const rows = await readPayloads<TablePayload>(connection, { collection: state, must: [IS_TABLE], fields });
  return rows
    .map(({ table_number: number, collection, model, dimension, since, until }) => ({
      number,
      collection,
      space: model === null || dimension === null ? null : { model, dimension },
      since,
      until,
    }))
    .sort((left, right) => left.number - right.number);
}

/** All of them in one step. */
export async function writeTables(
  connection: Connection,
  { state }: IndexNames,
  tables: readonly PassageTable[],
): Promise<void> {
  const points = tables.map(({ number, collection, space, since, until }) => ({
    id: pointId('passages', number),
    vector: {},
    payload: {
      table_number: number,
      collection,
      model: space?.model ?? null,
      dimension: space?.dimension ?? null,
      since,
      until,
    },
  }));
  await connection.write((client) => client.upsert(state, { points, wait: true }));
}

export async function removeTable(connection: Connection, { state }: IndexNames, number: number): Promise<void> {
  await connection.write((client) => client.delete(state, { points: [pointId('passages', number)], wait: true }));
}

/** The one of an index that has just been made; it has no dense vectors. */
export function firstTable({ passages }: IndexNames): PassageTable {
  return { number: 0, collection: passages, space: null, since: 0, until: UNENDED };
}

export function collectionOf({ passages }: IndexNames, number: number): string {
  return number === 0 ? passages : `${passages}_${number}`;
}
