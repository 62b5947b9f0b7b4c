/**
 * `npm run distractors -- --cache FOLDER [--articles PATH]… [--set FILE.jsonl]… [--passages N] [--seed N]`: asks a set over
 * its articles alone, and again with invented articles of other places beside them (100,000 passages by default), and
 * prints what is right and how long an answer takes. FOLDER keeps both indexes for the next run of the same seed and
 * size over the same articles; delete it to make them anew. Exits with 1 where more than 2 points are lost or the
 * 95th percentile is above 50 ms (20 ms over the articles alone).
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createAnswerer } from '../answer/create-answerer.ts';
import type { EvalCase } from '../eval/cases/case-schema.ts';
import { scoreReference } from '../eval/reference/score-reference.ts';
import { textTable } from '../eval/report/text-table.ts';
import { percentile } from '../eval/statistics/percentile.ts';
import { ingestPaths } from '../ingest/ingest-paths.ts';
import { extractFigures } from '../knowledge/figures/extract-figures.ts';
import { openSqliteStore } from '../knowledge/store/sqlite/store.ts';
import type { Answer } from '../protocol/answer.ts';
import { writeDistractors } from './distractors/write-distractors.ts';
import { casesOf, inputsOf } from './over-articles.ts';

const MOST_LOST = 0.02;
const MOST_P95_MS = { alone: 20, beside: 50 };
/** As the generator writes them, with room to spare. */
const PASSAGES_AN_ARTICLE = 12;

interface Measured {
  readonly passages: number;
  readonly right: ReadonlySet<string>;
  readonly cited: number;
  readonly p50: number;
  readonly p95: number;
  /** Processor time of this process: what the wall clock would say on a machine that does nothing else. */
  readonly processorP95: number;
}

async function regionsOf(file: string): Promise<string[]> {
  const store = openSqliteStore({ file });
  const view = await store.openView();
  const { regions } = await view.coverage();
  view.close();
  await store.close();
  return regions.map(({ code }) => code);
}

/** Made under another name first, so that a killed run leaves no half index to be taken for a whole one. */
async function makeIndex(file: string, paths: readonly string[]): Promise<void> {
  if (existsSync(file)) return;
  const started = `${file}.part`;
  for (const end of ['', '-wal', '-shm', '.lock']) rmSync(started + end, { force: true });
  const store = openSqliteStore({ file: started });
  const total = paths.length;
  const { passages, seconds } = await ingestPaths({
    paths,
    store,
    extractObservations: extractFigures,
    onProgress({ done, total: files }) {
      if (done % 50 === 0) console.error(`${total} 个路径：${done}/${files}`);
    },
  });
  await store.close();
  renameSync(started, file);
  console.error(`${file}：${passages} 段，${seconds.toFixed(0)} 秒`);
}

/** One question after the other; a first round over the same questions loads what is loaded once. */
async function measure(file: string, cases: readonly EvalCase[]): Promise<Measured> {
  const store = openSqliteStore({ file });
  const answerer = createAnswerer({ store, clock: () => performance.now(), version: 'measured' });
  const { signal } = new AbortController();
  const ask = async ({ question, history }: EvalCase): Promise<Answer> => {
    for await (const event of answerer.answer({ question, ...(history.length > 0 ? { history } : {}) }, signal)) {
      if (event.type === 'end') return event.answer;
    }
    throw new Error('the answer did not end');
  };
  const [times, processor]: [number[], number[]] = [[], []];
  const right = new Set<string>();
  let cited = 0;
  for (const item of cases) await ask(item);
  for (const item of cases) {
    const [began, used] = [performance.now(), process.cpuUsage()];
    const answer = await ask(item);
    times.push(performance.now() - began);
    const { user, system } = process.cpuUsage(used);
    processor.push((user + system) / 1000);
    const score = scoreReference(item, answer);
    if (score.correct) right.add(item.id);
    if (score.cited === true) cited += 1;
  }
  const view = await store.openView();
  const { passages } = await view.coverage();
  view.close();
  await store.close();
  return {
    passages,
    right,
    cited,
    p50: percentile(times, 0.5) ?? 0,
    p95: percentile(times, 0.95) ?? 0,
    processorP95: percentile(processor, 0.95) ?? 0,
  };
}

const { values } = parseArgs({
  options: {
    cache: { type: 'string' },
    articles: { type: 'string', multiple: true, default: [] },
    set: { type: 'string', multiple: true, default: [] },
    passages: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
  },
});
if (values.cache === undefined) {
  console.error('请用 --cache 指定存放索引的文件夹。');
  process.exit(2);
}
const { articles, sets } = inputsOf({ articles: values.articles, sets: values.set });
const key = createHash('sha256')
  .update(JSON.stringify([articles, values.seed, values.passages]))
  .digest('hex');
const folder = join(values.cache, key.slice(0, 12));
mkdirSync(folder, { recursive: true });
const [alone, beside, invented] = ['alone.db', 'beside.db', 'invented'].map((name) => join(folder, name)) as [
  string,
  string,
  string,
];
await makeIndex(alone, articles);
if (!existsSync(beside)) {
  const count = Math.ceil(Number(values.passages) / PASSAGES_AN_ARTICLE);
  writeDistractors(invented, count, await regionsOf(alone), Number(values.seed));
  await makeIndex(beside, [...articles, invented]);
}
const cases = await casesOf(sets);
const before = await measure(alone, cases);
const after = await measure(beside, cases);
const share = ({ right }: Measured): string => `${((100 * right.size) / cases.length).toFixed(1)}%`;
const row = (name: string, measured: Measured): string[] => [
  name,
  String(measured.passages),
  `${measured.right.size}/${cases.length}`,
  share(measured),
  String(measured.cited),
  ...[measured.p50, measured.p95, measured.processorP95].map((value) => value.toFixed(1)),
];
const head = ['索引', '段落', '答对', '比例', '引用对', '中位毫秒', '95% 毫秒', '95% 处理器毫秒'];
console.log(textTable([head, row('只有原文', before), row('加仿造文章', after)]).join('\n'));
const lost = cases.filter(({ id }) => before.right.has(id) && !after.right.has(id));
for (const { id, question } of lost) console.log(`答错了：${id} ${question}`);
const isGood =
  after.right.size >= before.right.size - MOST_LOST * cases.length &&
  before.p95 <= MOST_P95_MS.alone &&
  after.p95 <= MOST_P95_MS.beside;
process.exitCode = isGood ? 0 : 1;
