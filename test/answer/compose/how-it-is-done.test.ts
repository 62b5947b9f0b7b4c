import { describe, expect, it } from 'vitest';
import { createAsking, LIBRARY, storeOf, type Written } from '../small-library.ts';

const JIAN: Written = {
  title: '2024年吉安市政府工作报告',
  publishedOn: '2025-03-09',
  text:
    '各位代表:我代表市人民政府报告工作,请予审议。' +
    '一、2023年工作回顾外贸工作精准发力。组建外贸服务队14支,新增出口企业68家,跨境电商交易额27亿元。' +
    '一年来外贸等各项成绩来之不易,是市委坚强领导的结果,是全市人民团结奋斗的结果。' +
    '二、2024年工作安排着力破解用水、用电难题。新建水厂2座,延伸供水管网90公里。推行错峰生产电价,改造农网台区。 ' +
    '办好城市书房。各位代表,让我们一起努力!',
};

const ask = createAsking(storeOf([...LIBRARY, JIAN]));

describe('how something is done or went', () => {
  it('is told by the measures behind the sentence that sets the task', async () => {
    const { outcome, answer } = await ask('吉安用电怎么保障');
    expect(outcome).toBe('answered');
    expect(answer).toContain('错峰生产电价');
  });

  it('is told by what was done, not by whom it is owed to', async () => {
    const { answer } = await ask('吉安2023年外贸成绩怎么样？');
    expect(answer).toContain('跨境电商交易额27亿元');
    expect(answer).not.toMatch(/来之不易|领导的结果/);
  });
});
