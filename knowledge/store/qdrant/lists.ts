/**
 * Lists in the port's order. Qdrant sorts by one number at most, so the keys of what passes are sorted here, once for a
 * filter and generation; a page then reads its own entries only.
 */
import type { LearnedFact } from '../../learned-fact.ts';
import type { Observation } from '../../observation.ts';
import type { ArticleFilter, ArticleHead, FactFilter, ObservationFilter, Page } from '../port.ts';
import { pageOf } from '../search/article-table.ts';
import { articleConditions, factConditions, observationConditions, ofArticles, UNKNOWN_YEAR } from './conditions.ts';
import type { Condition } from './conditions.ts';
import type { Connection } from './connection.ts';
import type { Generation } from './generation.ts';
import { pointId } from './names.ts';
import { readFact, readHead, readObservation } from './points.ts';
import type { ArticlePayload } from './points.ts';
import { readPayloads } from './scroll.ts';

const KEYS_A_REQUEST = 10_000;

function compareWords(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

type ArticleKey = Pick<ArticlePayload, 'article_id' | 'title' | 'year'>;

function compareArticles(left: ArticleKey, right: ArticleKey): number {
  const yearOf = ({ year }: ArticleKey): number => (year === UNKNOWN_YEAR ? -Infinity : year);
  if (left.year !== right.year) return yearOf(right) - yearOf(left);
  return compareWords(left.title, right.title) || compareWords(left.article_id, right.article_id);
}

/** Report year newest first, unknown last, then title, then id. */
export async function listArticles(
  connection: Connection,
  { names, visible, remember }: Generation,
  filter: ArticleFilter,
  page: Page,
): Promise<{ articles: ArticleHead[]; total: number }> {
  const must = [...visible, ...articleConditions(filter)];
  const ids = await remember(`articles ${JSON.stringify(must)}`, async () => {
    const fields = ['article_id', 'title', 'year'];
    const request = { collection: names.articles, must, fields, pageSize: KEYS_A_REQUEST };
    const keys = await readPayloads<ArticleKey>(connection, request);
    return keys.sort(compareArticles).map(({ article_id }) => article_id);
  });
  const wanted = pageOf(ids, page);
  if (wanted.length === 0) return { articles: [], total: ids.length };
  const payloads = await readPayloads<Pick<ArticlePayload, 'head' | 'duplicate_of'>>(connection, {
    collection: names.articles,
    must: [...visible, ofArticles(wanted)],
    fields: ['head', 'duplicate_of'],
  });
  const heads = new Map(payloads.map((payload) => readHead(payload)).map((head) => [head.id, head]));
  return { articles: wanted.map((id) => heads.get(id)!), total: ids.length };
}

interface RecordKey {
  readonly article_id: string;
  readonly since: number;
  readonly start: number;
  readonly end: number;
  readonly observation_id?: string;
  readonly fact_id?: string;
}

/** What lies in an article's text and is listed by its place there. */
type Kind = 'observation' | 'fact';

function idIn(kind: Kind, key: RecordKey): string {
  return key[`${kind}_id`] ?? '';
}

/** Payloads of one page, in the order of article id, start, end and id. */
async function listRecords(
  connection: Connection,
  { names, visible, remember }: Generation,
  kind: Kind,
  conditions: readonly Condition[],
  page: Page,
): Promise<{ records: { record: string }[]; total: number }> {
  const collection = names[`${kind}s`];
  const must = [...visible, ...conditions];
  const ids = await remember(`${kind}s ${JSON.stringify(must)}`, async () => {
    const fields = ['article_id', `${kind}_id`, 'since', 'start', 'end'];
    const keys = await readPayloads<RecordKey>(connection, { collection, must, fields, pageSize: KEYS_A_REQUEST });
    return keys
      .sort(
        (left, right) =>
          compareWords(left.article_id, right.article_id) ||
          left.start - right.start ||
          left.end - right.end ||
          compareWords(idIn(kind, left), idIn(kind, right)),
      )
      .map((key) => pointId(kind, key.article_id, idIn(kind, key), key.since));
  });
  const wanted = pageOf(ids, page);
  if (wanted.length === 0) return { records: [], total: ids.length };
  const points = await connection.read((client) =>
    client.retrieve(collection, { ids: wanted, with_payload: ['record'] }),
  );
  const found = new Map(points.map(({ id, payload }) => [id, payload as { record: string }]));
  return { records: wanted.map((id) => found.get(id)!), total: ids.length };
}

/** In the order of article id, start, end and id. */
export async function findObservations(
  connection: Connection,
  generation: Generation,
  filter: ObservationFilter,
  page: Page,
): Promise<{ observations: Observation[]; total: number }> {
  const conditions = observationConditions(filter);
  const { records, total } = await listRecords(connection, generation, 'observation', conditions, page);
  return { observations: records.map(readObservation), total };
}

/** In the order of article id, start, end and id. */
export async function findFacts(
  connection: Connection,
  generation: Generation,
  filter: FactFilter,
  page: Page,
): Promise<{ facts: LearnedFact[]; total: number }> {
  const { records, total } = await listRecords(connection, generation, 'fact', factConditions(filter), page);
  return { facts: records.map(readFact), total };
}
