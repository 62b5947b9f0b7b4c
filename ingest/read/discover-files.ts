/**
 * From the paths a person gave to the files to read: folders are walked, hidden entries in them skipped.
 * Sorted by path, each file once, so that a run does not depend on the order of a directory.
 */
import { lstat, readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { REASONS } from './rejection.ts';
import type { Rejection } from './rejection.ts';

export interface Discovery {
  /** Absolute, sorted by code unit, without duplicates. */
  readonly files: readonly string[];
  /** Given paths that are missing or cannot be read, and folders that cannot be listed. */
  readonly rejected: readonly Rejection[];
}

interface Findings {
  files: Set<string>;
  rejected: Rejection[];
}

function reasonOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code === 'ENOENT' ? REASONS.missing : REASONS.unreadable;
}

async function walk(folder: string, findings: Findings): Promise<void> {
  let entries;
  try {
    entries = await readdir(folder, { withFileTypes: true });
  } catch (error) {
    findings.rejected.push({ path: folder, reason: reasonOf(error) });
    return;
  }
  for (const entry of entries) {
    if (entry.name.startsWith('.')) continue;
    const path = join(folder, entry.name);
    // A link to a folder is not followed: it may lead back up.
    if (entry.isDirectory()) await walk(path, findings);
    else if (entry.isFile()) findings.files.add(path);
    else if (entry.isSymbolicLink() && (await stat(path).catch(() => null))?.isFile()) findings.files.add(path);
  }
}

/** @param paths files or folders, relative to the working directory or absolute; a hidden file given by name is read */
export async function discoverFiles(paths: readonly string[]): Promise<Discovery> {
  const findings: Findings = { files: new Set(), rejected: [] };
  for (const given of paths) {
    const path = resolve(given);
    try {
      const entry = (await lstat(path)).isSymbolicLink() ? await stat(path) : await lstat(path);
      if (entry.isDirectory()) await walk(path, findings);
      else if (entry.isFile()) findings.files.add(path);
      else findings.rejected.push({ path, reason: REASONS.special });
    } catch (error) {
      findings.rejected.push({ path, reason: reasonOf(error) });
    }
  }
  return { files: [...findings.files].toSorted(), rejected: findings.rejected };
}
