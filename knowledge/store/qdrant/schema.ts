/**
 * The collections of one index and what they were made for. Payload indexes are made before anything is stored;
 * the collections' own metadata says with which tokenizer, weights and embedding model, and is checked before use.
 */
import { JushiError } from '../../errors.ts';
import type { VectorSpace } from '../../embeddings/port.ts';
import { INDEX_FORMAT } from '../index-format.ts';
import { statusOf } from './connection.ts';
import type { Connection, QdrantClient, Schemas } from './connection.ts';
import type { IndexNames } from './names.ts';
import { DENSE, SPARSE } from './points.ts';

/** Fixed when an index is made: Qdrant cannot change the number of shards of its own accord later. */
export interface Layout {
  readonly shards?: number | undefined;
  readonly replicas?: number | undefined;
}

type FieldSchema = Schemas['PayloadFieldSchema'];

const UUID: FieldSchema = 'uuid';
const KEYWORD: FieldSchema = 'keyword';
const NUMBER: FieldSchema = { type: 'integer', lookup: true, range: true };

const SLOTS: Readonly<Record<string, FieldSchema>> = {
  article_id: UUID,
  since: NUMBER,
  until: NUMBER,
  listed: 'bool',
  kind: KEYWORD,
  year: NUMBER,
  region_codes: KEYWORD,
};

const FIELDS: Readonly<Record<Exclude<keyof IndexNames, 'version'>, Readonly<Record<string, FieldSchema>>>> = {
  articles: { ...SLOTS, duplicate_of: UUID, subject_regions: KEYWORD },
  passages: { ...SLOTS, embedded_since: NUMBER },
  observations: {
    ...SLOTS,
    indicator: KEYWORD,
    status: KEYWORD,
    region_code: KEYWORD,
    first_year: NUMBER,
    last_year: NUMBER,
    start: NUMBER,
  },
  facts: { ...SLOTS, names: KEYWORD, region_code: KEYWORD },
  state: { table: NUMBER, table_number: NUMBER, since: NUMBER, until: NUMBER },
};

const FORMAT: Readonly<Record<string, string | number>> = INDEX_FORMAT;

export function metadataOf(space: VectorSpace | null): Record<string, string | number | null> {
  return { ...FORMAT, embedding_model: space?.model ?? null, embedding_dimension: space?.dimension ?? null };
}

/** Vectors lie on disk; of dense ones a copy in 8-bit integers stays in memory. */
export function vectorConfigOf(
  space: VectorSpace | null,
): Pick<Schemas['CreateCollection'], 'vectors' | 'sparse_vectors'> {
  const dense: Schemas['VectorParams'] | null = space
    ? {
        size: space.dimension,
        distance: 'Cosine',
        on_disk: true,
        quantization_config: { scalar: { type: 'int8', quantile: 0.99, always_ram: true } },
      }
    : null;
  return { vectors: dense ? { [DENSE]: dense } : {}, sparse_vectors: { [SPARSE]: {} } };
}

/** Makes a collection; another process may have been faster. */
export async function createIfMissing(
  client: QdrantClient,
  name: string,
  config: Parameters<QdrantClient['createCollection']>[1],
): Promise<void> {
  try {
    await client.createCollection(name, config);
  } catch (error) {
    if (statusOf(error) !== 409 && !(await client.collectionExists(name)).exists) throw error;
  }
}

async function ensureCollection(
  connection: Connection,
  name: string,
  fields: Readonly<Record<string, FieldSchema>>,
  config: Parameters<QdrantClient['createCollection']>[1],
): Promise<void> {
  const found = await connection.readIfThere((client) => client.getCollection(name));
  if (!found) await connection.write((client) => createIfMissing(client, name, config));
  const missing = Object.entries(fields).filter(([field]) => !found?.payload_schema[field]);
  for (const [field_name, field_schema] of missing) {
    await connection.write((client) => client.createPayloadIndex(name, { field_name, field_schema, wait: true }));
  }
}

function commonOf({ shards, replicas }: Layout, space: VectorSpace | null) {
  return {
    on_disk_payload: true,
    metadata: metadataOf(space),
    ...(replicas === undefined ? {} : { replication_factor: replicas }),
    ...(shards === undefined ? {} : { shard_number: shards }),
  };
}

/** Makes what is missing of a collection of passages. */
export async function makePassages(
  connection: Connection,
  collection: string,
  space: VectorSpace | null,
  layout: Layout,
): Promise<void> {
  await ensureCollection(connection, collection, FIELDS.passages, {
    ...commonOf(layout, space),
    ...vectorConfigOf(space),
  });
}

/** Makes what is missing of an index's collections, those of passages left out; a killed making is gone on with. */
export async function ensureCollections(connection: Connection, names: IndexNames, layout: Layout): Promise<void> {
  const sharded = { ...commonOf(layout, null), vectors: {} };
  const { articles, observations, facts, state } = names;
  await Promise.all([
    ensureCollection(connection, articles, FIELDS.articles, sharded),
    ensureCollection(connection, observations, FIELDS.observations, sharded),
    ensureCollection(connection, facts, FIELDS.facts, sharded),
    // One shard: the lock and the served generation are decided by one writer of one log.
    ensureCollection(connection, state, FIELDS.state, { ...sharded, shard_number: 1 }),
  ]);
}

const ADVICE =
  '请用 jushi index copy 或重新导入建立新的索引，再用 jushi index switch 切换；也可用 QDRANT_COLLECTION 另指一个名称。';

/**
 * Fails with `index-incompatible`, saying what differs and what to do, unless a collection of passages was made for this
 * program's format and for the embedding model and dimension that the index says its vectors are of.
 */
export async function checkFormat(
  connection: Connection,
  collection: string,
  space: VectorSpace | null,
): Promise<void> {
  const info = await connection.readIfThere((client) => client.getCollection(collection));
  if (!info) throw new JushiError('index-incompatible', `Qdrant 中缺少集合 ${collection}。${ADVICE}`);
  const found: Record<string, unknown> = { ...info.config.metadata };
  for (const [name, wanted] of Object.entries(metadataOf(space))) {
    if ((found[name] ?? null) === wanted) continue;
    const details = { name, found: found[name] ?? null, wanted };
    const words = `Qdrant 中的索引 ${collection} 与本程序不符（${name}：索引为 ${String(details.found)}，需要 ${String(wanted)}）。`;
    throw new JushiError('index-incompatible', `${words}${ADVICE}`, { details });
  }
}
