/** One digest over the files of some folders, by name and content: tells whether something built from them is stale. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @param paths files or folders; a missing one counts as empty
 * @param isSkipped by a file's or folder's own name; hidden ones are always skipped
 * @returns SHA-256, hex
 */
export function contentDigest(paths: readonly string[], isSkipped: (name: string) => boolean = () => false): string {
  const hash = createHash('sha256');
  const visit = (path: string, name: string): void => {
    if (!statSync(path).isDirectory()) {
      hash.update(`${name}\0${createHash('sha256').update(readFileSync(path)).digest('hex')}\n`);
      return;
    }
    for (const entry of readdirSync(path).toSorted()) {
      if (!entry.startsWith('.') && !isSkipped(entry)) {
        visit(join(path, entry), `${name}/${entry}`);
      }
    }
  };
  for (const [index, path] of paths.entries()) {
    if (existsSync(path)) {
      visit(path, String(index));
    }
  }
  return hash.digest('hex');
}
