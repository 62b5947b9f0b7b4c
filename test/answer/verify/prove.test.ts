import { describe, expect, it } from 'vitest';
import { prove } from '../../../answer/verify/prove.ts';
import { composed, evidenceOf, TEXT } from './report.ts';

const GROWTH = '地区生产总值增长6.5%左右';
const OUTPUT = '全年地区生产总值预计达到3420亿元，增长5.3%左右';
const FALLS = '固定资产投资、社会消费品零售总额分别下降9%、2.4%';

describe('prove', () => {
  it('lists each figure with its slots and its place in the answer', () => {
    const { text, figures } = prove(composed(`滁州市2023年目标：${GROWTH}。[1]`, GROWTH), evidenceOf);
    expect(text).toBe(`滁州市2023年目标：${GROWTH}。[1]`);
    expect(figures).toHaveLength(1);
    const [figure] = figures;
    expect(figure).toMatchObject({
      indicator: '地区生产总值',
      value: 6.5,
      unit: '%',
      bound: 'about',
      measure: 'growth',
      status: 'target',
      region: '滁州市',
      n: 1,
    });
    expect(text.slice(figure?.answerStart, figure?.answerEnd)).toBe('6.5%');
  });

  it('says a target that the statement leaves unsaid, with its place and year', () => {
    expect(prove(composed(`${GROWTH}。[1]`, GROWTH), evidenceOf).text).toBe(`滁州市2023年目标：${GROWTH}。[1]`);
    expect(prove(composed(`滁州市2023年：${GROWTH}。[1]`, GROWTH), evidenceOf).text).toBe(
      `滁州市2023年目标：${GROWTH}。[1]`,
    );
  });

  it.each([
    ['another year', `滁州市2022年目标：${GROWTH}。[1]`],
    ['another place', `芜湖市2023年目标：${GROWTH}。[1]`],
    ['another status', `滁州市2023年预计：${GROWTH}。[1]`],
    ['another digit', `滁州市2023年目标：${GROWTH.replace('6.5', '6.6')}。[1]`],
    ['a bound cut off at the end', `滁州市2023年目标：${GROWTH.replace('左右', '')}。[1]`],
    ['a lead of other words', `据悉：${GROWTH}。[1]`],
    ['a citation that is not there', `滁州市2023年目标：${GROWTH}。[2]`],
  ])('drops a statement with %s and says that it did', (_, text) => {
    const proved = prove(composed(text, GROWTH), evidenceOf);
    expect(proved.text).not.toContain('6.');
    expect(proved.text).toContain('不足以确认');
    expect(proved.figures).toEqual([]);
    expect(proved.composed).toMatchObject({ outcome: 'refused', reason: 'not-covered' });
  });

  it('keeps what is proved beside what is dropped, and numbers citations anew', () => {
    const text = `滁州市2022年：${GROWTH}。[1]\n${OUTPUT}。[2]`;
    const proved = prove(composed(text, GROWTH, OUTPUT), evidenceOf);
    expect(proved.text).toBe(`${OUTPUT}。[1]\n（另有内容未能与原文逐项核对一致，已略去。）`);
    expect(proved.citations.map(({ n, quote }) => [n, quote])).toEqual([[1, OUTPUT]]);
    expect(proved.figures.every(({ n }) => n === 1)).toBe(true);
    expect(proved.composed.outcome).toBe('answered');
  });

  it('drops a statement whose quote is not the text at its offsets', () => {
    const made = composed(`滁州市2023年目标：${GROWTH}。[1]`, GROWTH);
    const moved = { ...made, citations: made.citations.map((one) => ({ ...one, start: one.start + 1 })) };
    expect(prove(moved, evidenceOf).figures).toEqual([]);
  });

  it('proves a sentence made from a record, a fall told by its verb', () => {
    const { text, figures } = prove(composed('2022年滁州市固定资产投资下降9%。[1]', FALLS), evidenceOf);
    expect(text).toBe('2022年滁州市固定资产投资下降9%。[1]');
    expect(figures).toMatchObject([{ indicator: '固定资产投资', value: -9, status: 'achieved' }]);
    expect(text.slice(figures[0]?.answerStart, figures[0]?.answerEnd)).toBe('9%');
  });

  it.each([
    ['the neighbour in the list', '2022年滁州市社会消费品零售总额下降9%。[1]'],
    ['the other direction', '2022年滁州市固定资产投资增长9%。[1]'],
    ['an added base', '2022年滁州市固定资产投资比2020年下降9%。[1]'],
    ['an added status', '2022年滁州市固定资产投资目标下降9%。[1]'],
  ])('does not let a record tell %s', (_, text) => {
    expect(prove(composed(text, FALLS), evidenceOf).figures).toEqual([]);
  });

  it('tells where a slot outside the quote was read', () => {
    const [citation] = prove(composed(`滁州市2023年目标：${GROWTH}。[1]`, GROWTH), evidenceOf).citations;
    expect(citation?.context.map(({ slot }) => slot)).toContain('status');
    expect(citation?.context.every(({ text, start, end }) => TEXT.slice(start, end) === text)).toBe(true);
    expect(citation?.context.some(({ text }) => text.includes('2023年工作安排'))).toBe(true);
  });

  it('keeps words that cite nothing only where they hold no figure', () => {
    expect(prove(composed('资料中没有滁州市“外贸”的相关内容。'), evidenceOf).text).toContain('外贸');
    expect(prove(composed('滁州市外贸进出口增长12%。'), evidenceOf).text).not.toContain('12%');
  });
});
