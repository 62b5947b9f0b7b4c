/**
 * How a word sounds to a careless ear: toneless pinyin, a character at a time (cached), with the mergers of the
 * usual input mistakes: zh/z, ch/c, sh/s, n/l, in/ing, en/eng, an/ang. Called by nearest.ts.
 * The reading is each character's most frequent one: of a character with several, others are missed.
 */
import { createRequire } from 'node:module';
import type { pinyin } from 'pinyin-pro';

const require = createRequire(import.meta.url);
let read: typeof pinyin | undefined;
const syllables = new Map<string, string>();

function syllable(character: string): string {
  let known = syllables.get(character);
  if (known === undefined) {
    read ??= (require('pinyin-pro') as { pinyin: typeof pinyin }).pinyin;
    known = read(character, { toneType: 'none', type: 'string' })
      .replace(/^([zcs])h/, '$1')
      .replace(/^n/, 'l')
      .replace(/([aei])ng$/, '$1n');
    syllables.set(character, known);
  }
  return known;
}

/** @returns the same string for words that sound alike; null for a word that is not all Han */
export function soundOf(word: string): string | null {
  if (!/^\p{Script=Han}+$/u.test(word)) return null;
  let sound = '';
  for (const character of word) sound += `${syllable(character)} `;
  return sound;
}
