/**
 * Versions of an index side by side: a new one is filled while the old one is served, then one change of one alias
 * switches all readers, and the old one stays to go back to. Views that are open stay with the version they began with.
 */
import { JushiError } from '../../errors.ts';
import { connect } from './connection.ts';
import type { VectorCoverage } from '../port.ts';
import type { Connection, ConnectionOptions } from './connection.ts';
import { namesOf, pointId, sharedName, versionNumberOf } from './names.ts';
import { findPointer, pointAlias } from './open-index.ts';
import { NOTHING_COUNTED, readPointer, vectorsOf } from './pointer.ts';
import type { Totals } from './pointer.ts';
import { checkFormat, createIfMissing } from './schema.ts';

export interface VersionsOptions extends ConnectionOptions {
  readonly collection: string;
}

export interface VersionStatus {
  readonly version: string;
  readonly isServed: boolean;
  /** 0 where nothing was published yet. */
  readonly generation: number;
  readonly totals: Totals;
  /** What the dense vectors are of, and how many passages have one; null where it has none. */
  readonly vectors: VectorCoverage | null;
}

export interface Versions {
  /** Oldest first; empty where there is none. */
  list(): Promise<VersionStatus[]>;
  /** The name to fill next: the newest version while nothing of it was published, else a new one. */
  next(): Promise<string>;
  /** Fails with `not-found`, `bad-request` (nothing in it) or `index-incompatible`. */
  switchTo(version: string): Promise<void>;
  /** Serves again what was served before; fails with `bad-request` where nothing was. Returns its name. */
  rollback(): Promise<string>;
  /** Deletes a version; fails with `bad-request` for the served one, unless told to take that, too. */
  drop(version: string, options?: { readonly evenIfServed: boolean }): Promise<void>;
}

/** The names that were served before, oldest first. */
const SERVED_BEFORE = pointId('served-before');

async function readServedBefore(connection: Connection, shared: string): Promise<string[]> {
  const points = await connection.readIfThere((client) =>
    client.retrieve(shared, { ids: [SERVED_BEFORE], with_payload: true }),
  );
  return (points?.[0]?.payload?.['versions'] as string[] | undefined) ?? [];
}

export function createVersions(options: VersionsOptions): Versions {
  const { collection } = options;
  const connection = connect(options);
  const shared = sharedName(collection);

  async function writeServedBefore(versions: readonly string[]): Promise<void> {
    await connection.write((client) => createIfMissing(client, shared, { vectors: {}, shard_number: 1 }));
    const points = [{ id: SERVED_BEFORE, vector: {}, payload: { kind: 'served-before', versions: [...versions] } }];
    await connection.write((client) => client.upsert(shared, { points, wait: true }));
  }

  async function numbers(): Promise<number[]> {
    const { collections } = await connection.read((client) => client.getCollections());
    return collections
      .map(({ name }) => versionNumberOf(collection, name))
      .filter((number) => number !== null)
      .sort((left, right) => left - right);
  }

  async function served(): Promise<string | null> {
    return (await findPointer(connection, { collection }))?.version ?? null;
  }

  async function list(): Promise<VersionStatus[]> {
    const present = await served();
    return Promise.all(
      (await numbers()).map(async (number) => {
        const version = `v${number}`;
        const pointer = await readPointer(connection, namesOf(collection, version).state);
        const { generation = 0, totals = NOTHING_COUNTED } = pointer ?? {};
        return { version, isServed: version === present, generation, totals, vectors: vectorsOf(pointer?.served) };
      }),
    );
  }

  async function checkUsable(version: string): Promise<void> {
    const status = (await list()).find((one) => one.version === version);
    if (!status) throw new JushiError('not-found', `Qdrant 中没有版本 ${version}。`);
    if (status.generation === 0) throw new JushiError('bad-request', `版本 ${version} 还没有发布过内容，不能切换。`);
    const { served: passages } = (await readPointer(connection, namesOf(collection, version).state))!;
    await checkFormat(connection, passages.collection, passages.space);
  }

  return {
    list,
    async next() {
      const newest = (await list()).at(-1);
      if (!newest) return 'v1';
      return newest.generation === 0 && !newest.isServed ? newest.version : `v${Number(newest.version.slice(1)) + 1}`;
    },
    async switchTo(version) {
      await checkUsable(version);
      const before = await served();
      if (before === version) return;
      if (before !== null) await writeServedBefore([...(await readServedBefore(connection, shared)), before]);
      await pointAlias(connection, collection, namesOf(collection, version));
    },
    async rollback() {
      const before = await readServedBefore(connection, shared);
      const version = before.at(-1);
      if (version === undefined) throw new JushiError('bad-request', '此前没有切换过版本，无法退回。');
      await checkUsable(version);
      await pointAlias(connection, collection, namesOf(collection, version));
      await writeServedBefore(before.slice(0, -1));
      return version;
    },
    async drop(version, { evenIfServed } = { evenIfServed: false }) {
      if (!evenIfServed && (await served()) === version)
        throw new JushiError('bad-request', `版本 ${version} 正在使用，不能删除。`);
      if (!(await numbers()).includes(Number(version.slice(1)))) {
        throw new JushiError('not-found', `Qdrant 中没有版本 ${version}。`);
      }
      const names = namesOf(collection, version);
      const { collections } = await connection.read((client) => client.getCollections());
      const parts = collections
        .map(({ name }) => name)
        .filter((name) => name.startsWith(`${collection}_${version}_`) && name !== names.state);
      // The state last: as long as it is there the version is listed, and a killed deletion can be done again.
      for (const name of [...parts, names.state]) {
        await connection.write((client) => client.deleteCollection(name));
      }
      await writeServedBefore((await readServedBefore(connection, shared)).filter((one) => one !== version));
    },
  };
}
