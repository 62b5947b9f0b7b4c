import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeArticle } from '../../ingest/build-record.ts';
import { buildPassages } from '../../ingest/passages/build-passages.ts';
import { dataYears } from '../../ingest/passages/data-years.ts';
import { MAX_TOKENS, splitPassages } from '../../ingest/passages/split-passages.ts';
import { termId } from '../../knowledge/sparse.ts';
import { BODY_REPORT } from './fixtures.ts';

const articleOf = (text: string, title: string | null = '2023年咸宁市政府工作报告') =>
  describeArticle({ title, text, publishedOn: '2025-07-02', address: null, place: null }, 'a.txt');
const countCharacters = (text: string) => text.length;

describe('splitPassages', () => {
  it('cuts whole sentences of about the target length, evenly', () => {
    const sentence = `${'字'.repeat(49)}。`;
    const text = sentence.repeat(20);
    const spans = splitPassages(text, { path: [], start: 0, end: text.length }, countCharacters);
    const lengths = spans.map(({ start, end }) => end - start);
    expect(lengths).toHaveLength(3);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(MAX_TOKENS);
    expect(Math.min(...lengths)).toBeGreaterThanOrEqual(300);
    expect(lengths.every((length) => length % 50 === 0)).toBe(true);
  });

  it('opens a passage with a slogan that leads to what follows, and leaves no heading alone', () => {
    const text = `二、2023年工作安排\n${'我们要继续努力,把各项工作做得更细更实。'.repeat(15)}营商环境持续优化。${'全年新增市场主体八千户,减税降费三亿元。'.repeat(15)}`;
    const spans = splitPassages(text, { path: [], start: 0, end: text.length }, countCharacters);
    const passages = spans.map(({ start, end }) => text.slice(start, end));
    expect(passages).toHaveLength(2);
    expect(passages[1]).toMatch(/^营商环境持续优化。/);
  });

  it('keeps a sentence longer than a passage whole', () => {
    const text = `短句。${'长'.repeat(900)}。短句。`;
    const spans = splitPassages(text, { path: [], start: 0, end: text.length }, countCharacters);
    expect(spans.some(({ start, end }) => text.slice(start, end).includes('长'.repeat(900)))).toBe(true);
  });
});

describe('buildPassages', () => {
  it('restores any text when joined, with ids that are its own', () => {
    const piece = fc.constantFrom(
      '一、',
      '(一)',
      '工作回顾',
      '2022年',
      '新开工项目60个',
      '。',
      '!',
      ',',
      '\n',
      ' ',
      '“好”',
      '𠮷野家',
      ';;;;',
    );
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 80 }), (pieces) => {
        const text = `咸宁${pieces.join('')}。`;
        const article = articleOf(text);
        const passages = buildPassages(article);
        expect(passages.map((passage) => passage.text).join('')).toBe(text);
        expect(passages.every(({ start, end, text: words }) => article.text.slice(start, end) === words)).toBe(true);
        expect(passages.map(({ ordinal }) => ordinal)).toEqual(passages.map((_, index) => index));
        expect(new Set(passages.map(({ id }) => id)).size).toBe(passages.length);
      }),
      { numRuns: 60 },
    );
  });

  it('changes one id when a paragraph is put in, and none of the others', () => {
    const sections = Array.from(
      { length: 4 },
      (_, index) => `（${'一二三四'[index]}）抓好第${index + 1}件事\n${'全市新开工一批项目。'.repeat(8)}\n`,
    );
    const ids = (text: string) => buildPassages(articleOf(text)).map(({ id }) => id);
    const before = ids(sections.join(''));
    const after = ids([...sections.slice(0, 2), '另有一段新话,专门说明情况。\n', ...sections.slice(2)].join(''));
    expect(before.filter((id) => !after.includes(id))).toHaveLength(1);
  });

  it('can be found by words of the title and the headings, not by noise', () => {
    const text = BODY_REPORT.replace('新增学位2000个', '侯卫东官场笔记新增学位2000个');
    const passage = buildPassages(articleOf(text)).find((each) => each.text.includes('新增学位'));
    const ids = new Set(passage?.vector.ids);
    expect(passage?.sectionPath).toEqual(['2023年工作安排', '改善人民生活']);
    expect(ids.has(termId('咸宁'))).toBe(true);
    expect(ids.has(termId('安排'))).toBe(true);
    expect(ids.has(termId('官场'))).toBe(false);
  });

  it('does not index a made-up title, but the place it is about', () => {
    const article = describeArticle(
      {
        title: null,
        place: '咸宁',
        text: '咸宁\n我代表市人民政府向大会报告工作。\n各位代表：新增学位2000个。',
        publishedOn: null,
        address: null,
      },
      'a.txt',
    );
    expect(article.titled).toBe(false);
    const passage = buildPassages(article).at(-1);
    expect(new Set(passage?.vector.ids).has(termId('咸宁市'))).toBe(true);
  });
});

describe('dataYears', () => {
  it('lists the years that the words name, once and in order', () => {
    const text = '2021年比2016年增长,2017-2019年连续获奖,2021年又获奖,G2019线,今年再创佳绩。';
    expect(dataYears(text, null)).toEqual([2016, 2017, 2018, 2019, 2021]);
  });

  it('dates «去年» and «今年» by the report’s year', () => {
    expect(dataYears('去年完成60个,今年再建80个。', 2023)).toEqual([2022, 2023]);
  });
});
