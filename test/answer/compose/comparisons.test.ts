import { describe, expect, it } from 'vitest';
import { createAsking, LIBRARY, storeOf } from '../small-library.ts';

const ask = createAsking(storeOf(LIBRARY));

/** The rows of the table, label and cell. */
function rowsOf(answer: string): string[][] {
  return answer
    .split('\n')
    .filter((line) => line.startsWith('|') && !line.includes('---'))
    .slice(1)
    .map((line) =>
      line
        .split('|')
        .map((cell) => cell.trim())
        .filter((cell) => cell !== ''),
    );
}

describe('a comparison', () => {
  it.each([
    ['九江和抚州2023年GDP哪个高？', ['九江市', '3618.4亿元'], ['抚州市', '2073.8亿元'], '九江市', 1544.6, '亿元'],
    ['抚州和九江2023年GDP哪个高？', ['抚州市', '2073.8亿元'], ['九江市', '3618.4亿元'], '九江市', 1544.6, '亿元'],
    ['九江和抚州2024年GDP增长目标哪个高？', ['九江市', '6.2%'], ['抚州市', '5.4%'], '九江市', 0.8, '个百分点'],
    ['九江和濂溪区2023年GDP增速哪个高？', ['九江市', '5.7%'], ['濂溪区', '6.6%'], '濂溪区', 0.9, '个百分点'],
    ['九江和抚州2023年城镇新增就业哪个多？', ['九江市', '5.36万人'], ['抚州市', '3.18万人'], '九江市', 2.18, '万人'],
  ] as const)(
    'gives a row a side, the verdict and its formula: %s',
    async (question, left, right, winner, value, unit) => {
      const { outcome, answer, derived, citations } = await ask(question);
      expect(outcome).toBe('answered');
      const rows = rowsOf(answer);
      expect(rows.map(([label]) => label)).toEqual([left[0], right[0]]);
      expect(rows[0]?.[1]).toContain(left[1]);
      expect(rows[1]?.[1]).toContain(right[1]);
      expect(answer.split('\n')[0]).toMatch(new RegExp(`^${winner}`));
      expect(derived.map((one) => [one.value, one.unit])).toEqual([[value, unit]]);
      expect(answer).toContain(derived[0]!.formula);
      expect(citations).toHaveLength(2);
    },
  );

  it('computes from figures that it shows', async () => {
    const { derived, figures } = await ask('九江和抚州2023年城镇新增就业哪个多？');
    const [{ from, value }] = derived as [(typeof derived)[number]];
    const [left, right] = from.map((index) => figures[index]!);
    expect(from).toHaveLength(2);
    expect(value).toBeCloseTo(left!.value - right!.value, 6);
    expect([left!.region, right!.region]).toEqual(['九江市', '抚州市']);
  });

  it('cites every cell from the article of its own place', async () => {
    const { answer, citations } = await ask('九江和抚州2023年GDP哪个高？');
    for (const [label, cell] of rowsOf(answer)) {
      const n = Number(/\[(\d+)\]/.exec(cell ?? '')?.[1]);
      expect(citations.find((citation) => citation.n === n)?.regions).toEqual([label]);
    }
  });

  it('of three sides gives a row each and no verdict', async () => {
    const { answer, derived } = await ask('九江、抚州、濂溪区2023年GDP增速分别是多少？');
    expect(rowsOf(answer).map(([label]) => label)).toEqual(['九江市', '抚州市', '濂溪区']);
    for (const value of ['5.7%', '3.6%', '6.6%']) {
      expect(answer).toContain(value);
    }
    expect(derived).toEqual([]);
  });

  it('never mixes result and target of the two sides', async () => {
    const { answer, figures } = await ask('九江市2024年城镇新增就业目标和抚州的比，哪个高？');
    expect(figures.map(({ status, period }) => `${status} ${period}`)).toEqual(['target 2024年', 'target 2024年']);
    expect(answer).not.toMatch(/5\.36|3\.18|5\.2万/);
  });

  it('says so where the periods of one place are held against each other', async () => {
    const { answer, derived } = await ask('九江2022年和2023年GDP增速相比哪个高？');
    expect(rowsOf(answer).map(([label]) => label)).toEqual(['2022年', '2023年']);
    expect(derived.map(({ value, unit }) => [value, unit])).toEqual([[1.6, '个百分点']]);
    expect(answer.split('\n')[0]).toMatch(/^2022年比2023年低1.6个百分点/);
  });
});

describe('a comparison of figures that are no exact numbers', () => {
  const report = (place: string, review: string, plan: string) => ({
    title: `2024年${place}政府工作报告`,
    publishedOn: '2025-03-01',
    text:
      '各位代表:我代表市人民政府报告工作。' +
      `一、2023年工作回顾2023年,全市地区生产总值${review}。` +
      `二、2024年工作安排2024年主要预期目标是:地区生产总值${plan}。 各位代表,让我们一起努力!`,
  });
  const asking = createAsking(
    storeOf([
      report('九江市', '突破3600亿元', '增长6.5%以上'),
      report('抚州市', '达到2073.8亿元', '增长6%左右'),
      report('上饶市', '超过3400亿元', '确保增长6%、力争增长7%'),
    ]),
  );

  it('says which is higher where the words settle it, and never a difference', async () => {
    for (const question of ['九江和抚州2023年GDP哪个高？', '九江和抚州2024年GDP增长目标哪个高？']) {
      const { answer, derived } = await asking(question);
      expect(answer.split('\n')[0]).toMatch(/^九江市更[多高]（.+不计算差额）/);
      expect(answer).not.toContain('相差');
      expect(derived).toEqual([]);
    }
  });

  it('says that the words do not settle it where two bounds overlap', async () => {
    const { answer } = await asking('九江和上饶2023年GDP哪个高？');
    expect(answer.split('\n')[0]).toMatch(/按所印数字九江市更多.+不能断定上饶市一定不高于它/);
  });

  it('draws no verdict from one of two values that a place sets itself', async () => {
    const { answer } = await asking('抚州和上饶2024年GDP增长目标哪个高？');
    expect(answer.split('\n')[0]).not.toContain('更高');
    expect(answer).toContain('7%');
  });
});
