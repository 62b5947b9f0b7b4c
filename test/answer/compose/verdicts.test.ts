/** Questions that want a judgement: whether an aim was reached, whether a value given is right. */
import { describe, expect, it } from 'vitest';
import { verifyAnswer } from '../../../answer/verify/verify-answer.ts';
import type { Answer } from '../../../protocol/answer.ts';
import { createAsking, JIUJIANG, JIUJIANG_BEFORE, recordOf, storeOf, type Written } from '../small-library.ts';

const YICHUN: Written = {
  title: '2024年宜春市政府工作报告',
  publishedOn: '2025-03-01',
  text:
    '各位代表:我代表市人民政府报告工作,请予审议。' +
    '一、2023年工作回顾2023年,全市地区生产总值达到3510亿元左右,增长3.3%。出口总额增长8.4%。' +
    '同时也要看到,地区生产总值、固定资产投资等指标增速没有达到预期，主要原因是外部需求不足。' +
    '二、2024年工作安排2024年主要预期目标是:地区生产总值增长5.8%以上;城镇调查失业率控制在5.2%以内。 各位代表,让我们一起努力!',
};
const FUZHOU: Written = {
  title: '2024年抚州市政府工作报告',
  publishedOn: '2025-03-01',
  text:
    '各位代表:我代表市人民政府报告工作,请予审议。' +
    '一、2023年工作回顾2023年,预计全市地区生产总值增长4.9%。水利工程提前一个月完成年度目标任务。' +
    '带动固定资产投资增长6.6%,研发投入强度达到1.9%。临川区“全国百强”进至72位。' +
    '二、2024年工作安排2024年主要预期目标是:一般公共预算收入增长3.7%,固定资产投资增长5.4%、力争6.1%以上。 各位代表,让我们一起努力!',
};
const ARTICLES = [JIUJIANG, JIUJIANG_BEFORE, YICHUN, FUZHOU];
const ask = createAsking(storeOf(ARTICLES));

function stands(answer: Answer): boolean {
  const articles = ARTICLES.map((written) => recordOf(written).article);
  return verifyAnswer(answer, (id) => articles.find((article) => article.id === id) ?? null).stands;
}

const falsified = (answer: Answer, from: string | RegExp, to: string): Answer => ({
  ...answer,
  answer: answer.answer.replace(from, to),
});

describe('a question whether an aim was reached', () => {
  it('is answered with result, aim and a verdict that both prove', async () => {
    const answer = await ask('九江2023年GDP增长目标完成了吗？');
    expect(answer.answer).toMatch(/^没有完成目标：5\.7%，低于目标约7\.2%。/);
    expect(answer.figures.map(({ value, status }) => [value, status])).toEqual(
      expect.arrayContaining([
        [5.7, 'achieved'],
        [7.2, 'target'],
      ]),
    );
    expect(stands(answer)).toBe(true);
    expect(stands(falsified(answer, /没有完成目标：5\.7%，低于/, '完成了目标：5.7%，不低于'))).toBe(false);
    expect(stands(falsified(answer, '低于目标约7.2%', '低于目标约6.2%'))).toBe(false);
  });

  it('draws no verdict from the aim of another year', async () => {
    const { answer, missing } = await ask('九江2024年GDP目标完成了没有？');
    expect(answer).toContain('6.2%');
    expect(answer).toContain('资料中没有九江市2024年“GDP”的完成情况');
    expect(answer).not.toMatch(/完成了目标|没有完成目标|5\.7%/);
    expect(missing.map(({ reason }) => reason)).toEqual(['no-such-period']);
  });

  it.each(['宜春2023年GDP目标有没有完成', '宜春2023年经济总量达到预期了吗'])(
    'shows the sentence in which a report says so itself: %s',
    async (question) => {
      const answer = await ask(question);
      expect(answer.answer).toContain('没有达到预期');
      expect(answer.answer).toContain('3.3%');
      expect(answer.answer).not.toContain('8.4%');
      expect(stands(answer)).toBe(true);
    },
  );

  it('does not take one thing done for the aims as a whole', async () => {
    const { answer } = await ask('抚州2023年GDP目标完成了吗？');
    expect(answer).toContain('4.9%');
    expect(answer).not.toContain('水利');
    expect(answer).toContain('不能判断是否完成');
  });

  it('is understood behind a talk of the aim', async () => {
    const first = await ask('九江2023年GDP增长目标是多少？');
    const { answer } = await ask('最后完成了没有？', {
      history: [
        { role: 'user', content: '九江2023年GDP增长目标是多少？' },
        { role: 'assistant', content: first.answer },
      ],
    });
    expect(answer).toContain('没有完成目标');
  });
});

describe('a value that the question gives', () => {
  it.each([
    ['九江2023年GDP超过4000亿了吗？', '没有超过4000亿元：3618.4亿元。'],
    ['九江2023年有没有突破3000亿？', '超过了3000亿元：3618.4亿元。'],
    ['九江2023年GDP增速是5.7%吗？', '是，5.7%。'],
    ['九江2024年GDP增长目标是8%吗？', '不是8%，而是约6.2%。'],
    ['九江2023年社零达到1200亿元了没有', '达到了1200亿元：1290.5亿元。'],
  ])('is judged by the figure: %s', async (question, verdict) => {
    const answer = await ask(question);
    expect(answer.answer.startsWith(verdict)).toBe(true);
    expect(stands(answer)).toBe(true);
  });

  it.each([
    // What 左右 allows for lies on both sides of it.
    '宜春2023年GDP超过3500亿了吗？',
    // Of another year.
    '宜春2022年GDP超过5000亿了吗？',
    // What kind of value it is, not whether it is right.
    '九江2023年GDP增速5.7%是最终核定数吗？',
    // An aim in two steps.
    '抚州2024年固定资产投资增长目标是6.1%吗？',
  ])('is not judged where it is not sure: %s', async (question) => {
    expect((await ask(question)).answer).not.toMatch(/^(是，|不是|没有超过|超过了)/);
  });

  it('is found out when the verdict is turned round', async () => {
    const answer = await ask('九江2023年GDP超过4000亿了吗？');
    expect(stands(falsified(answer, '没有超过', '超过了'))).toBe(false);
    expect(stands(falsified(answer, '没有超过4000亿元', '没有超过3000亿元'))).toBe(false);
    expect(stands(falsified(answer, '4000亿元：3618.4亿元', '4000亿元：3431.6亿元'))).toBe(false);
  });
});

describe('the nearest figure', () => {
  it('is the growth where an amount is asked for by «多少» alone, and the amount is said to be missing', async () => {
    const answer = await ask('抚州2023年GDP是多少？');
    expect(answer.outcome).toBe('answered');
    expect(answer.answer).toContain('4.9%');
    expect(answer.answer).toContain('资料中没有抚州市2023年“GDP”的总量');
    expect(answer.missing.map(({ reason }) => reason)).toEqual(['no-such-indicator']);
    expect(stands(answer)).toBe(true);
  });

  it.each(['抚州2023年GDP总量是多少亿元？', '抚州2024年GDP是多少？', '抚州2023年一般公共预算收入是多少？'])(
    'is none where the amount is asked for by name, or of another year or status: %s',
    async (question) => {
      const { outcome, answer } = await ask(question);
      expect(outcome).toBe('refused');
      expect(answer).not.toMatch(/4\.9|3\.7/);
    },
  );

  it.each([
    ['抚州2023年固定资产投资增速', '6.6%'],
    ['抚州2023年研发投入占比', '1.9%'],
    ['临川区“全国百强”排名', '72位'],
  ])('goes by what a measure is, not by its name alone: %s', async (question, value) => {
    const { outcome, answer } = await ask(question);
    expect(outcome).toBe('answered');
    expect(answer).toContain(value);
  });
});

describe('what is missing', () => {
  it.each([
    ['抚州2025年计划引进多少项目', /“目”/],
    ['抚州2025年情况怎么样', /所问内容数据|没有提到抚州市的相关内容/],
  ])('is named by whole words, or not at all: %s', async (question, broken) => {
    const { answer } = await ask(question);
    expect(answer).not.toMatch(broken);
  });
});

describe('a question for a reason', () => {
  it('is answered with the figure and the reason that its report gives', async () => {
    const answer = await ask('宜春2023年GDP增速为什么低？');
    expect(answer.answer).toMatch(/3\.3%[^]*外部需求不足/);
    expect(stands(answer)).toBe(true);
  });

  it('is told that none is given where none is', async () => {
    const { answer } = await ask('九江2023年固定资产投资增速为什么低？');
    expect(answer).toContain('4.3%');
    expect(answer).toContain('没有直接说明原因');
  });
});
