/**
 * Growth of 60 look-alike cities: the result and the target that a person read in each report, asked for in three
 * wordings over all the articles together. The reports are no part of the project: where they lie beside the checkout
 * (or at JUSHI_SHARED) they are ingested, else the part over them is skipped.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAnswerer } from '../../../answer/create-answerer.ts';
import type { Answerer } from '../../../answer/port.ts';
import { ingestPaths } from '../../../ingest/ingest-paths.ts';
import { extractFigures } from '../../../knowledge/figures/extract-figures.ts';
import type { KnowledgeStore } from '../../../knowledge/store/port.ts';
import { openSqliteStore } from '../../../knowledge/store/sqlite/store.ts';
import type { Answer } from '../../../protocol/answer.ts';
import { questionsOf, readGrowthRows, type GrowthQuestion } from './growth-rows.ts';
import { judgeGrowth, slotsRight, toldGrowth, type JudgedAnswer, type Verdict } from './judge-growth.ts';

const SHARED = resolve(process.env['JUSHI_SHARED'] ?? resolve(import.meta.dirname, '../../../../shared'));
const LOOKALIKES = join(SHARED, 'lookalikes');
const FOLDERS = [LOOKALIKES, join(SHARED, 'corpus')];
const present = FOLDERS.every((folder) => existsSync(folder));
const rows = readGrowthRows();

const asked: GrowthQuestion = {
  question: '绵阳2024年GDP增长目标是多少？',
  city: '绵阳',
  kind: 'target',
  year: 2024,
  expected: { year: 2024, value: 7, maxValue: 7.5, bound: 'exact' },
  other: [{ year: 2023, value: 8.1, bound: 'exact', status: 'achieved' }],
};
const said = (answer: string, source = 'a/绵阳_2024.txt'): JudgedAnswer => ({
  answer,
  figures: [],
  citations: [{ source, regions: [] }],
});

describe('the judge of growth', () => {
  it.each<[string, number[]]>([
    ['全市生产总值达3500亿元、增长8.1%、居全省第二，其中一产增长3%', [8.1]],
    ['GDP增速不低于5％，财政收入增长4%', [5]],
    ['生产总值突破900亿元，达到905亿元、增长6.3%，投资增长9%', [6.3]],
    ['GDP增长7%、力争7.5%以上', [7, 7.5]],
    ['经济增速一季度为4%，上半年为5%，全年为5.2%', [5.2]],
    ['前三季度GDP增速居全省第一，全年预计增长6%', [6]],
    ['投资、GDP、消费分别增长9%、4.6%、5%', [4.6]],
    ['民营经济增加值占GDP的41%，增长6%', []],
    ['生产总值占全省比重20%；财政收入增长6%。单位GDP能耗下降5%', []],
  ])('reads of «%s» only what the whole economy grew by', (text, growth) => {
    expect(toldGrowth(text)).toEqual(growth);
  });

  it.each<[Verdict, JudgedAnswer]>([
    ['right', said('2024年绵阳市地区生产总值目标增长7%，力争7.5%。')],
    ['incomplete', said('2024年绵阳市地区生产总值目标增长7%。')],
    ['missing', said('资料没有给出这个目标。')],
    ['wrong-year', said('绵阳市地区生产总值增长8.1%。')],
    ['wrong-year', said('2023年绵阳市GDP增长7%、7.5%。')],
    ['right', said('绵阳市GDP增长7%、力争7.5%，为2019年以来最高。')],
    ['wrong-figure', said('绵阳市GDP增长6.6%。')],
    ['wrong-city', said('GDP增长7%、7.5%。', 'a/遂宁_2024.txt')],
  ])('tells what is %s', (verdict, answer) => {
    expect(judgeGrowth(asked, answer)).toBe(verdict);
  });

  it('takes no number for right where the report gives none', () => {
    const open = { ...asked, expected: null };
    expect(judgeGrowth(open, said('绵阳市地区生产总值增速居全省前列。'))).toBe('right');
    expect(judgeGrowth(open, said('绵阳市地区生产总值增长8.1%。'))).toBe('wrong-year');
    expect(judgeGrowth(open, said('数字经济占绵阳市地区生产总值的12%。'))).toBe('beside');
  });
});

describe('the table of growth', () => {
  it('holds every city once, its result before its target', () => {
    expect(new Set(rows.map(({ city }) => city)).size).toBe(60);
    const apart = rows.flatMap(({ result, target }) => (result && target ? [target.year - result.year] : []));
    expect(new Set(apart)).toEqual(new Set([1]));
  });
});

interface Judged {
  readonly asked: GrowthQuestion;
  readonly verdict: Verdict;
  readonly answer: Answer;
}

const WRONG: ReadonlySet<Verdict> = new Set(['wrong-city', 'wrong-year', 'wrong-figure']);

describe.skipIf(!present)(`growth in the look-alike reports${present ? '' : ' (skipped: no articles there)'}`, () => {
  let folder: string;
  let store: KnowledgeStore;
  const judged: Judged[] = [];

  const share = (right: number, n: number): string => `${right} of ${n} (${((100 * right) / n).toFixed(1)} %)`;

  /** A figure is right when all its wordings are. */
  function report(): void {
    const right = judged.filter(({ verdict }) => verdict === 'right');
    const given = judged.filter(({ asked: { expected } }) => expected !== null);
    const figures = Map.groupBy(judged, ({ asked: { city, kind, year } }) => `${city} ${kind} ${year}`);
    const whole = [...figures.values()].filter((all) => all.every(({ verdict }) => verdict === 'right'));
    const lines = judged.flatMap(({ asked: one, verdict, answer }) =>
      verdict === 'right'
        ? slotsRight(one, answer)
          ? []
          : [`bound or status  ${one.question}  → ${answer.answer}`]
        : [`${verdict}  ${one.question}  → ${answer.answer}`],
    );
    console.log(
      [
        `growth: questions right ${share(right.length, judged.length)}, figures ${share(whole.length, figures.size)}`,
        `of the figures that a report gives: ${share(right.filter((one) => given.includes(one)).length, given.length)}`,
        ...lines.map((line) => line.replaceAll('\n', ' ').slice(0, 160)),
      ].join('\n'),
    );
  }

  async function ask(answerer: Answerer, question: string): Promise<Answer> {
    for await (const event of answerer.answer({ question }, new AbortController().signal)) {
      if (event.type === 'end') return event.answer;
    }
    throw new Error('an answer did not end');
  }

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'jushi-growth-'));
    store = openSqliteStore({ file: join(folder, 'index.db') });
    await ingestPaths({ paths: FOLDERS, store, extractObservations: extractFigures });
    const answerer = createAnswerer({ store, clock: () => 0, version: 'test' });
    for (const one of rows.flatMap(questionsOf)) {
      const answer = await ask(answerer, one.question);
      judged.push({ asked: one, verdict: judgeGrowth(one, answer), answer });
    }
    report();
  }, 240_000);

  afterAll(async () => {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('stands in the reports as the table says', () => {
    for (const { city, result, target } of rows) {
      const text = readFileSync(join(LOOKALIKES, `${city}_2024.txt`), 'utf8').replaceAll(/\s/g, '');
      const values = [result?.value, target?.value, target?.maxValue].filter((value) => value != null);
      for (const value of values) {
        const printed = new RegExp(`(?<![\\d.])${String(value).replace('.', '\\.')}(\\.0)?[%％]`);
        expect(printed.test(text) || text.includes(target?.words ?? ' '), `${city} ${value}`).toBe(true);
      }
    }
  });

  it.each([
    ['all questions', () => true],
    ['the questions that a report answers', ({ asked: { expected } }: Judged) => expected !== null],
  ])('is answered right in at least 95 %% of %s', (_, counts) => {
    const counted = judged.filter(counts);
    const right = counted.filter(({ verdict }) => verdict === 'right').length;
    expect(right / counted.length).toBeGreaterThanOrEqual(0.95);
  });

  it("is never another city's or another year's, nor another figure", () => {
    const wrong = judged.filter(({ verdict }) => WRONG.has(verdict));
    expect(wrong.map(({ asked: one, verdict }) => `${verdict} ${one.question}`)).toEqual([]);
  });
});
