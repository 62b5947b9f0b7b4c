import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPeriods, yearsOf } from '../../knowledge/language/periods.ts';

const read = (text: string, anchorYear: number | null = 2022): string[] =>
  findPeriods(text, { anchorYear }).map(
    ({ words, period, relative }) =>
      `${words} ${period.kind} ${period.start}..${period.end}${relative ? ' relative' : ''}`,
  );
const first = (text: string, anchorYear: number | null = 2022) => {
  const [mention] = findPeriods(text, { anchorYear });
  if (mention === undefined) throw new Error(`no period in ${text}`);
  return mention.period;
};

describe('findPeriods', () => {
  it.each([
    ['2021年', '2021年 year 2021-01-01..2021-12-31'],
    ['２０２１年', '２０２１年 year 2021-01-01..2021-12-31'],
    ['二〇二一年', '二〇二一年 year 2021-01-01..2021-12-31'],
    ['21年税收', '21年 year 2021-01-01..2021-12-31'],
    ['2021的税收', '2021 year 2021-01-01..2021-12-31'],
    ['2021-2023年', '2021-2023年 span 2021-01-01..2023-12-31'],
    ['(2021-2035)', '2021-2035 span 2021-01-01..2035-12-31'],
    ['2017 -2019年', '2017 -2019年 span 2017-01-01..2019-12-31'],
    ['2021年上半年', '2021年上半年 half 2021-01-01..2021-06-30'],
    ['2021年一季度', '2021年一季度 quarter 2021-01-01..2021-03-31'],
    ['2021年前三季度', '2021年前三季度 span 2021-01-01..2021-09-30'],
    ['2021年1-6月', '2021年1-6月 half 2021-01-01..2021-06-30'],
    ['2021年1至11月', '2021年1至11月 span 2021-01-01..2021-11-30'],
    ['2020年2月', '2020年2月 month 2020-02-01..2020-02-29'],
    ['2021年底', '2021年底 until 2021-12-31..2021-12-31'],
    ['截至2020年6月底', '截至2020年6月底 until 2020-06-30..2020-06-30'],
    ['到2025年', '到2025年 until 2025-12-31..2025-12-31'],
    ['2016年以来', '2016年以来 span 2016-01-01..2021-12-31'],
    ['2022年1月5日', '2022年1月5日 day 2022-01-05..2022-01-05'],
    ['2025-07-02', '2025-07-02 day 2025-07-02..2025-07-02'],
    ['2021年12月20日-2022年1月3日', '2021年12月20日-2022年1月3日 span 2021-12-20..2022-01-03'],
    ['“十二五”期间', '“十二五”期间 plan 2011-01-01..2015-12-31'],
    ['十三五', '十三五 plan 2016-01-01..2020-12-31'],
    ['“十四五”末', '“十四五”末 until 2025-12-31..2025-12-31'],
    ['第十个五年计划', '第十个五年计划 plan 2001-01-01..2005-12-31'],
    ['今年', '今年 year 2022-01-01..2022-12-31 relative'],
    ['去年同期', '去年同期 year 2021-01-01..2021-12-31 relative'],
    ['前年', '前年 year 2020-01-01..2020-12-31 relative'],
    ['明年上半年', '明年上半年 half 2023-01-01..2023-06-30 relative'],
    ['头六个月', '头六个月 half 2022-01-01..2022-06-30 relative'],
    ['1月5日', '1月5日 day 2022-01-05..2022-01-05 relative'],
    ['年底', '年底 until 2022-12-31..2022-12-31 relative'],
    ['Q1', 'Q1 quarter 2022-01-01..2022-03-31 relative'],
    ['五年来', '五年来 span 2017-01-01..2021-12-31 relative'],
    ['过去五年', '过去五年 span 2017-01-01..2021-12-31 relative'],
    ['近3年', '近3年 span 2019-01-01..2021-12-31 relative'],
    ['今后五年', '今后五年 span 2022-01-01..2026-12-31 relative'],
    ['一年来', '一年来 year 2021-01-01..2021-12-31 relative'],
    ['第二年', '第二年 year null..null relative'],
    ['春节', '春节 unknown null..null relative'],
  ])('dates %s', (text, expected) => {
    expect(read(text)).toEqual([expected]);
  });

  it.each([
    '2000家',
    '突破2021人',
    '10年禁渔',
    '建设20年',
    '五个月',
    '三年行动',
    '每年底',
    '第十五届',
    'G2021',
    '八五折',
    '扎实推进“八五”普法',
    '提前2个月',
    '提前两年',
    '学前三年毛入园率',
    '每年8月6日',
    '三月三歌圩',
    '提前2个月',
    '提前两年',
    '学前三年毛入园率',
    '每年8月6日',
    '三月三歌圩',
    '1530年',
    '85年',
    '月饼',
  ])('finds no period in «%s»', (text) => {
    expect(read(text)).toEqual([]);
  });

  it('leaves the dates of relative words unknown without an anchor', () => {
    for (const text of ['今年', '去年底', '上半年', '五年来', '今后五年', '3月5日', '全年', '前三季度']) {
      for (const { period, relative } of findPeriods(text, { anchorYear: null })) {
        expect({ text, relative, start: period.start, end: period.end }).toEqual({
          text,
          relative: true,
          start: null,
          end: null,
        });
      }
    }
  });

  it('reads result and target of one sentence apart', () => {
    expect(read('税收占比由2016年的60%提高到2021年的77%,到2026年达到80%。')).toEqual([
      '2016年 year 2016-01-01..2016-12-31',
      '2021年 year 2021-01-01..2021-12-31',
      '到2026年 until 2026-12-31..2026-12-31',
    ]);
  });

  it('finds every day of the calendar as one day and nothing that is no day', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1950-01-01'), max: new Date('2049-12-31'), noInvalidDate: true }),
        (date) => {
          const iso = date.toISOString().slice(0, 10);
          const [year = '', month = '', day = ''] = iso.split('-').map((part) => String(Number(part)));
          expect(first(`${year}年${month}月${day}日`)).toMatchObject({ start: iso, end: iso, kind: 'day' });
          expect(first(iso)).toMatchObject({ start: iso, end: iso, kind: 'day' });
        },
      ),
    );
    expect(read('2021-02-30')).toEqual([]);
  });

  it('gives mentions in order, inside the text, without overlaps, with dates in order', () => {
    const part = fc.constantFrom(
      '2021',
      '21',
      '年',
      '底',
      '至',
      '-',
      '1',
      '月',
      '6',
      '日',
      '上半年',
      '“十四五”',
      '期间',
      '过去五年',
      '来',
      '到',
      '去年',
      '全年',
      ' ',
      ',',
      '第',
      '季度',
      '三',
      '的',
      '以来',
    );
    fc.assert(
      fc.property(
        fc.array(part, { maxLength: 16 }).map((parts) => parts.join('')),
        fc.option(fc.integer({ min: 1990, max: 2040 })),
        (text, anchorYear) => {
          let at = 0;
          for (const { start, end, words, period } of findPeriods(text, { anchorYear })) {
            expect(start).toBeGreaterThanOrEqual(at);
            expect(end).toBeGreaterThan(start);
            expect(text.slice(start, end)).toBe(words);
            expect(words).toBe(period.words);
            expect(words.trim()).toBe(words);
            expect((period.start ?? '') <= (period.end ?? '9')).toBe(true);
            at = end;
          }
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe('yearsOf', () => {
  it('gives every year a period touches, and none for unknown dates', () => {
    expect(yearsOf(first('2017-2019年'))).toEqual([2017, 2018, 2019]);
    expect(yearsOf(first('到2025年'))).toEqual([2025]);
    expect(yearsOf(first('2016年以来', null))).toEqual([2016]);
    expect(yearsOf(first('第二年'))).toEqual([]);
  });
});
