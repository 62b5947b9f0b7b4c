/** Contract: what was learned of where entities are at home. */
import { describe, expect, test } from 'vitest';
import type { FactFilter } from '../../knowledge/store/port.ts';
import { articleIdOf, BEIJING, HUBEI, makeRecord, WUHAN, XIANNING } from './records.ts';
import type { StoreUnderTest } from './knowledge-store.ts';
import { ingest, withFilledView, withStore, withView, withWriter } from './with-store.ts';

const REPORT = makeRecord({
  number: 1,
  passages: [['产值', '投资', '园区']],
  kind: 'work-report',
  year: 2022,
  regions: [WUHAN],
  facts: [
    { names: ['江花电子有限公司', '江花电子', '江花'], region: WUHAN, start: 3 },
    { names: ['临江产业园'], region: WUHAN },
  ],
});
const NEWS = makeRecord({
  number: 2,
  passages: [['产值', '投资']],
  regions: [BEIJING],
  facts: [{ names: ['江花电子'], region: XIANNING, basis: 'words', start: 2 }],
});
const REPEAT = makeRecord({
  number: 3,
  passages: [['产值']],
  duplicateOf: 2,
  facts: [{ names: ['江花电子'], region: BEIJING }],
});
const ALL = [NEWS, REPEAT, REPORT];
const EVERYTHING = { page: 1, pageSize: 100 };

/** `article:start` of what is expected, in order. */
const FILTERS: readonly [string, FactFilter, readonly string[]][] = [
  ['no condition', {}, ['1:0', '1:3', '2:2']],
  ['empty lists as no condition', { names: [], homeRegionCodes: [] }, ['1:0', '1:3', '2:2']],
  ['any name of an entity', { names: ['江花'] }, ['1:3']],
  ['one of several names', { names: ['没有', '江花电子'] }, ['1:3', '2:2']],
  ['a whole name, not a part of one', { names: ['产业园'] }, []],
  ['its home, not what holds that', { homeRegionCodes: [HUBEI.code, XIANNING.code] }, ['2:2']],
  ["its article's region", { regionCodes: [HUBEI.code] }, ['1:0', '1:3']],
  ["a name and its article's id", { names: ['江花电子'], articleIds: [articleIdOf(2)] }, ['2:2']],
];

function nameOf({ articleId, start }: { articleId: string; start: number }): string {
  return `${[1, 2, 3].find((number) => articleIdOf(number) === articleId)}:${start}`;
}

export function describeLearning({ open }: StoreUnderTest): void {
  describe('learned facts', () => {
    test.each(FILTERS)('are filtered by %s, near-duplicates left out', (_name, filter, expected) =>
      withFilledView(open, ALL, async (view) => {
        const { facts, total } = await view.findFacts(filter, EVERYTHING);
        expect(facts.map(nameOf)).toEqual(expected);
        expect(total).toBe(expected.length);
      }),
    );

    test('come back exactly as they were written', () =>
      withFilledView(open, ALL, async (view) => {
        expect((await view.findFacts({ names: ['江花'] }, EVERYTHING)).facts).toEqual([REPORT.facts[0]]);
      }));

    test('are paged without losing or repeating, with the total on every page', () =>
      withFilledView(open, ALL, async (view) => {
        const pages = [];
        for (const page of [1, 2, 3]) pages.push(await view.findFacts({}, { page, pageSize: 2 }));
        expect(pages.map(({ facts }) => facts.map(nameOf))).toEqual([['1:0', '1:3'], ['2:2'], []]);
        expect(pages.map(({ total }) => total)).toEqual([3, 3, 3]);
      }));

    test('are replaced and removed with their article, in one step, and an open view keeps its own', () =>
      withStore(open, async (store) => {
        await ingest(store, ALL);
        const before = await store.digest();
        await withView(store, async (view) => {
          const seen = await view.findFacts({}, EVERYTHING);
          await withWriter(store, async (writer) => {
            const moved = { ...REPORT, facts: [{ ...REPORT.facts[0]!, region: XIANNING }] };
            expect(await writer.replaceArticle(moved, '/a')).toBe('updated');
            await withView(store, async (now) => expect(await now.findFacts({}, EVERYTHING)).toEqual(seen));
            await writer.removeArticle(NEWS.article.id);
            await writer.publish();
          });
          expect(await view.findFacts({}, EVERYTHING)).toEqual(seen);
        });
        expect(await store.digest()).not.toBe(before);
        await withView(store, async (view) => {
          const { facts } = await view.findFacts({}, EVERYTHING);
          // The near-duplicate took the place of what was removed.
          expect(facts.map(({ region }) => region)).toEqual([XIANNING, BEIJING]);
        });
      }));

    test('come and go with the near-duplicate link of their article', () =>
      withStore(open, async (store) => {
        await ingest(store, [REPORT, NEWS]);
        const link = (duplicateOf: string | null) =>
          withWriter(store, async (writer) => {
            await writer.linkDuplicates([{ id: NEWS.article.id, duplicateOf }]);
            await writer.publish();
          });
        const found = () =>
          withView(store, async (view) =>
            (await view.findFacts({ names: ['江花电子'] }, EVERYTHING)).facts.map(nameOf),
          );
        await link(REPORT.article.id);
        expect(await found()).toEqual(['1:3']);
        await link(null);
        expect(await found()).toEqual(['1:3', '2:2']);
      }));

    test('count in the digest: the same article with another fact is another index', () =>
      withStore(open, async (store) => {
        await ingest(store, [REPORT]);
        const whole = await store.digest();
        await ingest(store, [{ ...REPORT, facts: REPORT.facts.slice(0, 1) }]);
        expect(await store.digest()).not.toBe(whole);
        await ingest(store, [{ ...REPORT, facts: REPORT.facts.toReversed() }]);
        expect(await store.digest()).toBe(whole);
      }));
  });
}
