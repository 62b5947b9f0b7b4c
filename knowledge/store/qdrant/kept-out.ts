/** Articles that administrators keep out: they outlive every version of the index. */
import type { Connection } from './connection.ts';
import { pointId } from './names.ts';

export interface KeptOut {
  set(id: string, isKept: boolean): Promise<void>;
  has(id: string): Promise<boolean>;
}

export function createKeptOut(connection: Connection, collection: string): KeptOut {
  const idOf = (id: string): string => pointId('kept-out', id);
  return {
    async set(id, isKept) {
      const points = [{ id: idOf(id), vector: {}, payload: { kind: 'kept-out', article_id: id } }];
      await connection.write((client) =>
        isKept
          ? client.upsert(collection, { points, wait: true })
          : client.delete(collection, { points: [idOf(id)], wait: true }),
      );
    },
    async has(id) {
      const found = await connection.read((client) => client.retrieve(collection, { ids: [idOf(id)] }));
      return found.length > 0;
    },
  };
}
