import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toCsv } from '../../web/figures/csv.ts';
import { seriesOf } from '../../web/figures/series.ts';
import { answerWithSources, conversationAsMarkdown } from '../../web/talk/export-text.ts';
import { linkToQuestion, questionInLink } from '../../web/talk/question-link.ts';
import { doneExchange, figure } from './build.ts';

/** A plain reader of RFC 4180, written apart from the writer. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const match of text.slice(1).matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r\n)/g)) {
    rows.at(-1)?.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
    if (match[3] === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
}

describe('a table as CSV', () => {
  it('gives back every cell, whatever commas, quotes and line breaks it holds', () => {
    const cell = fc.string({ unit: fc.constantFrom('甲', ',', '"', '\n', '1', ' ', '，') });
    const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }));
    fc.assert(
      fc.property(rows, (cells) => {
        expect(readCsv(toCsv(['名', '值'], cells))).toEqual([['名', '值'], ...cells]);
      }),
    );
  });

  it('begins with a byte order mark, keeps numbers as numbers, and runs no formula', () => {
    expect(toCsv(['a'], [[-4.5], ['=1+1'], ['-4.5%'], [null]])).toBe("\uFEFFa\r\n-4.5\r\n'=1+1\r\n-4.5%\r\n\r\n");
  });
});

describe('series of figures', () => {
  it('puts one indicator over several places into one picture, each point with its citation', () => {
    const [series] = seriesOf([figure({ region: '甲市', n: 1 }), figure({ region: '乙市', value: 8, n: 2 })], 2);
    expect(series).toMatchObject({ axis: 'region', indicator: '地区生产总值', unit: '%' });
    expect(series?.points.map((point) => [point.label, point.value, point.figure.n])).toEqual([
      ['甲市', 7, 1],
      ['乙市', 8, 2],
    ]);
  });

  it('orders years, and never mixes units or measures', () => {
    const figures = [
      figure({ period: '2023年' }),
      figure({ period: '2021年' }),
      figure({ unit: '亿元', measure: 'level' }),
    ];
    const series = seriesOf(figures, 2);
    expect(series).toHaveLength(1);
    expect(series[0]?.points.map((point) => point.label)).toEqual(['2021年', '2023年']);
  });

  it('leaves out a figure whose place nobody knows', () => {
    const figures = [figure({ region: '甲市' }), figure({ region: null }), figure({ region: '乙市' })];
    expect(seriesOf(figures, 2)[0]?.points.map(({ name }) => name)).toEqual(['甲市', '乙市']);
    expect(seriesOf(figures.slice(0, 2), 2)).toEqual([]);
  });

  it('tells places of different years apart in the chart, by the place alone in the table', () => {
    const figures = [figure({ region: '甲市' }), figure({ region: '乙市', period: '2021年' })];
    expect(seriesOf(figures, 2)[0]?.points.map(({ name, label }) => [name, label])).toEqual([
      ['甲市', '甲市 2022年'],
      ['乙市', '乙市 2021年'],
    ]);
  });

  it('draws nothing of a single figure', () => {
    expect(seriesOf([figure()], 2)).toEqual([]);
  });
});

describe('taking an answer away', () => {
  it('lists the cited sources by number after the answer', () => {
    expect(answerWithSources(doneExchange('a', '问', '甲市增长7%[1]。'))).toBe(
      '甲市增长7%[1]。\n\n来源：\n[1] 《第1篇》（2022年，目标）：“第1句。”',
    );
  });

  it('writes a conversation as Markdown with a heading a question', async () => {
    async function* exchanges() {
      yield doneExchange('a', '第一问', '答[1]');
      yield doneExchange('b', '第二问', '无');
    }
    expect((await conversationAsMarkdown('题', exchanges())).join('')).toBe(
      '# 题\n\n## 第一问\n\n答[1]\n\n**来源**\n\n- [1] 《第1篇》（2022年，目标）：“第1句。”\n\n## 第二问\n\n无\n',
    );
  });

  it('makes a link that opens with the same question', () => {
    const link = linkToQuestion('https://jushi.example/?q=old#/figures', '甲市 GDP & 目标？');
    expect(questionInLink(link)).toBe('甲市 GDP & 目标？');
    expect(questionInLink('https://jushi.example/?q=%20')).toBeNull();
  });

  it('cuts a link that asks too much after 1000 characters, none of them in half', () => {
    const link = linkToQuestion('https://jushi.example/', '𠮷'.repeat(1001));
    expect(questionInLink(link)).toBe('𠮷'.repeat(1000));
    expect(questionInLink(linkToQuestion('https://jushi.example/', '问'.repeat(1000)))).toHaveLength(1000);
  });
});
