/** Companies named after places: the place in the name is not where they are. */
import { describe, expect, it } from 'vitest';
import { createAsking, storeOf, type Written } from '../small-library.ts';

const SIGNED: Written = {
  title: '抚州市签约三个制造业项目',
  publishedOn: '2024-05-20',
  text: '抚州市近日签约三个制造业项目。浙江骁昱机械有限公司投资6.4亿元，在东临新区建设减速机工厂，占地130亩。',
};
const ask = createAsking(storeOf([SIGNED]));

describe('a place that runs on into a name', () => {
  it('is part of the name where the articles write it so', async () => {
    const { outcome, answer, missing } = await ask('浙江骁昱投资多少？占地多少？');
    expect(outcome).toBe('answered');
    expect(answer).toContain('6.4亿元');
    expect(answer).toContain('130亩');
    expect(missing).toEqual([]);
  });

  it('stays a place where they do not', async () => {
    expect((await ask('浙江瀚昱投资多少？')).outcome).toBe('refused');
    expect((await ask('浙江2023年GDP是多少？')).reason).toBe('no-such-region');
  });
});

describe('a figure of a place within', () => {
  const WITHIN: Written = {
    title: '2024年抚州市政府工作报告',
    publishedOn: '2024-03-03',
    text: '2024年抚州市政府工作报告\n\n一、2023年工作回顾\n2023年，地区生产总值2010亿元，增长5.1%。\n二、2024年工作安排\n地区生产总值增长6%。',
  };

  it('is not the wider place’s own', async () => {
    const { outcome, answer } = await createAsking(storeOf([WITHIN]))('江西2023年GDP是多少？');
    expect(outcome).toBe('refused');
    expect(answer).not.toMatch(/2010|5\.1/);
  });
});
