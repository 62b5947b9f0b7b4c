/** Uploads points in requests that Qdrant takes easily, a few at a time. */
import type { Connection } from './connection.ts';
import type { Point } from './points.ts';

/** Qdrant's own advice is 64 to 128 points and less than 5 MB a request; its limit is 32 MB. */
const MAX_POINTS = 128;
const MAX_BYTES = 4_000_000;
/** Chosen: two keep Qdrant busy while one is being written out here. */
const PARALLEL = 3;

/** At most so many bytes as JSON: a UTF-16 unit takes up to three, a term's id and weight up to 24, a dense number up to 16. */
function sizeOf({ payload, vector }: Pick<Point, 'payload' | 'vector'>): number {
  let size = 200;
  for (const value of Object.values(payload ?? {})) size += typeof value === 'string' ? value.length * 3 : 60;
  for (const one of Object.values(vector)) {
    const { indices } = one as { indices?: readonly number[] };
    size += Array.isArray(one) ? one.length * 16 : (indices?.length ?? 0) * 24;
  }
  return size;
}

/** In order; a point that is too large for any request is sent alone. */
export function* splitRequests<Sent extends Pick<Point, 'payload' | 'vector'>>(
  points: readonly Sent[],
): Generator<Sent[]> {
  let batch: Sent[] = [];
  let bytes = 0;
  for (const point of points) {
    const size = sizeOf(point);
    if (batch.length > 0 && (batch.length === MAX_POINTS || bytes + size > MAX_BYTES)) {
      yield batch;
      batch = [];
      bytes = 0;
    }
    batch.push(point);
    bytes += size;
  }
  if (batch.length > 0) yield batch;
}

/** A few requests at a time; resolves when the last is answered. */
async function sendAll<Sent extends Pick<Point, 'payload' | 'vector'>>(
  points: readonly Sent[],
  send: (batch: readonly Sent[]) => Promise<unknown>,
): Promise<void> {
  const requests = splitRequests(points);
  const work = async (): Promise<void> => {
    for (const batch of requests) await send(batch);
  };
  await Promise.all(Array.from({ length: PARALLEL }, work));
}

/** Resolves when all are stored and can be read. */
export async function upsertPoints(
  connection: Connection,
  collection: string,
  points: readonly Point[],
): Promise<void> {
  await sendAll(points, (batch) =>
    connection.write((client) => client.upsert(collection, { points: [...batch], wait: true })),
  );
}

/** Adds vectors to points that are there; resolves when all are stored and can be read. */
export async function addVectors(
  connection: Connection,
  collection: string,
  points: readonly Pick<Point, 'id' | 'vector'>[],
): Promise<void> {
  await sendAll(points, (batch) =>
    connection.write((client) => client.updateVectors(collection, { points: [...batch], wait: true })),
  );
}
