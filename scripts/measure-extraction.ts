/**
 * `npm run measure:extraction [FOLDER…]`: what reading figures costs an ingest, in processor time, which another program
 * on the machine disturbs less than wall time. Two ways, each in turns with and without figures: in one process over
 * fresh indexes, after a warm-up of each; and the `jushi ingest` command in a process of its own each time.
 * Without arguments: the articles of JUSHI_SHARED, else the samples.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ingestPaths } from '../ingest/ingest-paths.ts';
import { extractFigures } from '../knowledge/figures/extract-figures.ts';
import { openSqliteStore } from '../knowledge/store/sqlite/store.ts';
import { runIngestCommand } from './extraction/ingest-command.ts';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { runs: { type: 'string', default: '9' } },
});
const corpus = resolve(process.env['JUSHI_SHARED'] ?? '../shared', 'corpus');
const paths = positionals.length > 0 ? positionals : [existsSync(corpus) ? corpus : 'samples/articles'];
const runs = Number(options.runs);
let observations = 0;

async function ingest(withFigures: boolean): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'jushi-extraction-'));
  const store = openSqliteStore({ file: join(folder, 'index.db') });
  const before = process.cpuUsage();
  const summary = await ingestPaths({
    paths,
    store,
    ...(withFigures ? { extractObservations: extractFigures } : {}),
  });
  const { user, system } = process.cpuUsage(before);
  await store.close();
  rmSync(folder, { recursive: true, force: true });
  observations = Math.max(observations, summary.observations);
  return (user + system) / 1000;
}

interface Pairs {
  readonly without: readonly number[];
  readonly having: readonly number[];
}

async function inTurns(run: (withFigures: boolean) => number | Promise<number>): Promise<Pairs> {
  const [without, having]: [number[], number[]] = [[], []];
  for (let turn = 0; turn < runs; turn++) {
    without.push(await run(false));
    having.push(await run(true));
  }
  return { without, having };
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;

function row(words: string, without: number, having: number): string {
  const added = `${((100 * (having - without)) / without).toFixed(1)} %`;
  return `  ${words.padEnd(10)}${without.toFixed(0).padStart(8)}${having.toFixed(0).padStart(8)}${added.padStart(10)}`;
}

const table = ({ without, having }: Pairs): string =>
  [
    '             without    with     added',
    row('median', median(without), median(having)),
    row('fastest', Math.min(...without), Math.min(...having)),
  ].join('\n');

await ingest(false);
await ingest(true);
const warm = await inTurns(ingest);
const command = await inTurns((withFigures) => runIngestCommand(paths, withFigures));
console.log(
  [
    `${paths.join(', ')}: ${observations} observations; processor time in ms of ${runs} pairs`,
    'added = (with - without) / without; aim: under 30 %',
    'in one process, warm',
    table(warm),
    'the jushi ingest command, each in a fresh process',
    table(command),
  ].join('\n'),
);
