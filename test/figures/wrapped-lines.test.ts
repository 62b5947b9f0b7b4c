/** Sentences taken from printed pages: line ends as blanks inside words, page numbers inside sentences. Own words. */
import { describe, expect, it } from 'vitest';
import { extractFigures } from '../../knowledge/figures/extract-figures.ts';
import type { FigureInput } from '../../knowledge/figures/extract-figures.ts';
import { isWrapped, joinLines } from '../../knowledge/figures/wrapped-lines.ts';

const PAGES = '翻开新的一页。 — 1 — 再翻一页。 — 2 — 又翻一页。 — 3 — ';

const article = (text: string): FigureInput => ({
  text,
  articleId: 'printed',
  sections: [],
  title: '某市报告',
  titled: true,
  kind: 'news',
  reportYear: null,
  subjectRegions: [],
  noise: [],
});

describe('text from printed pages', () => {
  it('is told by page numbers that follow each other', () => {
    expect(isWrapped(PAGES)).toBe(true);
    expect(isWrapped('气温 - 5 - 8 度，比分 3 - 2 。')).toBe(false);
  });

  it('reads names across a line end and a page number, and quotes the article as it stands', () => {
    const text = `${PAGES}全市规模以上 工业增加值增长9.1%，一 — 4 — 般公共预算收入增长3.2%，新增学 位2.5 万个。`;
    const read = extractFigures(article(text));
    expect(read.map(({ indicator, value, unit }) => `${indicator} ${value}${unit}`)).toEqual([
      '规模以上工业增加值 9.1%',
      '一般公共预算收入 3.2%',
      '学位 2.5万个',
    ]);
    for (const { words, trace, quote, start, end } of read) {
      expect(quote).toBe(text.slice(start, end));
      const named = trace.find(({ slot }) => slot === 'indicator');
      expect(text.slice(named?.start ?? 0, named?.end ?? 0)).toBe(words);
    }
  });

  it('leaves blanks alone where no pages are numbered', () => {
    const read = extractFigures(article('新增学 位2.5 万个。'));
    expect(read.map(({ indicator }) => indicator)).not.toContain('学位');
  });

  it('keeps a blank between two numbers, and needs no joining where nothing is broken', () => {
    expect(joinLines('分别为12 35 的编号')?.text ?? '').toContain('12 35');
    expect(joinLines('增长5%。')).toBeNull();
  });
});
