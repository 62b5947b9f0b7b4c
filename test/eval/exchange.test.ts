/** Sets of other tools, on files written as those tools document them. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { readCaseSets } from '../../eval/cases/read-set.ts';
import { parseCsv, printCsvRow } from '../../eval/exchange/csv.ts';
import { exportPromptfoo, exportRagas } from '../../eval/exchange/export-sets.ts';
import { resolveContexts } from '../../eval/exchange/resolve-contexts.ts';
import { ARTICLES, CASES, worldTarget } from './world.ts';

const folder = mkdtempSync(join(tmpdir(), 'jushi-sets-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const set = (name: string): string => join(import.meta.dirname, 'sets', name);
const read = async (name: string) => (await readCaseSets([set(name)])).cases;

function written(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

describe('sets of promptfoo', () => {
  it('come with their defaults, templates, variables and lists of questions', async () => {
    const { cases, warnings } = await readCaseSets([set('promptfoo.yaml')]);
    expect(cases.map(({ question }) => question)).toEqual([
      '青禾市产值多少？',
      '办法有几条？',
      '有哪几条办法？',
      '明天下雨吗？',
    ]);
    expect(cases[0]).toMatchObject({
      id: 'pf-gdp',
      category: 'figure',
      asker: 'investor',
      must_include: [['1894.2亿元', '1894.2 亿']],
      must_not_include: ['抱歉'],
    });
    expect(cases[1]).toMatchObject({ must_include: [['租金'], ['用电']], must_not_include: ['抱歉', '第四条'] });
    expect(cases[3]).toMatchObject({ answerable: false, category: 'unanswerable' });
    expect(warnings.map(({ words }) => words)).toEqual(['断言 llm-rubric 没有对应的检查，已略过']);
  });

  it('come as a table with expected and metadata columns', async () => {
    const cases = await read('promptfoo.csv');
    expect(cases[0]).toMatchObject({
      category: 'figure',
      must_include: [['1894.2亿', '1894亿']],
      must_not_include: ['901亿'],
      notes: '产值',
    });
    expect(cases[1]).toMatchObject({ question: '多行\n问题', must_include: [['46个']] });
  });

  it('come back from our own export without loss', async () => {
    const file = written('export.yaml', exportPromptfoo(CASES, 'http://127.0.0.1:3000'));
    const { cases } = await readCaseSets([file]);
    const compared = ({
      id,
      question,
      category,
      answerable,
      must_include,
      must_not_include,
      evidence,
      history,
    }: (typeof CASES)[number]) => ({
      id,
      question,
      category,
      answerable,
      must_include,
      must_not_include,
      evidence,
      history,
    });
    expect(cases.map(compared)).toEqual(CASES.map(compared));
  });
});

describe('sets of ragas and deepeval', () => {
  it('make the quantities of a reference answer what is looked for', async () => {
    const [first, second] = await read('ragas.json');
    expect(first).toMatchObject({ must_include: [['1894.2亿元'], ['8.5%']], question: '青禾市产值多少？' });
    expect(second).toMatchObject({
      question: '白河呢？',
      history: [
        { role: 'user', content: '青禾市产值多少？' },
        { role: 'assistant', content: '1894.2亿元。' },
      ],
      must_include: [['901亿元']],
    });
  });

  it('are read line by line, too', async () => {
    const file = written(
      'ragas.jsonl',
      '{"user_input":"产值？","reference":"1894.2亿元"}\n{"input":"产值？","expected_output":"901亿元"}\n',
    );
    const { cases } = await readCaseSets([file]);
    expect(cases.map(({ must_include: wanted }) => wanted)).toEqual([[['1894.2亿元']], [['901亿元']]]);
  });

  it('find the article of a context, and say which has none', async () => {
    const { cases } = await readCaseSets([set('ragas.json')]);
    const { cases: resolved, unresolved } = await resolveContexts(cases, worldTarget().articles());
    expect(resolved[0]?.evidence).toEqual([{ article: ARTICLES[0]?.title, quote: '全市地区生产总值1894.2亿元' }]);
    expect(resolved[0]).not.toHaveProperty('contexts');
    expect(unresolved).toEqual([]);
  });

  it('turn a reference that says so into a refusal', async () => {
    const [first, second] = await read('deepeval.json');
    expect(first).toMatchObject({ category: 'figure', must_include: [['1894.2亿元']] });
    expect(second).toMatchObject({ answerable: false });
  });

  it('go to ragas with question, reference and contexts', () => {
    const samples = JSON.parse(exportRagas(CASES, new Map())) as Record<string, unknown>[];
    expect(samples[0]).toEqual({
      user_input: CASES[0]?.question,
      reference: '1894.2亿',
      reference_contexts: ['全市地区生产总值1894.2亿元'],
    });
  });
});

describe('plain tables', () => {
  it('part points by semicolons and ways to say them by bars', async () => {
    const cases = await read('plain.csv');
    expect(cases[0]).toMatchObject({
      must_include: [['1894.2亿', '1894亿'], ['8.5%']],
      must_not_include: ['901亿'],
      evidence: [{ article: '2022年青禾市政府工作报告', quote: '全市地区生产总值1894.2亿元' }],
    });
    expect(cases[1]).toMatchObject({ answerable: false });
    expect(cases[2]).toMatchObject({ question: '支持办法，有哪些？', must_include: [['租金'], ['用电'], ['招工']] });
  });

  it('need no header', async () => {
    const { cases } = await readCaseSets([written('bare.csv', '产值多少？,901亿\n')]);
    expect(cases[0]).toMatchObject({ question: '产值多少？', must_include: [['901亿']] });
  });

  it('come from a spreadsheet', async () => {
    const cases = await read('plain.xlsx');
    expect(cases).toMatchObject([
      { question: '青禾市产值多少？', must_include: [['1894.2亿', '1894亿']], notes: '产值' },
      { question: '引进项目多少个？', must_include: [['46']] },
    ]);
  });
});

describe('bad sets', () => {
  it.each([
    ['no JSON', 'a.jsonl', '{"id":'],
    ['no question', 'b.jsonl', '{"id":"x"}'],
    ['an id twice', 'c.jsonl', '{"id":"x","question":"a"}\n{"id":"x","question":"b"}'],
    ['nothing', 'd.jsonl', '\n'],
    ['an unknown kind of file', 'e.docx', 'x'],
    ['a workbook that is none', 'f.xlsx', 'x'],
    ['YAML that is none', 'g.yaml', 'tests: [\n'],
    ['a group without alternatives', 'h.jsonl', '{"id":"x","question":"a","must_include":[[]]}'],
  ])('are refused with words that name the file: %s', async (_, name, text) => {
    await expect(readCaseSets([written(name, text)])).rejects.toMatchObject({
      code: 'bad-request',
      message: expect.stringContaining(name),
    });
  });

  it('report every fault at once', async () => {
    const file = written('many.jsonl', '{"id":"x"}\nnonsense\n{"question":""}\n');
    await expect(readCaseSets([file])).rejects.toMatchObject({ details: { length: 4 } });
  });
});

describe('CSV', () => {
  it('gives back what was written, whatever the cells hold', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r', ' ', '值', '1'), minLength: 1 });
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 4 }), (rows) => {
        // A cell that only a formula's guard would change is another test.
        fc.pre(rows.flat().every((each) => !/^[\r]/.test(each)));
        expect(parseCsv(rows.map((row) => printCsvRow(row)).join(''))).toEqual(rows);
      }),
    );
  });

  it('keeps a spreadsheet from running a cell, and numbers as they are', () => {
    expect(printCsvRow(['=1+1', '-3.2', '@x'])).toBe("'=1+1,-3.2,'@x\r\n");
  });
});
