import { describe, expect, it } from 'vitest';
import { prove } from '../../../answer/verify/prove.ts';
import { verifyAnswer } from '../../../answer/verify/verify-answer.ts';
import type { Answer } from '../../../protocol/answer.ts';
import { articleOf, composed, evidenceOf, finished } from './report.ts';

const GROWTH = '地区生产总值增长6.5%左右';
const COMPANIES = '规模以上工业企业达到2046家，比2020年增加412家';

function answered(text: string, ...quotes: string[]): Answer {
  const { text: answer, citations, figures, derived, conflicts } = prove(composed(text, ...quotes), evidenceOf);
  return finished({ answer, citations: [...citations], figures, derived, conflicts });
}

const TRUE = answered(`- 滁州市2023年目标：${GROWTH}。[1]\n- 滁州市2022年：${COMPANIES}。[2]`, GROWTH, COMPANIES);
const faultsOf = (answer: Answer): string[] => verifyAnswer(answer, articleOf).faults.map(({ fault }) => fault);

describe('verifyAnswer', () => {
  it('lets an answer stand that was proved, and counts its figures', () => {
    expect(verifyAnswer(TRUE, articleOf)).toEqual({ stands: true, faults: [], figures: 3 });
  });

  it('rejects an answer over an article that is not known', () => {
    expect(verifyAnswer(TRUE, () => null).stands).toBe(false);
  });

  it('rejects a quote that is not the article at its offsets', () => {
    const citations = TRUE.citations.map((one, index) =>
      index === 0 ? { ...one, quote: one.quote.replace('6', '7') } : one,
    );
    expect(faultsOf({ ...TRUE, citations })).toContain('quote');
  });

  it('rejects a context that is not the article at its offsets', () => {
    const citations = TRUE.citations.map((one) => ({
      ...one,
      context: one.context.map((words) => ({ ...words, text: `${words.text}了` })),
    }));
    expect(faultsOf({ ...TRUE, citations })).toContain('context');
  });

  it.each([
    ['value', { value: 6.6 }],
    ['status', { status: 'achieved' as const }],
    ['period', { period: '2022年' }],
    ['region', { region: '芜湖市' }],
    ['indicator', { indicator: '固定资产投资' }],
    ['bound', { bound: 'exact' as const }],
    ['measure', { measure: 'level' as const }],
    ['base', { comparedWith: '2016年' }],
    ['place', { answerStart: 0 }],
  ])('rejects a listed figure with another %s than the article proves', (_, change) => {
    const figures = TRUE.figures.map((figure, index) => (index === 0 ? { ...figure, ...change } : figure));
    expect(faultsOf({ ...TRUE, figures })).toContain('listed-figure');
  });

  it('rejects an answer that leaves a figure of its text unlisted', () => {
    expect(faultsOf({ ...TRUE, figures: TRUE.figures.slice(1) })).toContain('unlisted-figure');
  });

  it('rejects a computed number that the text does not show', () => {
    const derived = [{ value: 2, unit: '家', formula: '4家－2家＝2家', from: [0, 1] }];
    expect(faultsOf({ ...TRUE, derived })).toContain('derived');
  });
});

describe('verifyAnswer, of an answer worded by a model', () => {
  const worded = (sentence: string): Answer => ({
    ...finished({
      answer: `${sentence}[1]`,
      citations: answered(`${GROWTH}。[1]`, GROWTH).citations,
      figures: [],
      derived: [],
      conflicts: [],
    }),
    mode: 'model',
  });

  it('lets other words stand that keep every slot', () => {
    expect(faultsOf(worded('滁州市把2023年地区生产总值的增长目标定为增长6.5%左右。'))).toEqual([]);
    expect(faultsOf(worded('2023年滁州市力争地区生产总值增长6.5%左右。'))).toEqual([]);
  });

  it.each([
    '2023年滁州市力争地区生产总值增长6.6%左右。',
    '2023年滁州市地区生产总值增长6.5%左右。',
    '2023年芜湖市力争地区生产总值增长6.5%左右。',
    '2024年滁州市力争地区生产总值增长6.5%左右。',
    '2023年滁州市力争固定资产投资增长6.5%左右。',
    '2023年滁州市力争地区生产总值增长6.5%。',
    '2023年滁州市力争地区生产总值下降6.5%左右。',
    '2023年滁州市力争地区生产总值比2016年增长6.5%左右。',
    '2023年滁州市力争地区生产总值增长6.5个百分点左右。',
  ])('rejects «%s»', (sentence) => {
    expect(verifyAnswer(worded(sentence), articleOf).stands).toBe(false);
  });
});
