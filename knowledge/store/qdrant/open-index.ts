/** Finds the version of the index that is served, or makes the first one for a writer. */
import { checkFormat, createIfMissing, ensureCollections, makePassages } from './schema.ts';
import type { Layout } from './schema.ts';
import { UNENDED } from './conditions.ts';
import type { Connection } from './connection.ts';
import { namesOf, sharedName } from './names.ts';
import type { IndexNames } from './names.ts';
import { ensurePointer, readPointer } from './pointer.ts';
import type { Pointer } from './pointer.ts';
import { firstTable, readTables, writeTables } from './spaces.ts';

const FIRST_VERSION = 'v1';

/** Of which index one speaks: the served one (through the alias), or a version by its name. */
export interface IndexAddress {
  readonly collection: string;
  readonly version?: string | undefined;
}

/** Null where there is no index yet. */
export function findPointer(connection: Connection, { collection, version }: IndexAddress): Promise<Pointer | null> {
  return readPointer(connection, version === undefined ? collection : namesOf(collection, version).state);
}

export async function pointAlias(connection: Connection, collection: string, names: IndexNames): Promise<void> {
  await connection.write((client) =>
    client.updateCollectionAliases({
      actions: [
        { delete_alias: { alias_name: collection } },
        { create_alias: { alias_name: collection, collection_name: names.state } },
      ],
    }),
  );
}

/** Makes what is missing; several processes may try at once. Fails with `index-incompatible`. */
export async function ensureIndex(connection: Connection, address: IndexAddress, layout: Layout): Promise<IndexNames> {
  const { collection, version } = address;
  const pointer = await findPointer(connection, address);
  const names = namesOf(collection, pointer?.version ?? version ?? FIRST_VERSION);
  await ensureCollections(connection, names, layout);
  const found = await readTables(connection, names);
  const tables = found.length > 0 ? found.filter(({ until }) => until === UNENDED) : [firstTable(names)];
  for (const { collection: passages, space } of tables) {
    await makePassages(connection, passages, space, layout);
    await checkFormat(connection, passages, space);
  }
  if (found.length === 0) await writeTables(connection, names, tables);
  await connection.write((client) => createIfMissing(client, sharedName(collection), { vectors: {}, shard_number: 1 }));
  if (pointer) return names;
  await ensurePointer(connection, names);
  if (version === undefined) await pointAlias(connection, collection, names);
  return names;
}
