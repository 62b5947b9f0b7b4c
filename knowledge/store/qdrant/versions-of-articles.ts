/** What a writer asks of the articles as they stand, published or not. */
import { LIVE, ofArticles } from './conditions.ts';
import type { Condition } from './conditions.ts';
import type { Connection } from './connection.ts';
import type { IndexNames } from './names.ts';
import type { ArticlePayload } from './points.ts';
import { readPayloads } from './scroll.ts';

export type Standing = Pick<ArticlePayload, 'article_id' | 'since' | 'digest' | 'duplicate_of' | 'path'>;

const FIELDS = ['article_id', 'since', 'digest', 'duplicate_of', 'path'];
const IDS_A_REQUEST = 500;

/** The newest version of each of these articles that is there. */
export async function readStanding(
  connection: Connection,
  { articles }: IndexNames,
  ids: readonly string[],
): Promise<Map<string, Standing>> {
  const found = new Map<string, Standing>();
  for (let from = 0; from < ids.length; from += IDS_A_REQUEST) {
    const must = [ofArticles(ids.slice(from, from + IDS_A_REQUEST)), LIVE];
    for (const one of await readPayloads<Standing>(connection, { collection: articles, must, fields: FIELDS })) {
      found.set(one.article_id, one);
    }
  }
  return found;
}

/** By article id. */
export async function readAllLive<Payload extends Pick<ArticlePayload, 'article_id'>>(
  connection: Connection,
  { articles }: IndexNames,
  fields: readonly string[],
  pageSize?: number,
): Promise<Payload[]> {
  const request = { collection: articles, must: [LIVE] as Condition[], fields: ['article_id', ...fields] };
  const all = await readPayloads<Payload>(connection, { ...request, ...(pageSize === undefined ? {} : { pageSize }) });
  return all.sort((left, right) => (left.article_id < right.article_id ? -1 : 1));
}
