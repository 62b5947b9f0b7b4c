/** A value to be confirmed, where the articles give no figure of what it is said of. */
import { expect, it } from 'vitest';
import { createAsking, storeOf, type Written } from '../small-library.ts';

const REPORT: Written = {
  title: '2024年宜春市政府工作报告',
  publishedOn: '2024-03-04',
  text:
    '2024年宜春市政府工作报告\n\n一、2023年工作回顾\n守牢粮食安全，产量稳定在31亿斤以上。固定资产投资增长4.2%。' +
    '生产安全事故起数下降14.8%。\n二、2024年工作安排\n地区生产总值增长5.5%。\n',
};
const ask = createAsking(storeOf([REPORT]));

it('is not confirmed by a sentence of something else', async () => {
  const { outcome, answer } = await ask('宜春2023年汽车产量超过50万辆了吗？');
  expect(outcome).toBe('refused');
  expect(answer).not.toContain('31亿斤');
});

it('is not told to have fallen by what else fell', async () => {
  const { answer } = await ask('宜春2023年固投是不是下降了？');
  expect(answer).toContain('增长4.2%');
  expect(answer).not.toContain('14.8%');
});
