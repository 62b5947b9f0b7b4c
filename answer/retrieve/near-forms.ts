/**
 * Other spellings of a word that the index does not know: a homophone or one wrong character («乙希» for
 * «乙烯»), or an abbreviation of words that stand there in full («棚改» for «棚户区改造»). Looked for only in
 * text that the other terms have found, so that a typo never leads the search astray.
 */
import { pinyin } from 'pinyin-pro';
import { isAbbreviationOf } from '../../knowledge/language/abbreviations.ts';
import { segmentWords } from '../../knowledge/language/words.ts';
import type { TermForm } from '../understand/question.ts';

const HOMOPHONE_WORTH = 0.9;
const ONE_WRONG_WORTH = 0.7;
const ABBREVIATED_WORTH = 0.65;
/** Chosen: longer ones are names of their own. */
const LONGEST_ABBREVIATION = 4;
const HAN = /^\p{Script=Han}+$/u;
const numbers = new Map<string, number>();
/** The number of each code unit's sound, filled on first sight; 0 is not heard yet. */
const soundOfUnit = new Uint32Array(0x10000);

function hear(unit: number): number {
  const character = String.fromCharCode(unit);
  const sound = HAN.test(character) ? pinyin(character, { toneType: 'none' }) : character;
  const number = numbers.get(sound) ?? numbers.size + 1;
  numbers.set(sound, number);
  soundOfUnit[unit] = number;
  return number;
}

/** The same number for characters that sound alike. */
function soundOf(unit: number): number {
  return soundOfUnit[unit]! || hear(unit);
}

function windowWorth(word: string, text: string, at: number): number {
  let same = 0;
  let alike = 0;
  for (let index = 0; index < word.length; index += 1) {
    const asked = word.charCodeAt(index);
    const found = text.charCodeAt(at + index);
    if (asked === found) {
      same += 1;
    } else if (soundOf(asked) === soundOf(found)) {
      alike += 1;
    } else if (word.length - same - alike > 3 && index > 2) {
      return 0;
    }
  }
  if (same === 0) {
    return 0;
  }
  if (same + alike === word.length) {
    return HOMOPHONE_WORTH;
  }
  return word.length >= 4 && same === word.length - 1 ? ONE_WRONG_WORTH : 0;
}

/** By chance two characters sound alike everywhere: a short spelling must be a word of the language. */
function isWord(spelling: string): boolean {
  return segmentWords(spelling).length === 1;
}

/** What the word may be short for: «棚户区改造» of «棚改»; the last of its characters may stand before a word's end. */
function longForms(word: string, text: string): string[] {
  if (word.length > LONGEST_ABBREVIATION) {
    return [];
  }
  const apart = new RegExp(`${[...word].join('\\p{Script=Han}{0,5}?')}\\p{Script=Han}?`, 'gu');
  return Array.from(text.matchAll(apart), ([window]) =>
    [window.slice(0, -1), window].find((full) => isAbbreviationOf(word, full)),
  ).filter((full) => full !== undefined);
}

/**
 * @param word folded, Han, 2 to 8 characters; others give nothing
 * @param text folded text of what was found, joined
 * @returns at most three spellings that stand in the text, best first
 */
export function nearForms(word: string, text: string): TermForm[] {
  if (!HAN.test(word) || word.length < 2 || word.length > 8) {
    return [];
  }
  const found = new Map<string, number>();
  for (let at = 0; at + word.length <= text.length; at += 1) {
    const worth = windowWorth(word, text, at);
    if (worth === 0) continue;
    const spelling = text.slice(at, at + word.length);
    if (HAN.test(spelling) && (word.length > 2 || isWord(spelling))) {
      found.set(spelling, worth);
    }
  }
  for (const spelling of longForms(word, text)) {
    found.set(spelling, Math.max(found.get(spelling) ?? 0, ABBREVIATED_WORTH));
  }
  return [...found]
    .map(([form, weight]) => ({ text: form, weight }))
    .sort((left, right) => right.weight - left.weight || (left.text < right.text ? -1 : 1))
    .slice(0, 3);
}
