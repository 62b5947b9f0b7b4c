/**
 * Properties of the parser over sentences that a small generator makes. The generator knows lists, verbs and numbers
 * as a writer of reports does; it shares no code with the parser's grammar.
 */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseFigures } from '../../knowledge/figures/parse-figures.ts';
import { GOLDEN } from './golden-sentences.ts';

const NAMES = [
  '工业投资',
  '民间投资',
  '社会消费品零售总额',
  '一般公共预算收入',
  '城镇新增就业',
  '规模以上工业增加值',
  '财政总收入',
  '税收收入',
];

const names = fc.uniqueArray(fc.constantFrom(...NAMES), { minLength: 2, maxLength: 5 });
const decimal = fc.integer({ min: 1, max: 999 }).map((tenths) => tenths / 10);
const verbs = fc.constantFrom({ words: '增长', sign: 1 }, { words: '同比增长', sign: 1 }, { words: '下降', sign: -1 });

function joinValues(values: readonly number[], last: string): string {
  const printed = values.map((value) => `${value}%`);
  return printed.length === 1 ? (printed[0] ?? '') : `${printed.slice(0, -1).join('、')}${last}${printed.at(-1) ?? ''}`;
}

describe('lists', () => {
  it('pair each value with its own name, with and without 分别', () => {
    const cases = fc.record({
      list: names,
      verb: verbs,
      pairing: fc.constantFrom('分别', ''),
      last: fc.constantFrom('、', '和'),
      about: fc.boolean(),
      seed: fc.array(decimal, { minLength: 5, maxLength: 5 }),
    });
    fc.assert(
      fc.property(cases, ({ list, verb, pairing, last, about, seed }) => {
        const values = seed.slice(0, list.length);
        const sentence = `${list.join('、')}${pairing}${verb.words}${joinValues(values, last)}${about ? '左右' : ''}。`;
        const figures = parseFigures(sentence);
        expect(figures.map(({ indicator }) => indicator)).toEqual(list);
        expect(figures.map(({ value }) => value)).toEqual(values.map((value) => value * verb.sign));
        expect(new Set(figures.map(({ bound }) => bound))).toEqual(new Set([about ? 'about' : 'exact']));
      }),
    );
  });

  it('give one value to every name where 均 or 各 says so', () => {
    fc.assert(
      fc.property(names, fc.constantFrom('均', '各'), decimal, (list, each, value) => {
        const figures = parseFigures(`${list.join('、')}${each}增长${value}%。`);
        expect(figures.map(({ indicator, value: read }) => [indicator, read])).toEqual(
          list.map((name) => [name, value]),
        );
      }),
    );
  });

  it('keep names and values together where each has its own', () => {
    fc.assert(
      fc.property(names, fc.array(decimal, { minLength: 5, maxLength: 5 }), (list, seed) => {
        const sentence = `${list.map((name, index) => `${name}增长${seed[index] ?? 1}%`).join(',')}。`;
        const figures = parseFigures(sentence);
        expect(figures.map(({ indicator, value }) => [indicator, value])).toEqual(
          list.map((name, index) => [name, seed[index] ?? 1]),
        );
      }),
    );
  });
});

describe('a sentence', () => {
  const neighbours = ['', '会议指出,要加强领导。', '坚持稳中求进。', '群众满意。'];

  it('is read alike whatever stands before and after it', () => {
    const picked = fc.tuple(fc.constantFrom(...GOLDEN), fc.constantFrom(...neighbours), fc.constantFrom(...neighbours));
    fc.assert(
      fc.property(picked, ([{ sentence }, before, after]) => {
        const alone = parseFigures(sentence);
        const among = parseFigures(`${before}${sentence}${after}`);
        const bare = (figures: typeof alone, shift: number): unknown =>
          figures.map(({ start, end, value, unit, bound, measure, indicator, comparedWith }) => {
            return { start: start - shift, end: end - shift, value, unit, bound, measure, indicator, comparedWith };
          });
        // A list number glued on («1.28个») is one only where a sentence begins; both ways it does here.
        expect(bare(among, before.length)).toEqual(bare(alone, 0));
      }),
    );
  });

  it('holds the digits of every figure at its span', () => {
    fc.assert(
      fc.property(fc.constantFrom(...GOLDEN), ({ sentence }) => {
        for (const { start, end, value } of parseFigures(sentence)) {
          const words = sentence.slice(start, end).normalize('NFKC').replaceAll(',', '');
          const isPrinted = !/\d/.test(words) || words.includes(String(Math.abs(value)));
          expect(isPrinted).toBe(true);
        }
      }),
    );
  });

  it('never throws and never leaves its bounds, whatever the text', () => {
    const pieces = fc.constantFrom(
      '增长',
      '分别',
      '、',
      '8%',
      '亿元',
      '2021年',
      '由',
      '到',
      '(',
      ')',
      '“',
      '”',
      '占',
      '比',
      '个',
      '第',
      '3',
      '.',
      ',',
      '企业',
      '新增',
      '𠮷',
      '－',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 25 }), (words) => {
        const sentence = words.join('');
        for (const { start, end, spans } of parseFigures(sentence)) {
          expect(0 <= start && start < end && end <= sentence.length).toBe(true);
          for (const span of spans.values())
            expect(0 <= span.start && span.start <= span.end && span.end <= sentence.length).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });
});
