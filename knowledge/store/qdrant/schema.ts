/**
 * The collections of one index and what they were made for. Payload indexes are made before anything is stored;
 * the collections' own metadata says with which tokenizer, weights and embedding model, and is checked before use.
 */
import { JushiError } from '../../errors.ts';
import { INDEX_FORMAT } from '../index-format.ts';
import { statusOf } from './connection.ts';
import type { Connection, QdrantClient, Schemas } from './connection.ts';
import type { IndexNames } from './names.ts';
import { DENSE, SPARSE } from './points.ts';

export interface Embedding {
  readonly model: string;
  readonly dimension: number;
}

/** Fixed when an index is made: Qdrant cannot change the number of shards of its own accord later. */
export interface Layout {
  readonly embedding?: Embedding | undefined;
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
  passages: SLOTS,
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
  state: { table: NUMBER, since: NUMBER, until: NUMBER },
};

const FORMAT: Readonly<Record<string, string | number>> = INDEX_FORMAT;

export function metadataOf(embedding: Embedding | undefined): Record<string, string | number | null> {
  return { ...FORMAT, embedding_model: embedding?.model ?? null, embedding_dimension: embedding?.dimension ?? null };
}

/** Vectors lie on disk; of dense ones a copy in 8-bit integers stays in memory. */
export function vectorConfigOf(
  embedding: Embedding | undefined,
): Pick<Schemas['CreateCollection'], 'vectors' | 'sparse_vectors'> {
  const dense: Schemas['VectorParams'] | null = embedding
    ? {
        size: embedding.dimension,
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

/** Makes what is missing of an index's collections; a killed making is gone on with. */
export async function ensureCollections(connection: Connection, names: IndexNames, layout: Layout): Promise<void> {
  const { embedding, shards, replicas } = layout;
  const common = {
    on_disk_payload: true,
    metadata: metadataOf(embedding),
    ...(replicas === undefined ? {} : { replication_factor: replicas }),
  };
  const sharded = { ...common, ...(shards === undefined ? {} : { shard_number: shards }) };
  const { passages, articles, observations, facts, state } = names;
  await Promise.all([
    ensureCollection(connection, passages, FIELDS.passages, { ...sharded, ...vectorConfigOf(embedding) }),
    ensureCollection(connection, articles, FIELDS.articles, { ...sharded, vectors: {} }),
    ensureCollection(connection, observations, FIELDS.observations, { ...sharded, vectors: {} }),
    ensureCollection(connection, facts, FIELDS.facts, { ...sharded, vectors: {} }),
    // One shard: the lock and the served generation are decided by one writer of one log.
    ensureCollection(connection, state, FIELDS.state, { ...common, shard_number: 1, vectors: {} }),
  ]);
}

const ADVICE =
  '请用 jushi index copy 或重新导入建立新的索引，再用 jushi index switch 切换；也可用 QDRANT_COLLECTION 另指一个名称。';

/**
 * Fails with `index-incompatible`, saying what differs and what to do, unless the index was made for this program's
 * format and for the embedding model that is set.
 */
export async function checkFormat(
  connection: Connection,
  names: IndexNames,
  embedding: Embedding | undefined,
): Promise<void> {
  const info = await connection.readIfThere((client) => client.getCollection(names.passages));
  if (!info) throw new JushiError('index-incompatible', `Qdrant 中缺少集合 ${names.passages}。${ADVICE}`);
  const found: Record<string, unknown> = { ...info.config.metadata };
  for (const [name, wanted] of Object.entries(metadataOf(embedding))) {
    if ((found[name] ?? null) === wanted) continue;
    const details = { name, found: found[name] ?? null, wanted };
    const words = `Qdrant 中的索引 ${names.version} 与本程序不符（${name}：索引为 ${String(details.found)}，需要 ${String(wanted)}）。`;
    throw new JushiError('index-incompatible', `${words}${ADVICE}`, { details });
  }
}
