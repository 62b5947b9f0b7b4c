import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Observation } from '../../knowledge/observation.ts';
import { scoreFigures } from './figures-score.ts';
import { measureAgreement } from './figures/agreement.ts';
import type { AnnotatedSentence, FigureAnnotation, OwnSentence, Reference } from './figures/annotation.ts';
import { parseLines } from './figures/annotation.ts';
import { isBlind, loadArticles, quoteHash } from './figures/load-articles.ts';
import { readOwnSentence } from './figures/read-sentences.ts';

const lines = <T>(name: string): T[] =>
  parseLines<T>(readFileSync(resolve(import.meta.dirname, 'figures', name), 'utf8'));
const references = lines<Reference>('references.jsonl');
const settled = lines<AnnotatedSentence>('annotations.jsonl');
const own = lines<OwnSentence>('own-sentences.jsonl');
const shared = resolve(process.env['JUSHI_SHARED'] ?? resolve(import.meta.dirname, '../../../shared'));
const articles = await loadArticles(shared);

const annotated: FigureAnnotation = {
  indicator: '地区生产总值',
  value: 980,
  maxValue: null,
  unit: '亿元',
  bound: 'exact',
  measure: 'level',
  comparedWith: null,
  status: 'achieved',
  period: '2021-01-01/2021-12-31',
  region: '绵阳市',
  subject: null,
  qualifier: null,
};

const read: Observation = {
  id: 'one',
  articleId: 'article',
  start: 0,
  end: 1,
  quote: '。',
  words: 'GDP',
  indicator: 'GDP',
  subject: null,
  qualifier: null,
  value: 980,
  maxValue: null,
  unit: '亿元',
  baseValue: 98_000_000_000,
  baseUnit: '元',
  bound: 'exact',
  measure: 'level',
  comparedWith: null,
  status: 'achieved',
  region: { code: '510700', name: '绵阳市' },
  period: { words: '2021年', start: '2021-01-01', end: '2021-12-31', kind: 'year' },
  trace: [],
};

function score(
  records: readonly FigureAnnotation[],
  observations: readonly Observation[],
  elsewhere: readonly Observation[] = [],
): ReturnType<typeof scoreFigures> {
  return scoreFigures([{ id: 's', records, observations, elsewhere }]);
}

const whole = (result: ReturnType<typeof scoreFigures>): [string, string] => {
  const { right, n } = result.shares['whole record, recall'];
  const precision = result.shares['whole record, precision'];
  return [`${right}/${n}`, `${precision.right}/${precision.n}`];
};

describe('the score of the figure parser', () => {
  it('counts a record as whole where every slot is right, the name by either of its forms', () => {
    expect(whole(score([annotated], [read]))).toEqual(['1/1', '1/1']);
  });

  it.each<[string, Partial<Observation>]>([
    ['indicator', { indicator: '工业增加值' }],
    ['status', { status: 'target' }],
    ['measure', { measure: 'growth' }],
    ['bound', { bound: 'over' }],
    ['comparedWith', { comparedWith: '2016年' }],
    ['period', { period: { words: '2022年', start: '2022-01-01', end: '2022-12-31', kind: 'year' } }],
    ['region', { region: { code: '510000', name: '四川省' } }],
    ['subject', { subject: '科技城集团' }],
    ['qualifier', { qualifier: '亿元以上' }],
  ])('sees a wrong %s', (slot, change) => {
    const result = score([annotated], [{ ...read, ...change }]);
    expect(result.differences.map(({ slots }) => slots)).toEqual([[slot]]);
    expect(result.shares['figure found']).toEqual({ right: 1, n: 1 });
    expect(whole(result)).toEqual(slot === 'subject' || slot === 'qualifier' ? ['1/1', '1/1'] : ['0/1', '0/1']);
    expect(result.shares['with subject and qualifier, recall'].right).toBe(0);
  });

  it('counts a lost unit and a lost sign as a figure found with a wrong value', () => {
    for (const change of [{ unit: '' }, { value: -980 }, { maxValue: 990 }]) {
      const { shares } = score([annotated], [{ ...read, ...change }]);
      expect(shares['value and unit']).toEqual({ right: 0, n: 1 });
      expect(shares['figure found']).toEqual({ right: 0, n: 1 });
      expect(shares['status'].n).toBe(0);
    }
  });

  it('takes one amount for the same whatever its scale', () => {
    expect(whole(score([annotated], [{ ...read, value: 0.098, unit: '万亿元' }]))).toEqual(['1/1', '1/1']);
    expect(whole(score([annotated], [{ ...read, value: 980, unit: '万元' }]))).toEqual(['0/1', '0/1']);
  });

  it('counts a figure that nobody wrote against precision and one that was not read against recall', () => {
    expect(whole(score([], [read]))).toEqual(['0/0', '0/1']);
    expect(whole(score([annotated], []))).toEqual(['0/1', '0/0']);
  });

  it('counts an optional figure nowhere, read or not', () => {
    const optional = { ...annotated, optional: true };
    expect(whole(score([optional], [read]))).toEqual(['0/0', '0/0']);
    expect(whole(score([optional], []))).toEqual(['0/0', '0/0']);
  });

  it('finds a fact that is kept at another place of the article, but no other fact there', () => {
    expect(score([annotated], [], [read]).keptElsewhere).toBe(1);
    expect(whole(score([annotated], [], [{ ...read, status: 'target' }]))).toEqual(['0/1', '0/0']);
  });

  it('pairs two equal numbers of a sentence by their other slots', () => {
    const other = { ...annotated, indicator: '工业投资' };
    const result = score([annotated, other], [{ ...read, indicator: '工业投资' }, read]);
    expect(whole(result)).toEqual(['2/2', '2/2']);
  });

  it('takes a qualifier in its slot and one in the name for the same', () => {
    const hall = { ...annotated, indicator: '绿色工厂', qualifier: '省级', value: 7, unit: '家' };
    const found = { ...read, indicator: '省级绿色工厂', value: 7, unit: '家' };
    const { shares } = score([hall], [found]);
    expect(shares['with subject and qualifier, recall']).toEqual({ right: 1, n: 1 });
    expect(score([hall], [{ ...found, indicator: '绿色工厂' }]).shares['qualifier'].right).toBe(0);
  });
});

describe('the agreement of two annotators', () => {
  it('lists what only one wrote and the slots in which they differ', () => {
    const a = [{ id: 's', records: [annotated, { ...annotated, value: 5, unit: '家' }] }];
    const b = [{ id: 's', records: [{ ...annotated, status: 'estimated' as const }] }];
    const { records, slots, disagreements } = measureAgreement(a, b);
    expect(records).toEqual({ right: 1, n: 2 });
    expect(slots.status).toEqual({ right: 0, n: 1 });
    expect(disagreements.map((one) => [one.slots.join(), one.b === null])).toEqual([
      ['status', false],
      ['', true],
    ]);
  });
});

describe('the golden figures', () => {
  it('hold at least 200 referenced and 120 own sentences, half of the first blind, of 25 reports or more', () => {
    expect(references.length).toBeGreaterThanOrEqual(200);
    expect(own.length).toBeGreaterThanOrEqual(120);
    expect(references.filter(({ blind }) => blind).length).toBeGreaterThanOrEqual(100);
    expect(new Set(references.map(({ article }) => article)).size).toBeGreaterThanOrEqual(25);
    expect(settled.map(({ id }) => id)).toEqual(references.map(({ id }) => id));
  });

  it('copy no sentence of a report: no words of 24 characters or more in a slot', () => {
    const words = settled
      .flatMap(({ records }) => records.flatMap((record) => Object.entries(record)))
      .filter(([slot]) => slot !== 'period')
      .flatMap(([, value]) => [value as unknown].flat())
      .filter((one) => typeof one === 'string');
    expect(words.filter((one) => [...one].length >= 24)).toEqual([]);
  });

  it('name places that the gazetteer knows in every own sentence', () => {
    expect(() => own.map(readOwnSentence)).not.toThrow();
  });

  describe.skipIf(articles === null)('beside the articles (skipped where they are not at hand)', () => {
    it('point to one sentence each, and are blind by the name of their file', () => {
      const byName = new Map((articles ?? []).map((loaded) => [loaded.name, loaded]));
      for (const { id, article: name, quoteHash: hash, blind } of references) {
        const loaded = byName.get(name);
        const found = loaded?.sentences.filter((sentence) => quoteHash(loaded.article, sentence) === hash) ?? [];
        expect([id, found.length, blind]).toEqual([id, 1, isBlind(name)]);
      }
    });
  });
});
