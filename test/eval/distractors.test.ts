import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { findNearDuplicates } from '../../ingest/near-duplicates.ts';
import { isWithin } from '../../knowledge/regions/index.ts';
import { makeArticle } from '../../scripts/distractors/make-article.ts';
import { readPhrases } from '../../scripts/distractors/phrases.ts';
import { otherPlaces, writeDistractors } from '../../scripts/distractors/write-distractors.ts';
import { seededRandom } from '../../scripts/seeded-random.ts';

const SCENE = { name: '九江市', shortName: '九江', whole: '全市', year: 2021 };
const folders: string[] = [];

function written(seed: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'jushi-distractors-'));
  folders.push(folder);
  writeDistractors(folder, 30, ['360400'], seed);
  return readdirSync(folder)
    .toSorted()
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('');
}

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

describe('invented articles', () => {
  it('are the same for the same seed, others for another', () => {
    const first = written(3);
    expect(written(3)).toBe(first);
    expect(written(4)).not.toBe(first);
    expect(first.match(/^-$/gm)).toHaveLength(30);
  });

  it('are about places that neither hold a taken one nor lie within it', () => {
    const places = otherPlaces(['360400', '420000']);
    expect(places.length).toBeGreaterThan(2000);
    for (const { code } of places) {
      expect(['360400', '420000'].some((taken) => isWithin(code, taken) || isWithin(taken, code))).toBe(false);
    }
  });

  it('leave no slot of a pattern unfilled', () => {
    const random = seededRandom(5);
    for (let count = 0; count < 40; count += 1) {
      const { title, body } = makeArticle(SCENE, readPhrases(), random);
      expect(title + body).not.toMatch(/[{}[\]|]|undefined|NaN/);
      expect(title).toContain('九江');
    }
  });

  it('do not repeat one another, so that each is counted', () => {
    const random = seededRandom(6);
    const articles = Array.from({ length: 60 }, (_, id) => {
      const { body, publishedOn } = makeArticle(SCENE, readPhrases(), random);
      return { id: String(id), text: body, publishedOn };
    });
    expect(findNearDuplicates(articles).every(({ duplicateOf }) => duplicateOf === null)).toBe(true);
  });
});
