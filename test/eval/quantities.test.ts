import { describe, expect, it } from 'vitest';
import { isSameQuantity, readQuantities } from '../../eval/score/quantities.ts';
import type { Quantity } from '../../eval/score/quantities.ts';

function only(text: string): Quantity {
  const found = readQuantities(text);
  expect(found).toHaveLength(1);
  return found[0] as Quantity;
}

const same = (a: string, b: string): boolean => isSameQuantity(only(a), only(b));

describe('quantities', () => {
  it.each([
    ['1.2万亿元', '12000亿元'],
    ['8.5%', '百分之八点五'],
    ['８．５％', '8.5%'],
    ['二十八家', '28家'],
    ['1,894.2亿元', '1894.2亿元'],
    ['3万平方米', '3公顷'],
    ['下降3.2%', '减少3.2%'],
    ['5000万', '0.5亿元'],
    ['第三', '第3'],
    ['3-5家', '三五家'],
    ['降低0.4个百分点', '回落0.4个百分点'],
  ])('are the same however they are printed: %s and %s', (a, b) => {
    expect(same(a, b)).toBe(true);
  });

  it.each([
    ['8.5%', '8.5个百分点'],
    ['8.5%', '8.6%'],
    ['28家', '28户'],
    ['3.2%', '下降3.2%'],
    ['1.2亿元', '1.2万元'],
    ['第三', '3家'],
    ['3家', '3-5家'],
    ['2021年', '2021家'],
    ['10亿美元', '10亿元'],
  ])('differ where value, sign, unit or kind do: %s and %s', (a, b) => {
    expect(same(a, b)).toBe(false);
  });

  it.each([
    ['超过200个', 'lower'],
    ['200个以上', 'lower'],
    ['200余个', 'lower'],
    ['200多亿元', 'lower'],
    ['突破350家', 'lower'],
    ['不低于7%', 'lower'],
    ['约12公里', 'near'],
    ['8%左右', 'near'],
    ['近1.5万家', 'near'],
    ['不超过40个工作日', 'upper'],
    ['25个工作日以内', 'upper'],
    ['330家', 'exact'],
  ] as const)('carry their bound: %s is %s', (text, bound) => {
    expect(only(text).bound).toBe(bound);
  });

  it('tell dates from durations', () => {
    expect(readQuantities('2021年3月12日起5年').map(({ kind }) => kind)).toEqual(['date', 'date', 'date', 'amount']);
  });
});
