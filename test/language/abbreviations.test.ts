import { describe, expect, it } from 'vitest';
import { isAbbreviationOf } from '../../knowledge/language/abbreviations.ts';
import { splitCompound } from '../../knowledge/language/words.ts';

describe('isAbbreviationOf', () => {
  it.each([
    ['棚改', '棚户区改造'],
    ['高企', '高新技术企业'],
    ['规上工业', '规模以上工业'],
    ['社零', '社会消费品零售总额'],
    ['固投', '固定资产投资'],
    ['技改', '技术改造'],
    ['城投', '城市建设投资'],
  ])('%s may stand for %s', (short, long) => {
    expect(isAbbreviationOf(short, long)).toBe(true);
  });

  it.each([
    ['招商', '招商引资'],
    ['财政', '财政收入'],
    ['双招', '招商引资'],
    ['改棚', '棚户区改造'],
    ['投资', '固定资产投资'],
    ['招商引资', '招商'],
    ['招', '招商引资'],
    ['', ''],
  ])('%s does not stand for %s', (short, long) => {
    expect(isAbbreviationOf(short, long)).toBe(false);
  });
});

describe('splitCompound', () => {
  it('restores the compound when joined', () => {
    for (const compound of ['社会消费品零售总额', '规模以上工业', '𠮷野家高新技术企业', '']) {
      expect(splitCompound(compound).join('')).toBe(compound);
    }
  });
});
