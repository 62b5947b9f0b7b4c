/** Output of one industry is not another's, though one sentence speaks of both. */
import { describe, expect, it } from 'vitest';
import { createAsking, storeOf, type Written } from '../small-library.ts';

const REPORT: Written = {
  title: '2024年宜春市政府工作报告',
  publishedOn: '2024-03-04',
  text:
    '2024年宜春市政府工作报告\n\n一、2023年工作回顾\n羽绒企业用上绿电，建材家具产业营收达610亿元，电子信息产业营收达430亿元。' +
    '三个百亿集群加快成长。\n二、2024年工作安排\n地区生产总值增长5.5%。\n',
};
const ask = createAsking(storeOf([REPORT]));

describe('a figure of an industry', () => {
  it('answers for that industry', async () => {
    expect((await ask('宜春电子信息产业2023年营收多少？')).answer).toContain('430亿元');
  });

  it('does not answer for another', async () => {
    const { outcome, answer } = await ask('宜春羽绒产业2023年营收多少？');
    expect(outcome).toBe('refused');
    expect(answer).not.toMatch(/610|430/);
  });

  it('answers for industries named by their size', async () => {
    expect((await ask('宜春几个百亿产业集群2023年营收各多少？')).answer).toContain('610亿元');
  });
});
