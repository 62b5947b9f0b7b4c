/** Contract: dense vectors, from the passages that lack one to the hybrid ranking. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { queryVector } from '../../knowledge/sparse.ts';
import type {
  ArticleRecord,
  KnowledgeStore,
  PassageVector,
  StoreWriter,
  UnembeddedPassage,
} from '../../knowledge/store/port.ts';
import { BEIJING, HUBEI, makeRecord, REGIONS, WUHAN } from './records.ts';
import type { StoreUnderTest } from './knowledge-store.ts';
import { searchHybridPlainly } from './reference-fusion.ts';
import { ingest, withStore, withView, withWriter } from './with-store.ts';

const SPACE = { model: 'example-embedding', dimension: 4 };
const OTHER = { model: 'another-embedding', dimension: 3 };
const NO_WORDS = queryVector(new Map());

function unit(values: readonly number[]): Float32Array {
  const length = Math.hypot(...values);
  return Float32Array.from(values, (value) => (length === 0 ? 0.5 : value / length));
}

/** A vector that the words alone decide, unlike any other's. */
function embed(text: string, dimension = SPACE.dimension): Float32Array {
  const values = Array.from({ length: dimension }, (_, index) => {
    let hash = 17 + index;
    for (const character of text) hash = Math.imul(hash ^ character.codePointAt(0)!, 0x01000193 + index) >>> 0;
    return (hash % 2001) - 1000;
  });
  return unit(values);
}

async function listUnembedded(writer: StoreWriter): Promise<UnembeddedPassage[]> {
  const missing: UnembeddedPassage[] = [];
  for await (const passage of writer.unembedded()) missing.push(passage);
  return missing;
}

function vectorsOf(missing: readonly UnembeddedPassage[], dimension = SPACE.dimension): PassageVector[] {
  return missing.map(({ articleId, passageId, text }) => ({ articleId, passageId, vector: embed(text, dimension) }));
}

/** Embeds all that is missing and publishes; returns the vectors it saved. */
async function embedAll(store: KnowledgeStore, space = SPACE): Promise<PassageVector[]> {
  return withWriter(store, async (writer) => {
    await writer.setVectorSpace(space);
    const vectors = vectorsOf(await listUnembedded(writer), space.dimension);
    await writer.saveVectors(vectors);
    await writer.publish();
    return vectors;
  });
}

function passageIds(records: readonly ArticleRecord[]): string[] {
  return records.flatMap(({ passages }) => passages.map(({ id }) => id));
}

async function hybridIds(store: KnowledgeStore, dense: Float32Array, limit = 20): Promise<string[]> {
  return withView(store, async (view) =>
    (await view.searchHybrid({ sparse: NO_WORDS, dense }, {}, limit)).map(({ id }) => id),
  );
}

const TERMS = ['招商', '投资', '园区', '企业', '港口'];
const sketch = fc.record({
  passages: fc.array(fc.array(fc.constantFrom(...TERMS), { minLength: 1, maxLength: 4 }), {
    minLength: 1,
    maxLength: 4,
  }),
  kind: fc.constantFrom('news' as const, 'policy' as const),
  year: fc.constantFrom(null, 2021, 2022),
  regions: fc.subarray([...REGIONS]),
  duplicate: fc.integer({ min: 0, max: 5 }).map((die) => die === 0),
});
const corpus = fc
  .array(sketch, { minLength: 1, maxLength: 8 })
  .map((sketches) =>
    sketches.map(({ duplicate, ...rest }, number) =>
      makeRecord({ number, duplicateOf: duplicate && number > 0 ? 0 : null, ...rest }),
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
const words = fc
  .uniqueArray(fc.constantFrom(...TERMS), { maxLength: 3 })
  .map((terms) => queryVector(new Map(terms.map((term) => [term, 1]))));
/** Few different values, so that vectors tie. */
const coordinate = fc.constantFrom(-1, 0, 1);
const vector = fc.tuple(coordinate, coordinate, coordinate, coordinate).map(unit);

const CITY = makeRecord({ number: 1, passages: [['招商', '投资'], ['园区']], year: 2022, regions: [WUHAN] });
const CAPITAL = makeRecord({ number: 2, passages: [['港口'], ['企业']], year: 2023, regions: [BEIJING] });
const REPEAT = makeRecord({ number: 3, passages: [['招商', '投资']], duplicateOf: 1 });
const ALL = [CITY, CAPITAL, REPEAT];

export function describeEmbedding({ open }: StoreUnderTest): void {
  describe('dense vectors', () => {
    test('are of no space before the first is set, and words alone find then', () =>
      withStore(open, async (store) => {
        await ingest(store, ALL);
        await withWriter(store, async (writer) => {
          expect(await writer.vectorSpace()).toBeNull();
          expect(await writer.countVectors()).toEqual({ present: 0, missing: 4 });
          expect(await listUnembedded(writer)).toEqual([]);
        });
        await withView(store, async (view) => {
          expect(view.vectors).toBeNull();
          const sparse = queryVector(new Map([['园区', 1]]));
          const hits = await view.searchHybrid({ sparse, dense: embed('园区') }, {}, 5);
          expect(hits.map(({ id, score }) => [id, score])).toEqual([[CITY.passages[1]!.id, 1 / 61]]);
        });
      }));

    test('are missing for every passage that can be found, in order of article and place, with the words to embed', () =>
      withStore(open, async (store) => {
        await ingest(store, ALL);
        await withWriter(store, async (writer) => {
          await writer.setVectorSpace(SPACE);
          const missing = await listUnembedded(writer);
          expect(missing.map(({ passageId }) => passageId)).toEqual(passageIds([CITY, CAPITAL]));
          expect(missing[0]!.articleId).toBe(CITY.article.id);
          // The fixture's first character is foreign matter.
          expect(missing[0]!.text).toBe('第1篇\n工作回顾\n商 投资。');
          await writer.saveVectors(vectorsOf(missing.slice(0, 3)));
          expect(await writer.countVectors()).toEqual({ present: 3, missing: 1 });
          expect((await listUnembedded(writer)).map(({ passageId }) => passageId)).toEqual([missing[3]!.passageId]);
        });
      }));

    test('are seen with a publication of their own generation, and leave the digest alone', () =>
      withStore(open, async (store) => {
        const generation = await ingest(store, ALL);
        const digest = await store.digest();
        await withWriter(store, async (writer) => {
          await writer.setVectorSpace(SPACE);
          await writer.saveVectors(vectorsOf(await listUnembedded(writer)));
          await withView(store, async (view) => expect([view.generation, view.vectors]).toEqual([generation, null]));
          expect(await writer.publish()).toBe(generation + 1);
          expect(await writer.publish()).toBe(generation + 1);
        });
        await withView(store, async (view) => {
          expect(view.generation).toBe(generation + 1);
          expect(view.vectors).toEqual({ ...SPACE, passages: 4 });
        });
        expect(await store.digest()).toBe(digest);
      }));

    test('rank with words as the plain reading of the fusion does, for any corpus, query, filter and limit', async () => {
      const limit = fc.integer({ min: 1, max: 12 });
      const given = fc.array(fc.option(vector), { minLength: 40, maxLength: 40 });
      const property = fc.asyncProperty(corpus, given, words, vector, filter, limit, (records, pool, ...asked) =>
        withStore(open, async (store) => {
          await ingest(store, records);
          const saved: PassageVector[] = [];
          await withWriter(store, async (writer) => {
            await writer.setVectorSpace(SPACE);
            for (const { articleId, passageId } of await listUnembedded(writer)) {
              const next = pool[saved.length % pool.length];
              if (next) saved.push({ articleId, passageId, vector: next });
            }
            await writer.saveVectors(saved);
            await writer.publish();
          });
          const [sparse, dense, ...rest] = asked;
          await withView(store, async (view) => {
            const found = await view.searchHybrid({ sparse, dense }, ...rest);
            const expected = searchHybridPlainly(records, saved, { sparse, dense }, ...rest);
            expect(found.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
            for (const [rank, { score }] of expected.entries()) expect(found[rank]!.score).toBeCloseTo(score, 9);
          });
        }),
      );
      await expect(fc.assert(property, { numRuns: 40 })).resolves.toBeUndefined();
    });

    test('give whole passages, those without a shared word too', () =>
      withStore(open, async (store) => {
        await ingest(store, ALL);
        await embedAll(store);
        await withView(store, async (view) => {
          const { vector: _vector, ...passage } = CAPITAL.passages[1]!;
          const [hit] = await view.searchHybrid({ sparse: NO_WORDS, dense: embed('第2篇\n工作回顾\n企业。') }, {}, 5);
          expect(hit).toEqual({ ...passage, score: 1 / 61 });
        });
      }));

    test('stay with an unchanged passage of a replaced article, and go with one whose words changed', () =>
      withStore(open, async (store) => {
        await ingest(store, ALL);
        await embedAll(store);
        const changed = makeRecord({ number: 1, passages: [['招商', '投资'], ['新城']], year: 2022, regions: [WUHAN] });
        const generation = await withWriter(store, async (writer) => {
          await writer.replaceArticle(changed, '/a');
          expect(await writer.countVectors()).toEqual({ present: 3, missing: 1 });
          expect((await listUnembedded(writer)).map(({ text }) => text)).toEqual(['第1篇\n工作回顾\n新城。']);
          return writer.publish();
        });
        await withView(store, async (view) => {
          expect([view.generation, view.vectors?.passages]).toEqual([generation, 3]);
        });
        expect((await hybridIds(store, embed('第1篇\n工作回顾\n商 投资。')))[0]).toBe(changed.passages[0]!.id);
        expect(await hybridIds(store, embed('x'))).not.toContain(changed.passages[1]!.id);
      }));

    test('leave with a removed article', () =>
      withStore(open, async (store) => {
        await ingest(store, ALL);
        await embedAll(store);
        await withWriter(store, async (writer) => {
          await writer.removeArticle(CAPITAL.article.id);
          await writer.publish();
          expect(await writer.countVectors()).toEqual({ present: 2, missing: 0 });
        });
        expect((await hybridIds(store, embed('x'))).sort()).toEqual(passageIds([CITY]).sort());
      }));

    test('are wanted of a near-duplicate once it is linked no more', () =>
      withStore(open, async (store) => {
        await ingest(store, ALL);
        await embedAll(store);
        await withWriter(store, async (writer) => {
          await writer.linkDuplicates([{ id: REPEAT.article.id, duplicateOf: null }]);
          expect((await listUnembedded(writer)).map(({ passageId }) => passageId)).toEqual(passageIds([REPEAT]));
          await writer.linkDuplicates([{ id: CITY.article.id, duplicateOf: REPEAT.article.id }]);
          await writer.publish();
          expect(await writer.countVectors()).toEqual({ present: 2, missing: 1 });
        });
        expect((await hybridIds(store, embed('x'))).sort()).toEqual(passageIds([CAPITAL]).sort());
      }));

    test('of another model or dimension are never mixed: readers keep the old ones until the new are published', () =>
      withStore(open, async (store) => {
        await ingest(store, ALL);
        await embedAll(store);
        await withWriter(store, async (writer) => {
          await writer.setVectorSpace(OTHER);
          expect(await writer.vectorSpace()).toEqual(OTHER);
          expect(await writer.countVectors()).toEqual({ present: 0, missing: 4 });
          await writer.saveVectors(vectorsOf((await listUnembedded(writer)).slice(0, 1), OTHER.dimension));
          await withView(store, async (view) => expect(view.vectors).toEqual({ ...SPACE, passages: 4 }));
          expect(await hybridIds(store, embed('x'))).toHaveLength(4);
          await writer.publish();
        });
        await withView(store, async (view) => {
          expect(view.vectors).toEqual({ ...OTHER, passages: 1 });
          const wrong = view.searchHybrid({ sparse: NO_WORDS, dense: embed('x') }, {}, 5);
          await expect(wrong).rejects.toThrow('dimension');
        });
        expect(await hybridIds(store, embed('x', OTHER.dimension))).toEqual([CITY.passages[0]!.id]);
      }));

    test('survive a space that is set and taken back before it is published', () =>
      withStore(open, async (store) => {
        const records = [CITY, CAPITAL];
        await ingest(store, records);
        await embedAll(store);
        await withWriter(store, async (writer) => {
          await writer.setVectorSpace(OTHER);
          await writer.saveVectors(vectorsOf(await listUnembedded(writer), OTHER.dimension));
          await writer.setVectorSpace({ ...SPACE });
          expect(await writer.countVectors()).toEqual({ present: 4, missing: 0 });
          await writer.publish();
        });
        await withView(store, async (view) => expect(view.vectors).toEqual({ ...SPACE, passages: 4 }));
      }));

    test('keep an open view as it was, whatever is embedded and published meanwhile', () =>
      withStore(open, async (store) => {
        await ingest(store, ALL);
        await withWriter(store, async (writer) => {
          await writer.setVectorSpace(SPACE);
          await writer.saveVectors(vectorsOf((await listUnembedded(writer)).slice(0, 2)));
          await writer.publish();
        });
        await withView(store, async (view) => {
          const look = () => view.searchHybrid({ sparse: NO_WORDS, dense: embed('x') }, {}, 10);
          const seen = await look();
          expect(seen).toHaveLength(2);
          await embedAll(store);
          expect(await look()).toEqual(seen);
          expect(view.vectors?.passages).toBe(2);
        });
        expect(await hybridIds(store, embed('x'))).toHaveLength(4);
      }));

    test('that were saved by a writer that never published are there for the next one', () =>
      withStore(open, async (store) => {
        await ingest(store, ALL);
        await withWriter(store, async (writer) => {
          await writer.setVectorSpace(SPACE);
          await writer.saveVectors(vectorsOf((await listUnembedded(writer)).slice(0, 3)));
        });
        await withWriter(store, async (writer) => {
          expect(await writer.vectorSpace()).toEqual(SPACE);
          expect(await writer.countVectors()).toEqual({ present: 3, missing: 1 });
          await writer.publish();
        });
        await withView(store, async (view) => expect(view.vectors).toEqual({ ...SPACE, passages: 3 }));
      }));

    test('are refused in another dimension, and passed over for an unknown passage', () =>
      withStore(open, async (store) => {
        await ingest(store, ALL);
        await withWriter(store, async (writer) => {
          await writer.setVectorSpace(SPACE);
          const [first] = await listUnembedded(writer);
          await expect(writer.saveVectors([{ ...first!, vector: unit([1, 2]) }])).rejects.toThrow('dimension');
          await writer.saveVectors([{ ...first!, passageId: REPEAT.passages[0]!.id, vector: embed('x') }]);
          await writer.saveVectors([]);
          expect(await writer.countVectors()).toEqual({ present: 0, missing: 4 });
        });
      }));
  });
}
