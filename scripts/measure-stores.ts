/**
 * Measures both stores with the same invented articles and questions, each in a process of its own: writing, the
 * first question after a start, searching, memory. `node scripts/measure-stores.ts [passages [dimension]]`: with a
 * dimension passages get dense vectors, too, and questions are asked both ways. Qdrant is measured where QDRANT_URL is
 * set. docs/scaling.md keeps the figures.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { KnowledgeStore, PassageVector, StoreWriter } from '../knowledge/store/port.ts';
import { openQdrantStore } from '../knowledge/store/qdrant/store.ts';
import { createVersions } from '../knowledge/store/qdrant/versions.ts';
import { openSqliteStore } from '../knowledge/store/sqlite/store.ts';
import { FILTERS, LIMIT, makeArticle, makeQueries, makeVector, PASSAGES_AN_ARTICLE } from './invented-library.ts';

const COLLECTION = 'jushi_measured';
const VECTORS_A_BATCH = 256;

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

/** Returns how long making the vectors took, which is the embedding service's work, not the store's. */
async function saveVectors(writer: StoreWriter, dimension: number): Promise<number> {
  let makingMs = 0;
  let batch: PassageVector[] = [];
  await writer.setVectorSpace({ model: 'invented', dimension });
  for await (const { articleId, passageId } of writer.unembedded()) {
    const from = performance.now();
    batch.push({ articleId, passageId, vector: makeVector(passageId, dimension) });
    makingMs += performance.now() - from;
    if (batch.length < VECTORS_A_BATCH) continue;
    await writer.saveVectors(batch);
    batch = [];
  }
  await writer.saveVectors(batch);
  return makingMs;
}

async function fill(store: KnowledgeStore, passages: number, dimension: number): Promise<Record<string, number>> {
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
  const ingestSeconds = (writtenAt - startedAt - makingMs) / 1000;
  if (dimension > 0) makingMs += await saveVectors(writer, dimension);
  const embeddedAt = performance.now();
  await writer.publish();
  const publishedAt = performance.now();
  await writer.close();
  return {
    seconds: Math.round((publishedAt - startedAt - makingMs) / 100) / 10,
    publishSeconds: Math.round((publishedAt - embeddedAt) / 100) / 10,
    ...(dimension > 0
      ? {
          passagesPerSecond: Math.round(passages / ingestSeconds),
          vectorsPerSecond: Math.round(passages / ((embeddedAt - startedAt - makingMs) / 1000 - ingestSeconds)),
        }
      : { passagesPerSecond: Math.round(passages / ((publishedAt - startedAt - makingMs) / 1000)) }),
  };
}

async function ask(store: KnowledgeStore, dimension: number): Promise<Record<string, number | string>> {
  const queries = makeQueries();
  const vectors = queries.map((_, number) => makeVector(`问题${number}`, dimension));
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
      const filter = FILTERS[number % FILTERS.length]!;
      const hits =
        dimension > 0
          ? await view.searchHybrid({ sparse: query, dense: vectors[number]! }, filter, LIMIT)
          : await view.searchPassages(query, filter, LIMIT);
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

async function measureOne(
  engine: string,
  step: string,
  passages: number,
  dimension: number,
  file: string,
): Promise<void> {
  const url = process.env['QDRANT_URL'] ?? '';
  const options = { url, apiKey: process.env['QDRANT_API_KEY'], collection: COLLECTION, timeoutMs: 30_000 };
  if (engine === 'qdrant' && step === 'drop') {
    const versions = createVersions(options);
    for (const { version } of await versions.list()) await versions.drop(version, { evenIfServed: true });
    return;
  }
  const store = engine === 'qdrant' ? openQdrantStore(options) : openSqliteStore({ file });
  const figures = step === 'fill' ? await fill(store, passages, dimension) : await ask(store, dimension);
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

const [first, second, count, size, file] = process.argv.slice(2);
if (file !== undefined) await measureOne(first!, second!, Number(count), Number(size), file);
else {
  const passages = Number(first ?? 100_000);
  const dimension = Number(second ?? 0);
  const folder = mkdtempSync(join(tmpdir(), 'jushi-measure-'));
  console.log(
    JSON.stringify({ passages, dimension, node: process.version, cpus: cpus().length, cpu: cpus()[0]?.model }),
  );
  const engines = process.env['QDRANT_URL'] ? ['embedded', 'qdrant'] : ['embedded'];
  for (const engine of engines) {
    for (const one of engine === 'qdrant' ? ['drop', 'fill', 'ask'] : ['fill', 'ask']) {
      const words = [
        fileURLToPath(import.meta.url),
        engine,
        one,
        String(passages),
        String(dimension),
        join(folder, 'index.db'),
      ];
      spawnSync(process.execPath, words, { stdio: 'inherit' });
    }
  }
  rmSync(folder, { recursive: true, force: true });
}
