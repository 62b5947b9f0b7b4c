import { describe, expect, it } from 'vitest';
import { boundedHolds } from '../../../answer/verify/bounded-claims.ts';
import { recordOf } from '../small-library.ts';
import type { ComparedRow } from '../../../answer/verify/verdict-claims.ts';

function row(place: string, words: string): ComparedRow {
  const { observations } = recordOf({
    title: `2024年${place}政府工作报告`,
    publishedOn: '2025-03-01',
    text: `各位代表:我代表市人民政府报告工作。一、2023年工作回顾2023年,全市地区生产总值${words}。各位代表,让我们一起努力!`,
  });
  return { label: place, figures: observations };
}

const ROWS = [row('九江市', '突破3600亿元'), row('抚州市', '达到2073.8亿元')];
const NEAR_ROWS = [row('九江市', '突破3600亿元'), row('上饶市', '超过3400亿元')];

describe('a verdict without a difference', () => {
  it('holds where the printed words settle it', () => {
    expect(boundedHolds('九江市更多（超过3600亿元对2073.8亿元；原文不是确数，不计算差额）', ROWS)).toBe(true);
    expect(boundedHolds('抚州市更少（2073.8亿元对超过3600亿元；原文不是确数，不计算差额）', ROWS)).toBe(true);
  });

  it.each([
    ['the other side', '抚州市更多（2073.8亿元对超过3600亿元；原文不是确数，不计算差额）', ROWS],
    ['another value', '九江市更多（超过3700亿元对2073.8亿元；原文不是确数，不计算差额）', ROWS],
    ['an exact value for a bound', '九江市更多（3600亿元对2073.8亿元；原文不是确数，不计算差额）', ROWS],
    ['bounds that overlap', '九江市更多（超过3600亿元对超过3400亿元；原文不是确数，不计算差额）', NEAR_ROWS],
    ['two values that differ', '两者所定数字相同（超过3600亿元对2073.8亿元；原文不是确数）', ROWS],
  ])('falls with %s', (_, words, rows) => {
    expect(boundedHolds(words, rows)).toBe(false);
  });
});
