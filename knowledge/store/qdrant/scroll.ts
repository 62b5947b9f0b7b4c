/** Reads everything a filter lets through, page by page. */
import type { Connection } from './connection.ts';
import type { Condition } from './conditions.ts';

interface ScrollRequest {
  readonly collection: string;
  readonly must: readonly Condition[];
  /** Which parts of the payload. */
  readonly fields: readonly string[];
  /** Points a request; fewer where payloads are large. */
  readonly pageSize?: number;
}

const PAGE_SIZE = 2000;

/** Payloads in the order of point ids, which means nothing: callers sort. */
export async function* scrollPayloads<Payload>(
  connection: Connection,
  { collection, must, fields, pageSize = PAGE_SIZE }: ScrollRequest,
): AsyncGenerator<Payload> {
  for (let offset: string | number | undefined; ;) {
    const from = offset;
    const page = await connection.read((client) =>
      client.scroll(collection, {
        filter: { must: [...must] },
        limit: pageSize,
        with_payload: [...fields],
        with_vector: false,
        ...(from === undefined ? {} : { offset: from }),
      }),
    );
    for (const point of page.points) yield point.payload as Payload;
    const next = page.next_page_offset;
    if (typeof next !== 'string' && typeof next !== 'number') return;
    offset = next;
  }
}

export async function readPayloads<Payload>(connection: Connection, request: ScrollRequest): Promise<Payload[]> {
  const payloads: Payload[] = [];
  for await (const payload of scrollPayloads<Payload>(connection, request)) payloads.push(payload);
  return payloads;
}
