/**
 * One way of looking for passages: a query to Qdrant, and how its scores are put right. Qdrant counts in 32 bits (and may
 * look at 8-bit copies first), so that what it puts within a rounding error of each other is weighed again here from the
 * stored vectors, as the embedded engine weighs it: both rank alike to the last place, and ties go by passage id.
 */
import type { Condition } from './conditions.ts';
import type { Connection, Schemas } from './connection.ts';

type QueryRequest = Schemas['QueryRequest'];

export interface Leg {
  /** The vector's name. */
  readonly using: string;
  readonly query: NonNullable<QueryRequest['query']>;
  readonly params?: Schemas['SearchParams'];
  readonly must: readonly Condition[];
  /** Whether two scores may be in the wrong order. */
  readonly areClose: (higher: number, lower: number) => boolean;
  /** Whether a hit with this score is one. */
  readonly keeps: (score: number) => boolean;
  /** The score of a stored vector as the embedded engine adds it up. */
  readonly weigh: (vector: unknown) => number;
}

export interface Hit {
  readonly point: string | number;
  readonly passageId: string;
  /** The passage as stored; null where it was not asked for. */
  readonly record: string | null;
  readonly score: number;
}

/** Asked for besides, so that the last place is seldom tied with what was not fetched. */
const MARGIN = 8;
/** Where so many passages tie for the last places, any of them may take these. */
const MAX_FETCHED = 4096;

interface Running {
  readonly leg: Leg;
  wanted: number;
  hits: Hit[];
  isDone: boolean;
}

function requestOf({ leg, wanted }: Running, fields: readonly string[]): QueryRequest {
  const { using, query, params, must } = leg;
  return {
    query,
    using,
    filter: { must: [...must] },
    limit: wanted,
    with_payload: [...fields],
    ...(params === undefined ? {} : { params }),
  };
}

/** One request for all that are not done; each is asked for more as long as its last place is tied. */
async function advance(
  connection: Connection,
  collection: string,
  running: readonly Running[],
  limit: number,
  fields: readonly string[],
): Promise<void> {
  const searches = running.map((one) => requestOf(one, fields));
  const answers = await connection.read((client) => client.queryBatch(collection, { searches }));
  for (const [at, one] of running.entries()) {
    const points = answers[at]!.points.filter(({ score }) => one.leg.keeps(score));
    one.hits = points.map(({ id, score, payload }) => {
      const { passage_id: passageId, record = null } = payload as { passage_id: string; record?: string };
      return { point: id, score, passageId, record };
    });
    const last = one.hits.at(-1);
    const isCut = last !== undefined && one.hits.length >= one.wanted && one.wanted < MAX_FETCHED;
    one.isDone = !isCut || !one.leg.areClose(one.hits[limit - 1]!.score, last.score);
    one.wanted *= 4;
  }
}

/** Those that lie in a run of close scores, from the first place to be filled to the last. */
function closeOnes({ leg, hits }: Running, limit: number): Hit[] {
  return hits.filter((hit, at) => {
    const before = hits[at - 1];
    const after = hits[at + 1];
    const isClose =
      (before && leg.areClose(before.score, hit.score)) || (after && leg.areClose(hit.score, after.score));
    return isClose && (at < limit || leg.areClose(hits[limit - 1]!.score, hit.score));
  });
}

async function weighAgain(connection: Connection, collection: string, running: Running, limit: number): Promise<Hit[]> {
  const { leg, hits } = running;
  const close = closeOnes(running, limit);
  if (close.length === 0) return hits;
  const ids = close.map(({ point }) => point);
  const found = await connection.read((client) =>
    client.retrieve(collection, { ids, with_vector: [leg.using], with_payload: false }),
  );
  const exact = new Map(found.map(({ id, vector }) => [id, leg.weigh((vector as Record<string, unknown>)[leg.using])]));
  return hits.map((hit) => ({ ...hit, score: exact.get(hit.point) ?? hit.score }));
}

/**
 * @param options.withRecords whether hits are to bring their passages
 * @returns for each leg its hits, best first, ties by passage id; same order as `legs`
 */
export async function runLegs(
  connection: Connection,
  collection: string,
  legs: readonly Leg[],
  { limit, withRecords }: { readonly limit: number; readonly withRecords: boolean },
): Promise<Hit[][]> {
  const fields = withRecords ? ['passage_id', 'record'] : ['passage_id'];
  const running = legs.map((leg): Running => ({ leg, wanted: limit + MARGIN, hits: [], isDone: false }));
  for (let open = running; open.length > 0; open = running.filter(({ isDone }) => !isDone)) {
    await advance(connection, collection, open, limit, fields);
  }
  return Promise.all(
    running.map(async (one) =>
      (await weighAgain(connection, collection, one, limit))
        .sort((left, right) => right.score - left.score || (left.passageId < right.passageId ? -1 : 1))
        .slice(0, limit),
    ),
  );
}
