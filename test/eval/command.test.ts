/** `jushi eval` as a person types it, over articles written for this test. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { runProgram } from '../../bin/program.ts';

const folder = mkdtempSync(join(tmpdir(), 'jushi-eval-command-'));
const path = (name: string): string => join(folder, name);
const articles = path('青禾.txt');
const set = path('cases.jsonl');

const TEXT =
  '湖北省咸宁市政府工作报告\n2022年1月5日在市人代会第一次会议上\n' +
  '一、过去一年的工作\n2021年，全市地区生产总值完成1751.8亿元，同比增长12.8%。新建公园绿地31处，居民出门见绿。' +
  '为企业减免租金4.2亿元，惠及小微企业1.6万户。\n';

const cases = [
  {
    id: 'gdp',
    category: 'figure',
    question: '咸宁市2021年地区生产总值是多少？',
    must_include: [['1751.8亿']],
    evidence: [{ article: '咸宁市政府工作报告', quote: '全市地区生产总值完成1751.8亿元，同比增长12.8%' }],
  },
  { id: 'far', category: 'unanswerable', question: '三亚市2021年地区生产总值是多少？', answerable: false },
];

const errors: string[] = [];
const lines: string[] = [];

/** @returns the exit code */
function jushi(...words: string[]): Promise<number> {
  return runProgram(['node', 'jushi', 'eval', ...words]);
}

beforeAll(() => {
  vi.stubEnv('DATA_DIR', path('data'));
  vi.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line));
  vi.spyOn(console, 'error').mockImplementation((line: string) => void errors.push(line));
  vi.spyOn(process.stderr, 'write').mockImplementation(() => true);
  writeFileSync(articles, TEXT);
  writeFileSync(set, cases.map((each) => `${JSON.stringify(each)}\n`).join(''));
});
afterEach(() => {
  errors.length = 0;
  lines.length = 0;
});
afterAll(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

const base = ['--set', set, '--articles', articles];

describe('jushi eval', () => {
  it('runs, blesses, passes against its baseline, and fails when the baseline knew more', async () => {
    expect(await jushi(...base, '--bless')).toBe(0);
    const baseline = path('cases.baseline.json');
    expect(existsSync(baseline)).toBe(true);
    expect(await jushi(...base)).toBe(0);
    expect(lines.join('\n')).toContain('与基线相比（共同 2 题）：变差 0');
    const harder = readFileSync(set, 'utf8').replace('1751.8亿', '9999亿');
    writeFileSync(set, harder);
    expect(await jushi(...base)).toBe(1);
    expect(lines.join('\n')).toContain('必须保持却变差：gdp');
    expect(await jushi(...base, '--failing', '--json')).toBe(1);
    expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ selected: 1 });
  });

  it.each([
    ['a set that is not there', ['--set', 'nowhere.jsonl']],
    ['an option that is none', ['--bogus']],
    ['a number that is none', ['--set', set, '--repeat', 'often']],
    ['no case left', [...base, '--id', 'nobody']],
    ['a baseline that is not there', [...base, '--baseline', path('gone.json')]],
    ['floors that are not there', [...base, '--floors', path('gone.json')]],
    ['articles that are none', ['--set', set, '--articles', path('gone')]],
    ['an address that is none', ['--set', set, '--url', 'somewhere']],
    ['nothing to go on with', [...base, '--resume']],
    ['lint without a set', ['lint']],
  ])('ends with 2 and says why: %s', async (_, words) => {
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
      errors.push(String(text));
      return true;
    });
    expect(await jushi(...words)).toBe(2);
    expect(errors.join('\n').trim()).not.toBe('');
  });

  it('ends with 3 where the server gives no answers', async () => {
    expect(await jushi('--set', set, '--url', 'http://127.0.0.1:9')).toBe(3);
  });

  it('finds gold that no article holds', async () => {
    const stale = path('stale.jsonl');
    writeFileSync(
      stale,
      JSON.stringify({ ...cases[0], evidence: [{ article: '咸宁市政府工作报告', quote: '新建公园绿地32处' }] }),
    );
    expect(await jushi('lint', '--set', stale, '--articles', articles)).toBe(2);
    expect(lines.join('\n')).toContain('新建公园绿地31处');
  });

  it('drafts cases whose gold stands', async () => {
    expect(await jushi('init', '--articles', articles)).toBe(0);
    const drafted = path('drafted.jsonl');
    writeFileSync(drafted, lines.join('\n'));
    lines.length = 0;
    await jushi('lint', '--set', drafted, '--articles', articles);
    expect(lines.filter((line) => line.includes('没有这段依据'))).toEqual([]);
  });
});
