/**
 * Measures both stores with the same invented articles and questions, each in a process of its own: writing, the
 * first question after a start, searching, memory. `node scripts/measure-stores.ts [passages]`; Qdrant is measured where
 * QDRANT_URL is set. docs/scaling.md keeps the figures.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { documentVector, queryVector } from '../knowledge/sparse.ts';
import type { SparseVector } from '../knowledge/sparse.ts';
import type { ArticleFilter, ArticleRecord, KnowledgeStore } from '../knowledge/store/port.ts';
import { openQdrantStore } from '../knowledge/store/qdrant/store.ts';
import { createVersions } from '../knowledge/store/qdrant/versions.ts';
import { openSqliteStore } from '../knowledge/store/sqlite/store.ts';

const PASSAGES_AN_ARTICLE = 20;
/** Words and bigrams of a passage of 305 characters, as counted on the bundled samples' kind of text. */
const TERMS_A_PASSAGE = 450;
const VOCABULARY = 300_000;
const QUERIES = 300;
/** As many as the answerer asks for. */
const LIMIT = 24;
const FILTERS: readonly ArticleFilter[] = [
  {},
  { regionCodes: ['420000'] },
  { years: [2020, 2021], unknownPasses: true },
];
const COLLECTION = 'jushi_measured';

function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function idOf(kind: number, number: number): string {
  return `${kind.toString(16).padStart(8, '0')}-0000-5000-8000-${number.toString(16).padStart(12, '0')}`;
}

function drawTerms(random: () => number, count: number): string[] {
  return Array.from({ length: count }, () => `词${Math.floor(VOCABULARY ** random())}`);
}

function makeArticle(number: number): ArticleRecord {
  const random = createRandom(number + 1);
  const id = idOf(1, number);
  const text = Array.from({ length: 305 }, () => String.fromCodePoint(0x4e00 + Math.floor(random() * 3000))).join('');
  const article = {
    id,
    title: `第${number}篇`,
    titled: true,
    text: text.repeat(PASSAGES_AN_ARTICLE),
    kind: 'news' as const,
    reportYear: number % 7 === 0 ? null : 2010 + (number % 15),
    publishedOn: '2025-03-01',
    subjectRegions: [{ code: '420100', name: '武汉市' }],
    regionCodes: number % 3 === 0 ? ['420100', '420000'] : ['110000'],
    sections: [{ path: ['工作回顾'], start: 0, end: text.length * PASSAGES_AN_ARTICLE }],
    noise: [],
    source: `https://example.org/${number}`,
    duplicateOf: null,
    contentHash: createHash('sha256').update(text).digest('hex'),
  };
  const passages = Array.from({ length: PASSAGES_AN_ARTICLE }, (_, ordinal) => ({
    id: idOf(2, number * 1000 + ordinal),
    articleId: id,
    ordinal,
    text,
    sectionPath: ['工作回顾'],
    dataYears: [2021],
    start: ordinal * text.length,
    end: (ordinal + 1) * text.length,
    vector: documentVector(drawTerms(random, TERMS_A_PASSAGE)),
  }));
  return { article, passages, observations: [], facts: [] };
}

function makeQueries(): SparseVector[] {
  const random = createRandom(4711);
  return Array.from({ length: QUERIES }, () => {
    const terms = drawTerms(random, 6 + Math.floor(random() * 25));
    return queryVector(new Map(terms.map((term) => [term, 0.3 + Math.round(random() * 7) / 10])));
  });
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 1e6);
}

/** Resident memory of Qdrant as it reports it, in bytes. */
async function qdrantMemory(url: string): Promise<number> {
  const words = await (await fetch(`${url}/metrics`)).text();
  return Number(/^memory_resident_bytes (\d+)/m.exec(words)?.[1] ?? Number.NaN);
}

async function fill(store: KnowledgeStore, passages: number): Promise<Record<string, number>> {
  let makingMs = 0;
  const startedAt = performance.now();
  const writer = await store.openWriter({ waitMs: 60_000 });
  for (let number = 0; number < passages / PASSAGES_AN_ARTICLE; number += 1) {
    const from = performance.now();
    const record = makeArticle(number);
    makingMs += performance.now() - from;
    await writer.replaceArticle(record, `/articles/${number}`);
  }
  const writtenAt = performance.now();
  await writer.publish();
  const publishedAt = performance.now();
  await writer.close();
  return {
    seconds: Math.round((publishedAt - startedAt - makingMs) / 100) / 10,
    publishSeconds: Math.round((publishedAt - writtenAt) / 100) / 10,
    passagesPerSecond: Math.round(passages / ((publishedAt - startedAt - makingMs) / 1000)),
  };
}

async function ask(store: KnowledgeStore): Promise<Record<string, number | string>> {
  const queries = makeQueries();
  const hash = createHash('sha256');
  const times: number[] = [];
  const startedAt = performance.now();
  const first = await store.openView();
  await first.searchPassages(queries[0]!, {}, LIMIT);
  first.close();
  const firstMs = performance.now() - startedAt;
  for (const isWarm of [false, true]) {
    for (const [number, query] of queries.entries()) {
      const from = performance.now();
      const view = await store.openView();
      const hits = await view.searchPassages(query, FILTERS[number % FILTERS.length]!, LIMIT);
      view.close();
      if (!isWarm) continue;
      times.push(performance.now() - from);
      hash.update(hits.map(({ id }) => id).join());
    }
  }
  const round = (value: number): number => Math.round(value * 10) / 10;
  return {
    firstMs: round(firstMs),
    p50: round(quantile(times, 0.5)),
    p95: round(quantile(times, 0.95)),
    rankings: hash.digest('hex').slice(0, 12),
  };
}

async function measureOne(engine: string, step: string, passages: number, file: string): Promise<void> {
  const url = process.env['QDRANT_URL'] ?? '';
  const options = { url, apiKey: process.env['QDRANT_API_KEY'], collection: COLLECTION, timeoutMs: 30_000 };
  if (engine === 'qdrant' && step === 'drop') {
    const versions = createVersions(options);
    for (const { version } of await versions.list()) await versions.drop(version, { evenIfServed: true });
    return;
  }
  const store = engine === 'qdrant' ? openQdrantStore(options) : openSqliteStore({ file });
  const figures = step === 'fill' ? await fill(store, passages) : await ask(store);
  const { user, system } = process.cpuUsage();
  const memory = {
    ownCpuSeconds: Math.round((user + system) / 1e5) / 10,
    ownMB: megabytes(process.memoryUsage().rss),
    ...(engine === 'qdrant' ? { qdrantMB: megabytes(await qdrantMemory(url)) } : {}),
    ...(engine === 'embedded' && step === 'ask' ? { fileMB: megabytes(statSync(file).size) } : {}),
  };
  console.log(JSON.stringify({ engine, step, ...figures, ...memory }));
  await store.close();
}

const [first, step, count, file] = process.argv.slice(2);
if (step !== undefined) await measureOne(first!, step, Number(count), file!);
else {
  const passages = Number(first ?? 100_000);
  const folder = mkdtempSync(join(tmpdir(), 'jushi-measure-'));
  console.log(JSON.stringify({ passages, node: process.version, cpus: cpus().length, cpu: cpus()[0]?.model }));
  const engines = process.env['QDRANT_URL'] ? ['embedded', 'qdrant'] : ['embedded'];
  for (const engine of engines) {
    for (const one of engine === 'qdrant' ? ['drop', 'fill', 'ask'] : ['fill', 'ask']) {
      const words = [fileURLToPath(import.meta.url), engine, one, String(passages), join(folder, 'index.db')];
      spawnSync(process.execPath, words, { stdio: 'inherit' });
    }
  }
  rmSync(folder, { recursive: true, force: true });
}
