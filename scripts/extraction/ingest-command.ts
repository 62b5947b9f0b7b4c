/** The `jushi ingest` command in a process of its own, over an index of its own: what a person who types it waits for. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));
const preload = (name: string): string => `--import=${new URL(`./${name}.ts`, import.meta.url).href}`;

/**
 * @returns processor time in ms, start and all threads included
 * @throws Error where the command fails
 */
export function runIngestCommand(paths: readonly string[], withFigures: boolean): number {
  const folder = mkdtempSync(join(tmpdir(), 'jushi-extraction-'));
  try {
    const preloads = [preload('tell-processor-time'), ...(withFigures ? [] : [preload('no-figures')])];
    const command = [...preloads, join(PROJECT, 'bin/jushi.mjs'), 'ingest', ...paths.map((path) => resolve(path))];
    const { status, output, stderr } = spawnSync(process.execPath, command, {
      cwd: folder,
      env: { ...process.env, DATA_DIR: folder },
      stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
      encoding: 'utf8',
    });
    const ms = Number(output?.[3]);
    if (status !== 0 || !(ms > 0)) throw new Error(`jushi ingest ended with ${status}: ${stderr}`);
    return ms;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
