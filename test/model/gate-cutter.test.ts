import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCutter, type Claim } from '../../answer/verify/gate-cutter.ts';

function cutAll(pieces: readonly string[]): Claim[] {
  const cutter = createCutter();
  return [...pieces.flatMap((piece) => cutter.push(piece)), ...cutter.end()];
}

describe('sentences of a stream', () => {
  it.each([
    [
      '全市新建学校3所[1]。园区开工[2]。',
      [
        ['全市新建学校3所', [1]],
        ['园区开工', [2]],
      ],
    ],
    [
      '全市新建学校3所。[1]园区开工。[2][3]',
      [
        ['全市新建学校3所', [1]],
        ['园区开工', [2, 3]],
      ],
    ],
    ['新建学校3所【1】；同比增长5%［2］。', [['新建学校3所；同比增长5%', [1, 2]]]],
    ['依据两条[1、2]。', [['依据两条', [1, 2]]]],
    ['增长1.5%[1]。', [['增长1.5%', [1]]]],
    ['他说“干得好！再干。”会场鼓掌[1]。', [['他说“干得好！再干。”会场鼓掌', [1]]]],
    ['没有句号[4]', [['没有句号', [4]]]],
  ] as const)('of «%s» keep their markers', (text, wanted) => {
    expect(cutAll([text]).map(({ text: words, markers }) => [words, markers])).toEqual(wanted);
  });

  it('are points of a list where a line begins with a mark', () => {
    const claims = cutAll(['如下：\n- **甲**园区[1]\n2. 乙园区[2]\n']);
    expect(claims.map(({ text, isListed }) => [text, isListed])).toEqual([
      ['如下：', false],
      ['甲园区', true],
      ['乙园区', true],
    ]);
  });

  it('are the same however the stream is cut, inside a marker too', () => {
    const piece = fc.constantFrom(
      '全市增长8%',
      '[1]',
      '。',
      '[2]',
      '\n',
      '- ',
      '“好！”',
      '，',
      '1.5万亩',
      '【3】',
      '！',
      '[4',
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 12 }),
        fc.infiniteStream(fc.integer({ min: 1, max: 5 })),
        (words, sizes) => {
          const text = words.join('');
          const pieces: string[] = [];
          for (let at = 0; at < text.length;) {
            const size = sizes.next().value ?? 1;
            pieces.push(text.slice(at, at + size));
            at += size;
          }
          expect(cutAll(pieces)).toEqual(cutAll([text]));
        },
      ),
    );
  });

  it('come at once where the marker stands before the full stop, and at a pause where it may still follow', () => {
    const cutter = createCutter();
    expect(cutter.push('新建学校[1]。')).toHaveLength(1);
    expect(cutter.push('开工。')).toEqual([]);
    expect(cutter.pause()).toHaveLength(1);
    expect(cutter.push('投产。[1')).toEqual([]);
    expect(cutter.pause()).toEqual([]);
    expect(cutter.push(']')).toEqual([]);
    expect(cutter.pause()).toMatchObject([{ text: '投产', markers: [1] }]);
  });
});
