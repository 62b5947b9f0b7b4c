import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { AnnotatedSentence, FigureAnnotation } from './figures/annotation.ts';
import { parseLines } from './figures/annotation.ts';
import { settleAnnotations } from './figures/settle-annotations.ts';

const lines = (name: string): AnnotatedSentence[] =>
  parseLines(readFileSync(resolve(import.meta.dirname, 'figures', name), 'utf8'));

const record: FigureAnnotation = {
  indicator: '口袋公园',
  value: 12,
  maxValue: null,
  unit: '个',
  bound: 'exact',
  measure: 'new',
  comparedWith: null,
  status: 'achieved',
  period: '2021-01-01/2021-12-31',
  region: '绵阳市',
  subject: null,
  qualifier: null,
};
const settle = (a: Partial<FigureAnnotation>, b: Partial<FigureAnnotation>): FigureAnnotation | undefined =>
  settleAnnotations([{ id: 's', records: [{ ...record, ...a }] }], [{ id: 's', records: [{ ...record, ...b }] }])
    .sentences[0]?.records[0];

describe('settling two annotations', () => {
  it('keeps what both accept and drops what only one offered', () => {
    expect(settle({ status: 'achieved' }, { status: ['achieved', 'stated'] })?.status).toBe('achieved');
  });

  it('compares names as the score does', () => {
    expect(settle({ indicator: ['口袋公园', '公园'] }, { indicator: '建成口袋公园' })?.indicator).toEqual([
      '口袋公园',
      '建成口袋公园',
    ]);
  });

  it('lets «open» give way to a reading', () => {
    expect(settle({ period: 'open' }, {})?.period).toBe('2021-01-01/2021-12-31');
  });

  it('keeps both readings where nothing is shared', () => {
    expect(settle({ status: 'achieved' }, { status: 'target' })?.status).toEqual(['achieved', 'target']);
  });

  it('counts a figure that only one of them wrote neither way', () => {
    const alone = { ...record, value: 99 };
    const { sentences, single } = settleAnnotations(
      [{ id: 's', records: [record] }],
      [{ id: 's', records: [record, alone] }],
    );
    expect(sentences[0]?.records.map(({ value, optional }) => [value, optional])).toEqual([
      [12, undefined],
      [99, true],
    ]);
    expect(single).toBe(1);
  });

  it('gives the golden set as it is kept', () => {
    const { sentences } = settleAnnotations(lines('annotations-a.jsonl'), lines('annotations-b.jsonl'));
    expect(lines('annotations.jsonl')).toEqual(JSON.parse(JSON.stringify(sentences)));
  });
});
