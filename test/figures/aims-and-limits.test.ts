/** Aims in two steps, bounds that a rule sets, and what «last year» is in a report. Texts in our own words. */
import { describe, expect, it } from 'vitest';
import type { FigureInput } from '../../knowledge/figures/extract-figures.ts';
import { extractFigures } from '../../knowledge/figures/extract-figures.ts';
import { parseFigures } from '../../knowledge/figures/parse-figures.ts';
import { findConflicts } from '../../knowledge/figures/same-fact.ts';

const article = (text: string, given: Partial<FigureInput>): FigureInput => ({
  text,
  articleId: 'a',
  sections: [],
  title: '关于支持街区更新的规定',
  titled: true,
  kind: 'policy',
  reportYear: null,
  subjectRegions: [],
  noise: [],
  ...given,
});

describe('an aim in two steps', () => {
  it.each([
    ['确保地区生产总值增长6%、力争达到6.5%。', [6, 6.5]],
    ['主要预期目标是:地区生产总值增长5%左右、力争6%以上。', [5, 6]],
    ['主要预期目标是:地区生产总值增长保7争8。', [7, 8]],
  ])('is two targets of growth in «%s»', (sentence, values) => {
    const figures = parseFigures(sentence).map(({ value, measure, status }) => [value, measure, status]);
    expect(figures).toEqual(values.map((value) => [value, 'growth', 'target']));
  });
});

describe('a bound that a rule sets', () => {
  it.each(['新建商铺面积不超过2万平方米。', '单个项目用地不得超过300亩。'])('is no result: %s', (text) => {
    expect(extractFigures(article(text, {})).map(({ bound, status }) => [bound, status])).toEqual([
      ['at-most', 'stated'],
    ]);
  });
});

describe('a review in a report of 2024', () => {
  it('means 2023 by its year, last year and the whole year alike, so that two values are a conflict', () => {
    const text = '2023年,地区生产总值900亿元。去年地区生产总值950亿元。全年地区生产总值930亿元。';
    const sections = [{ path: ['过去一年工作回顾'], start: 0, end: text.length }];
    const observations = extractFigures(article(text, { kind: 'work-report', reportYear: 2024, sections }));
    expect(observations.map(({ period }) => period?.start)).toEqual(['2023-01-01', '2023-01-01', '2023-01-01']);
    expect(findConflicts(observations)).toHaveLength(1);
  });
});

it('names a value behind a remark in brackets by its own words', () => {
  expect(parseFigures('预计完成(快报数,下同)地区生产总值500亿元。').map(({ indicator }) => indicator)).toEqual([
    '地区生产总值',
  ]);
});
