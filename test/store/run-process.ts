/** Starts the ingesting process and kills it after a given number of its lines. */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const SCRIPT = fileURLToPath(new URL('ingest-process.ts', import.meta.url));

interface Finished {
  readonly lines: readonly string[];
  /** Null where it was killed. */
  readonly exitCode: number | null;
}

/**
 * @param options.killAfterLines SIGKILL once so many lines were read; never when absent
 * @param options.mode passed on
 */
export async function runIngest(
  file: string,
  { killAfterLines = Infinity, mode = 'ingest' }: { killAfterLines?: number; mode?: string } = {},
): Promise<Finished> {
  const child = spawn(process.execPath, [SCRIPT, file, mode], { stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = new Promise<number | null>((resolve, reject) => {
    child.once('exit', resolve);
    child.once('error', reject);
  });
  const lines: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line);
    if (lines.length === killAfterLines) child.kill('SIGKILL');
  }
  return { lines, exitCode: await exited };
}

/** A process that holds the lock until it is killed. */
export async function startLockHolder(file: string): Promise<{ pid: number; kill: () => Promise<void> }> {
  const child = spawn(process.execPath, [SCRIPT, file, 'hold'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = new Promise((resolve) => child.once('exit', resolve));
  await new Promise((resolve) => child.stdout.once('data', resolve));
  return {
    pid: child.pid!,
    async kill() {
      child.kill('SIGKILL');
      await exited;
    },
  };
}
