/**
 * Measures the embedded store with dense vectors over invented passages: writing vectors, the first question after a
 * start with and without them, searching, memory, file. `node scripts/measure-vectors.ts [passages] [dimension]`.
 * docs/models.md keeps the figures. Processor time is told besides, which other work on the machine does not change.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { documentVector, queryVector } from '../knowledge/sparse.ts';
import type { ArticleRecord, KnowledgeStore, PassageVector } from '../knowledge/store/port.ts';
import { openSqliteStore } from '../knowledge/store/sqlite/store.ts';
import { percentile } from '../eval/statistics/percentile.ts';
import { seededRandom } from './seeded-random.ts';
import type { Random } from './seeded-random.ts';

const PASSAGES_AN_ARTICLE = 20;
/** Few: postings are measured by measure-stores.ts. */
const TERMS_A_PASSAGE = 12;
const BATCH = 128;
const QUESTIONS = 60;

function idOf(kind: number, number: number): string {
  return `${kind.toString(16).padStart(8, '0')}-0000-5000-8000-${number.toString(16).padStart(12, '0')}`;
}

function drawTerms(random: Random): string[] {
  return Array.from({ length: TERMS_A_PASSAGE }, () => `词${random.integer(5000)}`);
}

function drawVector(random: Random, dimension: number): Float32Array {
  const values = Array.from({ length: dimension }, () => random.integer(2001) - 1000);
  const length = Math.hypot(...values);
  return Float32Array.from(values, (value) => value / length);
}

function makeArticle(number: number): ArticleRecord {
  const random = seededRandom(number + 1);
  const id = idOf(1, number);
  const text = `第${number}篇的一段。`;
  const whole = { start: 0, end: text.length * PASSAGES_AN_ARTICLE };
  return {
    article: {
      id,
      title: `第${number}篇`,
      titled: true,
      text: text.repeat(PASSAGES_AN_ARTICLE),
      kind: 'news',
      reportYear: 2010 + (number % 15),
      publishedOn: null,
      subjectRegions: [],
      regionCodes: number % 3 === 0 ? ['420100', '420000'] : ['110000'],
      sections: [{ path: [], ...whole }],
      noise: [],
      source: `https://example.org/${number}`,
      duplicateOf: null,
      contentHash: String(number),
    },
    passages: Array.from({ length: PASSAGES_AN_ARTICLE }, (_, ordinal) => ({
      id: idOf(2, number * 1000 + ordinal),
      articleId: id,
      ordinal,
      text,
      sectionPath: [],
      dataYears: [],
      start: ordinal * text.length,
      end: (ordinal + 1) * text.length,
      vector: documentVector(drawTerms(random)),
    })),
    observations: [],
    facts: [],
  };
}

/** Wall and processor milliseconds of some work. */
async function timed<Result>(work: () => Promise<Result>) {
  const before = process.cpuUsage();
  const startedAt = performance.now();
  const result = await work();
  const { user, system } = process.cpuUsage(before);
  return { result, ms: Math.round(performance.now() - startedAt), cpuMs: Math.round((user + system) / 1000) };
}

async function writeVectors(store: KnowledgeStore, dimension: number): Promise<void> {
  const writer = await store.openWriter({ waitMs: 0 });
  const random = seededRandom(7);
  await writer.setVectorSpace({ model: 'measured', dimension });
  let batch: PassageVector[] = [];
  for await (const { articleId, passageId } of writer.unembedded()) {
    batch.push({ articleId, passageId, vector: drawVector(random, dimension) });
    if (batch.length < BATCH) continue;
    await writer.saveVectors(batch);
    batch = [];
  }
  await writer.saveVectors(batch);
  await writer.publish();
  await writer.close();
}

async function search(store: KnowledgeStore, dimension: number) {
  const random = seededRandom(11);
  const view = await store.openView();
  const times: number[] = [];
  const { ms, cpuMs } = await timed(async () => {
    for (let number = 0; number < QUESTIONS; number += 1) {
      const sparse = queryVector(new Map(drawTerms(random).map((term) => [term, 1])));
      const dense = drawVector(random, dimension);
      const startedAt = performance.now();
      // As an answer does: the places it names, the years it names, then everything.
      await Promise.all(
        [{ regionCodes: ['420000'] }, { years: [2020, 2021] }, {}].map((filter) =>
          view.vectors === null
            ? view.searchPassages(sparse, filter, 24)
            : view.searchHybrid({ sparse, dense }, filter, 48),
        ),
      );
      times.push(performance.now() - startedAt);
    }
  });
  view.close();
  return {
    p50Ms: Math.round(percentile(times, 0.5) ?? 0),
    p95Ms: Math.round(percentile(times, 0.95) ?? 0),
    cpuMsAQuestion: Math.round(cpuMs / QUESTIONS),
    totalMs: ms,
  };
}

/** In a process of its own: opening, searching, memory. */
async function measureReading(file: string, dimension: number): Promise<void> {
  const store = openSqliteStore({ file });
  const opening = await timed(async () => (await store.openView()).close());
  const searching = await search(store, dimension);
  const megabytes = Math.round(process.memoryUsage().rss / 2 ** 20);
  console.log(JSON.stringify({ startMs: opening.ms, startCpuMs: opening.cpuMs, ...searching, rssMiB: megabytes }));
  await store.close();
}

function readInProcess(file: string, dimension: number): unknown {
  const parameters = [fileURLToPath(import.meta.url), '--read', file, String(dimension)];
  const { stdout, stderr } = spawnSync(process.execPath, parameters, { encoding: 'utf8' });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout);
}

async function measure(passages: number, dimension: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'jushi-vectors-'));
  try {
    const file = join(folder, 'index.db');
    const store = openSqliteStore({ file });
    const writer = await store.openWriter({ waitMs: 0 });
    for (let number = 0; number < passages / PASSAGES_AN_ARTICLE; number += 1) {
      await writer.replaceArticle(makeArticle(number), `/${number}`);
    }
    await writer.publish();
    await writer.close();
    const sizeOf = (): number => Math.round(statSync(file).size / 2 ** 20);
    const words = { fileMiB: sizeOf(), ...(readInProcess(file, dimension) as object) };
    const { ms, cpuMs } = await timed(() => writeVectors(store, dimension));
    await store.close();
    const vectors = { fileMiB: sizeOf(), ...(readInProcess(file, dimension) as object) };
    const writing = { ms, cpuMs, vectorsASecond: Math.round(passages / (ms / 1000)) };
    console.log(JSON.stringify({ passages, dimension, words, vectors, writing }, null, 2));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const [first, second, third] = process.argv.slice(2);
if (first === '--read') await measureReading(second!, Number(third));
else await measure(Number(first ?? 100_000), Number(second ?? 1024));
