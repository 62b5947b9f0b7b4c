/**
 * Lists in the port's order. Qdrant sorts by one number at most, so the keys of what passes are sorted here, once for a
 * filter and generation; a page then reads its own entries only.
 */
import type { Observation } from '../../observation.ts';
import type { ArticleFilter, ArticleHead, ObservationFilter, Page } from '../port.ts';
import { pageOf } from '../search/article-table.ts';
import { articleConditions, observationConditions, ofArticles, UNKNOWN_YEAR } from './conditions.ts';
import type { Connection } from './connection.ts';
import type { Generation } from './generation.ts';
import { pointId } from './names.ts';
import { readHead, readObservation } from './points.ts';
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

interface ObservationKey {
  readonly article_id: string;
  readonly observation_id: string;
  readonly since: number;
  readonly start: number;
  readonly end: number;
}

function compareKeys(left: ObservationKey, right: ObservationKey): number {
  return (
    compareWords(left.article_id, right.article_id) ||
    left.start - right.start ||
    left.end - right.end ||
    compareWords(left.observation_id, right.observation_id)
  );
}

/** In the order of article id, start, end and id. */
export async function findObservations(
  connection: Connection,
  { names, visible, remember }: Generation,
  filter: ObservationFilter,
  page: Page,
): Promise<{ observations: Observation[]; total: number }> {
  const must = [...visible, ...observationConditions(filter)];
  const ids = await remember(`observations ${JSON.stringify(must)}`, async () => {
    const fields = ['article_id', 'observation_id', 'since', 'start', 'end'];
    const request = { collection: names.observations, must, fields, pageSize: KEYS_A_REQUEST };
    const keys = await readPayloads<ObservationKey>(connection, request);
    return keys
      .sort(compareKeys)
      .map(({ article_id, observation_id, since }) => pointId('observation', article_id, observation_id, since));
  });
  const wanted = pageOf(ids, page);
  if (wanted.length === 0) return { observations: [], total: ids.length };
  const points = await connection.read((client) =>
    client.retrieve(names.observations, { ids: wanted, with_payload: ['record'] }),
  );
  const found = new Map(points.map(({ id, payload }) => [id, readObservation(payload as { record: string })]));
  return { observations: wanted.map((id) => found.get(id)!), total: ids.length };
}
