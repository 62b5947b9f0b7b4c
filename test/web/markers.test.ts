import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { annotateAnswer, keepTogether, type TreeNode } from '../../web/proof/annotate-answer.ts';
import { holdBackHalfMarker, splitByUse, splitMarkers, withoutMarkers } from '../../web/talk/markers.ts';
import { citation, figure } from './build.ts';

describe('markers', () => {
  it('come out with their numbers, unknown ones are dropped, all other words stay', () => {
    expect(splitMarkers('增长8%[1]，投资[9]上升[12]。', new Set([1, 12]))).toEqual([
      { kind: 'text', text: '增长8%' },
      { kind: 'marker', n: 1 },
      { kind: 'text', text: '，投资' },
      { kind: 'text', text: '上升' },
      { kind: 'marker', n: 12 },
      { kind: 'text', text: '。' },
    ]);
  });

  it('are never shown by half while an answer streams in, wherever it is cut', () => {
    const whole = '全年增长8%[1]，完成[23]。';
    fc.assert(
      fc.property(fc.nat({ max: whole.length }), (cut) => {
        const shown = holdBackHalfMarker(whole.slice(0, cut));
        expect(whole.startsWith(shown)).toBe(true);
        expect(shown).not.toMatch(/\[\d*$/);
      }),
    );
  });

  it('tell the sources that were cited from those only found', () => {
    const { used, unused } = splitByUse('甲[2]乙[1]', [citation(1), citation(2), citation(3)]);
    expect(used.map((one) => one.n)).toEqual([1, 2]);
    expect(unused.map((one) => one.n)).toEqual([3]);
  });

  it('are left out of a plain copy', () => {
    expect(withoutMarkers('增长8% [1]，上升[2]。')).toBe('增长8%，上升。');
  });
});

const text = (value: string, offset: number): TreeNode => ({
  type: 'text',
  value,
  position: { start: { offset }, end: { offset: offset + value.length } },
});

function flatten(node: TreeNode): string {
  return node.type === 'text' ? (node.value ?? '') : (node.children ?? []).map(flatten).join('');
}

describe('annotating an answer', () => {
  it('puts a figure around exactly its words, found by its offsets, though the same words stand earlier', () => {
    const source = '一为7%，二为7%[1]。';
    const start = source.lastIndexOf('7%');
    const tree: TreeNode = { type: 'root', children: [text(source, 0)] };
    annotateAnswer(source, [figure({ answerStart: start, answerEnd: start + 2 })], new Set([1]))()(tree);
    const marked = tree.children?.filter((node) => node.properties?.['dataFigure'] !== undefined) ?? [];
    expect(marked.map(flatten)).toEqual(['7%']);
    expect(tree.children?.[0]?.value).toBe('一为7%，二为');
  });

  it.each([
    ['about', '增长7%左右。', ['7%左右']],
    ['at-least', '增长7%以上。', ['7%以上']],
    ['exact', '增长7%以上。', ['7%']],
    ['about', '约7%，左右为难。', ['7%']],
  ] as const)('takes the words of a bound behind a figure along: %s, «%s»', (bound, source, expected) => {
    const tree: TreeNode = { type: 'root', children: [text(source, 0)] };
    const start = source.indexOf('7%');
    annotateAnswer(source, [figure({ bound, answerStart: start, answerEnd: start + 2 })], new Set())()(tree);
    const marked = tree.children?.filter((node) => node.properties?.['dataFigure'] !== undefined) ?? [];
    expect(marked.map(flatten)).toEqual(expected);
  });

  it('leaves a figure unmarked rather than mark other words, where escapes shift the text', () => {
    const source = '约\\*7%';
    const tree: TreeNode = { type: 'root', children: [text('约*7%', 0)] };
    annotateAnswer(source, [figure({ answerStart: 3, answerEnd: 5 })], new Set())()(tree);
    expect(tree.children?.map((node) => node.type)).toEqual(['text']);
  });

  it('binds a marker to the character before and the punctuation after it', () => {
    const marker: TreeNode = { type: 'element', tagName: 'span', properties: { dataMarker: '1' }, children: [] };
    const nodes = keepTogether([{ type: 'text', value: '增长𠮷' }, marker, { type: 'text', value: '。后文' }]);
    expect(nodes.map(flatten)).toEqual(['增长', '𠮷。', '后文']);
  });
});
