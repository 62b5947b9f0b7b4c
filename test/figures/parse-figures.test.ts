import { describe, expect, it } from 'vitest';
import { parseFigures } from '../../knowledge/figures/parse-figures.ts';
import type { ParsedFigure } from '../../knowledge/figures/parsed-figure.ts';
import { GOLDEN } from './golden-sentences.ts';

/** The figure in the golden table's notation. */
function describeFigure(figure: ParsedFigure): string {
  const value = figure.maxValue === null ? `${figure.value}` : `${figure.value}~${figure.maxValue}`;
  const rest = [
    figure.comparedWith === null ? '' : `对 ${figure.comparedWith}`,
    figure.subject === null ? '' : `主 ${figure.subject}`,
    figure.qualifier === null ? '' : `限 ${figure.qualifier}`,
  ].filter((words) => words !== '');
  return [
    figure.indicator,
    `${value} ${figure.unit}`,
    figure.measure,
    figure.bound,
    figure.status ?? '-',
    figure.period?.period.words ?? '-',
    rest.join(' '),
  ].join('|');
}

describe('the golden sentences', () => {
  it('are at least sixty', () => {
    expect(GOLDEN.length).toBeGreaterThanOrEqual(60);
  });

  it.each(GOLDEN)('reads «$sentence»', ({ sentence, figures }) => {
    const context = { currentYear: 2024, spokenYear: 2023, yearly: false };
    expect(parseFigures(sentence, context).map(describeFigure)).toEqual(figures);
  });
});

describe('the spans of a figure', () => {
  it('hold exactly the words they were read from', () => {
    const sentence = '预计到2025年新能源汽车产量超过12万辆以上水平';
    const [figure] = parseFigures(sentence);
    const words = (slot: 'value' | 'unit' | 'period' | 'status'): string => {
      const span = figure?.spans.get(slot);
      return span === undefined ? '' : sentence.slice(span.start, span.end);
    };
    expect(words('value')).toBe('12万辆');
    expect(words('unit')).toBe('万辆');
    expect(words('period')).toBe('到2025年');
    expect(words('status')).toBe('预计');
  });

  it('point a unit shared by a list to where it was printed', () => {
    const sentence = '城镇化率高于全市、全省0.9、3.4个百分点';
    const figures = parseFigures(sentence);
    expect(figures.map(({ unit }) => unit)).toEqual(['个百分点', '个百分点']);
    expect(figures.map(({ spans }) => spans.get('unit')?.start)).toEqual([18, 18]);
  });

  it('have no unit where the source lost it', () => {
    const [figure] = parseFigures('登记失业率保持在4.2 左右。');
    expect(figure?.unit).toBe('');
    expect(figure?.spans.has('unit')).toBe(false);
  });
});

describe('the time of a pair', () => {
  it('gives the starting year to the starting value alone', () => {
    const figures = parseFigures('税收占比由2016年的58%提高到76%。');
    expect(figures.map(({ value, period }) => [value, period?.period.words ?? null])).toEqual([
      [58, '2016年'],
      [76, null],
    ]);
  });
});
