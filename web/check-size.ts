/**
 * Fails when the first load is too heavy: everything fetched before the empty page is ready, styles and the
 * schemas of its first requests included, gzipped as the server sends it. Run after a build:
 * `node web/check-size.ts`.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const LIMIT_KB = 250;
const dist = fileURLToPath(new URL('./dist/', import.meta.url));

interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
  readonly assets?: readonly string[];
}

/**
 * Loaded lazily, yet at once: the schemas that check the coverage and the starters (protocol/library.ts). As a chunk
 * that other lazy parts share it goes by its own name.
 */
const LOADED_AT_ONCE = /^(?:\.\.\/protocol\/library\.ts|_library-[\w-]+\.js)$/;

const manifest = JSON.parse(readFileSync(`${dist}.vite/manifest.json`, 'utf8')) as Record<string, Chunk>;

function filesOf(name: string, seen: Set<string>): string[] {
  const chunk = manifest[name];
  if (chunk === undefined || seen.has(name)) return [];
  seen.add(name);
  const own = [chunk.file, ...(chunk.css ?? []), ...(chunk.assets ?? [])];
  return [...own, ...(chunk.imports ?? []).flatMap((imported) => filesOf(imported, seen))];
}

const lazy = Object.keys(manifest).filter((name) => LOADED_AT_ONCE.test(name));
if (lazy.length !== 1)
  throw new Error(`expected one chunk of the schemas that are loaded at once, found ${lazy.length}`);
const seen = new Set<string>();
const files = new Set(['index.html', ...['index.html', ...lazy].flatMap((name) => filesOf(name, seen))]);
let total = 0;
for (const file of files) {
  const bytes = gzipSync(readFileSync(dist + file)).length;
  total += bytes;
  console.log(`${(bytes / 1000).toFixed(1).padStart(7)} kB  ${file}`);
}
console.log(`${(total / 1000).toFixed(1).padStart(7)} kB  first load, gzip; at most ${LIMIT_KB} kB`);
if (total / 1000 > LIMIT_KB) process.exitCode = 1;
