import { describe, expect, it } from 'vitest';
import { wordFrequencies } from '../../knowledge/language/word-frequencies.ts';

describe('wordFrequencies', () => {
  const { frequencyOf, usualWords, total } = wordFrequencies();

  it('knows usual words from rare ones and from what is no word', () => {
    expect(frequencyOf('的')).toBeGreaterThan(frequencyOf('企业'));
    expect(frequencyOf('企业')).toBeGreaterThan(frequencyOf('乙烯'));
    expect(frequencyOf('乙烯')).toBeGreaterThan(0);
    for (const none of ['期业', '舵少', '', '社会消费品零售总额', '𠮷野']) expect(frequencyOf(none)).toBe(0);
    expect(total).toBeGreaterThan(50_000_000);
  });

  it('lists usual words of two to four characters, names left out', () => {
    const words = new Set(usualWords(20));
    for (const word of words) {
      expect(word.length).toBeGreaterThan(1);
      expect(word.length).toBeLessThan(13);
    }
    expect(['企业', '增加值', '多少'].every((word) => words.has(word))).toBe(true);
    expect(['武汉', '湖北省'].some((word) => words.has(word))).toBe(false);
  });
});
