import { describe, expect, it } from 'vitest';
import type { Observation } from '../../../knowledge/observation.ts';
import { recompute } from '../../../answer/verify/verdict-claims.ts';
import { prove } from '../../../answer/verify/prove.ts';
import { composed, evidenceOf } from './report.ts';

const GROWTH = '地区生产总值增长6.5%左右';
const OUTPUT = '全年地区生产总值预计达到3420亿元，增长5.3%左右';
const COMPANIES = '规模以上工业企业达到2046家，比2020年增加412家';

function table(verdict: string, left: string, right: string): string {
  return `${verdict}\n\n| 对象 | 原文所述 |\n| --- | --- |\n${left}\n${right}`;
}

const TARGET_ROW = `| 2023年目标 | 滁州市2023年目标：${GROWTH}[1] |`;
const RESULT_ROW = `| 2022年预计 | ${OUTPUT}[2] |`;
const VERDICT = '2023年目标比2022年预计高1.2个百分点（6.5%－5.3%＝1.2个百分点）。';

describe('a comparison', () => {
  it('keeps a verdict that follows from its rows, and lists it as computed from their figures', () => {
    const { text, figures, derived } = prove(
      composed(table(VERDICT, TARGET_ROW, RESULT_ROW), GROWTH, OUTPUT),
      evidenceOf,
    );
    expect(text).toContain(VERDICT);
    expect(derived).toEqual([
      { value: 1.2, unit: '个百分点', formula: '6.5%－5.3%＝1.2个百分点', from: derived[0]?.from },
    ]);
    expect(derived[0]?.from.map((index) => figures[index]?.value)).toEqual([6.5, 5.3]);
  });

  it.each([
    ['a wrong difference', VERDICT.replaceAll('1.2个百分点', '1.3个百分点')],
    ['the wrong direction', VERDICT.replace('高', '低')],
    ['sides exchanged', '2022年预计比2023年目标高1.2个百分点（6.5%－5.3%＝1.2个百分点）。'],
    ['percent for percentage points', VERDICT.replaceAll('个百分点', '%')],
    ['a number of neither row', '2023年目标比2022年预计高0.5个百分点（6.5%－6%＝0.5个百分点）。'],
  ])('draws no verdict with %s', (_, verdict) => {
    const { text, derived } = prove(composed(table(verdict, TARGET_ROW, RESULT_ROW), GROWTH, OUTPUT), evidenceOf);
    expect(text).toContain('未作计算比较');
    expect(text).toContain('6.5%');
    expect(derived).toEqual([]);
  });

  it('does not subtract a growth from a count', () => {
    const verdict = '2023年目标比2022年高1家（6.5%－5.3%＝1家）。';
    const rows = [TARGET_ROW, `| 2022年 | ${COMPANIES}[2] |`] as const;
    expect(prove(composed(table(verdict, ...rows), GROWTH, COMPANIES), evidenceOf).derived).toEqual([]);
  });

  it('calls an estimate an estimate where the row is labelled a result', () => {
    const text = table(VERDICT, TARGET_ROW, RESULT_ROW).replaceAll('2022年预计', '2022年实际');
    expect(prove(composed(text, GROWTH, OUTPUT), evidenceOf).text).toBe(table(VERDICT, TARGET_ROW, RESULT_ROW));
  });

  it.each([
    ['another year', TARGET_ROW.replace('| 2023年目标', '| 2021年目标')],
    ['another place', TARGET_ROW.replace('| 2023年目标', '| 芜湖市')],
  ])('drops a row that is labelled with %s', (_, row) => {
    const { text } = prove(composed(table(VERDICT, row, RESULT_ROW), GROWTH, OUTPUT), evidenceOf);
    expect(text).not.toContain('6.5%左右');
    expect(text).toContain('已略去');
  });
});

describe('a difference of long numbers', () => {
  const level = { indicator: '地区生产总值', measure: 'level', bound: 'exact', maxValue: null, comparedWith: null };
  const row = (label: string, value: number, unit: string, baseValue: number) => ({
    label,
    figures: [{ ...level, value, unit, baseValue, baseUnit: '元' } as unknown as Observation],
  });
  const rows = [row('甲市', 3.46, '万亿元', 3.46e12), row('乙市', 30_355.73, '亿元', 3_035_573_000_000)] as const;
  const verdict = '甲市更多，相差约0.42万亿元（3.46万亿元－30355.73亿元≈0.42万亿元）';

  it('names its operands to the last digit', () => {
    expect(recompute(verdict, rows)?.derived.value).toBe(0.42);
    for (const other of ['30355.7', '30355.76', '30355.739']) {
      expect(recompute(verdict.replace('30355.73', other), rows)).toBeNull();
    }
  });
});
