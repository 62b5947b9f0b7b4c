/** The second of two questions in one: another year, or the stock beside what was new. */
import { describe, expect, it } from 'vitest';
import { createAsking, storeOf, type Written } from '../small-library.ts';

const HIGH_TECH: Written = {
  title: '宜春市科技企业加快成长',
  publishedOn: '2024-05-20',
  text: '2019年，宜春市高新技术企业约300余家，2021年突破650家。\n2019年，宜春市高新技术企业队伍规模约300家。\n',
};
const REPORT: Written = {
  title: '2016年抚州市政府工作报告',
  publishedOn: '2016-03-03',
  text:
    '2016年抚州市政府工作报告\n\n一、2015年和“十二五”工作回顾\n过去的五年，来抚投资的世界500强企业达21家。\n' +
    '过去的一年，新引进世界500强企业3家。新引进世界500强和跨国公司研发机构5个，引进高层次人才39名。\n' +
    '二、2016年工作安排\n地区生产总值增长9%。\n',
};
const ask = createAsking(storeOf([HIGH_TECH, REPORT]));

describe('the second of two questions', () => {
  it('is not answered by a clause that goes on from another year', async () => {
    const { answer } = await ask('宜春的高新技术企业2019年大概几家，两年后涨到多少家了？');
    expect(answer).toContain('突破650家');
    expect(answer).not.toContain('队伍规模');
  });

  it('is answered by the stock at the end of the years before, not by other things counted then', async () => {
    const { answer } = await ask('抚州2015年引进世界500强企业多少家，累计多少家？');
    expect(answer).toContain('3家');
    expect(answer).toContain('21家');
    expect(answer).not.toMatch(/5个|39名/);
  });
});

describe('a growth asked for behind an amount that no article gives', () => {
  const GROWTH: Written = {
    title: '2024年鹰潭市政府工作报告',
    publishedOn: '2024-03-03',
    text:
      '2024年鹰潭市政府工作报告\n\n一、2023年工作回顾\n2023年，社会消费品零售总额增长6.7%。筹集保障性住房3.2万套（间）。\n' +
      '二、2024年工作安排\n地区生产总值增长6%。\n',
  };
  const asked = createAsking(storeOf([GROWTH]));

  it('is told', async () => {
    const { outcome, answer } = await asked('鹰潭2023年社会消费品零售总额是多少？同比增长多少？');
    expect(outcome).toBe('answered');
    expect(answer).toContain('增长6.7%');
  });

  it('and a unit with a second one in brackets is that unit', async () => {
    expect((await asked('鹰潭2023年筹集了多少套保障房？')).answer).toContain('3.2万套');
  });
});
