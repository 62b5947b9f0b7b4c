import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAbbreviationOf } from '../../knowledge/language/abbreviations.ts';
import { createNearestTerms, isOneEdit } from '../../knowledge/language/nearest.ts';
import { splitCompound } from '../../knowledge/language/words.ts';

const VOCABULARY = ['中韩石化', '乙烯', '招商引资', '营商环境', '生物医药', '武汉', '光谷', '亿纬锂能'];

/** Damerau's distance of at most one, by trying every edit; independent of the index. */
function oneEditByTrial(left: string, right: string): boolean {
  if (left === right) return false;
  for (let index = 0; index <= left.length; index += 1) {
    const [head, tail] = [left.slice(0, index), left.slice(index)];
    if (tail !== '' && head + tail.slice(1) === right) return true;
    if (tail.length > 1 && head + tail.charAt(1) + tail.charAt(0) + tail.slice(2) === right) return true;
    for (const character of right) {
      if (head + character + tail === right) return true;
      if (tail !== '' && head + character + tail.slice(1) === right) return true;
    }
  }
  return false;
}

const word = fc
  .array(fc.constantFrom('甲', '乙', '丙', '丁'), { minLength: 2, maxLength: 7 })
  .map((parts) => parts.join(''));

describe('createNearestTerms', () => {
  const { nearest } = createNearestTerms(VOCABULARY);

  it.each([
    ['中汗石化', '中韩石化'],
    ['乙希', '乙烯'],
    ['招伤引资', '招商引资'],
    ['营商环镜', '营商环境'],
    ['生物医要', '生物医药'],
    ['招商引', '招商引资'],
    ['商招引资', '招商引资'],
    ['谷光', '光谷'],
    ['无汉', '武汉'],
    ['亿伟锂能', '亿纬锂能'],
  ])('finds for %s what was meant', (typed, meant) => {
    expect(nearest(typed)[0]?.term).toBe(meant);
  });

  it('finds nothing for words that are known, far away, or too short or long', () => {
    for (const typed of ['武汉', '森林公园', '武', '', '一二三四五六七八九']) expect(nearest(typed)).toEqual([]);
  });

  it('finds exactly the words of three characters or more that are one edit away', () => {
    fc.assert(
      fc.property(fc.array(word, { maxLength: 20 }), word, (vocabulary, typed) => {
        const found = new Set(
          createNearestTerms(vocabulary)
            .nearest(typed, 100)
            .map(({ term }) => term),
        );
        for (const term of vocabulary.filter((term) => term.length > 2)) {
          expect(found.has(term)).toBe(oneEditByTrial(typed, term));
        }
        expect(found.has(typed)).toBe(false);
      }),
    );
  });

  it('tells one edit from two and from none', () => {
    fc.assert(
      fc.property(word, word, (left, right) => {
        expect(isOneEdit(left, right)).toBe(oneEditByTrial(left, right));
        expect(isOneEdit(left, right)).toBe(isOneEdit(right, left));
      }),
    );
  });

  it('puts the same sound before an edit and keeps to the limit', () => {
    const terms = createNearestTerms(['工农园', '工业园', '工业员']);
    expect(terms.nearest('工叶园', 5).map(({ term }) => term)).toEqual(['工业园', '工业员', '工农园']);
    expect(terms.nearest('工业圆', 1)).toEqual([{ term: '工业园', distance: 0.5 }]);
  });
});

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
