/**
 * The point that says which generation is served: raising it is the one write that shows a whole publication.
 * It lies in the version's state collection, which the alias of the bare name leads to.
 */
import { randomUUID } from 'node:crypto';
import type { VectorSpace } from '../../embeddings/port.ts';
import type { VectorCoverage } from '../port.ts';
import { LIVE } from './conditions.ts';
import type { Connection } from './connection.ts';
import { pointId } from './names.ts';
import type { IndexNames } from './names.ts';

export interface Totals {
  readonly articles: number;
  readonly passages: number;
  readonly observations: number;
}

/** Where the generation's passages lie. */
export interface ServedPassages {
  readonly collection: string;
  /** What their dense vectors are of; null where they have none. */
  readonly space: VectorSpace | null;
  /** Passages that have one. */
  readonly vectors: number;
}

export interface Publication {
  readonly generation: number;
  /** Milliseconds since 1970, by the writer's clock. */
  readonly at: number;
}

export interface Pointer {
  readonly version: string;
  /** Made with the index: another one may get the same version's name later. */
  readonly index_id: string;
  readonly generation: number;
  /** Near-duplicates left out. */
  readonly totals: Totals;
  readonly served: ServedPassages;
  /** The latest publications, oldest first. */
  readonly history: readonly Publication[];
}

/** As the port tells it: null where no passage has one. */
export function vectorsOf(served: ServedPassages | undefined): VectorCoverage | null {
  return served?.space && served.vectors > 0 ? { ...served.space, passages: served.vectors } : null;
}

const POINTER = pointId('pointer');
const MAX_HISTORY = 100;

export const NOTHING_COUNTED: Totals = { articles: 0, passages: 0, observations: 0 };

/** @param collection a state collection, or the alias of one; null where there is none, or one that is being made */
export async function readPointer(connection: Connection, collection: string): Promise<Pointer | null> {
  const points = await connection.readIfThere((client) =>
    client.retrieve(collection, { ids: [POINTER], with_payload: true }),
  );
  const payload = points?.[0]?.payload;
  return payload ? (payload as unknown as Pointer) : null;
}

/** Generation 0, unless a pointer is there already. */
export async function ensurePointer(connection: Connection, names: IndexNames): Promise<void> {
  const payload = {
    version: names.version,
    index_id: randomUUID(),
    generation: 0,
    totals: NOTHING_COUNTED,
    served: { collection: names.passages, space: null, vectors: 0 },
    history: [],
  };
  const never = { must: [LIVE] };
  await connection.write((client) =>
    client.upsert(names.state, {
      points: [{ id: POINTER, vector: {}, payload }],
      update_filter: never,
      wait: true,
    }),
  );
}

/** @returns false where another writer has raised it meanwhile */
export async function raisePointer(
  connection: Connection,
  names: IndexNames,
  from: Pointer,
  totals: Totals,
  served: ServedPassages,
  at: number,
): Promise<boolean> {
  const generation = from.generation + 1;
  const history = [...from.history, { generation, at }].slice(-MAX_HISTORY);
  const payload = { version: names.version, index_id: from.index_id, generation, totals, served, history };
  await connection.write((client) =>
    client.upsert(names.state, {
      points: [{ id: POINTER, vector: {}, payload }],
      update_filter: { must: [{ key: 'generation', match: { value: from.generation } }] },
      wait: true,
    }),
  );
  const now = await readPointer(connection, names.state);
  return now?.generation === generation && now.history.at(-1)?.at === at;
}

/**
 * The oldest generation that may still be read: the one before the newest, those superseded less than `retentionMs`
 * ago, and those that this process knows to be in use.
 */
export function oldestInUse({ generation, history }: Pointer, now: number, retentionMs: number, inUse: number): number {
  const superseding = history.find(({ at }) => at > now - retentionMs);
  const recent = superseding ? superseding.generation - 1 : generation;
  return Math.min(recent, generation - 1, inUse);
}
