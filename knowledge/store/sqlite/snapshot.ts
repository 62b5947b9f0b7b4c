/**
 * One generation as loaded: heads and postings in memory, texts in the database under a read transaction that is
 * open only while a view is. The next generation is loaded as a change to this one.
 */
import { createArticleTable } from '../search/article-table.ts';
import type { ArticleEntry, ArticleTable } from '../search/article-table.ts';
import { createPauses } from '../pauses.ts';
import type { ArticleHead } from '../port.ts';
import type { DenseIndex } from '../search/dense-index.ts';
import { EMPTY_PASSAGE_INDEX, updatePassageIndex } from '../search/passage-index.ts';
import type { PassageIndex } from '../search/passage-index.ts';
import type { Connection } from './connection.ts';
import { createContentReader } from './contents.ts';
import type { SqliteContentReader } from './contents.ts';
import { loadDenseIndex } from './dense-reader.ts';
import { decode } from './rows.ts';
import { readGeneration, readMeta } from './schema.ts';

export interface Loaded {
  /** Made with the file: keys of one index mean nothing in another. */
  readonly indexId: string | null;
  readonly generation: number;
  readonly table: ArticleTable;
  readonly index: PassageIndex;
  /** Null where there are no dense vectors. */
  readonly dense: DenseIndex | null;
}

export interface Snapshot extends Loaded {
  readonly connection: Connection;
  readonly reader: SqliteContentReader;
}

export const NOTHING_LOADED: Loaded = {
  indexId: null,
  generation: 0,
  table: createArticleTable([]),
  index: EMPTY_PASSAGE_INDEX,
  dense: null,
};

const VISIBLE = 'since <= $generation AND (until IS NULL OR until > $generation)';

/** Heads are read for contents not known yet; a changed near-duplicate link makes a new head only. */
function loadTable(connection: Connection, generation: number, previous: ArticleTable): ArticleTable {
  const rows = connection.prepare(`SELECT content, duplicate_of FROM articles WHERE ${VISIBLE}`);
  const headOf = connection.prepare('SELECT head, passage_count, observation_count FROM contents WHERE key = ?');
  const entries: ArticleEntry[] = [];
  for (const row of rows.iterate({ $generation: generation })) {
    const content = Number(row['content']);
    const duplicateOf = row['duplicate_of'] as string | null;
    const known = previous.byContent.get(content);
    if (known) {
      const same = known.head.duplicateOf === duplicateOf;
      entries.push(same ? known : { ...known, head: { ...known.head, duplicateOf } });
      continue;
    }
    const stored = headOf.get(content)!;
    const head = { ...decode<ArticleHead>(stored['head']), duplicateOf };
    const passages = Number(stored['passage_count']);
    entries.push({ head, content, passages, observations: Number(stored['observation_count']) });
  }
  return createArticleTable(entries);
}

/**
 * Begins a read transaction on the connection, leaves it open, and loads what it sees.
 * @param earlier what was loaded before; stays usable, and is built upon where it is of the same index
 */
export async function loadSnapshot(connection: Connection, earlier: Loaded): Promise<Snapshot> {
  connection.exec('BEGIN');
  const indexId = readMeta(connection, 'index_id');
  const previous = indexId === earlier.indexId ? earlier : NOTHING_LOADED;
  const generation = readGeneration(connection);
  const reader = createContentReader(connection);
  const table = loadTable(connection, generation, previous.table);
  const wanted = new Map(table.listed.map(({ content, passages }) => [content, passages]));
  const pause = createPauses();
  const index = await updatePassageIndex(previous.index, wanted, reader.vectors, pause);
  const earlierDense = { index: previous.dense, generation: previous.generation };
  const dense = await loadDenseIndex(connection, generation, earlierDense, wanted.keys(), pause);
  return { indexId, generation, table, index, dense, connection, reader };
}
