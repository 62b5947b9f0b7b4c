import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeRecord } from '../contract/records.ts';
import { connect } from '../../knowledge/store/qdrant/connection.ts';
import type { Schemas } from '../../knowledge/store/qdrant/connection.ts';
import { articleConditions, observationConditions, visibleIn } from '../../knowledge/store/qdrant/conditions.ts';
import { isUuid, pointId, versionNumberOf } from '../../knowledge/store/qdrant/names.ts';
import { oldestInUse } from '../../knowledge/store/qdrant/pointer.ts';
import { articlePoint, observationPoints, passagePoints, sparseOf } from '../../knowledge/store/qdrant/points.ts';
import { vectorConfigOf } from '../../knowledge/store/qdrant/schema.ts';
import { createTermSums, packCounts, tableOf, unpackCounts } from '../../knowledge/store/qdrant/term-table.ts';
import { splitRequests } from '../../knowledge/store/qdrant/upsert.ts';

const termId = fc.integer({ min: 0, max: 0xffffffff });

describe('counts of terms', () => {
  test('are unpacked as they were packed, up to the largest id and count', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(termId, fc.integer({ min: 1, max: 2 ** 40 })), { selector: ([id]) => id }),
        (entries) => {
          expect(unpackCounts(packCounts(new Map(entries)))).toEqual(new Map(entries));
        },
      ),
    );
  });

  test('leave terms out that no passage holds any more', () => {
    expect(
      unpackCounts(
        packCounts(
          new Map([
            [5, 0],
            [9, 2],
          ]),
        ),
      ),
    ).toEqual(new Map([[9, 2]]));
  });

  test('are added up as a plain sum would, and leave out what comes to nothing', () => {
    const counts = fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 9 })), {
      selector: ([id]) => id,
    });
    fc.assert(
      fc.property(fc.array(fc.tuple(counts, fc.constantFrom(1 as const, -1 as const))), (additions) => {
        const sums = createTermSums();
        const plain = new Map<number, number>();
        for (const [entries, sign] of additions) {
          sums.add(packCounts(new Map(entries)), sign);
          for (const [id, count] of entries) plain.set(id, (plain.get(id) ?? 0) + sign * count);
        }
        const expected = new Map([...plain].filter(([, sum]) => sum !== 0));
        expect(sums.byTable().get(0) ?? new Map()).toEqual(expected);
      }),
    );
  });

  test('are dealt out over 4,096 tables', () => {
    expect([tableOf(0), tableOf(0xffffffff)]).toEqual([0, 4095]);
  });
});

describe('points', () => {
  const odd = makeRecord({
    number: 1,
    title: '半个字\ud842',
    passages: [['招商'], ['投资']],
    observations: [{ indicator: '\udfb7额' }],
  });
  const written = { record: odd, path: '/a', digest: 'd', replaces: false };

  test('have the shapes of the client, and hold no lone surrogate that Qdrant would refuse', () => {
    const points = [articlePoint(written, 1), ...passagePoints(written, 1), ...observationPoints(written, 1)];
    const request: Schemas['PointsList'] = { points };
    expect(JSON.stringify(request)).not.toMatch(/(?<!\\)\\ud[89a-f]/i);
    expect(points.every(({ id }) => isUuid(String(id)))).toBe(true);
  });

  test('of another generation have other ids', () => {
    const ids = [1, 2].flatMap((since) => passagePoints(written, since).map(({ id }) => id));
    expect(new Set(ids).size).toBe(4);
    expect(pointId('a', 'b')).not.toBe(pointId('ab'));
  });

  test('give 32-bit weights back exactly', () => {
    fc.assert(
      fc.property(
        fc.array(fc.float({ noNaN: true, noDefaultInfinity: true }).filter((weight) => weight !== 0)),
        (weights) => {
          const vector = { ids: Uint32Array.from(weights, (_, at) => at), weights: Float32Array.from(weights) };
          const { values } = JSON.parse(JSON.stringify(sparseOf(vector))) as { values: number[] };
          expect(values.map(Math.fround)).toEqual([...vector.weights]);
        },
      ),
    );
  });

  test('are sent in requests of at most 128 points and 4 MB, in order, none lost', () => {
    const point = (number: number, length: number) => ({
      id: number,
      vector: {},
      payload: { text: '招'.repeat(length) },
    });
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 600_000 }), { maxLength: 30 }),
        fc.nat({ max: 400 }),
        (lengths, small) => {
          const points = [...lengths, ...Array.from({ length: small }, () => 1)].map((length, at) => point(at, length));
          const requests = [...splitRequests(points)];
          expect(requests.flat()).toEqual(points);
          for (const request of requests) {
            expect(request.length).toBeLessThanOrEqual(128);
            expect(Buffer.byteLength(JSON.stringify(request))).toBeLessThan(4_200_000);
          }
        },
      ),
      { numRuns: 20 },
    );
  });
});

describe('requests', () => {
  test('have the shapes of the client', () => {
    const filter: Schemas['Filter'] = {
      must: [
        ...visibleIn(3),
        ...articleConditions({
          regionCodes: ['420000'],
          years: [2021],
          kinds: ['news'],
          articleIds: ['x'],
          unknownPasses: true,
        }),
        ...observationConditions({ indicators: ['产值'], periodYears: [2021] }),
      ],
    };
    expect(filter.must).toContainEqual({ key: 'article_id', match: { any: [] } });
    const config: Pick<Schemas['CreateCollection'], 'vectors' | 'sparse_vectors'> = vectorConfigOf({
      model: 'm',
      dimension: 4,
    });
    expect(config.sparse_vectors).toHaveProperty('bm25');
    expect(vectorConfigOf(null).vectors).toEqual({});
  });

  test('are tried again where that can help, and not where Qdrant says no', async () => {
    const connection = connect({ url: 'http://127.0.0.1:1', timeoutMs: 100 });
    const fails = (status: number) => Object.assign(new Error(String(status)), { status });
    const tries = async (error: Error) => {
      let count = 0;
      const work = () =>
        connection.read(async () => {
          count += 1;
          throw error;
        });
      await expect(work()).rejects.toHaveProperty('code');
      return count;
    };
    expect(await tries(fails(503))).toBe(3);
    expect(await tries(new TypeError('fetch failed'))).toBe(3);
    expect(await tries(fails(400))).toBe(1);
    await expect(connection.read(() => Promise.reject(fails(401)))).rejects.toMatchObject({ code: 'configuration' });
    expect(await connection.readIfThere(() => Promise.reject(fails(404)))).toBeNull();
  });
});

describe('generations in use', () => {
  const pointer = {
    version: 'v1',
    index_id: 'x',
    generation: 4,
    totals: { articles: 0, passages: 0, observations: 0 },
    served: { collection: 'x', space: null, vectors: 0 },
    history: [1, 2, 3, 4].map((generation) => ({ generation, at: generation * 1000 })),
  };

  test.each([
    ['the one before the newest, however long ago', 1e9, Infinity, 3],
    ['those superseded a moment ago', 4500, Infinity, 1],
    ['those superseded within the time that views may be open', 5500, Infinity, 2],
    ['what this process reads', 1e9, 2, 2],
  ])('keep %s', (_name, now, inUse, expected) => {
    expect(oldestInUse(pointer, now, 3000, inUse)).toBe(expected);
  });
});

test('a version is told by the name of its state collection', () => {
  const names = ['jushi_v12_state', 'jushi_v12_passages', 'jushi_x_v1_state', 'jushi_v1x_state', 'other_v1_state'];
  expect(names.map((name) => versionNumberOf('jushi', name))).toEqual([12, null, null, null, null]);
});
