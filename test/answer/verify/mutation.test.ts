import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { MOST_REJECTED, mutateAnswers } from '../../../scripts/mutate-answers.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const shared = process.env['JUSHI_SHARED'] ?? join(root, '../shared');
const corpus = join(shared, 'corpus');
const set = join(shared, 'eval/dev.jsonl');

const counted = (mutants: ReadonlyMap<string, number>): number =>
  [...mutants.values()].reduce((sum, count) => sum + count, 0);

describe('answers falsified in small ways', () => {
  it('never pass over the samples, while every true answer does', { timeout: 60_000 }, async () => {
    const counts = await mutateAnswers([join(root, 'samples/articles')], [join(root, 'samples/cases.jsonl')], 1);
    expect(counts.rejected).toEqual([]);
    expect(counted(counts.mutants)).toBeGreaterThan(500);
    expect([...counts.mutants.keys()]).toEqual(
      expect.arrayContaining([
        'digit',
        'unit',
        'status',
        'year',
        'region',
        'indicator',
        'bound',
        'measure',
        'base',
        'sign',
      ]),
    );
    expect(counts.survivors).toEqual([]);
  });

  it.skipIf(!existsSync(corpus) || !existsSync(set))(
    'never pass over the real articles, 2,000 and more',
    { timeout: 120_000 },
    async () => {
      const counts = await mutateAnswers([corpus], [set], 1);
      expect(counts.rejected.length).toBeLessThanOrEqual(counts.answers * MOST_REJECTED);
      expect(counted(counts.mutants)).toBeGreaterThanOrEqual(2000);
      expect(counts.survivors).toEqual([]);
    },
  );
});
