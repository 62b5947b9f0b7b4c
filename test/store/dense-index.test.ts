import { describe, expect, test } from 'vitest';
import { scoreDenseIndex, searchDenseIndex, updateDenseIndex } from '../../knowledge/store/search/dense-index.ts';
import type { DenseBlock, DenseIndex } from '../../knowledge/store/search/dense-index.ts';
import { createBestHits } from '../../knowledge/store/search/best-hits.ts';

const SPACE = { model: 'example', dimension: 3 };
const AXES = [
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 1],
];

/** Three passages, one along each axis; the middle one of the article has none where `skip` says so. */
function blockOf(content: number, skip = false): DenseBlock {
  const rows = skip ? [0, 2] : [0, 1, 2];
  return {
    positions: Uint32Array.from(rows),
    passageIds: rows.map((row) => `${content}-${row}`),
    matrix: Float32Array.from(rows.flatMap((row) => AXES[row]!)),
  };
}

/** Lets every other waiting search run first. */
const pause = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

async function build(contents: readonly number[]): Promise<DenseIndex> {
  return updateDenseIndex(
    SPACE,
    null,
    contents,
    () => false,
    (content) => blockOf(content, content === 2),
    pause,
  );
}

async function search(
  index: DenseIndex,
  query: readonly number[],
  limit: number,
  passes: ((content: number) => boolean) | null = null,
) {
  const scores = await scoreDenseIndex(index, Float32Array.from(query), pause);
  return searchDenseIndex(index, scores, passes, limit).map(({ passageId, score }) => [passageId, score]);
}

describe('an index of dense vectors', () => {
  test('ranks by cosine, ties by passage id, negative ones last', async () => {
    const index = await build([3, 1, 2]);
    expect(index.passageCount).toBe(8);
    expect(await search(index, [0, 1, -0.5], 4)).toEqual([
      ['1-1', 1],
      ['3-1', 1],
      ['1-0', 0],
      ['2-0', 0],
    ]);
    expect((await search(index, [0, 1, -0.5], 8)).slice(5)).toEqual([
      ['1-2', -0.5],
      ['2-2', -0.5],
      ['3-2', -0.5],
    ]);
    expect(await search(index, [1, 0, 0], 0)).toEqual([]);
  });

  test('finds within the contents that pass, positions as in the article', async () => {
    const index = await build([3, 1, 2]);
    const scores = await scoreDenseIndex(index, Float32Array.from([0, 0, 1]), pause);
    const [hit] = searchDenseIndex(index, scores, (content) => content === 2, 1);
    expect(hit).toEqual({ score: 1, passageId: '2-2', content: 2, position: 2 });
  });

  test('keeps many questions apart that are asked at once', async () => {
    const index = await build([1, 2, 3]);
    const asked = Array.from({ length: 12 }, (_, number) => AXES[number % 3]!);
    const found = await Promise.all(asked.map((query) => search(index, query, 1)));
    expect(found.map(([first]) => first)).toEqual(
      asked.map((_, number) => [number % 3 === 1 ? '1-1' : `1-${number % 3}`, 1]),
    );
  });

  test('loads again only what changed', async () => {
    const before = await build([1, 2, 3]);
    const loaded: number[] = [];
    const load = (content: number): DenseBlock | null => {
      loaded.push(content);
      return content === 5 ? null : blockOf(content);
    };
    const after = await updateDenseIndex(SPACE, before, [1, 2, 4, 5], (content) => content === 2, load, pause);
    expect(loaded).toEqual([2, 4, 5]);
    expect([...after.blocks.keys()]).toEqual([1, 2, 4]);
    expect(after.blocks.get(1)).toBe(before.blocks.get(1));
    expect([before.passageCount, after.passageCount]).toEqual([8, 9]);
  });

  test('refuses a question of another dimension', async () => {
    await expect(search(await build([1]), [1, 0], 1)).rejects.toThrow('dimension');
  });
});

test('the best of few are kept whatever their sign', () => {
  const best = createBestHits(2);
  for (const score of [-3, -1, -2]) best.offer({ score, passageId: String(score), content: 1, position: 0 });
  expect(best.list().map(({ score }) => score)).toEqual([-1, -2]);
});
