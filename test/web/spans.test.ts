import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layOut } from '../../web/proof/article-blocks.ts';
import { cutAtMarks } from '../../web/proof/spans.ts';

const text = fc.string({ unit: fc.constantFrom('据', '实', '𠮷', '。', '\n', '1', '一', '、'), maxLength: 400 });
const spans = (length: number) =>
  fc.array(
    fc.tuple(fc.nat({ max: length }), fc.nat({ max: length })).map(([one, other]) => ({
      start: Math.min(one, other),
      end: Math.max(one, other),
    })),
    { maxLength: 6 },
  );

describe('cutting at marks', () => {
  it('joins to the text again, and the pieces of each mark join to exactly its words', () => {
    const cases = text.chain((words) => fc.tuple(fc.constant(words), spans(words.length)));
    fc.assert(
      fc.property(cases, ([words, marks]) => {
        const pieces = cutAtMarks(words, 0, words.length, marks);
        expect(pieces.map((piece) => piece.text).join('')).toBe(words);
        for (const mark of marks) {
          const own = pieces.filter((piece) => piece.marks.includes(mark));
          expect(own.map((piece) => piece.text).join('')).toBe(words.slice(mark.start, mark.end));
        }
      }),
    );
  });

  it('names every mark that covers a piece where two overlap', () => {
    const outer = { start: 0, end: 4 };
    const inner = { start: 2, end: 6 };
    expect(cutAtMarks('甲乙丙丁戊己', 0, 6, [outer, inner]).map((piece) => [piece.text, piece.marks.length])).toEqual([
      ['甲乙', 1],
      ['丙丁', 2],
      ['戊己', 1],
    ]);
  });

  it('marks only what lies inside the stretch shown', () => {
    const pieces = cutAtMarks('甲乙丙丁', 1, 3, [{ start: 0, end: 2 }]);
    expect(pieces.map((piece) => [piece.text, piece.marks.length])).toEqual([
      ['乙', 1],
      ['丙', 0],
    ]);
  });
});

describe('laying out an article', () => {
  it('loses nothing and adds nothing: the blocks joined are the text', () => {
    const cases = text.chain((words) => fc.tuple(fc.constant(words), spans(words.length)));
    fc.assert(
      fc.property(cases, ([words, places]) => {
        const sections = places.map((place) => ({ ...place, path: ['实'] }));
        const blocks = layOut(words, sections);
        expect(blocks.map((block) => words.slice(block.start, block.end)).join('')).toBe(words);
        for (const block of blocks) expect(block.headingEnd).toBeLessThanOrEqual(block.end);
      }),
    );
  });

  it('sets a heading apart from the words that it runs into, numeral included', () => {
    const words = '一、过去一年工作一年来成绩显著。';
    const [block] = layOut(words, [{ path: ['过去一年工作'], start: 0, end: words.length }]);
    expect(words.slice(0, block?.headingEnd)).toBe('一、过去一年工作');
  });

  it('never breaks a paragraph inside a quote', () => {
    const words = `${'甲'.repeat(230)}。${'乙'.repeat(230)}。${'丙'.repeat(230)}。`;
    const quote = { start: 100, end: 400 };
    const blocks = layOut(words, [], [quote]);
    expect(blocks.length).toBeGreaterThan(1);
    expect(blocks.some((block) => block.start > quote.start && block.start < quote.end)).toBe(false);
  });
});
