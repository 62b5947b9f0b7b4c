/** Misspelt names of places in questions, and the words that only sound like places. */
import { describe, expect, it } from 'vitest';
import { findNearRegion } from '../../knowledge/regions/near-names.ts';

describe('findNearRegion', () => {
  it.each([
    ['荷泽老人2023年有多少', '菏泽市'],
    ['黄时工业怎么样', '黄石市'],
    ['毫州2023年GDP', '亳州市'],
    ['天精市今年修几条路', '天津市'],
    ['Yichang 2023 GDP', '宜昌市'],
  ])('reads «%s» as a question of %s', (question, name) => {
    expect(findNearRegion(question)?.region.name).toBe(name);
  });

  it.each([
    '自贸试验区的企业有多少家',
    '棚户区改造了多少',
    '进城务工人员有多少',
    '新宙邦的电解液',
    '长的那条路多少公里',
    '去年修了几条荷泽路',
  ])('finds no place in «%s»', (question) => {
    expect(findNearRegion(question)).toBeNull();
  });
});
