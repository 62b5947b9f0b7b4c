import { describe, expect, it } from 'vitest';
import { normalise } from '../../../knowledge/language/normalise.ts';
import { seededRandom } from '../../../scripts/seeded-random.ts';
import { LOSSLESS, variantsOf } from '../../../scripts/variants/make-variants.ts';

const QUESTION = '滁州市2023年规上工业企业没有减少吧，新增了18家还是28家？';

describe('variantsOf', () => {
  it('makes the same variants for the same seed, and each once', () => {
    const first = variantsOf(QUESTION, seededRandom(7));
    expect(variantsOf(QUESTION, seededRandom(7))).toEqual(first);
    expect(new Set(first.map(({ question }) => question)).size).toBe(first.length);
    expect(first.some(({ question }) => question === QUESTION)).toBe(false);
  });

  it('makes every kind', () => {
    const kinds = new Set(variantsOf(QUESTION, seededRandom(7)).map(({ kind }) => kind));
    expect([...kinds].toSorted()).toEqual(['blanks', 'full-width', 'numerals', 'synonym', 'traditional', 'typo']);
  });

  it('touches no digit, negation or place where a variant costs something', () => {
    const lossy = Array.from({ length: 60 }, (_, seed) => variantsOf(QUESTION, seededRandom(seed)))
      .flat()
      .filter(({ kind }) => !LOSSLESS.has(kind));
    expect(lossy.length).toBeGreaterThan(60);
    for (const { question } of lossy) {
      expect(question).toMatch(/滁州市2023年.*没有.*18家.*28家/);
    }
  });

  it('changes one character of a word, by one that sounds alike', () => {
    for (const { question } of variantsOf(QUESTION, seededRandom(3)).filter(({ kind }) => kind === 'typo')) {
      const changed = [...question].filter((one, index) => one !== QUESTION.charAt(index));
      expect([question.length, changed.length]).toEqual([QUESTION.length, 1]);
    }
  });

  it('loses nothing in a lossless variant: folded without blanks it is the question, numerals aside', () => {
    const bare = (text: string): string => normalise(text).text.replaceAll(/\s/g, '');
    const lossless = variantsOf(QUESTION, seededRandom(3)).filter(({ kind }) => LOSSLESS.has(kind));
    for (const { question } of lossless.filter(({ kind }) => kind !== 'numerals')) {
      expect(bare(question)).toBe(bare(QUESTION));
    }
    expect(lossless.find(({ kind }) => kind === 'numerals')?.question).toMatch(/二〇二三年.*十八家/);
  });

  it('takes «全省» for a place, and a nickname within a name for none that may be swapped', () => {
    const lossyOf = (asked: string) =>
      Array.from({ length: 60 }, (_, seed) => variantsOf(asked, seededRandom(seed)))
        .flat()
        .filter(({ kind }) => !LOSSLESS.has(kind))
        .map(({ question }) => question);
    const [province, park] = [lossyOf('全省新增了多少企业？'), lossyOf('中电光谷那边有多少企业？')];
    expect(province.length).toBeGreaterThan(30);
    for (const question of province) expect(question).toMatch(/^全省/);
    expect(park.length).toBeGreaterThan(30);
    for (const question of park) expect(question).not.toContain('高新区');
  });

  it('says a character as its word does: no «市唱» for «市长»', () => {
    const typos = Array.from({ length: 80 }, (_, seed) => variantsOf('市长是谁', seededRandom(seed)))
      .flat()
      .filter(({ kind }) => kind === 'typo');
    expect(typos.length).toBeGreaterThan(40);
    for (const { question } of typos) expect(question).not.toMatch(/市[唱场厂偿畅常肠]/);
  });
});
