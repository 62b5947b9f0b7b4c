import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseCsv } from '../../eval/exchange/csv.ts';
import { differencesOf } from '../../eval/report/html/differences.ts';
import { commonPlace, placesOf, withMarks } from '../../eval/report/html/marks.ts';
import { columnsOf, textTable } from '../../eval/report/text-table.ts';
import { terminalReport } from '../../eval/report/terminal.ts';
import { REPORT_FILES, writeReports } from '../../eval/report/write-reports.ts';
import { SCORES } from '../../eval/score/score-table.ts';
import { baselineCaseOf } from '../../eval/gate/baseline.ts';
import { readResults } from '../../eval/runs/run-folder.ts';
import { CASES, openWorld, worldTarget } from './world.ts';
import type { WorldRun } from './world.ts';

const HOSTILE = '<script>alert(1)</script>|"&\u0001';

async function reportsOf(world: WorldRun) {
  const right = await world.run();
  const cases = [];
  for await (const result of readResults(right.folder)) cases.push(baselineCaseOf(result));
  const baseline = { sets: [], cases };
  const target = worldTarget((id, answer) => {
    if (id === 'weather') throw new Error(`down ${HOSTILE}`);
    return id === 'gdp' ? { ...answer, answer: `青禾市2021年地区生产总值901亿元。[1]${HOSTILE}` } : answer;
  });
  const run = await world.run({ target, baseline });
  await writeReports(run.folder, run.record, baseline);
  const read = (name: keyof typeof REPORT_FILES): string => readFileSync(join(run.folder, REPORT_FILES[name]), 'utf8');
  return { run, read };
}

describe('the reports of a run', () => {
  it('show each failing case, and only text where text came in', async () => {
    await using world = openWorld();
    const { read } = await reportsOf(world);
    const html = read('html');
    expect(html).toContain('id="case-gdp"');
    expect(html).not.toContain('id="case-firms"');
    expect(html).not.toContain('<script');
    expect(html).not.toMatch(/(?:src|href)="(?!#)/);
    expect(html).toContain('<svg');
    expect(html).toContain('<mark class="wrong">901亿</mark>');
    expect(html).toMatch(/<del>[^<]+<\/del>/);
    expect(html).toContain('与基线相比');
  });

  it('give JUnit a suite whose failures and errors are told apart', async () => {
    await using world = openWorld();
    const { read } = await reportsOf(world);
    const xml = read('junit');
    expect(xml).toContain(`tests="${CASES.length}" failures="1" errors="1"`);
    expect(xml.match(/<testcase /g)).toHaveLength(CASES.length);
    expect(xml.match(/<failure /g)).toHaveLength(1);
    expect(xml.match(/<error /g)).toHaveLength(1);
    expect(xml).not.toContain('\u0001');
    expect(xml).not.toContain('<script');
  });

  it('give a spreadsheet a row a case', async () => {
    await using world = openWorld();
    const { read } = await reportsOf(world);
    const [header, ...rows] = parseCsv(read('csv'));
    expect(rows).toHaveLength(CASES.length);
    expect(rows.every((row) => row.length === header?.length)).toBe(true);
  });

  it('fit a pull request comment', async () => {
    await using world = openWorld();
    const { read } = await reportsOf(world);
    const markdown = read('markdown');
    expect(markdown).toContain('必须保持却变差：gdp');
    expect(markdown).not.toContain('<script');
    expect(markdown.length).toBeLessThan(65_536);
  });

  it('say the verdict on the terminal', async () => {
    await using world = openWorld();
    const { run } = await reportsOf(world);
    const words = terminalReport(run.record);
    expect(words).toContain('结论：未通过：有题目没有得到回答');
    expect(words).toContain('出错 1');
  });
});

describe('marks', () => {
  it('find looked-for words in the original, however they are printed', () => {
    const answer = '产值**1,894.2** 亿元[1]。';
    const [place] = placesOf(['1894.2亿'], answer);
    expect(answer.slice(place?.start, place?.end)).toBe('1,894.2** 亿');
    expect(placesOf(['94.2亿'], answer)).toEqual([]);
  });

  it('find where a quote and the evidence run together', () => {
    const text = '其中，规上工业企业达到２０４６家。';
    const place = commonPlace(text, '规上工业企业达到2046家,比上年多');
    expect(text.slice(place?.start, place?.end)).toBe('规上工业企业达到２０４６家');
    expect(commonPlace('甲乙丙丁', '戊己庚辛')).toBeNull();
  });

  it('escape what they mark', () => {
    expect(withMarks('<b>&', [{ start: 1, end: 2, kind: 'right' }])).toBe('&lt;<mark class="right">b</mark>&gt;&amp;');
  });
});

describe('differences', () => {
  it('give back both texts', () => {
    const runs = differencesOf('增长8.5%左右', '增长8%左右，较好');
    const joined = (...kinds: string[]): string =>
      runs
        .filter(({ kind }) => kinds.includes(kind))
        .map(({ text }) => text)
        .join('');
    expect(joined('same', 'gone')).toBe('增长8.5%左右');
    expect(joined('same', 'new')).toBe('增长8%左右，较好');
    expect(joined('same')).toBe('增长8%左右');
  });
});

describe('tables', () => {
  it('align although Chinese takes two columns', () => {
    const rows = textTable([
      ['类别', '题数'],
      ['list', '12'],
    ]);
    expect(rows.map(columnsOf)).toEqual([10, 10]);
  });
});

describe('the scores', () => {
  it('are all explained in the documentation', () => {
    const page = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'evaluation.md'), 'utf8');
    const unexplained = Object.entries(SCORES).filter(
      ([name, { title }]) => !page.includes(`\`${name}\``) || !page.includes(title),
    );
    expect(unexplained.map(([name]) => name)).toEqual([]);
  });
});
