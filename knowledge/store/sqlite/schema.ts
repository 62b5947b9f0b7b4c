/**
 * The tables. `articles` says which content an article has in which generations; a content (with its passages,
 * vectors, observations and facts) is written once and never changed, so a reader may keep it under its key for ever.
 *
 * A row of `articles` is seen by generation g when since ≤ g and (until is null or until > g). What a run has
 * written but not published carries since or until = generation + 1: committed, invisible, and found again by
 * the run that resumes. `publish` raises the generation and deletes what is past.
 */
import { randomUUID } from 'node:crypto';
import { JushiError } from '../../errors.ts';
import { INDEX_FORMAT } from '../index-format.ts';
import { inTransaction, useWriteAheadLog } from './connection.ts';
import type { Connection } from './connection.ts';
import { DENSE_TABLES, hasDenseTables } from './dense-tables.ts';

const TABLES = `
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE contents (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  record_digest TEXT NOT NULL,
  first_passage INTEGER NOT NULL,
  passage_count INTEGER NOT NULL,
  observation_count INTEGER NOT NULL,
  head TEXT NOT NULL,
  sections TEXT NOT NULL,
  noise TEXT NOT NULL,
  text TEXT NOT NULL
);
CREATE TABLE articles (
  id TEXT NOT NULL,
  since INTEGER NOT NULL,
  until INTEGER,
  content INTEGER NOT NULL,
  duplicate_of TEXT,
  PRIMARY KEY (id, since)
) WITHOUT ROWID;
CREATE INDEX articles_since ON articles (since);
CREATE INDEX articles_until ON articles (until) WHERE until IS NOT NULL;
CREATE INDEX articles_content ON articles (content);
CREATE TABLE passages (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  start_offset INTEGER NOT NULL,
  end_offset INTEGER NOT NULL,
  section_path TEXT NOT NULL,
  data_years TEXT NOT NULL,
  text TEXT NOT NULL
);
CREATE TABLE vectors (
  content INTEGER PRIMARY KEY,
  passage_ids TEXT NOT NULL,
  lengths BLOB NOT NULL,
  ids BLOB NOT NULL,
  weights BLOB NOT NULL
);
CREATE TABLE observations (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  content INTEGER NOT NULL,
  start_offset INTEGER NOT NULL,
  indicator TEXT NOT NULL,
  status TEXT NOT NULL,
  region_code TEXT,
  first_year INTEGER,
  last_year INTEGER,
  record TEXT NOT NULL
);
CREATE INDEX observations_content ON observations (content, start_offset);
CREATE INDEX observations_indicator ON observations (indicator, region_code, status, first_year, last_year, content);
CREATE INDEX observations_region ON observations (region_code, indicator, status, first_year, last_year, content);
CREATE TABLE facts (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  content INTEGER NOT NULL,
  region_code TEXT NOT NULL,
  record TEXT NOT NULL
);
CREATE INDEX facts_content ON facts (content);
CREATE TABLE fact_names (name TEXT NOT NULL, fact INTEGER NOT NULL, PRIMARY KEY (name, fact)) WITHOUT ROWID;
CREATE INDEX fact_names_fact ON fact_names (fact);
CREATE TABLE sources (article_id TEXT PRIMARY KEY, path TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE kept_out (id TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE feedback (
  key INTEGER PRIMARY KEY,
  answer_id TEXT NOT NULL,
  useful INTEGER NOT NULL,
  reason TEXT,
  received_at TEXT NOT NULL
);
`;

const FORMAT = Object.entries(INDEX_FORMAT).filter(([name]) => name !== 'version');

function userVersion(connection: Connection): number {
  return Number(connection.prepare('PRAGMA user_version').get()?.['user_version']);
}

function isEmpty(connection: Connection): boolean {
  return connection.prepare('SELECT count(*) AS tables FROM sqlite_schema').get()?.['tables'] === 0;
}

function incompatible(file: string, details: unknown): JushiError {
  const message = `索引由不兼容的版本建立：${file}。请移走该文件，或用 DATA_DIR 另指一个目录，然后重新导入（npm run ingest -- 路径）。`;
  return new JushiError('index-incompatible', message, { details });
}

/**
 * Whether the file holds an index of ours: false while it is empty (a first run was killed before it made the tables).
 * Fails with `index-incompatible` for anything that another version or program made.
 */
export function checkSchema(connection: Connection, file: string): boolean {
  const version = userVersion(connection);
  if (version === 0 && isEmpty(connection)) return false;
  if (version !== INDEX_FORMAT.version) throw incompatible(file, { found: version, wanted: INDEX_FORMAT.version });
  for (const [name, wanted] of FORMAT) {
    const found = readMeta(connection, name);
    if (found !== wanted) throw incompatible(file, { name, found, wanted });
  }
  return true;
}

/** Makes the tables where the file is empty; several processes may try at once. */
export function ensureSchema(connection: Connection, file: string): void {
  const exists = checkSchema(connection, file);
  useWriteAheadLog(connection);
  if (exists) {
    if (!hasDenseTables(connection)) inTransaction(connection, () => connection.exec(DENSE_TABLES));
    return;
  }
  inTransaction(connection, () => {
    if (checkSchema(connection, file)) return;
    connection.exec(TABLES);
    connection.exec(DENSE_TABLES);
    const insert = connection.prepare('INSERT INTO meta (name, value) VALUES (?, ?)');
    for (const [name, value] of FORMAT) insert.run(name, String(value));
    insert.run('generation', '0');
    insert.run('index_id', randomUUID());
    connection.exec(`PRAGMA user_version = ${INDEX_FORMAT.version}`);
  });
}

export function readMeta(connection: Connection, name: string): string | null {
  const value = connection.prepare('SELECT value FROM meta WHERE name = ?').get(name)?.['value'];
  return typeof value === 'string' ? value : null;
}

/** The newest published generation; 0 before the first. */
export function readGeneration(connection: Connection): number {
  return Number(readMeta(connection, 'generation') ?? 0);
}
