import { describe, expect, it } from 'vitest';
import { traceHolds } from '../../../answer/verify/trace-holds.ts';
import type { Observation } from '../../../knowledge/observation.ts';
import { ARTICLE, EVIDENCE } from './report.ts';

const target = EVIDENCE.observations.find(({ value }) => value === 6.5) as Observation;

describe('traceHolds', () => {
  it('holds for every record read from the article', () => {
    expect(EVIDENCE.observations.length).toBeGreaterThan(6);
    expect(EVIDENCE.observations.filter((one) => !traceHolds(one, ARTICLE))).toEqual([]);
  });

  it.each([
    ['value', { value: 6.6 }],
    ['unit', { unit: '亿元' }],
    ['words of the indicator', { words: '固定资产投资' }],
    ['region', { region: { code: '340200', name: '芜湖市' } }],
    ['quote', { quote: '地区生产总值增长6.6%左右' }],
    ['article', { articleId: 'another' }],
  ])('fails where the record has another %s than the article', (_, change) => {
    expect(traceHolds({ ...target, ...change }, ARTICLE)).toBe(false);
  });

  it('fails where a slot points at other words', () => {
    const trace = target.trace.map((one) =>
      one.slot === 'value' && one.start !== null && one.end !== null
        ? { ...one, start: one.start - 2, end: one.end - 2 }
        : one,
    );
    expect(traceHolds({ ...target, trace }, ARTICLE)).toBe(false);
  });
});
