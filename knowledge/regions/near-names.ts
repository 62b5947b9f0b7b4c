/**
 * Places whose names are misspelt in a question: a homophone («荷泽»), a look-alike character («毫州»), or pinyin
 * («Shaoxing»). Provinces and prefecture-level cities only, and only where a question names no place otherwise.
 * Called when a question is read, never on articles.
 */
import { pinyin } from 'pinyin-pro';
import type { Span } from '../article.ts';
import { gazetteer } from './gazetteer.ts';
import type { Region } from './region.ts';

export interface NearRegion extends Span {
  readonly region: Region;
}

/** Characters of place names and what they are taken for. */
const LOOK_ALIKES: readonly string[] = [
  '亳毫',
  '菏荷',
  '衢瞿',
  '泸沪庐泸',
  '邢刑',
  '郴彬',
  '儋瞻',
  '冀翼',
  '晋普',
  '锦绵',
  '漯螺',
  '濮仆',
  '滁除',
  '汕仙',
  '崇祟',
  '莆蒲',
  '钦饮',
  '攀樊',
];
const SHORTEST_PINYIN = 5;

let bySound: ReadonlyMap<string, Region> | undefined;
let cities: readonly Region[] | undefined;

function soundOf(words: string): string {
  return pinyin(words, { toneType: 'none', type: 'array' }).join('').replaceAll('ü', 'v');
}

function wide(): readonly Region[] {
  cities ??= [...gazetteer().byCode.values()].filter(
    ({ level, shortName }) => (level === 'city' || level === 'province') && shortName.length > 1,
  );
  return cities;
}

function sounds(): ReadonlyMap<string, Region> {
  if (bySound === undefined) {
    const regions = wide().map((region) => [soundOf(region.shortName), region] as const);
    const times = new Map<string, number>();
    for (const [sound] of regions) {
      times.set(sound, (times.get(sound) ?? 0) + 1);
    }
    bySound = new Map(regions.filter(([sound]) => times.get(sound) === 1));
  }
  return bySound;
}

function looksLike(asked: string, name: string): boolean {
  if (asked.length !== name.length || asked === name) {
    return false;
  }
  for (let index = 0; index < asked.length; index += 1) {
    const [character, other] = [asked.charAt(index), name.charAt(index)];
    if (character === other) continue;
    if (!LOOK_ALIKES.some((group) => group.includes(character) && group.includes(other))) return false;
  }
  return true;
}

const NAME_END = /(?=(?:市|省|州|县|区|的|今年|去年|\d{2,4}年|[12]\d{3}))/g;

/** @returns the first misspelt place; null where none is plain enough. Spans are of `text`. */
export function findNearRegion(text: string): NearRegion | null {
  for (const match of text.matchAll(/[A-Za-z]{5,}/g)) {
    const region = match[0].length >= SHORTEST_PINYIN ? sounds().get(match[0].toLowerCase()) : undefined;
    if (region !== undefined) {
      return { start: match.index, end: match.index + match[0].length, region };
    }
  }
  const nameEnds = new Set(Array.from(text.matchAll(NAME_END), ({ index }) => index));
  for (let start = 0; start < text.length; start += 1) {
    for (const length of [4, 3, 2]) {
      if (!nameEnds.has(start + length)) continue;
      const words = text.slice(start, start + length);
      if (!/^\p{Script=Han}+$/u.test(words)) continue;
      const region = wide().find(({ shortName }) => looksLike(words, shortName)) ?? sounds().get(soundOf(words));
      if (region !== undefined && region.shortName.length === length) {
        return { start, end: start + length, region };
      }
    }
  }
  return null;
}
