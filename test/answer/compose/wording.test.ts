import { describe, expect, it } from 'vitest';
import { clausesOf } from '../../../answer/compose/clause-run.ts';
import { wording } from '../../../answer/compose/wording.ts';

describe('wording', () => {
  it.each([
    ['其中,工业投资增长9%,', '工业投资增长9%'],
    ['3、改善出行条件。新建停车位2000个;', '改善出行条件。新建停车位2000个'],
    ['新增企业8 家,总数达 40家', '新增企业8家，总数达40家'],
    ['总投资1,200万元', '总投资1,200万元'],
    ['实施“引凤”计划”', '实施“引凤”计划'],
    ['1.5万人就业', '1.5万人就业'],
  ])('turns %s into %s', (words, shown) => {
    expect(wording(words)).toBe(shown);
  });
});

describe('clausesOf', () => {
  it('covers the sentence without gaps', () => {
    const text = '新建学校5所,增加学位3000个;新开公交线路12条(含夜班,2条)。';
    const clauses = clausesOf(text);
    expect(clauses.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text);
    expect(clauses).toHaveLength(3);
  });

  it('does not cut inside quotation marks or a number', () => {
    expect(clausesOf('推行“一窗受理,并联审批”模式')).toHaveLength(1);
    expect(clausesOf('总投资1,200万元')).toHaveLength(1);
  });
});
