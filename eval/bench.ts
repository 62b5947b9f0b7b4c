/**
 * `npm run bench -- [folder] [--set cases.jsonl]`: how long an ingest and an answer take on this machine, beside the
 * limits we hold ourselves to. Without a folder the bundled samples; without a set questions are drafted from the
 * articles, so that any folder can be measured.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createAnswerer } from '../answer/create-answerer.ts';
import { ingestPaths } from '../ingest/ingest-paths.ts';
import { extractFigures } from '../knowledge/figures/extract-figures.ts';
import { openSqliteStore } from '../knowledge/store/sqlite/store.ts';
import type { AskRequest } from '../protocol/answer.ts';
import { draftCases } from './cases/draft.ts';
import { readCaseSets } from './cases/read-set.ts';
import { textTable } from './report/text-table.ts';
import { createInProcessTarget } from './run/in-process.ts';
import type { EvaluationTarget } from './run/target.ts';
import { percentile } from './statistics/percentile.ts';

/** Of two cores, over the real articles. */
const MOST_INGEST_SECONDS = 5;
const MOST_P95_MS = 50;
const ROUNDS = 3;

async function questionsOf(target: EvaluationTarget, sets: readonly string[]): Promise<AskRequest[]> {
  if (sets.length > 0) {
    const { cases } = await readCaseSets(sets);
    return cases.map(({ question, history }) => ({ question, ...(history.length > 0 ? { history } : {}) }));
  }
  const requests: AskRequest[] = [];
  for await (const { question } of draftCases(target, { figuresPerArticle: 3, passagesPerArticle: 2 })) {
    requests.push({ question });
  }
  return requests;
}

/** Milliseconds of each answer, one after the other; the first round warms up and is not counted. */
async function timeAnswers(target: EvaluationTarget, requests: readonly AskRequest[]): Promise<number[]> {
  const { signal } = new AbortController();
  const times: number[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const request of requests) {
      const began = performance.now();
      await target.ask(request, signal);
      if (round > 0) times.push(performance.now() - began);
    }
  }
  return times;
}

const milliseconds = (value: number | null): string => (value === null ? '—' : `${value.toFixed(1)} 毫秒`);

async function bench(paths: readonly string[], sets: readonly string[]): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'jushi-bench-'));
  const store = openSqliteStore({ file: join(folder, 'index.db') });
  const answerer = createAnswerer({ store, clock: () => performance.now(), version: 'bench' });
  const target = createInProcessTarget({ name: 'bench', store, answerer });
  try {
    const began = performance.now();
    const summary = await ingestPaths({ paths, store, extractObservations: extractFigures });
    const ingestSeconds = (performance.now() - began) / 1000;
    const again = performance.now();
    await ingestPaths({ paths, store, extractObservations: extractFigures });
    const againSeconds = (performance.now() - again) / 1000;
    const requests = await questionsOf(target, sets);
    const times = await timeAnswers(target, requests);
    const p95 = percentile(times, 0.95);
    const verdict = (isKept: boolean): string => (isKept ? '达到' : '未达到');
    const memory = process.memoryUsage().rss / 1024 / 1024;
    return [
      `${cpus()[0]?.model ?? '未知处理器'}，${availableParallelism()} 核，Node ${process.versions.node}`,
      `文章 ${summary.articles} 篇，段落 ${summary.passages} 个，数据 ${summary.observations} 条，问题 ${requests.length} 个（各问 ${ROUNDS} 遍）`,
      ...textTable([
        ['项目', '实测', '上限', '结果'],
        [
          '导入',
          `${ingestSeconds.toFixed(2)} 秒`,
          `${MOST_INGEST_SECONDS} 秒`,
          verdict(ingestSeconds <= MOST_INGEST_SECONDS),
        ],
        ['再次导入（未变）', `${againSeconds.toFixed(2)} 秒`, '—', '—'],
        ['回答 p50', milliseconds(percentile(times, 0.5)), '—', '—'],
        ['回答 p95', milliseconds(p95), `${MOST_P95_MS} 毫秒`, verdict(p95 !== null && p95 <= MOST_P95_MS)],
        ['回答最慢', milliseconds(percentile(times, 1)), '—', '—'],
        ['内存', `${memory.toFixed(0)} MB`, '—', '—'],
      ]),
    ].join('\n');
  } finally {
    await target.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

if (import.meta.main) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { set: { type: 'string', multiple: true, default: [] } },
  });
  const samples = fileURLToPath(new URL('../samples/articles', import.meta.url));
  console.log(await bench(positionals.length > 0 ? positionals : [samples], values.set));
}
