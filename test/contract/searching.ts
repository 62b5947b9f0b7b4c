/** Contract: the ranking of passages, against a plain reading of its definition. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { queryVector } from '../../knowledge/sparse.ts';
import type { ArticleRecord, KnowledgeView } from '../../knowledge/store/port.ts';
import { BEIJING, HUBEI, makeRecord, REGIONS, WUHAN } from './records.ts';
import type { StoreUnderTest } from './knowledge-store.ts';
import { countPlainly, searchPlainly } from './reference-search.ts';
import { ingest, withFilledView, withStore, withView, withWriter } from './with-store.ts';

const TERMS = ['招商', '投资', '园区', '企业', '政策', '港口', '人才', '土地'];
const COUNTED = [...TERMS, '没有的词'];
const term = fc.constantFrom(...TERMS);
const query = fc
  .uniqueArray(fc.tuple(fc.constantFrom(...TERMS, '没有的词'), fc.constantFrom(1, 0.5, 0.3)), {
    selector: ([word]) => word,
    maxLength: 5,
  })
  .map((entries) => queryVector(new Map(entries)));
const sketch = fc.record({
  passages: fc.array(fc.array(term, { maxLength: 6 }), { minLength: 1, maxLength: 4 }),
  kind: fc.constantFrom('work-report' as const, 'news' as const, 'policy' as const),
  year: fc.constantFrom(null, 2021, 2022),
  regions: fc.subarray([...REGIONS]),
  duplicate: fc.integer({ min: 0, max: 9 }).map((die) => die === 0),
});
const corpus = fc
  .array(sketch, { maxLength: 8 })
  .map((sketches) =>
    sketches.map(({ duplicate, ...rest }, number) =>
      makeRecord({ number, duplicateOf: duplicate ? 0 : null, ...rest }),
    ),
  );
const filter = fc.record(
  {
    regionCodes: fc.subarray([HUBEI.code, WUHAN.code, BEIJING.code]),
    years: fc.subarray([2021, 2022]),
    kinds: fc.subarray(['news' as const, 'policy' as const]),
    unknownPasses: fc.boolean(),
  },
  { requiredKeys: [] },
);

type Asked = readonly [ReturnType<typeof queryVector>, Parameters<KnowledgeView['searchPassages']>[1], number];

/** What was found beside what should be, and by how much the scores differ at most. */
async function compareRankings(view: KnowledgeView, records: readonly ArticleRecord[], asked: Asked) {
  const found = await view.searchPassages(...asked);
  const expected = searchPlainly(records, ...asked);
  const differences = expected.map(({ score }, rank) => Math.abs(score - (found[rank]?.score ?? 0)));
  return {
    found: found.map(({ id }) => id),
    expected: expected.map(({ id }) => id),
    difference: Math.max(0, ...differences),
  };
}

function expectSame({ found, expected, difference }: Awaited<ReturnType<typeof compareRankings>>): void {
  expect(found).toEqual(expected);
  expect(difference).toBeLessThan(1e-4);
}

export function describeSearching({ open }: StoreUnderTest): void {
  describe('searching', () => {
    test('ranks passages as the plain reading of BM25 does, for any corpus, query, filter and limit', async () => {
      const property = fc.asyncProperty(corpus, query, filter, fc.integer({ min: 1, max: 12 }), (records, ...asked) =>
        withFilledView(open, records, async (view) => expectSame(await compareRankings(view, records, asked))),
      );
      await expect(fc.assert(property, { numRuns: 40 })).resolves.toBeUndefined();
    });

    test('counts the passages that hold a term as a plain reading does, for any corpus and filter', async () => {
      const property = fc.asyncProperty(corpus, filter, (records, asked) =>
        withFilledView(open, records, async (view) => {
          expect(await view.termFrequencies(COUNTED, asked)).toEqual(countPlainly(records, COUNTED, asked));
        }),
      );
      await expect(fc.assert(property, { numRuns: 40 })).resolves.toBeUndefined();
    });

    test('ranks and counts after changes as if the articles had always been so', async () => {
      // A large part that stays, so that changes are laid beside it.
      const kept = Array.from({ length: 30 }, (_, number) =>
        makeRecord({ number: 100 + number, passages: [[TERMS[number % TERMS.length]!, TERMS[(number * 3) % 7]!]] }),
      );
      const property = fc.asyncProperty(corpus, corpus, query, filter, (before, after, asked, within) =>
        withStore(open, async (store) => {
          await ingest(store, [...kept, ...before]);
          const compare = (records: readonly ArticleRecord[]) =>
            withView(store, async (view) => {
              const counts = await view.termFrequencies(COUNTED, within);
              expect(counts).toEqual(countPlainly([...kept, ...records], COUNTED, within));
              return compareRankings(view, [...kept, ...records], [asked, {}, 10]);
            });
          expectSame(await compare(before));
          await withWriter(store, async (writer) => {
            const gone = before.filter(({ article }) => !after.some((record) => record.article.id === article.id));
            for (const record of after) await writer.replaceArticle(record, '/a');
            for (const { article } of gone) await writer.removeArticle(article.id);
            // An unchanged article keeps its link, and a removed original frees others: an ingest links last, too.
            await writer.linkDuplicates(after.map(({ article }) => article));
            await writer.publish();
          });
          expectSame(await compare(after));
        }),
      );
      await expect(fc.assert(property, { numRuns: 30 })).resolves.toBeUndefined();
    });

    test('gives the whole passage with its score', () => {
      const record = makeRecord({ number: 1, passages: [['土地'], ['招商', '投资']] });
      return withFilledView(open, [record], async (view) => {
        const [hit] = await view.searchPassages(queryVector(new Map([['投资', 1]])), {}, 5);
        const { vector: _vector, ...passage } = record.passages[1]!;
        expect(hit).toEqual({ ...passage, score: hit!.score });
        expect(hit!.score).toBeGreaterThan(0);
      });
    });

    test('finds nothing for an empty query, an unknown term, or a limit of none', () =>
      withFilledView(open, [makeRecord({ number: 1, passages: [['招商']] })], async (view) => {
        expect(await view.searchPassages(queryVector(new Map()), {}, 5)).toEqual([]);
        expect(await view.searchPassages(queryVector(new Map([['港口', 1]])), {}, 5)).toEqual([]);
        expect(await view.searchPassages(queryVector(new Map([['招商', 1]])), {}, 0)).toEqual([]);
      }));

    test('breaks ties by passage id, whatever the order of ingest', () => {
      const records = [3, 1, 2].map((number) => makeRecord({ number, passages: [['招商'], ['招商']] }));
      return withFilledView(open, records, async (view) => {
        const hits = await view.searchPassages(queryVector(new Map([['招商', 1]])), {}, 4);
        const ids = records.flatMap(({ passages }) => passages.map(({ id }) => id)).sort();
        expect(hits.map(({ id }) => id)).toEqual(ids.slice(0, 4));
      });
    });

    test('leaves near-duplicates out of results and of term frequencies', () => {
      const records = [
        makeRecord({ number: 1, passages: [['招商'], ['园区']] }),
        makeRecord({ number: 2, passages: [['招商']], duplicateOf: 1 }),
      ];
      return withFilledView(open, records, async (view) => {
        const hits = await view.searchPassages(queryVector(new Map([['招商', 1]])), {}, 5);
        expect(hits.map(({ id }) => id)).toEqual([records[0]!.passages[0]!.id]);
        expect(await view.termFrequencies(['园区', '没有的词', '招商'])).toEqual({ passages: 2, counts: [1, 0, 1] });
        expect(await view.termFrequencies([])).toEqual({ passages: 2, counts: [] });
      });
    });
  });
}
