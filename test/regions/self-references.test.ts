import { describe, expect, it } from 'vitest';
import { findSelfReferences } from '../../knowledge/regions/index.ts';

describe('findSelfReferences', () => {
  it.each([
    ['全市上下', '全市', 'city'],
    ['我市今年', '我市', 'city'],
    ['今年市里怎么说', '市里', 'city'],
    ['全区的企业', '全区', 'county'],
    ['全县一盘棋', '全县', 'county'],
    ['我省首个', '我省', 'province'],
    ['全州农户', '全州', 'city'],
    ['在全国领先', '全国', null],
  ])('reads %s', (text, words, level) => {
    const start = text.indexOf(words);
    expect(findSelfReferences(text)).toEqual([{ start, end: start + words.length, words, level }]);
  });

  it.each([
    '健全市场体系',
    '资本市场',
    '本区域',
    '全区域',
    '安全区',
    '小区里',
    '超市里',
    '示范区内',
    '全州县',
    '区域总部',
    '',
  ])('finds none in %j', (text) => {
    expect(findSelfReferences(text)).toEqual([]);
  });

  it('gives spans of the original where white space lies inside', () => {
    expect(findSelfReferences('在全 市推广')).toEqual([{ start: 1, end: 4, words: '全 市', level: 'city' }]);
  });
});
