import { describe, expect, it } from 'vitest';
import { canBothHold, formatQuantity, sameValue } from '../../knowledge/figures/compare-quantities.ts';
import { parseFigures } from '../../knowledge/figures/parse-figures.ts';

describe('sameValue', () => {
  it('compares across scales', () => {
    expect(sameValue({ value: 1.2, unit: '万亿元' }, { value: 12000, unit: '亿元' })).toBe(true);
    expect(sameValue({ value: 3.4, unit: '万人' }, { value: 34000, unit: '人' })).toBe(true);
    expect(sameValue({ value: 1, unit: '千亿元' }, { value: 1000, unit: '亿元' })).toBe(true);
  });

  it('tells a digit, a unit and a kind apart, whatever the bound', () => {
    expect(sameValue({ value: 8.5, unit: '%' }, { value: 8.6, unit: '%' })).toBe(false);
    expect(sameValue({ value: 8.5, unit: '%' }, { value: 8.5, unit: '个百分点' })).toBe(false);
    expect(sameValue({ value: 50, unit: '亿元' }, { value: 50, unit: '亿美元' })).toBe(false);
    expect(sameValue({ value: 50, unit: '亿元', bound: 'over' }, { value: 50, unit: '亿元' })).toBe(true);
    expect(sameValue({ value: 4.1, unit: '' }, { value: 4.1, unit: '%' })).toBe(false);
    expect(sameValue({ value: 3, maxValue: 5, unit: '家' }, { value: 3, unit: '家' })).toBe(false);
  });

  it('takes a percentage in words for the same in digits', () => {
    const [words] = parseFigures('城镇化率达百分之八点五。');
    const [digits] = parseFigures('城镇化率达8.5%。');
    expect(words !== undefined && digits !== undefined && sameValue(words, digits)).toBe(true);
  });
});

describe('canBothHold', () => {
  it('lets a rounded lead and an exact body agree, and two exact values disagree', () => {
    expect(canBothHold({ value: 50, unit: '亿元', bound: 'over' }, { value: 50.88, unit: '亿元' })).toBe(true);
    expect(canBothHold({ value: 51, unit: '亿元', bound: 'over' }, { value: 50.88, unit: '亿元' })).toBe(false);
    expect(canBothHold({ value: 330, unit: '家' }, { value: 350, unit: '家' })).toBe(false);
    expect(canBothHold({ value: 1.4, unit: '万家', bound: 'over' }, { value: 14500, unit: '家' })).toBe(true);
  });
});

describe('formatQuantity', () => {
  it('prints value, unit and bound in words', () => {
    expect(formatQuantity({ value: 50.88, unit: '亿元' })).toBe('50.88亿元');
    expect(formatQuantity({ value: 8, unit: '%', bound: 'about' })).toBe('约8%');
    expect(formatQuantity({ value: 90, unit: '%', bound: 'at-least' })).toBe('90%以上');
    expect(formatQuantity({ value: 4.5, unit: '%', bound: 'at-most' })).toBe('4.5%以内');
    expect(formatQuantity({ value: 14000, unit: '家', bound: 'over' })).toBe('超过14000家');
    expect(formatQuantity({ value: 3, maxValue: 5, unit: '家' })).toBe('3-5家');
    expect(formatQuantity({ value: 1, unit: '千亿元', bound: 'over' })).toBe('超过千亿元');
    expect(formatQuantity({ value: 1, unit: '番' })).toBe('翻一番');
  });
});
