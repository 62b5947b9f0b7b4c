/**
 * Writes invented articles of other places as list pages, as a crawler saves them: a folder that ingest reads.
 * The same seed writes the same bytes.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isWithin, type Region } from '../../knowledge/regions/index.ts';
import { gazetteer } from '../../knowledge/regions/gazetteer.ts';
import { seededRandom } from '../seeded-random.ts';
import { makeArticle } from './make-article.ts';
import { readPhrases } from './phrases.ts';

const ARTICLES_A_FILE = 25;
const FIRST_YEAR = 2014;
const YEARS = 12;
const WHOLE = { 市: '全市', 县: '全县', 区: '全区', 州: '全州', 旗: '全旗' } as const;

/** Cities and counties that neither lie within the given places nor hold one of them. */
export function otherPlaces(taken: readonly string[]): Region[] {
  return [...gazetteer().byCode.values()].filter(
    ({ code, level, name }) =>
      (level === 'city' || level === 'county') &&
      name.slice(-1) in WHOLE &&
      taken.every((one) => !isWithin(one, code) && !isWithin(code, one)),
  );
}

/** @returns the number of articles written */
export function writeDistractors(folder: string, articles: number, taken: readonly string[], seed: number): number {
  const random = seededRandom(seed);
  const phrases = readPhrases();
  const places = otherPlaces(taken);
  mkdirSync(folder, { recursive: true });
  for (let file = 0; file * ARTICLES_A_FILE < articles; file += 1) {
    const records = Array.from({ length: Math.min(ARTICLES_A_FILE, articles - file * ARTICLES_A_FILE) }, () => {
      const { name, shortName } = random.pick(places);
      const whole = WHOLE[name.slice(-1) as keyof typeof WHOLE];
      const year = FIRST_YEAR + random.integer(YEARS);
      const { title, body, publishedOn } = makeArticle({ name, shortName, whole, year }, phrases, random);
      return `-\n${title}\n${body}\n${publishedOn}\n`;
    });
    writeFileSync(join(folder, `invented-${String(file).padStart(4, '0')}.txt`), records.join(''));
  }
  return articles;
}
