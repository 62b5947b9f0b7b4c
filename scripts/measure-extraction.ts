/**
 * `npm run measure:extraction [FOLDER…]`: what the figures cost an ingest. Ingests the same articles into fresh indexes
 * in one process, in turns with and without extraction, after a warm-up of each; prints the medians of processor time,
 * which another program on the machine disturbs less than wall time. Without arguments: the articles of JUSHI_SHARED,
 * else the samples.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ingestPaths } from '../ingest/ingest-paths.ts';
import { extractFigures } from '../knowledge/figures/extract-figures.ts';
import { openSqliteStore } from '../knowledge/store/sqlite/store.ts';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { runs: { type: 'string', default: '7' } },
});
const corpus = resolve(process.env['JUSHI_SHARED'] ?? '../shared', 'corpus');
const paths = positionals.length > 0 ? positionals : [existsSync(corpus) ? corpus : 'samples/articles'];

async function ingest(withFigures: boolean): Promise<{ readonly ms: number; readonly observations: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'jushi-extraction-'));
  const store = openSqliteStore({ file: join(folder, 'index.db') });
  const before = process.cpuUsage();
  const { observations } = await ingestPaths({
    paths,
    store,
    ...(withFigures ? { extractObservations: extractFigures } : {}),
  });
  const { user, system } = process.cpuUsage(before);
  await store.close();
  rmSync(folder, { recursive: true, force: true });
  return { ms: (user + system) / 1000, observations };
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;

const [plain, figures]: [number[], number[]] = [[], []];
let observations = 0;
for (let run = -1; run < Number(options.runs); run++) {
  const without = await ingest(false);
  const having = await ingest(true);
  ({ observations } = having);
  if (run < 0) continue;
  plain.push(without.ms);
  figures.push(having.ms);
}
const added = (without: number, having: number): string => `${((100 * (having - without)) / without).toFixed(1)} %`;
const row = (words: string, without: number, having: number): string =>
  `${words.padEnd(10)}${without.toFixed(0).padStart(8)}${having.toFixed(0).padStart(8)}${added(without, having).padStart(10)}`;
console.log(
  [
    `${paths.join(', ')}: ${observations} observations, processor time in ms of ${options.runs} pairs of ingests, warm`,
    'added = (with - without) / without; aim: under 30 %',
    '           without    with     added',
    row('median', median(plain), median(figures)),
    row('fastest', Math.min(...plain), Math.min(...figures)),
  ].join('\n'),
);
