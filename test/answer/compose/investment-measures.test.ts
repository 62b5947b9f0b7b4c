import { describe, expect, it } from 'vitest';
import { asksInvestmentMeasures } from '../../../answer/understand/attracting-investment.ts';
import { createAsking, LIBRARY, storeOf, type Written } from '../small-library.ts';

const PINGXIANG: Written = {
  title: '2024年萍乡市政府工作报告',
  publishedOn: '2025-03-05',
  text:
    '各位代表:我代表市人民政府报告工作,请予审议。' +
    '一、2023年工作回顾2023年,全市新签约招商项目77个,总投资284亿元。出台招商引资“八条”,全年兑付奖励6300万元。' +
    '发放困难群众取暖补贴410万元。二、2024年工作安排2024年,突出抓好招商引资。' +
    '组建6个招商专班,用好产业链招商、以商招商、驻点招商,力争落地亿元项目58个。统筹万名人才招引行动。各位代表,让我们一起努力!',
};

const ask = createAsking(storeOf([...LIBRARY, PINGXIANG]));

describe('how a place attracts investment', () => {
  it.each(['萍乡有什么招商引资政策？', '萍乡招商政策', '萍乡市招商引资有哪些措施？', '萍乡怎么招商的'])(
    'is told by incentives and ways of inviting: %s',
    async (question) => {
      const { outcome, answer } = await ask(question);
      expect(outcome).toBe('answered');
      expect(answer).toContain('招商引资“八条”');
      expect(answer).toContain('产业链招商、以商招商、驻点招商');
    },
  );

  it('is not told by other benefits, by slogans or by sums of results', async () => {
    const { answer } = await ask('萍乡有什么招商引资政策？');
    expect(answer).not.toMatch(/取暖|突出抓好|284亿元|人才招引/);
  });

  it('is told by the policy itself where the place has one', async () => {
    const { answer } = await ask('九江有什么招商引资政策？');
    expect(answer).toMatch(/租金全额补贴|优先保障用地|博士/);
  });

  it('is refused where a place tells nothing of it', async () => {
    const { outcome } = await ask('抚州有什么招商引资政策？');
    expect(outcome).toBe('refused');
  });

  it('is told from figures, offices and events', () => {
    expect(asksInvestmentMeasures('招商引资项目有多少')).toBe(false);
    expect(asksInvestmentMeasures('招商局怎么联系')).toBe(false);
    expect(asksInvestmentMeasures('招商大会怎么报名')).toBe(false);
  });
});
