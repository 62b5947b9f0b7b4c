/**
 * One writer at a time, across processes: a transaction held open on a database of its own beside the index.
 * The operating system gives the lock back when its holder dies, `kill -9` included, so nothing is ever stale.
 * A small file beside it says in words who holds it; it is for people, never for deciding.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { JushiError } from '../../errors.ts';
import { dataFolderError, guarded, isBusy } from './connection.ts';

/** Chosen: a person doesn't notice it, and a waiting run costs nothing. */
const RETRY_MS = 50;

const holderSchema = z.object({ pid: z.number(), host: z.string(), since: z.string() });

function tryLock(lockFile: string): DatabaseSync | null {
  const connection = new DatabaseSync(lockFile, { timeout: 0 });
  try {
    connection.exec('BEGIN IMMEDIATE');
    return connection;
  } catch (error) {
    connection.close();
    if (isBusy(error)) return null;
    throw error;
  }
}

function describeHolder(holderFile: string): string {
  try {
    const { pid, host, since } = holderSchema.parse(JSON.parse(readFileSync(holderFile, 'utf8')));
    return `进程 ${pid}（主机 ${host}，自 ${since} 起）`;
  } catch {
    return '另一个进程';
  }
}

/**
 * @param waitMs how long to wait for the present holder; then fails with `index-locked`, naming it and since when
 * @returns gives the lock back
 */
export async function acquireWriterLock(file: string, waitMs: number): Promise<() => void> {
  const lockFile = `${file}.lock`;
  const holderFile = `${file}.writer.json`;
  const deadline = performance.now() + waitMs;
  try {
    mkdirSync(dirname(file), { recursive: true });
  } catch (error) {
    throw dataFolderError(file, error);
  }
  for (;;) {
    const held = guarded(file, 'write', () => tryLock(lockFile));
    if (held) {
      const holder = { pid: process.pid, host: hostname(), since: new Date().toISOString() };
      try {
        writeFileSync(holderFile, JSON.stringify(holder));
      } catch (error) {
        held.close();
        throw dataFolderError(file, error);
      }
      return () => {
        rmSync(holderFile, { force: true });
        held.close();
      };
    }
    if (performance.now() >= deadline) {
      throw new JushiError('index-locked', `${describeHolder(holderFile)}正在写入索引，请等它结束后再试。`);
    }
    await delay(Math.min(RETRY_MS, Math.max(1, deadline - performance.now())));
  }
}
