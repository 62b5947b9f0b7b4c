import { describe, expect, it } from 'vitest';
import { createAsking, LIBRARY, storeOf } from '../small-library.ts';

const ask = createAsking(storeOf(LIBRARY));

/** The article a first citation is from, and the value, unit, status, period and place of the figures shown. */
async function figuresOf(question: string) {
  const { outcome, answer, figures, citations } = await ask(question);
  return {
    outcome,
    answer,
    from: citations[0]?.title,
    figures: figures.map(({ value, unit, status, period, region }) => [value, unit, status, period, region].join(' ')),
  };
}

describe('a figure that is asked for', () => {
  it.each([
    ['九江市2023年地区生产总值是多少？', '3618.4 亿元 achieved 2023年 九江市', '2024年九江市政府工作报告'],
    ['九江2022年GDP多少亿？', '3431.6 亿元 achieved 2022年 九江市', '2023年九江市政府工作报告'],
    ['抚州去年的GDP是多少，我说的是2023年', '2073.8 亿元 achieved 2023年 抚州市', '2024年抚州市政府工作报告'],
    ['濂溪区2023年GDP是多少？', '417.9 亿元 achieved 2023年 濂溪区', '2024年濂溪区政府工作报告'],
    ['九江市2023年新签约亿元以上项目多少个？', '213 个 achieved 2023年 九江市', '2024年九江市政府工作报告'],
    ['7个医药项目总投资多少？', '59.3 亿元 stated 2024年4月18日 抚州市', '抚州集中签约7个医药项目 总投资59.3亿元'],
  ])('is taken from the right article with its slots: %s', async (question, figure, from) => {
    const found = await figuresOf(question);
    expect(found.outcome).toBe('answered');
    expect(found.figures).toContain(figure);
    expect(found.from).toBe(from);
  });

  it.each([
    ['九江市2023年地区生产总值增长了多少？', '5.7%', ['4.1%', '7.2%', '4.9%', '3.6%']],
    ['九江2023年上半年GDP增长多少？', '4.9%', ['5.7%', '3618.4']],
    ['九江2023年新增高新技术企业多少家？', '87家', ['105家', '64家', '52家']],
    ['九江2023年高新技术企业总数是多少？', '742家', ['105家', '468家']],
    ['九江2024年计划新增高新技术企业多少家？', '105家', ['87家', '742家', '64家']],
    ['九江市2024年GDP增长目标是多少？', '6.2%', ['5.7%', '5.4%', '6.8%', '7.2%']],
    ['九江市2023年城镇新增就业实际完成多少？', '5.36万', ['5.2万', '4.8万', '5.72万']],
    ['九江市2023年城镇新增就业目标是多少？我要计划，不是完成数', '5.2万', ['5.36万', '4.8万', '5.72万']],
    ['九江2024年城镇新增就业目标是多少？', '4.8万', ['5.36万', '5.2万', '2.9万']],
    ['越岭器械占地多少亩？', '150亩', ['280亩', '16.5亿']],
    ['清禾药业投资多少？', '16.5亿', ['11.2亿', '150亩']],
  ])('is not taken for one of another kind, period, status or thing: %s', async (question, value, others) => {
    const { outcome, answer } = await figuresOf(question);
    expect(outcome).toBe('answered');
    expect(answer).toContain(value);
    for (const other of others) {
      expect(answer).not.toContain(other);
    }
  });

  it('says of which place, year and status it is where the words do not', async () => {
    const target = await figuresOf('九江2024年计划新增高新技术企业多少家？');
    expect(target.answer).toMatch(/^九江市2024年目标：/);
    const result = await figuresOf('抚州2023年新增高新技术企业多少家？');
    expect(result.answer).toMatch(/^抚州市2023年：/);
    expect(result.answer).not.toContain('目标');
  });

  it('is looked up in the ranking of a wider place without asking that place', async () => {
    const { outcome, answer } = await ask('九江2023年进出口总额在全省排第几？');
    expect(outcome).toBe('answered');
    expect(answer).toContain('第2位');
  });

  it('is found under another name, a misspelt place and in capital letters', async () => {
    for (const question of [
      '九将市2023年地区生产总值是多少？',
      'jiujiang 2023年gdp是多少',
      '九江２０２３年ＧＤＰ是多少？',
    ]) {
      const { answer } = await ask(question);
      expect(answer).toContain('3618.4亿元');
    }
  });

  it('stands in the answer where the record says it stands, and in its quote', async () => {
    for (const question of [
      '九江市2023年地区生产总值是多少？',
      '越岭器械占地多少亩？',
      '九江和抚州2023年GDP哪个高？',
    ]) {
      const { answer, figures, citations } = await ask(question);
      expect(figures.length).toBeGreaterThan(0);
      for (const { value, answerStart, answerEnd, n } of figures) {
        expect(answer.slice(answerStart, answerEnd)).toContain(String(value));
        expect(citations.find((citation) => citation.n === n)?.quote).toContain(String(value));
      }
    }
  });
});

describe('articles that disagree with themselves', () => {
  it('have both values shown, each with its own citation', async () => {
    const { answer, citations } = await ask('柴桑区玻纤产业园有多少家玻纤企业？文中说法一致吗？');
    expect(answer).toContain('39家');
    expect(answer).toContain('34家');
    expect(citations.map(({ quote }) => /39家|34家/.exec(quote)?.[0])).toEqual(['39家', '34家']);
  });
});
