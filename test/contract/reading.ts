/** Contract: articles, lists, coverage, and the promise that a view sees one generation. */
import { describe, expect, test } from 'vitest';
import type { ArticleFilter } from '../../knowledge/store/port.ts';
import { queryVector } from '../../knowledge/sparse.ts';
import { articleIdOf as idOf, BEIJING, HUBEI, makeRecord, WUHAN, XIANNING } from './records.ts';
import type { StoreUnderTest } from './knowledge-store.ts';
import { ingest, withFilledView, withStore, withWriter } from './with-store.ts';

const CITY = makeRecord({
  number: 1,
  title: '甲报告',
  passages: [['招商'], ['投资']],
  kind: 'work-report',
  year: 2022,
  regions: [WUHAN],
  observations: [{ indicator: '投资额' }],
});
const OTHER_CITY = makeRecord({
  number: 2,
  title: '乙消息',
  passages: [['招商']],
  year: 2022,
  regions: [XIANNING, WUHAN],
});
const CAPITAL = makeRecord({
  number: 3,
  title: '丙政策',
  passages: [['政策']],
  kind: 'policy',
  year: 2023,
  regions: [BEIJING],
});
const UNKNOWN = makeRecord({ number: 4, title: '丁', passages: [['园区']] });
const REPEAT = makeRecord({
  number: 5,
  passages: [['招商'], ['投资']],
  year: 2022,
  regions: [WUHAN],
  duplicateOf: 1,
  observations: [{ indicator: '投资额' }],
});
const ALL = [REPEAT, UNKNOWN, CAPITAL, OTHER_CITY, CITY];
const EVERYTHING = { page: 1, pageSize: 100 };

const FILTERS: readonly [string, ArticleFilter, readonly number[]][] = [
  ['no condition', {}, [3, 2, 1, 4]],
  ['empty lists as no condition', { regionCodes: [], years: [], kinds: [], articleIds: [] }, [3, 2, 1, 4]],
  ['a region', { regionCodes: [WUHAN.code] }, [2, 1]],
  ['what lies within a region', { regionCodes: [HUBEI.code] }, [2, 1]],
  ['any of several regions', { regionCodes: [BEIJING.code, XIANNING.code] }, [3, 2]],
  ['a year', { years: [2022] }, [2, 1]],
  ['a kind', { kinds: ['policy', 'work-report'] }, [3, 1]],
  ['an article', { articleIds: [CITY.article.id, UNKNOWN.article.id] }, [1, 4]],
  ['all conditions at once', { regionCodes: [HUBEI.code], years: [2022], kinds: ['news'] }, [2]],
  ['nothing that is there', { years: [1999] }, []],
  ['a region or an unknown one', { regionCodes: [BEIJING.code], unknownPasses: true }, [3, 4]],
  ['a year or an unknown one', { years: [2022], unknownPasses: true }, [2, 1, 4]],
];

export function describeReading({ open }: StoreUnderTest): void {
  describe('reading', () => {
    test('gives an article and its passages back exactly as they were written', () =>
      withFilledView(open, ALL, async (view) => {
        for (const { article, passages } of ALL) {
          expect(await view.getArticle(article.id)).toEqual(article);
          expect(await view.listPassages(article.id)).toEqual(passages.map(({ vector: _vector, ...rest }) => rest));
        }
      }));

    test('gives null and an empty list for an article that is not there', () =>
      withFilledView(open, ALL, async (view) => {
        expect(await view.getArticle('00000000-0000-5000-8000-000000000000')).toBeNull();
        expect(await view.listPassages('00000000-0000-5000-8000-000000000000')).toEqual([]);
      }));

    test.each(FILTERS)('filters articles by %s', (_name, filter, numbers) =>
      withFilledView(open, ALL, async (view) => {
        const expected = numbers.map((number) => ALL.find(({ article }) => article.id === idOf(number))!.article);
        const { articles, total } = await view.listArticles(filter, EVERYTHING);
        expect(articles).toEqual(expected.map(({ text: _text, sections: _sections, noise: _noise, ...head }) => head));
        expect(total).toBe(expected.length);
      }),
    );

    test('pages a list without losing or repeating an article', () =>
      withFilledView(open, ALL, async (view) => {
        const pages = [];
        for (const page of [1, 2, 3]) pages.push(await view.listArticles({}, { page, pageSize: 3 }));
        expect(pages.map(({ total }) => total)).toEqual([4, 4, 4]);
        expect(pages.map(({ articles }) => articles.map(({ id }) => id))).toEqual([
          [idOf(3), idOf(2), idOf(1)],
          [idOf(4)],
          [],
        ]);
      }));

    test('counts what it covers, near-duplicates left out', () =>
      withFilledView(open, ALL, async (view) => {
        expect(await view.coverage()).toEqual({
          articles: 4,
          passages: 5,
          observations: 1,
          regions: [
            { ...WUHAN, articles: 2 },
            { ...BEIJING, articles: 1 },
            { ...XIANNING, articles: 1 },
          ],
          years: [
            { year: 2023, articles: 1 },
            { year: 2022, articles: 2 },
          ],
          kinds: [
            { kind: 'news', articles: 2 },
            { kind: 'policy', articles: 1 },
            { kind: 'work-report', articles: 1 },
          ],
        });
      }));

    test('shows an open view its own generation, whatever is written and published meanwhile', () =>
      withStore(open, async (store) => {
        await ingest(store, ALL);
        const before = await store.openView();
        const look = async () => ({
          article: await before.getArticle(CITY.article.id),
          list: await before.listArticles({}, EVERYTHING),
          hits: await before.searchPassages(queryVector(new Map([['招商', 1]])), {}, 10),
          passages: await before.listPassages(CITY.article.id),
          observations: await before.findObservations({}, EVERYTHING),
          coverage: await before.coverage(),
        });
        const seen = await look();
        await withWriter(store, async (writer) => {
          await writer.replaceArticle(makeRecord({ number: 1, passages: [['港口']] }), '/a');
          expect(await look()).toEqual(seen);
          await writer.removeArticle(OTHER_CITY.article.id);
          await writer.replaceArticle(makeRecord({ number: 9, passages: [['招商']] }), '/b');
          await writer.linkDuplicates([{ id: REPEAT.article.id, duplicateOf: null }]);
          await writer.publish();
          expect(await look()).toEqual(seen);
          await writer.removeArticle(CITY.article.id);
          await writer.publish();
        });
        const after = await store.openView();
        expect(await look()).toEqual(seen);
        expect(after.generation).toBeGreaterThan(before.generation);
        expect(await after.getArticle(CITY.article.id)).toBeNull();
        const hits = await after.searchPassages(queryVector(new Map([['招商', 1]])), {}, 10);
        expect(hits.map(({ articleId }) => articleId)).toEqual([REPEAT.article.id, idOf(9)]);
        before.close();
        expect((await after.coverage()).articles).toBe(4);
        after.close();
      }));

    test('refuses to read from a closed view', () =>
      withStore(open, async (store) => {
        const view = await store.openView();
        view.close();
        view.close();
        await expect(view.coverage()).rejects.toThrow('closed');
      }));

    test('answers a stream of readers during an ingest, each from one generation', () =>
      withStore(open, async (store) => {
        const versions = [2, 3, 4, 5, 6].map((length) =>
          [1, 2, 3].map((number) => makeRecord({ number, passages: Array.from({ length }, () => ['招商']) })),
        );
        await ingest(store, versions[0]!);
        const progress = { writing: true };
        async function read(): Promise<number> {
          let reads = 0;
          for (; progress.writing || reads === 0; reads += 1) {
            const view = await store.openView();
            const { passages } = await view.coverage();
            const lengths = [];
            for (const number of [1, 2, 3]) lengths.push((await view.listPassages(idOf(number))).length);
            const hits = await view.searchPassages(queryVector(new Map([['招商', 1]])), {}, 100);
            expect(new Set(lengths)).toEqual(new Set([passages / 3]));
            expect(hits.length).toBe(passages);
            view.close();
            await new Promise(setImmediate);
          }
          return reads;
        }
        const readers = [read(), read(), read()];
        for (const version of versions) {
          await withWriter(store, async (writer) => {
            for (const record of version) {
              await writer.replaceArticle(record, '/a');
              await new Promise(setImmediate);
            }
            await writer.publish();
          });
        }
        progress.writing = false;
        for (const reads of await Promise.all(readers)) expect(reads).toBeGreaterThan(0);
      }));
  });
}
