import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSpelling, type Misspelling } from '../../knowledge/language/spelling.ts';
import type { WordFrequencies } from '../../knowledge/language/word-frequencies.ts';

const COUNTS = new Map(
  Object.entries({
    企业: 30_000,
    多少: 10_000,
    哪些: 3000,
    那些: 16_000,
    增加值: 1900,
    市场: 27_000,
    总共: 900,
    中共: 3100,
    报告: 9000,
    问: 20_000,
    的: 3_000_000,
    有: 400_000,
    家: 50_000,
    期: 5000,
    业: 1000,
    舵: 1100,
    少: 18_000,
    多: 99_000,
    宗: 800,
    共: 23_000,
    纳: 900,
    些: 20_000,
    用: 60_000,
    不: 900_000,
    部: 4000,
    知: 9000,
    部知: 0,
    不知: 9000,
  }).filter(([, count]) => count > 0),
);
const DICTIONARY: WordFrequencies = {
  frequencyOf: (word) => COUNTS.get(word) ?? 0,
  usualWords: () => [...COUNTS.keys()].filter((word) => word.length > 1),
  total: 60_000_000,
};
const spelling = createSpelling(
  () => DICTIONARY,
  () => ['中成药', '工业增加值'],
);

/** What is read where every reading is thought equally likely. */
function read(text: string, penalty = 6): Misspelling[] {
  return spelling.choose(
    text,
    spelling.readings(text, []).map((one) => ({ ...one, penalty: one.sameSound ? penalty : penalty + 2 })),
  );
}

describe('createSpelling', () => {
  it.each([
    ['有多少家期业', '期业', '企业'],
    ['有舵少家企业', '舵少', '多少'],
    ['问工业赠加值', '工业赠加值', '工业增加值'],
    ['种成药有多少', '种成药', '中成药'],
  ])('reads the wrong character in %s', (text, typed, meant) => {
    expect(read(text)).toMatchObject([{ typed, read: meant, start: text.indexOf(typed) }]);
  });

  it('thinks of the same sound before a careless one', () => {
    expect(read('宗共有多少')).toMatchObject([{ read: '总共', sameSound: true }]);
    expect(
      spelling
        .readings('宗共', [])
        .map(({ read: word }) => word)
        .toSorted(),
    ).toEqual(['中共', '总共']);
  });

  it('takes a question to ask: «纳些» is «哪些»', () => {
    expect(read('用纳些')).toMatchObject([{ read: '哪些' }]);
  });

  it('leaves words alone that are words, and a pointing word where one could ask', () => {
    expect(read('问那些企业的报告有多少')).toEqual([]);
    expect(spelling.readings('那些', [])).toEqual([]);
  });

  it('never adds or takes away a negation or a number', () => {
    expect(spelling.readings('部知', [])).toEqual([]);
    expect(spelling.readings('七业', [])).toEqual([]);
  });

  it('does not touch what is held', () => {
    expect(spelling.readings('有多少家期业', [{ start: 4, end: 5 }])).toEqual([]);
  });

  it('changes nothing that is too unlikely to be an error', () => {
    expect(read('有多少家期业', 30)).toEqual([]);
  });

  it('gives readings one character apart, in the text, and chooses ones that do not overlap', () => {
    const text = fc
      .array(fc.constantFrom(...'有舵少家期业宗共赠加值工纳些的'), { maxLength: 14 })
      .map((all) => all.join(''));
    fc.assert(
      fc.property(text, (typed) => {
        for (const one of spelling.readings(typed, [])) {
          expect(typed.slice(one.start, one.end)).toBe(one.typed);
          expect([...one.typed].filter((character, index) => character !== one.read[index])).toEqual([
            one.typed[one.at],
          ]);
        }
        const chosen = read(typed);
        for (const [index, one] of chosen.entries()) {
          expect(one.start).toBeGreaterThanOrEqual(chosen[index - 1]?.end ?? 0);
        }
      }),
    );
  });
});
