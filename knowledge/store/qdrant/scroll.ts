/** Reads everything a filter lets through, page by page. */
import type { Connection, Schemas } from './connection.ts';
import type { Condition } from './conditions.ts';

interface ScrollRequest {
  readonly collection: string;
  readonly must: readonly Condition[];
  /** Which parts of the payload. */
  readonly fields: readonly string[];
  /** Points a request; fewer where payloads are large. */
  readonly pageSize?: number;
}

interface PointsRequest extends Omit<ScrollRequest, 'fields'> {
  /** Default: the whole payload. */
  readonly fields?: readonly string[];
  /** Names of vectors to read, too; default none. */
  readonly vectors?: readonly string[];
}

const PAGE_SIZE = 2000;

/** Page by page, in the order of point ids, which means nothing. */
export async function* scrollPoints(
  connection: Connection,
  { collection, must, fields, pageSize = PAGE_SIZE, vectors = [] }: PointsRequest,
): AsyncGenerator<Schemas['Record'][]> {
  for (let offset: string | number | undefined; ;) {
    const from = offset;
    const page = await connection.read((client) =>
      client.scroll(collection, {
        filter: { must: [...must] },
        limit: pageSize,
        with_payload: fields ? [...fields] : true,
        with_vector: vectors.length > 0 && [...vectors],
        ...(from === undefined ? {} : { offset: from }),
      }),
    );
    yield page.points;
    const next = page.next_page_offset;
    if (typeof next !== 'string' && typeof next !== 'number') return;
    offset = next;
  }
}

/** Payloads in the order of point ids, which means nothing: callers sort. */
export async function* scrollPayloads<Payload>(
  connection: Connection,
  request: ScrollRequest,
): AsyncGenerator<Payload> {
  for await (const points of scrollPoints(connection, request)) {
    for (const { payload } of points) yield payload as Payload;
  }
}

export async function readPayloads<Payload>(connection: Connection, request: ScrollRequest): Promise<Payload[]> {
  const payloads: Payload[] = [];
  for await (const payload of scrollPayloads<Payload>(connection, request)) payloads.push(payload);
  return payloads;
}
