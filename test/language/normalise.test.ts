import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, normalise, toOriginalSpan } from '../../knowledge/language/normalise.ts';

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom(
        '8',
        ' ',
        '家',
        '１',
        'Ａ',
        'b',
        '　',
        '\n',
        '㎡',
        '½',
        '𠮷',
        '國',
        '・',
        '①',
        '\u200b',
        '\ud842',
        'İ',
        '，',
      ),
    )
    .map((parts) => parts.join('')),
);

describe('normalise', () => {
  it.each([
    ['８ 家', '8家'],
    ['2017 -2019年', '2017-2019年'],
    ['１，２３４．５％', '1,234.5%'],
    ['國內生產總值 GDP', '国内生产总值gdp'],
    ['Hello  World 10 20', 'hello world 10 20'],
    ['磁湖•东方山', '磁湖·东方山'],
    ['①2023年', '①2023年'],
    ['第一行 \n\n 第二行\n', '第一行\n第二行'],
    ['招\u200b商', '招商'],
    ['５０㎡', '50m2'],
    ['', ''],
  ])('folds %j to %j', (original, expected) => {
    expect(fold(original)).toBe(expected);
    expect(normalise(original).text).toBe(expected);
  });

  it('is idempotent, and fold agrees with it', () => {
    fc.assert(
      fc.property(anyText, (original) => {
        const once = normalise(original).text;
        expect(fold(original)).toBe(once);
        expect(fold(once)).toBe(once);
      }),
    );
  });

  it('is idempotent for every character of the first three planes', () => {
    const wrong: string[] = [];
    for (let codePoint = 0; codePoint < 0x32000; codePoint += 1) {
      const once = fold(`中${String.fromCodePoint(codePoint)}中`);
      if (fold(once) !== once) wrong.push(codePoint.toString(16));
    }
    expect(wrong).toEqual([]);
  });

  it('maps every span back to whole characters of the original that fold to at least the span', () => {
    fc.assert(
      fc.property(anyText, fc.nat(), fc.nat(), (original, left, right) => {
        const normalised = normalise(original);
        expect(normalised.offsets).toHaveLength(normalised.text.length + 1);
        expect(normalised.offsets[normalised.text.length]).toBe(original.length);
        const start = Math.min(left, right) % (normalised.text.length + 1);
        const end = Math.max(start, Math.max(left, right) % (normalised.text.length + 1));
        const span = toOriginalSpan(normalised, start, end);
        expect(span.start).toBeLessThanOrEqual(span.end);
        expect(span.end).toBeLessThanOrEqual(original.length);
        for (const cut of [span.start, span.end]) {
          const splitsPair =
            /[\ud800-\udbff]/.test(original.charAt(cut - 1)) && /[\udc00-\udfff]/.test(original.charAt(cut));
          expect(splitsPair).toBe(false);
        }
        const wanted = normalised.text.slice(start, end).trim();
        expect(fold(original.slice(span.start, span.end))).toContain(wanted);
      }),
    );
  });

  it('leaves dropped white space out of a span', () => {
    const normalised = normalise('新增 8 家 企业');
    const at = normalised.text.indexOf('8家');
    expect(toOriginalSpan(normalised, at, at + 2)).toEqual({ start: 3, end: 6 });
    expect(toOriginalSpan(normalised, at, at + 1)).toEqual({ start: 3, end: 4 });
  });
});
