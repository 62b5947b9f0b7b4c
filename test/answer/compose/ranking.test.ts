import { describe, expect, it } from 'vitest';
import { createAsking, storeOf, type Written } from '../small-library.ts';
import { verifyAnswer } from '../../../answer/verify/verify-answer.ts';
import { recordOf } from '../small-library.ts';

function report(place: string, review: string, plan: string, more = ''): Written {
  return {
    title: `2024年${place}政府工作报告`,
    publishedOn: '2025-03-01',
    text:
      '各位代表:我代表市人民政府报告工作,请予审议。' +
      `一、2023年工作回顾2023年,${review}。${more}` +
      `二、2024年工作安排2024年全市发展的主要预期目标是:${plan}。 各位代表,让我们一起努力!`,
  };
}

const REPORTS: readonly Written[] = [
  report('九江市', '全市地区生产总值达到3618.4亿元,同比增长5.7%', '地区生产总值增长6.2%左右'),
  report('抚州市', '全市地区生产总值达到2073.8亿元,同比增长3.6%', '地区生产总值增长5.4%以上'),
  report('上饶市', '全市地区生产总值突破3400亿元,同比增长4.8%', '地区生产总值增长6.4%'),
  report('萍乡市', '全市地区生产总值达到1160.2亿元,同比增长4.1%', '地区生产总值增长6.4%'),
  report(
    '鹰潭市',
    '全市地区生产总值达到1285.9亿元,同比增长6.3%',
    '地区生产总值增长5.9%',
    '2023年,月湖区地区生产总值达到4517.6亿元,同比增长9.9%。',
  ),
  report('衢州市', '全市地区生产总值达到2125.2亿元,同比增长7.7%', '地区生产总值增长7.1%'),
];

const ask = createAsking(storeOf(REPORTS));

function labelsOf(answer: string): string[] {
  return [...answer.matchAll(/^\| ([^|]+?) \|/gm)]
    .map(([, label = '']) => label)
    .filter((label) => !/对象|---/.test(label));
}

describe('a ranking of places', () => {
  it.each([
    ['江西各市2023年GDP增速排名', ['鹰潭市', '九江市', '上饶市', '萍乡市', '抚州市']],
    ['江西各市2023年GDP增速从低到高', ['抚州市', '萍乡市', '上饶市', '九江市', '鹰潭市']],
    ['抚州、九江、鹰潭三个城市2023年GDP增速排序', ['鹰潭市', '九江市', '抚州市']],
    ['2023年GDP增速排名前两名的城市', ['衢州市', '鹰潭市']],
    ['江西各市2023年GDP排名', ['九江市', '上饶市', '抚州市', '鹰潭市', '萍乡市']],
  ])('puts every place of the frame in order of its own figure: %s', async (question, labels) => {
    const { outcome, answer } = await ask(question);
    expect(outcome).toBe('answered');
    expect(labelsOf(answer)).toEqual(labels);
    expect(answer).not.toContain('月湖');
  });

  it.each([
    ['江西哪个市2023年GDP增速最高？', /最高的是鹰潭市（6\.3%）/],
    ['江西2023年GDP增速最快的城市', /最高的是鹰潭市（6\.3%）/],
    ['哪个城市2023年GDP增速最高？', /最高的是衢州市（7\.7%）/],
    ['江西哪个市2023年GDP增速最低？', /最低的是抚州市（3\.6%）/],
    ['江西哪个市2024年GDP增长目标最高？', /最高的是萍乡市（6\.4%）、上饶市（6\.4%）/],
  ])('names the first, and all that share the first value: %s', async (question, verdict) => {
    const { answer } = await ask(question);
    expect(answer.split('\n')[0]).toMatch(verdict);
  });

  it('says how many places have the figure and how many it leaves out', async () => {
    const { answer, citations } = await ask('哪个城市2023年GDP增速最高？');
    expect(answer.split('\n')[0]).toContain('的6个市中');
    expect(answer.split('\n')[0]).toContain('其余3个未列');
    expect(citations).toHaveLength(3);
  });

  it('lists those that a value holds of for sure, and says of how many it cannot tell', async () => {
    const { answer } = await ask('2023年GDP超过3500亿元的城市有哪些？');
    expect(labelsOf(answer)).toEqual(['九江市']);
    expect(answer).toContain('另有1个');
  });

  it('lists those below a value, the lowest first', async () => {
    expect(labelsOf((await ask('哪些城市2023年GDP增速低于5%？')).answer)).toEqual(['抚州市', '萍乡市', '上饶市']);
  });

  it('says so where none is within the limit', async () => {
    const { answer } = await ask('2023年GDP超过9000亿元的城市有哪些？');
    expect(answer).toContain('没有可以确定超过9000亿元的');
    expect(answer).toContain('最高的是九江市');
  });

  it('says which listed place has no such figure', async () => {
    const { answer, missing } = await ask('抚州、九江、赣州三个城市2023年GDP增速排名');
    expect(labelsOf(answer)).toEqual(['九江市', '抚州市']);
    expect(answer).toContain('资料中没有赣州市');
    expect(missing).toHaveLength(1);
  });

  it('never mixes a target with a result', async () => {
    const { figures } = await ask('江西各市2024年GDP目标排名');
    expect(new Set(figures.map(({ status, measure }) => `${status} ${measure}`))).toEqual(new Set(['target growth']));
    expect(figures).toHaveLength(5);
  });

  it('cites each row from the article of its own place, and stands when read anew', async () => {
    const answer = await ask('江西各市2023年GDP增速排名');
    for (const [, label = '', n = ''] of answer.answer.matchAll(/^\| ([^|]+?) \|[^[\n]*\[(\d+)\]/gm)) {
      expect(answer.citations.find((one) => one.n === Number(n))?.regions).toEqual([label]);
    }
    const articles = REPORTS.map((written) => recordOf(written).article);
    expect(verifyAnswer(answer, (id) => articles.find((one) => one.id === id) ?? null)).toMatchObject({ stands: true });
  });

  it('names both ends where both are asked for', async () => {
    const { answer } = await ask('九江、抚州、鹰潭2023年GDP增速，哪个最高哪个最低？');
    expect(answer.split('\n')[0]).toMatch(/最高的是鹰潭市（6\.3%），最低的是抚州市（3\.6%）/);
  });

  it('takes the newest year that has the figures where none is named, and says which', async () => {
    expect((await ask('江西哪个市GDP增速最高？')).answer.split('\n')[0]).toMatch(/2023年.+鹰潭市/);
    expect((await ask('江西哪个市GDP增长目标最低？')).answer.split('\n')[0]).toMatch(/2024年.+抚州市（5\.4%以上）/);
  });

  it('leaves a rank as printed and a single place alone', async () => {
    expect((await ask('九江市2023年GDP增速是多少？')).answer).not.toContain('个市中');
    expect((await ask('九江2023年GDP在全省排名第几？')).answer).not.toContain('个市中');
  });
});
