import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearForms } from '../../../answer/retrieve/near-forms.ts';

const TEXT = '江苏清禾药业有限公司投资建设中成药生产基地,新增高新技术企业87家,推进棚户区改造,办好民生实事';

describe('nearForms', () => {
  it.each([
    ['青禾药业', '清禾药业'],
    ['清和药业', '清禾药业'],
    ['高薪技术企业', '高新技术企业'],
    ['民声实事', '民生实事'],
  ])('finds what %s was meant for', (typed, meant) => {
    expect(nearForms(typed, TEXT)[0]?.text).toBe(meant);
  });

  it('thinks more of a homophone than of a wrong character, and less of both than of the word itself', () => {
    const [homophone] = nearForms('清和药业', TEXT);
    const [wrong] = nearForms('清林药业', TEXT);
    expect(wrong?.text).toBe('清禾药业');
    expect(homophone!.weight).toBeLessThan(1);
    expect(wrong!.weight).toBeLessThan(homophone!.weight);
  });

  it('gives nothing for a word that nothing in the text is like', () => {
    expect(nearForms('水稻', TEXT)).toEqual([]);
    expect(nearForms('航空航天', TEXT)).toEqual([]);
  });

  it('only ever gives spellings that stand in the text, at most three, best first', () => {
    const han = fc.constantFrom(...'清禾药业投资高新技术企棚改民生实事水电');
    const word = fc.array(han, { minLength: 1, maxLength: 9 }).map((characters) => characters.join(''));
    fc.assert(
      fc.property(word, fc.array(han, { maxLength: 40 }), (typed, characters) => {
        const text = characters.join('');
        const forms = nearForms(typed, text);
        expect(forms.length).toBeLessThanOrEqual(3);
        expect(forms.map(({ weight }) => weight)).toEqual(forms.map(({ weight }) => weight).toSorted((a, b) => b - a));
        for (const form of forms) {
          expect(text).toContain(form.text);
        }
      }),
      { numRuns: 80 },
    );
  });
});
