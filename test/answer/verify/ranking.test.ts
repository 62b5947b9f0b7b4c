import { describe, expect, it } from 'vitest';
import { prove } from '../../../answer/verify/prove.ts';
import { createAsking, recordOf, storeOf, type Written } from '../small-library.ts';
import { readAnew } from '../../../answer/verify/evidence.ts';

const REPORTS: readonly Written[] = (
  [
    ['九江市', '6.2%'],
    ['抚州市', '5.4%'],
    ['鹰潭市', '5.9%'],
  ] as const
).map(([place, growth]) => ({
  title: `2024年${place}政府工作报告`,
  publishedOn: '2025-03-01',
  text: `各位代表:我代表市人民政府报告工作。一、2023年工作回顾2023年,全市地区生产总值同比增长${growth}。各位代表,让我们一起努力!`,
}));

const articles = REPORTS.map((written) => recordOf(written).article);
const whole = await createAsking(storeOf(REPORTS))('江西各市2023年GDP增速排名');

function proved(from: string, to: string): string {
  expect(whole.answer).toContain(from);
  const text = whole.answer.replace(from, to);
  const composed = {
    text,
    outcome: 'answered' as const,
    reason: null,
    missing: [],
    citations: whole.citations,
    shown: [],
    derived: [],
  };
  return prove(composed, (id) => {
    const article = articles.find((one) => one.id === id);
    return article === undefined ? null : readAnew(article);
  }).text;
}

describe('the line of a ranking', () => {
  it('is kept where it follows from its rows', () => {
    expect(proved('最高的是九江市', '最高的是九江市')).toContain('最高的是九江市（6.2%）');
  });

  it.each([
    ['another winner', '最高的是九江市（6.2%）', '最高的是鹰潭市（5.9%）'],
    ['another value of the winner', '九江市（6.2%）', '九江市（6.5%）'],
    ['the other end', '最高的是九江市', '最低的是九江市'],
    ['another year', '写明2023年', '写明2022年'],
    ['another thing measured', '地区生产总值增速的', '固定资产投资增速的'],
    ['a target for a result', '地区生产总值增速的', '地区生产总值增速目标的'],
    ['fewer places than rows', '的3个市中', '的2个市中'],
    ['more places than rows and no word of the rest', '的3个市中', '的8个市中'],
  ])('falls with %s', (_, from, to) => {
    expect(proved(from, to)).not.toContain('个市中');
  });
});
