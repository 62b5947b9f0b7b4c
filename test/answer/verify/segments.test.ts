import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { segmentsOf } from '../../../answer/verify/segments.ts';

describe('segmentsOf', () => {
  it('loses no character of any text', () => {
    const piece = fc.constantFrom('甲增长8%', '。', '[1]', '[2][3]', '\n', '| 甲 | 乙[1] |', '- ', '相近的内容：', ' ');
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const text = pieces.join('');
        expect(
          segmentsOf(text)
            .map(({ start, end }) => text.slice(start, end))
            .join(''),
        ).toBe(text);
      }),
    );
  });

  it('gives each statement its markers, without list mark and final stop', () => {
    const text = '- 甲增长8%。[1]\n- 乙下降3%。[2][3]';
    expect(segmentsOf(text).map(({ kind, body, numbers }) => [kind, body, numbers])).toEqual([
      ['statement', '甲增长8%', [1]],
      ['statement', '乙下降3%', [2, 3]],
    ]);
  });

  it('reads the rows of a table with their labels, and what introduces a nearby thing apart from it', () => {
    const text = '结论。\n\n| 对象 | 原文所述 |\n| --- | --- |\n| 甲市 | 增长8%[1] |\n没有提到。相近的内容：乙。[2]';
    const segments = segmentsOf(text);
    expect(segments.find(({ kind }) => kind === 'row')).toMatchObject({ label: '甲市', body: '增长8%', numbers: [1] });
    expect(segments.at(-1)).toMatchObject({ body: '乙', numbers: [2] });
    expect(segments.every(({ body, bodyStart }) => text.startsWith(body, bodyStart))).toBe(true);
  });
});
