/**
 * Places whose names are misspelt in a question: a homophone («荷泽»), a look-alike character («毫州»), or pinyin
 * («Shaoxing»). Provinces and prefecture-level cities only, and only where a question names no place otherwise.
 * Called when a question is read, never on articles.
 */
import { pinyin } from 'pinyin-pro';
import type { Span } from '../article.ts';
import { wordFrequencies } from '../language/word-frequencies.ts';
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

/** Sounds that many speakers do not tell apart: jing and jin, zhou and zou. */
function loosely(sound: string): string {
  return sound.replaceAll(/([aei])ng/g, '$1n').replaceAll(/([zcs])h/g, '$1');
}

let byLooseSound: ReadonlyMap<string, Region> | undefined;

function looseSounds(): ReadonlyMap<string, Region> {
  if (byLooseSound === undefined) {
    const regions = wide().map((region) => [loosely(soundOf(region.shortName)), region] as const);
    const times = new Map<string, number>();
    for (const [sound] of regions) {
      times.set(sound, (times.get(sound) ?? 0) + 1);
    }
    byLooseSound = new Map(regions.filter(([sound]) => times.get(sound) === 1));
  }
  return byLooseSound;
}

/** A question begins with its place oftener than with anything else; a word of the language there is no name. */
const PLAIN = /[的了着过是有在我你他她它这那哪几多少么吗呢什请问给把和与跟]/;
/** Misspelt names stand in the dictionary now and then. */
const HARDLY_WRITTEN = 12;
const SENTENCE_START = /(?:^|[，,。；;？?！!\s])$/;

function beginsWithName(text: string, words: string, start: number): boolean {
  return SENTENCE_START.test(text.slice(0, start)) && !PLAIN.test(words);
}

/** «试验区» is no 十堰: a word that is written is no misspelt name, and one character of a name is mostly right. */
function soundsLike(words: string, sound: string, regions: ReadonlyMap<string, Region>): Region | undefined {
  const region = wordFrequencies().frequencyOf(words) < HARDLY_WRITTEN ? regions.get(sound) : undefined;
  return region !== undefined && [...words].some((character) => region.shortName.includes(character))
    ? region
    : undefined;
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
      const words = text.slice(start, start + length);
      if (words.length < length || !/^\p{Script=Han}+$/u.test(words)) continue;
      if (!nameEnds.has(start + length) && !beginsWithName(text, words, start)) continue;
      const region =
        wide().find(({ shortName }) => looksLike(words, shortName)) ??
        soundsLike(words, soundOf(words), sounds()) ??
        (/^[市州省]/.test(text.slice(start + length))
          ? soundsLike(words, loosely(soundOf(words)), looseSounds())
          : undefined);
      if (region !== undefined && region.shortName.length === length) {
        return { start, end: start + length, region };
      }
    }
  }
  return null;
}
