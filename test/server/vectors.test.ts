/** The commands with an embedding service, as a person runs them: a change of model under a running server. */
import { execFile, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { answerSchema, type Answer } from '../../protocol/answer.ts';
import { startScriptedEmbeddings, type ScriptedEmbeddings } from '../embeddings/scripted-embeddings.ts';

const REPORT = `青阳县
各位代表：现在，我代表县人民政府，向大会报告政府工作，请予审议。一、2021年工作回顾。2021年，全县粮食总产量达到32.5万吨，新建桥梁三座。二、2022年主要任务。2022年，我们将继续修桥铺路，力争粮食总产量达到33万吨。`;
const QUESTION = '2021年粮食总产量是多少？';

let service: ScriptedEmbeddings;
let folder: string;
let report: string;
let running: ChildProcess | null;

beforeEach(async () => {
  service = await startScriptedEmbeddings();
  folder = mkdtempSync(join(tmpdir(), 'jushi-vectors-'));
  report = join(folder, 'report.txt');
  writeFileSync(report, REPORT);
  running = null;
});

afterEach(async () => {
  if (running && running.exitCode === null) {
    const ended = new Promise((resolve) => running?.once('exit', resolve));
    running.kill('SIGKILL');
    await ended;
  }
  await service.close();
  rmSync(folder, { recursive: true, force: true });
});

const environment = (model: string): NodeJS.ProcessEnv => ({
  ...process.env,
  QDRANT_URL: '',
  OPENAI_API_KEY: '',
  OPENAI_BASE_URL: '',
  DATA_DIR: join(folder, 'data'),
  PORT: '0',
  LOG_LEVEL: 'silent',
  EMBEDDING_MODEL: model,
  EMBEDDING_BASE_URL: service.baseUrl,
});

function jushi(model: string, ...args: string[]): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, ['bin/jushi.mjs', ...args], { env: environment(model) }, (error, out, err) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, out, err });
    });
  });
}

/** Starts the server and waits until it has said something that matches. */
function serve(model: string, expected: RegExp): Promise<{ base: string; said: string }> {
  const child = spawn(process.execPath, ['bin/jushi.mjs', 'serve', '--no-web'], { env: environment(model) });
  running = child;
  let said = '';
  return new Promise((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const base = /据实已启动：(http:\/\/\S+?)（/.exec(said)?.[1];
      if (base !== undefined && expected.test(said)) resolve({ base, said });
    });
    child.once('exit', () => reject(new Error(`the server ended: ${said}`)));
  });
}

async function ask(base: string): Promise<Answer> {
  const response = await fetch(`${base}/api/ask`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ question: QUESTION }),
  });
  return answerSchema.parse(await response.json());
}

const read = async (address: string): Promise<string> => (await fetch(address)).text();

describe('jushi ingest --reembed', () => {
  it('without a model says which setting is missing, and without anything to do is a wrong command line', async () => {
    const { code, err } = await jushi('', 'ingest', '--reembed');
    expect([code, err]).toEqual([1, expect.stringMatching(/^--reembed .*没有设置 EMBEDDING_MODEL.*\n$/)]);
    expect(await jushi('', 'ingest')).toMatchObject({ code: 2, err: expect.stringContaining('请给出') });
  });

  it('needs an address or a key, said before anything is written', async () => {
    const nothing = { EMBEDDING_BASE_URL: '' };
    const { promise, resolve } = Promise.withResolvers<{ code: unknown; err: string }>();
    const options = { env: { ...environment('bge-m3'), ...nothing } };
    execFile(process.execPath, ['bin/jushi.mjs', 'ingest', report], options, (error, _out, err) =>
      resolve({ code: error?.code, err }),
    );
    expect(await promise).toEqual({ code: 1, err: expect.stringMatching(/EMBEDDING_API_KEY.*EMBEDDING_BASE_URL/) });
  });

  it(
    'mends a change of model under a running server, which says meanwhile that words alone find',
    { timeout: 180_000 },
    async () => {
      const first = await jushi('first', 'ingest', report);
      expect(first.out).toMatch(/向量（first，64 维）：新算 [1-9]\d* 个，沿用 0 个，没有 0 个/);
      const { base, said } = await serve('second', /另一个模型/);
      expect(said).toMatch(/语义向量由另一个模型生成（first，64 维），.*--reembed/);
      const byWords = await ask(base);
      expect(byWords).toMatchObject({ outcome: 'answered', retrieval: { by: 'words', reason: 'other-model' } });
      expect(JSON.parse(await read(`${base}/readyz`))).toEqual({
        status: 'ok',
        retrieval: { by: 'words', reason: 'other-model' },
      });
      const mended = await jushi('second', 'ingest', '--reembed', '--json');
      expect(mended.code).toBe(0);
      expect(JSON.parse(mended.out)).toMatchObject({
        articles: 0,
        embedding: { model: 'second', failed: 0, note: null },
      });
      const byBoth = await ask(base);
      expect(byBoth.retrieval).toEqual({ by: 'words-and-vectors' });
      expect([byBoth.answer, byBoth.figures]).toEqual([byWords.answer, byWords.figures]);
      expect(JSON.parse(await read(`${base}/readyz`))).toEqual({
        status: 'ok',
        retrieval: { by: 'words-and-vectors' },
      });
      const metrics = await read(`${base}/metrics`);
      expect(metrics).toContain('jushi_retrievals_total{by="words",reason="other-model"} 1');
      expect(metrics).toContain('jushi_retrievals_total{by="words-and-vectors",reason="none"} 1');
    },
  );

  it(
    'never makes a question wait long for a service that hangs, nor shows its words',
    { timeout: 180_000 },
    async () => {
      await jushi('first', 'ingest', report);
      const { base } = await serve('first', /据实已启动/);
      service.behaviour = 'hang';
      const startedAt = performance.now();
      const answer = await ask(base);
      expect(answer).toMatchObject({ outcome: 'answered', retrieval: { by: 'words', reason: 'slow' } });
      // The limit is 0.8 s; the rest is a busy machine's.
      expect(answer.timings.retrieve).toBeLessThan(4000);
      expect(performance.now() - startedAt).toBeLessThan(8000);
      service.behaviour = 'failing';
      const failed = await ask(base);
      expect(failed).toMatchObject({ outcome: 'answered', retrieval: { by: 'words', reason: 'unavailable' } });
      expect(JSON.stringify(failed)).not.toContain('secret');
      expect(failed.answer).toBe(answer.answer);
    },
  );
});
