/** Contract: observations by filter and by place. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { articlePasses } from '../../knowledge/store/filters.ts';
import { observationPasses } from '../store/record-filters.ts';
import type { ObservationFilter } from '../../knowledge/store/port.ts';
import { articleIdOf, BEIJING, HUBEI, makeRecord, WUHAN, XIANNING } from './records.ts';
import type { StoreUnderTest } from './knowledge-store.ts';
import { withFilledView } from './with-store.ts';

const YEAR_2021 = { from: '2021-01-01', to: '2021-12-31' };
const PLAN = { from: '2016-01-01', to: '2020-12-31' };
const UNTIL_2022 = { from: null, to: '2022-06-30' };

const REPORT = makeRecord({
  number: 1,
  passages: [['产值', '投资', '税收', '出口']],
  kind: 'work-report',
  year: 2022,
  regions: [WUHAN],
  observations: [
    { indicator: '投资额', start: 6, region: WUHAN, ...YEAR_2021 },
    { indicator: '产值', start: 2, region: WUHAN, ...YEAR_2021 },
    { indicator: '产值', start: 4, region: WUHAN, status: 'target', from: '2022-01-01', to: '2022-12-31' },
    { indicator: '税收', start: 8, region: XIANNING, ...PLAN },
  ],
});
const NEWS = makeRecord({
  number: 2,
  passages: [['产值']],
  regions: [BEIJING],
  observations: [
    { indicator: '产值' },
    { indicator: '投资额', region: BEIJING, status: 'stated', start: 1, ...UNTIL_2022 },
  ],
});
const REPEAT = makeRecord({ number: 3, passages: [['产值']], duplicateOf: 2, observations: [{ indicator: '产值' }] });
const ALL = [NEWS, REPEAT, REPORT];
const EVERYTHING = { page: 1, pageSize: 100 };

/** `article:start` of what is expected, in order. */
const FILTERS: readonly [string, ObservationFilter, readonly string[]][] = [
  ['no condition', {}, ['1:2', '1:4', '1:6', '1:8', '2:0', '2:1']],
  [
    'empty lists as no condition',
    { indicators: [], statuses: [], periodYears: [] },
    ['1:2', '1:4', '1:6', '1:8', '2:0', '2:1'],
  ],
  ['an indicator', { indicators: ['产值'] }, ['1:2', '1:4', '2:0']],
  ['several indicators', { indicators: ['税收', '投资额'] }, ['1:6', '1:8', '2:1']],
  ['a status', { statuses: ['target', 'stated'] }, ['1:4', '2:1']],
  ['its own region, not what lies within', { observedRegionCodes: [HUBEI.code, XIANNING.code] }, ['1:8']],
  ['a year of its period', { periodYears: [2021] }, ['1:2', '1:6']],
  ['a year inside a longer period', { periodYears: [2018] }, ['1:8']],
  ['a period of which only the end is known', { periodYears: [2022] }, ['1:4', '2:1']],
  ["its article's region", { regionCodes: [HUBEI.code] }, ['1:2', '1:4', '1:6', '1:8']],
  ["its article's id and an indicator", { articleIds: [articleIdOf(2)], indicators: ['产值'] }, ['2:0']],
  ["its article's kind, and nothing passes", { kinds: ['policy'] }, []],
  ['all at once', { indicators: ['产值'], statuses: ['achieved'], periodYears: [2021], years: [2022] }, ['1:2']],
];

function nameOf({ articleId, start }: { articleId: string; start: number }): string {
  return `${ALL.findIndex(({ article }) => article.id === articleId) === 2 ? 1 : 2}:${start}`;
}

export function describeFinding({ open }: StoreUnderTest): void {
  describe('finding observations', () => {
    test.each(FILTERS)('filters by %s', (_name, filter, expected) =>
      withFilledView(open, ALL, async (view) => {
        const { observations, total } = await view.findObservations(filter, EVERYTHING);
        expect(observations.map(nameOf)).toEqual(expected);
        expect(total).toBe(expected.length);
      }),
    );

    test('filters as the plain predicates do, for any combination', () =>
      withFilledView(open, ALL, (view) =>
        fc.assert(
          fc.asyncProperty(
            fc.record(
              {
                indicators: fc.subarray(['产值', '投资额', '税收']),
                statuses: fc.subarray(['achieved' as const, 'target' as const]),
                observedRegionCodes: fc.subarray([WUHAN.code, BEIJING.code]),
                periodYears: fc.subarray([2017, 2021, 2022]),
                regionCodes: fc.subarray([HUBEI.code, BEIJING.code]),
                years: fc.subarray([2022]),
                unknownPasses: fc.boolean(),
              },
              { requiredKeys: [] },
            ),
            async (filter) => {
              const expected = [REPORT, NEWS].flatMap(({ article, observations }) =>
                observations.filter((one) => articlePasses(article, filter) && observationPasses(one, filter)),
              );
              const { observations } = await view.findObservations(filter, EVERYTHING);
              expect(new Set(observations)).toEqual(new Set(expected));
            },
          ),
          { numRuns: 60 },
        ),
      ));

    test('gives an observation back exactly as it was written', () =>
      withFilledView(open, ALL, async (view) => {
        const { observations } = await view.findObservations({ indicators: ['税收'] }, EVERYTHING);
        expect(observations).toEqual([REPORT.observations[3]]);
      }));

    test('takes a period of which only the start is known for that year, and one without dates for none', () => {
      const observations = [
        { indicator: '产值', from: '2021-07-01', to: null },
        { indicator: '产值', start: 1 },
      ];
      return withFilledView(open, [makeRecord({ number: 1, passages: [['产值']], observations })], async (view) => {
        const found = await view.findObservations({ periodYears: [2020, 2021] }, EVERYTHING);
        expect(found.observations.map(({ start }) => start)).toEqual([0]);
        expect((await view.findObservations({ periodYears: [2022] }, EVERYTHING)).total).toBe(0);
      });
    });

    test('pages without losing or repeating, and tells the total on every page', () =>
      withFilledView(open, ALL, async (view) => {
        const pages = [];
        for (const page of [1, 2, 3]) pages.push(await view.findObservations({}, { page, pageSize: 4 }));
        expect(pages.map(({ observations }) => observations.map(nameOf))).toEqual([
          ['1:2', '1:4', '1:6', '1:8'],
          ['2:0', '2:1'],
          [],
        ]);
        expect(pages.map(({ total }) => total)).toEqual([6, 6, 6]);
      }));

    test('finds the observations that start within each span, in the order asked', () =>
      withFilledView(open, ALL, async (view) => {
        const spans = [
          { articleId: articleIdOf(1), start: 4, end: 8 },
          { articleId: articleIdOf(9), start: 0, end: 100 },
          { articleId: articleIdOf(2), start: 0, end: 1 },
          { articleId: articleIdOf(1), start: 0, end: 2 },
        ];
        const found = await view.observationsWithin(spans);
        expect(found.map((observations) => observations.map(nameOf))).toEqual([['1:4', '1:6'], [], ['2:0'], []]);
        expect(await view.observationsWithin([])).toEqual([]);
      }));
  });
}
