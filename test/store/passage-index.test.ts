import { describe, expect, it } from 'vitest';
import type { SparseVector } from '../../knowledge/sparse.ts';
import {
  EMPTY_PASSAGE_INDEX,
  searchPassageIndex,
  updatePassageIndex,
} from '../../knowledge/store/search/passage-index.ts';
import type { PassageIndex } from '../../knowledge/store/search/passage-index.ts';
import type { PackedVectors } from '../../knowledge/store/search/segment.ts';

/** One passage of one term a content: its key is the term. */
const load = (content: number): PackedVectors => ({
  passageIds: [`p${content}`],
  lengths: Uint32Array.of(1),
  ids: Uint32Array.of(content < 10 ? 1 : 2),
  weights: Float32Array.of(1),
});

const pause = async (): Promise<void> => {};
const indexOf = (previous: PassageIndex, contents: readonly number[]): Promise<PassageIndex> =>
  updatePassageIndex(previous, new Map(contents.map((content) => [content, 1])), load, pause);
const queryOf = (id: number): SparseVector => ({ ids: Uint32Array.of(id), weights: Float32Array.of(1) });
const scoresOf = (index: PassageIndex, query: SparseVector, allowed: ReadonlySet<number> | null = null) =>
  searchPassageIndex(index, query, allowed, 100).map(({ passageId, score }) => [passageId, score]);

describe('a passage index', () => {
  it('finds the same whatever was searched for before', async () => {
    const index = await indexOf(EMPTY_PASSAGE_INDEX, [1, 2, 3, 11, 12]);
    const [first, second] = [queryOf(1), queryOf(2)];
    const [one, other] = [scoresOf(index, first), scoresOf(index, second)];
    expect(one.map(([id]) => id)).toEqual(['p1', 'p2', 'p3']);
    expect(other.map(([id]) => id)).toEqual(['p11', 'p12']);
    expect(scoresOf(index, first)).toEqual(one);
    expect(scoresOf(index, first, new Set([2, 11]))).toEqual([one[1]]);
    expect(scoresOf(index, second)).toEqual(other);
  });

  it('scores a query by its own counts where a later index shares its base', async () => {
    const contents = [1, 2, 3, 4, 5, 11, 12, 13, 14, 15];
    const before = await indexOf(EMPTY_PASSAGE_INDEX, contents);
    const after = await indexOf(before, [...contents.slice(1), 16]);
    const query = queryOf(1);
    const old = scoresOf(before, query);
    const now = scoresOf(after, query);
    expect(after.parts[0]?.segment).toBe(before.parts[0]?.segment);
    expect(now.map(([id]) => id)).toEqual(['p2', 'p3', 'p4', 'p5']);
    expect(now).toEqual(scoresOf(await indexOf(EMPTY_PASSAGE_INDEX, [...contents.slice(1), 16]), queryOf(1)));
    expect(scoresOf(before, query)).toEqual(old);
    expect(now[0]?.[1]).not.toBe(old[1]?.[1]);
  });
});
