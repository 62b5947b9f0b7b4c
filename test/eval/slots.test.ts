import { describe, expect, it } from 'vitest';
import { caseSchema } from '../../eval/cases/case-schema.ts';
import { scoreSlots } from '../../eval/score/score-slots.ts';

const expected = {
  value: 8.4,
  unit: '%',
  indicator: '地区生产总值',
  region: '咸宁市',
  period: '2021年上半年',
  status: 'achieved',
};
const slots = (stated: readonly Record<string, unknown>[], figures: readonly Record<string, unknown>[] = [expected]) =>
  scoreSlots(caseSchema.parse({ id: 'x', question: '多少？', figures }), stated);

describe('figure slots', () => {
  it('are full for the figure itself, however its place and unit are written', () => {
    expect(slots([{ ...expected, region: '咸宁' }])).toBe(1);
    expect(slots([{ value: 1.2, unit: '万亿元' }], [{ value: 12000, unit: '亿元' }])).toBe(1);
  });

  it.each([
    ['place', { region: '黄石市' }],
    ['status', { status: 'target' }],
    ['year', { period: '2020年上半年' }],
    ['part of the year', { period: '2021年' }],
    ['indicator', { indicator: '固定资产投资' }],
    ['unknown slot', { region: null }],
  ])('lack one of five for another %s', (_, other) => {
    expect(slots([{ ...expected, ...other }])).toBeCloseTo(4 / 5);
  });

  it.each([
    ['another value', { value: 8.2 }],
    ['a fall', { value: -8.4 }],
    ['another unit', { unit: '个百分点' }],
    ['no value', { value: undefined }],
  ])('are empty for %s, whatever else is right', (_, other) => {
    expect(slots([{ ...expected, ...other }])).toBe(0);
  });

  it('take the best of several figures, and the mean of several expected', () => {
    expect(slots([{ ...expected, region: '黄石市' }, expected])).toBe(1);
    expect(slots([expected], [expected, { value: 3 }])).toBe(0.5);
    expect(slots([])).toBe(0);
    expect(scoreSlots(caseSchema.parse({ id: 'x', question: '多少？' }), [expected])).toBeNull();
  });

  it('see a year in what is said of its end', () => {
    expect(slots([{ ...expected, period: '到2027年' }], [{ ...expected, period: '2027年' }])).toBe(1);
  });
});
