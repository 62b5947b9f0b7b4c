/** The `jushi` command as a person runs it: processes of their own, over a folder of the test. */
import { execFile, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { answerSchema } from '../../protocol/answer.ts';

const REPORT = `青阳县
各位代表：现在，我代表县人民政府，向大会报告政府工作，请予审议。一、2021年工作回顾。2021年，全县粮食总产量达到32.5万吨，新建桥梁三座。二、2022年主要任务。2022年，我们将继续修桥铺路，力争粮食总产量达到33万吨。`;

let folder: string;
let dataFolder: string;
let report: string;
let running: ChildProcess | null;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jushi-command-'));
  dataFolder = join(folder, 'data');
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
  rmSync(folder, { recursive: true, force: true });
});

/** Of the embedded store, also where a Qdrant is set for other tests. */
const environment = (): NodeJS.ProcessEnv => ({
  ...process.env,
  QDRANT_URL: '',
  DATA_DIR: dataFolder,
  PORT: '0',
  LOG_LEVEL: 'silent',
});

interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

function jushi(args: readonly string[], more: NodeJS.ProcessEnv = {}): Promise<Outcome> {
  const options = { env: { ...environment(), ...more } };
  return new Promise((resolve) => {
    execFile(process.execPath, ['bin/jushi.mjs', ...args], options, (error, out, err) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, out, err });
    });
  });
}

/** Starts the server and waits for the line with its address. */
function serve(): Promise<{ base: string; process: ChildProcess }> {
  const child = spawn(process.execPath, ['bin/jushi.mjs', 'serve', '--no-web'], { env: environment() });
  running = child;
  let said = '';
  return new Promise((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const greeting = /据实已启动：(http:\/\/\S+?)（.*）/.exec(said);
      if (greeting) {
        resolve({ base: greeting[1] ?? '', process: child });
      }
    });
    child.once('exit', () => reject(new Error(`the server ended: ${said}`)));
  });
}

const coverage = async (base: string): Promise<{ samples: boolean; articles: number }> =>
  (await fetch(`${base}/api/coverage`)).json() as Promise<{ samples: boolean; articles: number }>;

describe('jushi ingest', () => {
  it('takes in what it can, names what it cannot, and fails only if nothing came of it', async () => {
    const picture = join(folder, 'picture.png');
    writeFileSync(picture, new Uint8Array([0x89, 0x50, 0, 0, 1, 2, 3]));
    const both = await jushi(['ingest', report, picture, '--json']);
    expect(both.code).toBe(0);
    const summary = JSON.parse(both.out);
    expect(summary).toMatchObject({ new: 1, articles: 1, generation: 1 });
    expect(summary.rejected).toEqual([{ path: picture, reason: expect.stringMatching(/[\u4e00-\u9fff]/) }]);
    expect(both.err).toContain('report.txt');
    const nothing = await jushi(['ingest', picture]);
    expect(nothing.code).toBe(1);
    expect(nothing.out).toContain('picture.png');
  });

  it('stops before anything is touched where the data folder cannot be written', async () => {
    writeFileSync(dataFolder, 'a file in its place');
    for (const args of [
      ['ingest', report],
      ['serve', '--no-web'],
    ]) {
      const { code, out, err } = await jushi(args);
      expect([code, out]).toEqual([1, '']);
      expect(err).toMatch(/^数据目录无法写入：.*DATA_DIR.*\n$/);
    }
    expect(readFileSync(dataFolder, 'utf8')).toBe('a file in its place');
  });
});

describe('jushi ask', () => {
  it('gives an answer whose quotes are in the article, for people and for programs', async () => {
    await jushi(['ingest', report]);
    const question = '青阳县2021年粮食总产量是多少？';
    const json = await jushi(['ask', question, '--json']);
    const answer = answerSchema.parse(JSON.parse(json.out));
    expect(answer.outcome).toBe('answered');
    expect(answer.answer).toContain('32.5万吨');
    for (const { quote } of answer.citations) {
      expect(REPORT).toContain(quote);
    }
    const words = await jushi(['ask', question]);
    expect(words.out).toContain(answer.answer);
    expect(words.out).toContain(`[1] ${answer.citations[0]?.title}`);
    expect(words.out).toContain(answer.citations[0]?.quote);
  });

  it.each([
    ['no question', ['ask', ' '], 1, '请输入问题'],
    ['a history that is no file', ['ask', '问', '--history', '/nowhere'], 1, '对话文件'],
    ['no argument', ['ask'], 2, 'question'],
  ])('refuses %s in words', async (_, args, code, words) => {
    const outcome = await jushi(args);
    expect([outcome.code, outcome.out]).toEqual([code, '']);
    expect(outcome.err).toContain(words);
  });
});

describe('jushi --help', () => {
  it.each([['serve'], ['ingest'], ['ask']])('of %s shows examples', async (command) => {
    const { code, out } = await jushi([command, '--help']);
    expect(code).toBe(0);
    expect(out).toMatch(/示例：\n.*npm/s);
  });
});

describe('jushi serve', () => {
  it('notices an index that is made while it runs, and ends in good order', async () => {
    mkdirSync(dataFolder);
    const { base, process: server } = await serve();
    const before = await coverage(base);
    expect(before.samples).toBe(globSync('samples/**/*.txt').length > 0);
    expect((await jushi(['ingest', report])).code).toBe(0);
    expect(await coverage(base)).toMatchObject({ samples: false, articles: 1 });
    const reply = await fetch(`${base}/api/ask`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ question: '青阳县2021年粮食总产量是多少？' }),
    });
    expect(answerSchema.parse(await reply.json()).answer).toContain('32.5万吨');
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGTERM');
    expect(await ended).toBe(0);
  });

  it('says when its port is taken', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    const { code, err } = await jushi(['serve', '--no-web'], { PORT: String(port) });
    other.close();
    expect(code).toBe(1);
    expect(err).toContain(`端口 ${port} 已被占用`);
  });

  it('names every faulty setting, and none of their values', async () => {
    const { code, err } = await jushi(['serve'], { PORT: 'secret-1', LOG_LEVEL: 'secret-2' });
    expect(code).toBe(1);
    expect(err).toContain('PORT');
    expect(err).toContain('LOG_LEVEL');
    expect(err).not.toContain('secret');
  });
});
