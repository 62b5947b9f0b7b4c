import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../../knowledge/language/normalise.ts';
import { indexTerms } from '../../knowledge/language/terms.ts';
import { countTokens } from '../../knowledge/language/tokens.ts';
import { domainWords, segmentWords } from '../../knowledge/language/words.ts';

const text = fc
  .array(
    fc.constantFrom(
      '规上工业',
      '增加值',
      '增长',
      '８',
      '1,894.2',
      ' ',
      '亿元',
      'GDP',
      '𠮷野',
      '國',
      '。',
      ',',
      '5G',
      '的',
      'é',
      '\n',
    ),
  )
  .map((parts) => parts.join(''));

describe('segmentWords', () => {
  it('keeps terms of the field whole and drops punctuation', () => {
    expect(segmentWords('规上工业增加值增长１２％,营商环境改善。').map((word) => word.text)).toEqual([
      '规上工业增加值',
      '增长',
      '12',
      '营商环境',
      '改善',
    ]);
  });

  it('takes numbers and Latin words whole, without thousands marks', () => {
    expect(segmentWords('1,894.2亿元、5G、R&D经费、PM2.5').map((word) => word.text)).toEqual(
      expect.arrayContaining(['1894.2', '5g', 'r&d']),
    );
  });

  it('gives every word the place of the original it folds from, in order', () => {
    fc.assert(
      fc.property(text, (original) => {
        let at = 0;
        for (const word of segmentWords(original)) {
          expect(word.start).toBeGreaterThanOrEqual(at);
          expect(fold(original.slice(word.start, word.end)).replaceAll(',', '')).toBe(word.text);
          at = word.end;
        }
      }),
    );
  });

  it('has a dictionary of folded words without repetitions', () => {
    const words = domainWords();
    expect(words.length).toBeGreaterThan(1000);
    expect(new Set(words).size).toBe(words.length);
    for (const word of words) expect(fold(word)).toBe(word);
  });
});

describe('indexTerms', () => {
  it('gives words and bigrams without stop words, repetitions kept', () => {
    expect(indexTerms('财政收入的增速')).toEqual(['财政收入', '财政', '政收', '收入', '增速', '增速']);
  });

  it('gives the same terms for full-width, traditional and spaced writing', () => {
    expect(indexTerms('固定資產投資 １２ 億元')).toEqual(indexTerms('固定资产投资12亿元'));
  });

  it('gives nothing for question words and punctuation alone', () => {
    expect(indexTerms('请问 是 什么?')).toEqual([]);
  });

  it('shares bigrams where segmentation differs', () => {
    const inside = new Set(indexTerms('亿纬锂能签约'));
    for (const bigram of ['亿纬', '纬锂', '锂能']) expect(inside.has(bigram)).toBe(true);
  });
});

describe('countTokens', () => {
  it('counts nothing for an empty text and reads special tokens as words', () => {
    expect(countTokens('')).toBe(0);
    expect(countTokens('<|endoftext|>')).toBeGreaterThan(1);
  });

  it('counts between a half and one and a half tokens a Chinese character', () => {
    const tokens = countTokens('推动经济社会高质量发展取得新成效');
    expect(tokens).toBeGreaterThan(7);
    expect(tokens).toBeLessThan(24);
  });
});
