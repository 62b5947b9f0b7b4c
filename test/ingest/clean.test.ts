import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findNoise, withoutNoise } from '../../ingest/clean/find-noise.ts';

const noiseOf = (text: string) => findNoise(text).map(({ start, end }) => text.slice(start, end));

describe('findNoise', () => {
  it.each([
    [
      'a novel’s title glued into a sentence',
      '确保签约项目200个。侯卫东官场笔记组织要素保障项目。',
      ['侯卫东官场笔记'],
    ],
    ['a run of semicolons', '普法圆满收官。; ;;;;;;;; ;;;与此同时,各项工作有进展。', ['; ;;;;;;;; ;;;']],
    ['a gambling brand', '请到政府ag旗舰厅首页官网浏览。', ['ag旗舰厅首页官网']],
    ['a call to the reader', '项目已投产。扫码关注公众号,领取资料。', ['扫码关注公众号']],
    ['an instruction to a writer', '签约项目28个,不强求具体投资额,涉及多个领域。', ['不强求具体投资额']],
    [
      'a claim about sources made for a reviewer',
      '会议设定了方向,强调实效性和可溯源性,源于权威指导框架。',
      ['强调实效性和可溯源性', '源于权威指导框架'],
    ],
    ['replacement characters', '总投资\uFFFD\uFFFD亿元。', ['\uFFFD\uFFFD']],
    ['a page number inside a line', '增长6.4%,一 — 1 — 般公共预算收入增长7.2%。', ['— 1 —']],
    ['the press’s own mark', '项目已经开工。(责任编辑:张三)', ['(责任编辑:张三)']],
    ['related reading', '项目已经开工。\n相关阅读:另一篇\n', ['相关阅读:另一篇']],
    ['a foreign link', '详情见 https://example.com/a?b=1 。', ['https://example.com/a?b=1']],
  ])('marks %s', (_, text, expected) => {
    expect(noiseOf(text)).toEqual(expected);
  });

  it.each([
    '实施项目28个,总投资50.88亿元;其中工业25个,占比84.3%。',
    '加快建设;推动投产;力争……达到千亿元——这是目标。',
    '登录https://www.gov.cn/zhengce办理。',
    '为后续招商引资和企业入驻创造良好条件。',
    '办好具体事项,控制在3.5%以内,金额不超过50万元。',
    '来源:不明的资金不予支持,责任编辑制度已经建立。',
    '加强作风建设,确保措施落实,提升政策的权威性。',
  ])('leaves the words of an article alone: %s', (text) => {
    expect(noiseOf(text)).toEqual([]);
  });

  it('gives ordered spans without overlaps inside any text', () => {
    const piece = fc.constantFrom(
      '侯卫东官场笔记',
      ';;;;',
      '; ;',
      '扫码关注',
      '\uFFFD',
      '项目',
      '。',
      ',',
      '\n',
      'ag旗舰厅',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join('');
        let end = 0;
        for (const span of findNoise(text)) {
          expect(span.start).toBeGreaterThanOrEqual(end);
          expect(span.end).toBeGreaterThan(span.start);
          end = span.end;
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});

describe('withoutNoise', () => {
  it('leaves out noise, also where it begins before or ends after the span', () => {
    const noise = [
      { start: 0, end: 3 },
      { start: 5, end: 6 },
      { start: 8, end: 12 },
    ];
    expect(withoutNoise('0123456789ab', noise, { start: 2, end: 10 })).toBe('3467');
    expect(withoutNoise('0123456789ab', [], { start: 2, end: 5 })).toBe('234');
  });
});
