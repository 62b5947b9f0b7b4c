/**
 * How a word sounds to a careless ear: toneless pinyin, a character at a time (cached), with the mergers of the
 * usual input mistakes: zh/z, ch/c, sh/s, n/l, in/ing, en/eng, an/ang. Called by spelling.ts.
 * The reading is each character's most frequent one: of a character with several, others are missed.
 */
import { createRequire } from 'node:module';
import type { pinyin } from 'pinyin-pro';

const require = createRequire(import.meta.url);
let read: typeof pinyin | undefined;
/** A syllable as said and, by number, as heard by a careless ear. */
interface Syllable {
  readonly said: string;
  readonly heard: number;
}

const syllables = new Map<string, Syllable>();
const numbers = new Map<string, number>();

function syllable(character: string): Syllable {
  let known = syllables.get(character);
  if (known === undefined) {
    read ??= (require('pinyin-pro') as { pinyin: typeof pinyin }).pinyin;
    const said = read(character, { toneType: 'none', type: 'string' });
    const heard = said
      .replace(/^([zcs])h/, '$1')
      .replace(/^n/, 'l')
      .replace(/([aei])ng$/, '$1n');
    const number = numbers.get(heard) ?? numbers.size + 1;
    numbers.set(heard, number);
    known = { said, heard: number };
    syllables.set(character, known);
  }
  return known;
}

/** Whether two characters are said alike, without the mergers of a careless ear. */
export function soundsSame(left: string, right: string): boolean {
  return syllable(left).said === syllable(right).said;
}

/** @returns the same number for words that sound alike (and, once in millions, for others); null for a word that is not all Han */
export function soundKey(word: string): number | null {
  let key = 0x811c9dc5;
  for (const character of word) {
    if (!/\p{Script=Han}/u.test(character)) return null;
    key = Math.imul(key ^ syllable(character).heard, 0x01000193);
  }
  return word === '' ? null : key >>> 0;
}
