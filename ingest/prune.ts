/** Which articles `--prune` removes: their source lies under the given paths and no longer holds them. */
import { resolve, sep } from 'node:path';
import type { IngestedSource } from '../knowledge/store/port.ts';

function liesUnder(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder + sep);
}

/**
 * @param state.files all files found under `paths`
 * @param state.seen ids of the articles that this run found
 * @param state.readable files that could be read; one that could not is not gone, and keeps its articles
 * @param state.unreadable paths, given or found, that could not be read or listed: nothing under them is taken for
 *   deleted (a missing folder may be an unplugged disk); a missing file that was named itself is gone
 * @returns ids, in the order of `sources`
 */
export function findRemoved(state: {
  readonly sources: readonly IngestedSource[];
  readonly paths: readonly string[];
  readonly files: readonly string[];
  readonly seen: ReadonlySet<string>;
  readonly readable: ReadonlySet<string>;
  readonly unreadable: readonly string[];
}): string[] {
  const given = state.paths.map((path) => resolve(path));
  const present = new Set(state.files);
  const isGone = (path: string) => {
    if (!given.some((each) => liesUnder(path, each))) return false;
    if (present.has(path)) return state.readable.has(path);
    return !state.unreadable.some((folder) => folder !== path && liesUnder(path, folder));
  };
  return state.sources
    .filter(({ articleId, path }) => !state.seen.has(articleId) && isGone(path))
    .map(({ articleId }) => articleId);
}
