import { describe, expect, it } from 'vitest';
import { NO_FILTER, queryOfFilter } from '../../web/evaluate/case-filter.ts';
import { chanceWords, faultWords, percent, timeOf } from '../../web/evaluate/evaluation-words.ts';
import { linkTo, readPlace, type Place } from '../../web/evaluate/place.ts';
import { SCORE_NAMES } from '../../eval/score/score-table.ts';
import { faultSchema } from '../../protocol/evaluation.ts';
import { intentSchema } from '../../protocol/answer.ts';
import { evaluationEn } from '../../web/words/evaluation-en.ts';
import { evaluationZh } from '../../web/words/evaluation-zh.ts';

describe("a place on the evaluator's page", () => {
  it.each<Place>([
    { kind: 'list' },
    { kind: 'run', id: '20221122-081605-31571' },
    { kind: 'compare', base: 'run-1', with: 'run_2' },
  ])('is read back from its own link: $kind', (place) => {
    expect(readPlace(linkTo(place))).toEqual(place);
  });

  it.each([
    '#/evaluation/run/',
    '#/evaluation/run/a/b',
    '#/evaluation/run/..%2f',
    '#/evaluation/compare/a',
    '#/evaluation/x',
  ])('is the list for an address that leads nowhere: %s', (hash) => {
    expect(readPlace(hash)).toEqual({ kind: 'list' });
  });
});

describe('what a change means', () => {
  const said = (worse: number, better: number, p: number): string => chanceWords(evaluationZh, { worse, better, p });

  it('is nothing where nothing changed', () => {
    expect(said(0, 0, 1)).toBe('没有变化');
  });

  it('cannot be told from five changes, whichever way they go', () => {
    expect(said(0, 5, 0.0625)).toContain('太少');
  });

  it('is chance at five per cent or more, and real below', () => {
    expect(said(4, 8, 0.388)).toMatch(/^看不出差别.*38\.8%/);
    expect(said(0, 6, 0.03125)).toMatch(/^确有提高.*3\.1%/);
    expect(said(9, 1, 0.0215)).toMatch(/^确有下降.*2\.1%/);
    expect(said(0, 20, 0.000002)).toContain('不到 0.1%');
  });
});

describe('words for an evaluator', () => {
  it('are there for every fault in both languages', () => {
    for (const words of [evaluationZh, evaluationEn]) {
      for (const code of faultSchema.shape.code.options) {
        const said = faultWords(words, { code, words: ['甲', '乙'] });
        expect(said.length).toBeGreaterThan(1);
        expect(said).not.toContain('{');
      }
    }
    expect(faultWords(evaluationZh, { code: 'missing', words: ['1亿', '一亿'] })).toBe('缺少“1亿”或“一亿”');
  });

  it('are there in English for every score, and in both languages for every intent', () => {
    expect(Object.keys(evaluationEn.scores).sort()).toEqual(SCORE_NAMES.toSorted());
    for (const words of [evaluationZh, evaluationEn]) {
      expect(Object.keys(words.intents).sort()).toEqual(intentSchema.options.toSorted());
    }
  });

  it('leave the same blanks in both languages', () => {
    const blanks = (text: unknown): string[] => (typeof text === 'string' ? (text.match(/\{\w+\}/g) ?? []).sort() : []);
    for (const key of Object.keys(evaluationZh) as (keyof typeof evaluationZh)[]) {
      expect([key, blanks(evaluationEn[key])]).toEqual([key, blanks(evaluationZh[key])]);
    }
  });

  it('say numbers and times plainly, and leave alone what is neither', () => {
    expect([percent(0.8571), percent(null)]).toEqual(['85.7%', '—']);
    expect(timeOf('2022-01-02T03:04:05.000Z')).toMatch(/^2022-01-0[123] \d\d:\d4:05$/);
    expect(timeOf('早上')).toBe('早上');
  });

  it('ask for all cases where no filter is set', () => {
    const given = Object.entries(queryOfFilter(NO_FILTER, 2)).filter(
      ([, value]) => value !== undefined && value !== '',
    );
    expect(given).toEqual([['page', 2]]);
  });
});
