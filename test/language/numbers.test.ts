import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findNumbers, parseChineseNumeral } from '../../knowledge/language/numbers.ts';

const DIGITS = '零一二三四五六七八九';

/** Writes a whole number below 10^12 the way it is read aloud; independent of the parser. */
function write(value: number): string {
  if (value === 0) return '零';
  const group = (part: number): string => {
    let words = '';
    let gap = false;
    for (const [scale, unit] of [
      [1000, '千'],
      [100, '百'],
      [10, '十'],
      [1, ''],
    ] as const) {
      const digit = Math.floor(part / scale) % 10;
      if (digit === 0) gap ||= words !== '';
      else {
        words += `${gap ? '零' : ''}${DIGITS.charAt(digit)}${unit}`;
        gap = false;
      }
    }
    return words;
  };
  let words = '';
  let rest = value;
  for (const [scale, unit] of [
    [1e8, '亿'],
    [1e4, '万'],
    [1, ''],
  ] as const) {
    const part = Math.floor(rest / scale);
    if (part > 0) {
      // 零 where the group above is followed by less than a thousand of this one.
      words += `${words !== '' && (part < 1000 || value % (scale * 1e4 * 10) === part * scale) ? '零' : ''}${group(part)}${unit}`;
    }
    rest %= scale;
  }
  return words.replaceAll(/零+/g, '零');
}

const only = (text: string): { value: number; maxValue: number | null; percent: boolean; printed: string }[] =>
  findNumbers(text).map(({ value, maxValue, percent, printed }) => ({ value, maxValue, percent, printed }));

describe('parseChineseNumeral', () => {
  it('reads back every whole number that is written out', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.nat(20_000), fc.nat({ max: 999_999_999 }), fc.integer({ min: 0, max: 999_999_999_999 })),
        (value) => {
          expect(parseChineseNumeral(write(value))).toBe(value);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['两亿三千万', 230_000_000],
    ['三百五', 350],
    ['三百零五', 305],
    ['一万二', 12_000],
    ['十五', 15],
    ['拾柒', 17],
    ['贰佰伍拾', 250],
    ['廿八', 28],
    ['二〇二一', 2021],
    ['二零二一', 2021],
    ['八点五', 8.5],
    ['一点二亿', 120_000_000],
    ['万亿', 1e12],
    ['百亿', 1e10],
    ['一百', 100],
  ])('reads %s as %d', (words, value) => {
    expect(parseChineseNumeral(words)).toBe(value);
  });

  it.each(['', '十四五', '百千万', '一些', '千千万', '二十十', '点五', '十点', '五点'])(
    'finds no number in «%s»',
    (words) => {
      expect(parseChineseNumeral(words)).toBeNull();
    },
  );
});

describe('findNumbers', () => {
  it('finds numbers printed with thousands marks, decimals and full-width digits', () => {
    fc.assert(
      fc.property(fc.nat(99_999_999), fc.nat(999), fc.boolean(), fc.boolean(), (whole, decimals, wide, marks) => {
        const value = Number(`${whole}.${decimals}`);
        let printed = marks ? value.toLocaleString('en-US') : String(value);
        if (wide) printed = printed.replaceAll(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
        const text = `实现产值${printed}亿元,增长`;
        const [mention, ...others] = findNumbers(text);
        expect(others).toEqual([]);
        expect(mention).toMatchObject({ value, printed, chinese: false, percent: false, maxValue: null });
        expect(text.slice(mention?.start, mention?.end)).toBe(printed);
      }),
    );
  });

  it('finds numbers written out before a measure word, whole', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 99_999_999 }), (value) => {
        if ([100, 1000, 10_000].includes(value)) return;
        const printed = write(value);
        expect(only(`新增${printed}家企业`)).toEqual([{ value, maxValue: null, percent: false, printed }]);
      }),
    );
  });

  it.each([
    ['百分之八点五', [{ value: 8.5, maxValue: null, percent: true, printed: '百分之八点五' }]],
    ['占百分之12.5', [{ value: 12.5, maxValue: null, percent: true, printed: '百分之12.5' }]],
    ['增长8.5 %', [{ value: 8.5, maxValue: null, percent: true, printed: '8.5' }]],
    ['提高2个百分点', [{ value: 2, maxValue: null, percent: false, printed: '2' }]],
    ['三分之二', [{ value: 2 / 3, maxValue: null, percent: false, printed: '三分之二' }]],
    ['28万套', [{ value: 28, maxValue: null, percent: false, printed: '28' }]],
    ['二十八万套', [{ value: 280_000, maxValue: null, percent: false, printed: '二十八万' }]],
    ['3-5家', [{ value: 3, maxValue: 5, percent: false, printed: '3-5' }]],
    ['3至5家', [{ value: 3, maxValue: 5, percent: false, printed: '3至5' }]],
    ['七八个项目', [{ value: 7, maxValue: 8, percent: false, printed: '七八' }]],
    ['三五家企业', [{ value: 3, maxValue: 5, percent: false, printed: '三五' }]],
    ['增长-3.2%', [{ value: -3.2, maxValue: null, percent: true, printed: '-3.2' }]],
    ['近百家企业', [{ value: 100, maxValue: null, percent: false, printed: '百' }]],
    ['居第三位', [{ value: 3, maxValue: null, percent: false, printed: '三' }]],
  ])('reads %s', (text, expected) => {
    expect(only(text)).toEqual(expected);
  });

  it('keeps both ends of a range apart where each has its own unit', () => {
    expect(only('投资10亿-50亿元,增长3%-5%').map(({ value }) => value)).toEqual([10, 50, 3, 5]);
  });

  it('does not read a date or a telephone number as a range', () => {
    for (const text of ['2025-07-02', '027-8512-3456']) {
      expect(only(text).every(({ maxValue }) => maxValue === null)).toBe(true);
    }
  });

  it.each([
    'G107线',
    '5G基站',
    '4A级景区',
    '“1+10”平台',
    '7·16事件',
    '汽车零部件',
    '下陆区',
    '统一管理',
    '一点一策',
    '千亿万企行动',
    '十堰',
    '百度',
    '三峡',
    '四川',
    '一些',
    '单一项目',
    '“十四五”',
    '数十家',
    '几百人',
    '十几家',
    '百家讲坛',
    '万达',
  ])('finds no number in «%s»', (text) => {
    expect(findNumbers(text)).toEqual([]);
  });

  it('gives mentions in order, inside the text, without overlaps', () => {
    const part = fc.constantFrom(
      '8',
      '.',
      '５',
      ',',
      '二',
      '十',
      '百分之',
      '万',
      '亿',
      '-',
      '至',
      '%',
      '家',
      '第',
      '点',
      '年',
      ' ',
      'G',
      '几',
    );
    fc.assert(
      fc.property(
        fc.array(part, { maxLength: 20 }).map((parts) => parts.join('')),
        (text) => {
          let at = 0;
          for (const mention of findNumbers(text)) {
            expect(mention.start).toBeGreaterThanOrEqual(at);
            expect(mention.printed).toBe(text.slice(mention.start, mention.end));
            expect(mention.printed).not.toBe('');
            expect(Number.isFinite(mention.value)).toBe(true);
            at = mention.end;
          }
        },
      ),
      { numRuns: 1000 },
    );
  });
});
