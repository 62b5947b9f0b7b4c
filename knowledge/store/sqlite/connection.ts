/**
 * Opens connections to the index file and turns SQLite's failures into ours.
 * Never read the file by other means: closing any other handle on it drops SQLite's locks (POSIX).
 */
import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { JushiError } from '../../errors.ts';

export type Connection = DatabaseSync;

/** How long SQLite itself waits for another connection's transaction, which lasts milliseconds. */
const BUSY_TIMEOUT_MS = 5000;

/** Primary result codes, https://www.sqlite.org/rescode.html */
const BUSY = 5;
const DAMAGED = new Set([11, 26]);
const FULL = 13;
const INPUT_OUTPUT = 10;
/** No permission, read-only, cannot open, not authorised. */
const NO_ACCESS = new Set([3, 8, 14, 23]);

/** SQLite's primary result code; null for any other failure. */
function resultCode(error: unknown): number | null {
  return error instanceof Error && 'errcode' in error && typeof error.errcode === 'number'
    ? error.errcode & 0xff
    : null;
}

export function isBusy(error: unknown): boolean {
  return resultCode(error) === BUSY;
}

export function dataFolderError(file: string, cause: unknown): JushiError {
  return new JushiError('data-folder', `数据目录无法读写：${dirname(file)}。请检查 DATA_DIR、目录权限和磁盘空间。`, {
    cause,
  });
}

/** What a failure of SQLite means to whoever asked; other failures pass as they are. */
export function translate(error: unknown, file: string, purpose: 'read' | 'write'): unknown {
  const code = resultCode(error);
  if (code === null) return error;
  if (DAMAGED.has(code)) {
    const message = `索引文件已损坏，或不是索引：${file}。请移走该文件，然后重新导入。`;
    return new JushiError('index-incompatible', message, { cause: error });
  }
  if (NO_ACCESS.has(code) || (purpose === 'write' && (code === FULL || code === INPUT_OUTPUT))) {
    return dataFolderError(file, error);
  }
  return new JushiError('store-unavailable', undefined, { cause: error });
}

/** Runs `work`, with SQLite's failures translated. */
export function guarded<Result>(file: string, purpose: 'read' | 'write', work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw translate(error, file, purpose);
  }
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * A connection that only reads. In a folder that cannot be written, a file at rest (no write-ahead log beside it)
 * is opened as immutable, since SQLite could not make the shared memory that a log needs.
 */
export function openForReading(file: string): Connection {
  const atRest = !isWritable(dirname(file)) && !existsSync(`${file}-wal`);
  const url = pathToFileURL(file);
  if (atRest) url.searchParams.set('immutable', '1');
  return new DatabaseSync(url, { readOnly: true, timeout: BUSY_TIMEOUT_MS });
}

/** A database in memory, for where there is no file. */
export function openEmpty(): Connection {
  return new DatabaseSync(':memory:');
}

/** Makes the folder and the file where they are missing; changes nothing in a file that is there. */
export function openForWriting(file: string): Connection {
  try {
    mkdirSync(dirname(file), { recursive: true });
  } catch (error) {
    throw dataFolderError(file, error);
  }
  return guarded(file, 'write', () => new DatabaseSync(file, { timeout: BUSY_TIMEOUT_MS }));
}

/** To be called once the file is known to be ours (or new): the write-ahead log is a property of the file. */
export function useWriteAheadLog(connection: Connection): void {
  connection.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA temp_store = MEMORY;');
}

/** Runs `work` in one transaction: all of it or nothing. */
export function inTransaction<Result>(connection: Connection, work: () => Result): Result {
  connection.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    connection.exec('COMMIT');
    return result;
  } catch (error) {
    if (connection.isTransaction) connection.exec('ROLLBACK');
    throw error;
  }
}

/**
 * What tells a file from another of the same name; null while there is none.
 * A file at rest in a read-only folder has no log to tell a change by, so its time, size and log count too.
 */
export function identityOf(file: string): string | null {
  const stats = statSync(file, { throwIfNoEntry: false });
  if (!stats || stats.size === 0) return null;
  const identity = `${stats.dev}:${stats.ino}`;
  if (isWritable(dirname(file))) return identity;
  return `${identity}:${stats.mtimeMs}:${stats.size}:${existsSync(`${file}-wal`)}`;
}
