/**
 * `npm run endure -- [--articles PATH]… [--set FILE.jsonl]… [--kills N] [--ingests N] [--seed N]`: what must never happen
 * while articles are read in, tried with the real command. Ingests are killed at random moments and run again: each must
 * end with the digest of one that was not. Then articles leave and come back while a server answers a stream of questions:
 * none may fail. Exits with 1 if one did.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { casesOf, inputsOf } from './over-articles.ts';
import { seededRandom } from './seeded-random.ts';

const JUSHI = fileURLToPath(new URL('../bin/jushi.mjs', import.meta.url));
/** Questions that are under way at any moment. */
const ASKERS = 4;
const ADDRESS = /http:\/\/[\w.:]+/;

interface Ingested {
  readonly digest: string;
  readonly articles: number;
  readonly new: number;
}

function start(args: readonly string[], dataFolder: string): ChildProcess {
  const env = { ...process.env, DATA_DIR: dataFolder, HOST: '127.0.0.1', PORT: '0', QDRANT_URL: '' };
  return spawn(process.execPath, [JUSHI, ...args], { env, stdio: ['ignore', 'pipe', 'ignore'] });
}

async function exitOf(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    await new Promise((resolve) => child.once('exit', resolve));
  }
}

/** @throws Error if the command failed */
async function ingest(paths: readonly string[], dataFolder: string, prune = false): Promise<Ingested> {
  const child = start(['ingest', ...paths, '--json', ...(prune ? ['--prune'] : [])], dataFolder);
  let words = '';
  child.stdout?.setEncoding('utf8').on('data', (more: string) => {
    words += more;
  });
  await exitOf(child);
  if (child.exitCode !== 0) {
    throw new Error(`ingest ended with ${child.exitCode}: ${words}`);
  }
  return JSON.parse(words) as Ingested;
}

/** How many of `kills` interrupted runs ended as the whole one did once run again, and how many had written something. */
async function countRecovered(paths: readonly string[], folder: string, kills: number, seed: number) {
  const random = seededRandom(seed);
  const begun = performance.now();
  const whole = await ingest(paths, join(folder, 'whole'));
  const lasted = performance.now() - begun;
  let same = 0;
  let partly = 0;
  for (let run = 0; run < kills; run += 1) {
    const data = join(folder, `killed-${run}`);
    const child = start(['ingest', ...paths, '--json'], data);
    await pause(random.integer(lasted));
    child.kill('SIGKILL');
    await exitOf(child);
    const again = await ingest(paths, data);
    same += Number(again.digest === whole.digest && again.articles === whole.articles);
    partly += Number(again.new < whole.new);
    rmSync(data, { recursive: true, force: true });
  }
  return { same, partly, articles: whole.articles };
}

interface Asked {
  asked: number;
  failed: number;
  readonly outcomes: Map<string, number>;
}

/** Asks until `signal` says stop; anything but a whole answer with status 200 has failed. */
async function keepAsking(address: string, questions: readonly string[], counts: Asked, signal: AbortSignal) {
  for (let next = 0; !signal.aborted; next += 1) {
    const question = questions[next % questions.length] ?? '';
    counts.asked += 1;
    try {
      const response = await fetch(`${address}/api/ask`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ question }),
      });
      const { outcome } = (await response.json()) as { readonly outcome?: string };
      counts.failed += Number(response.status !== 200 || outcome === undefined);
      counts.outcomes.set(outcome ?? 'failed', (counts.outcomes.get(outcome ?? 'failed') ?? 0) + 1);
    } catch {
      counts.failed += 1;
    }
  }
}

/** Takes away a third of the files and puts them back, `ingests` runs in all, while questions are asked. */
async function askDuring(paths: readonly string[], questions: readonly string[], folder: string, ingests: number) {
  const data = join(folder, 'served');
  const articles = join(folder, 'articles');
  mkdirSync(articles);
  paths.forEach((path, at) =>
    cpSync(path, join(articles, statSync(path).isDirectory() ? `${at}` : `${at}.txt`), { recursive: true }),
  );
  const files = readdirSync(articles, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(articles, name)).isFile())
    .toSorted();
  await ingest([articles], data);
  const server = start(['serve', '--no-web'], data);
  const counts: Asked = { asked: 0, failed: 0, outcomes: new Map() };
  const stop = new AbortController();
  const generations: number[] = [];
  try {
    const address = await addressOf(server);
    const askers = Array.from({ length: ASKERS }, async (_, at) =>
      keepAsking(address, [...questions.slice(at), ...questions.slice(0, at)], counts, stop.signal),
    );
    for (let run = 0; run < ingests; run += 1) {
      const isLeaving = run % 2 === 0;
      for (const name of files.filter((_, at) => at % 3 === 0)) {
        if (isLeaving) {
          rmSync(join(articles, name));
        } else {
          const [root = '0', ...rest] = name.split('/');
          cpSync(join(paths[Number.parseInt(root, 10)] ?? '', ...rest), join(articles, name));
        }
      }
      await ingest([articles], data, true);
      const coverage = (await (await fetch(`${address}/api/coverage`)).json()) as { readonly generation: number };
      generations.push(coverage.generation);
    }
    stop.abort();
    await Promise.all(askers);
  } finally {
    stop.abort();
    server.kill('SIGTERM');
    await exitOf(server);
  }
  return { ...counts, generations };
}

async function addressOf(server: ChildProcess): Promise<string> {
  if (server.stdout !== null) {
    for await (const line of createInterface({ input: server.stdout })) {
      const [address] = ADDRESS.exec(line) ?? [];
      if (address !== undefined) {
        return address;
      }
    }
  }
  throw new Error('the server did not start');
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      articles: { type: 'string', multiple: true, default: [] },
      set: { type: 'string', multiple: true, default: [] },
      kills: { type: 'string', default: '30' },
      ingests: { type: 'string', default: '4' },
      seed: { type: 'string', default: '1' },
    },
  });
  const { articles, sets } = inputsOf({ articles: values.articles, sets: values.set });
  const questions = (await casesOf(sets)).map(({ question }) => question);
  const folder = mkdtempSync(join(tmpdir(), 'jushi-endure-'));
  try {
    const kills = Number(values.kills);
    const { same, partly, articles: count } = await countRecovered(articles, folder, kills, Number(values.seed));
    console.log(
      `killed ingests of ${count} articles: ${same} of ${kills} ended with the same digest (${partly} had written something before)`,
    );
    const { asked, failed, outcomes, generations } = await askDuring(
      articles,
      questions,
      folder,
      Number(values.ingests),
    );
    console.log(
      `questions during ${values.ingests} ingests: ${asked} asked, ${failed} failed; generations seen ${generations.join(', ')}`,
    );
    console.log(
      [...outcomes]
        .toSorted()
        .map(([outcome, times]) => `${outcome} ${times}`)
        .join(', '),
    );
    process.exitCode = same === kills && failed === 0 ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

await main();
