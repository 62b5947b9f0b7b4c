/**
 * The bundled samples as an index of their own, apart from the user's. It is built when it is missing, and anew
 * when the samples or the code that reads them changed: its file's name carries a digest of both.
 */
import { existsSync, globSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { openSqliteStore } from '../knowledge/store/sqlite/store.ts';
import type { KnowledgeStore } from '../knowledge/store/port.ts';
import { contentDigest } from './content-digest.ts';
import { ingest } from './ingestion.ts';
import { projectPath } from './project-folder.ts';

interface SampleFolders {
  /** The articles are the `.txt` files at any depth; what else lies there (regression cases) is none. */
  readonly bundled: string;
  /** The sources that reading articles depends on. */
  readonly code: readonly string[];
}

const OURS: SampleFolders = {
  bundled: projectPath('samples'),
  code: [projectPath('ingest'), projectPath('knowledge')],
};

/** @returns null where no samples are bundled */
export async function openSamples(
  dataFolder: string,
  { bundled, code }: SampleFolders = OURS,
): Promise<KnowledgeStore | null> {
  const articles = existsSync(bundled) ? globSync('**/*.txt', { cwd: bundled }).map((name) => join(bundled, name)) : [];
  if (articles.length === 0) {
    return null;
  }
  const { folder, isPassing } = writableFolder(dataFolder);
  const digest = contentDigest([...articles.toSorted(), ...code]).slice(0, 16);
  const name = `samples-${digest}.db`;
  const file = join(folder, name);
  if (!existsSync(file)) {
    await build(articles, folder, file);
    removeOthers(folder, name);
  }
  const store = openSqliteStore({ file });
  return isPassing ? { ...store, close: () => store.close().then(() => rmSync(folder, { recursive: true })) } : store;
}

/** Inside the data folder; where that cannot be written, one that goes when the store is closed. */
function writableFolder(dataFolder: string): { folder: string; isPassing: boolean } {
  const folder = join(resolve(dataFolder), 'samples');
  try {
    mkdirSync(folder, { recursive: true });
    rmSync(mkdtempSync(join(folder, '.write-check-')), { recursive: true });
    return { folder, isPassing: false };
  } catch {
    return { folder: mkdtempSync(join(tmpdir(), 'jushi-samples-')), isPassing: true };
  }
}

/** Built aside and moved in one step: two servers that start at once do not meet in one file. */
async function build(articles: readonly string[], folder: string, file: string): Promise<void> {
  const workshop = mkdtempSync(join(folder, '.building-'));
  try {
    const built = join(workshop, 'samples.db');
    const store = openSqliteStore({ file: built });
    try {
      await ingest({ paths: articles, store });
    } finally {
      await store.close();
    }
    renameSync(built, file);
  } finally {
    rmSync(workshop, { recursive: true, force: true });
  }
}

/** Indexes of earlier versions; one that another server still holds may stay. */
function removeOthers(folder: string, name: string): void {
  for (const entry of readdirSync(folder)) {
    if (/^samples-[0-9a-f]{16}\.db/.test(entry) && !entry.startsWith(name)) {
      rmSync(join(folder, entry), { force: true });
    }
  }
}
