/**
 * The import rules of the house, checked on the sources themselves: imports go one way between the
 * top folders, and each vendor lives in one folder. `npm run layers` prints breaches and exits with 1;
 * the tests feed it breaches to see that it finds them.
 */
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';

/** folder → the top folders it may import besides itself. A folder that is not named may not be imported at all. */
export const LAYERS: Readonly<Record<string, readonly string[]>> = {
  protocol: [],
  knowledge: [],
  ingest: ['knowledge', 'protocol'],
  answer: ['knowledge', 'protocol'],
  eval: ['answer', 'ingest', 'knowledge', 'protocol'],
  server: ['answer', 'ingest', 'knowledge', 'protocol', 'eval'],
  bin: ['server', 'eval', 'answer', 'ingest', 'knowledge', 'protocol'],
  web: ['protocol'],
  scripts: ['server', 'eval', 'answer', 'ingest', 'knowledge', 'protocol'],
};

/** package or prefix → the only folders whose files may import it. */
export const VENDORS: Readonly<Record<string, readonly string[]>> = {
  'node:sqlite': ['knowledge/store/sqlite'],
  '@qdrant/js-client-rest': ['knowledge/store/qdrant'],
  langchain: ['answer/model'],
  '@langchain/': ['answer/model', 'knowledge/embeddings'],
  fastify: ['server'],
  '@fastify/': ['server'],
  react: ['web'],
  antd: ['web'],
  '@ant-design/': ['web'],
};

export interface SourceFile {
  /** Relative to the repository's root, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

export interface Breach {
  readonly path: string;
  readonly imported: string;
  readonly rule: string;
}

const IMPORT =
  /(?:^|[\s;}])(?:import|export)\s+(?:[^'";]*?\sfrom\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;

function importsOf(text: string): string[] {
  return [...text.matchAll(IMPORT)].map((match) => match[1] ?? match[2] ?? '').filter((name) => name !== '');
}

function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}

function layerBreach(file: SourceFile, imported: string): string | null {
  const target = relative('/', resolve('/', dirname(file.path), imported))
    .split(sep)
    .join('/');
  const from = file.path.split('/')[0] ?? '';
  const to = target.split('/')[0] ?? '';
  if (!(to in LAYERS) || from === to) {
    return null;
  }
  return LAYERS[from]?.includes(to) ? null : `${from} must not import ${to}`;
}

function vendorBreach(file: SourceFile, imported: string): string | null {
  for (const [vendor, folders] of Object.entries(VENDORS)) {
    const isVendor = vendor.endsWith('/') ? imported.startsWith(vendor) : isWithin(imported, vendor);
    if (isVendor && !folders.some((folder) => isWithin(file.path, folder))) {
      return `${vendor} lives in ${folders.join(', ')} only`;
    }
  }
  return null;
}

/** Breaches in the order of the files given; empty when the house is in order. */
export function findBreaches(files: readonly SourceFile[]): Breach[] {
  return files.flatMap((file) =>
    importsOf(file.text).flatMap((imported) => {
      const rule = imported.startsWith('.') ? layerBreach(file, imported) : vendorBreach(file, imported);
      return rule === null ? [] : [{ path: file.path, imported, rule }];
    }),
  );
}

/** Every TypeScript source below the layers' folders, built output left out. */
export function readSources(root: string): SourceFile[] {
  return Object.keys(LAYERS)
    .flatMap((folder) => globSync(`${folder}/**/*.{ts,tsx}`, { cwd: root, exclude: ['web/dist/**'] }))
    .map((path) => ({ path: path.split(sep).join('/'), text: readFileSync(join(root, path), 'utf8') }));
}

if (import.meta.main) {
  const breaches = findBreaches(readSources(join(import.meta.dirname, '..')));
  for (const breach of breaches) {
    console.error(`${breach.path}: imports ${breach.imported}; ${breach.rule}`);
  }
  process.exitCode = breaches.length > 0 ? 1 : 0;
}
