import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findRegions, resolveRegion } from '../../knowledge/regions/index.ts';

const folder = join(process.env['JUSHI_SHARED'] ?? '../shared', 'lookalikes');
const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.txt')) : [];

describe.skipIf(files.length === 0)('places of real reports (skipped: no reports beside the project)', () => {
  it.each(files)('resolves the place that %s is of to one province or city', (file) => {
    const place = readFileSync(join(folder, file), 'utf8').split('\n')[0]?.trim() ?? '';
    const first = resolveRegion(place)[0];
    expect(first?.shortName).toBe(place);
    expect(['province', 'city']).toContain(first?.level);
    expect(findRegions(place).map((mention) => mention.candidates[0]?.code)).toEqual([first?.code]);
  });

  it('finds each report’s own place more often than any other', () => {
    const wrong = files.filter((file) => {
      const text = readFileSync(join(folder, file), 'utf8');
      const counts = new Map<string, number>();
      for (const mention of findRegions(text)) {
        const words = mention.candidates[0]?.shortName ?? '';
        counts.set(words, (counts.get(words) ?? 0) + 1);
      }
      const most = [...counts].toSorted(([, left], [, right]) => right - left)[0]?.[0];
      return most !== text.split('\n')[0]?.trim();
    });
    expect(wrong).toEqual([]);
  });
});
