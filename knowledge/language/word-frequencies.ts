/**
 * How often a word is written, by the general dictionary that words are cut with (jieba's, 60 million words of
 * running text). Read once, at the first call, from its bytes into a hash table: 350,000 strings would cost ten times
 * the memory. Called by spelling.ts.
 */
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
/** What is rarer is mostly a name that was met once. */
const LEAST = 5;
/** Longer entries are sayings and titles, which their parts stand for; in bytes, 3 a character. */
const LONGEST = 12;
/** Slots, a power of two; 135,000 words fill a quarter. */
const SLOTS = 1 << 19;
const [SPACE, LINE_END, ZERO] = [0x20, 0x0a, 0x30];

export interface WordFrequencies {
  /** 0 for a word that is not there, and for the rarest and longest. */
  frequencyOf(word: string): number;
  /** Words of two to four characters, at least so frequent, without names of people, places and bodies: how one is spelt nobody can tell from how often it is written. */
  usualWords(leastFrequency: number): string[];
  /** Of all words together. */
  readonly total: number;
}

/** FNV-1a; 0 marks an empty slot. */
function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let at = start; at < end; at += 1) hash = Math.imul(hash ^ bytes[at]!, 0x01000193);
  return hash >>> 0 || 1;
}

/** Tags «nr…», «ns…», «nt…», «nz…». */
function isNameTag(first: number | undefined, second: number | undefined): boolean {
  return first === 0x6e && (second === 0x72 || second === 0x73 || second === 0x74 || second === 0x7a);
}

/** @param dictionary lines «word frequency tag», UTF-8 */
function createFrequencies(dictionary: Uint8Array): WordFrequencies {
  const hashes = new Uint32Array(SLOTS);
  const frequencies = new Uint32Array(SLOTS);
  /** Start, end and frequency of each word that is no name. */
  const plain: number[] = [];
  const slotOf = (hash: number): number => {
    let slot = hash % SLOTS;
    while (hashes[slot] !== 0 && hashes[slot] !== hash) slot = (slot + 1) % SLOTS;
    return slot;
  };
  let total = 0;
  for (let start = 0; start < dictionary.length;) {
    let end = start;
    while (dictionary[end]! > SPACE) end += 1;
    let at = end + 1;
    let frequency = 0;
    while (dictionary[at]! > SPACE) {
      frequency = frequency * 10 + dictionary[at]! - ZERO;
      at += 1;
    }
    if (frequency >= LEAST && end > start && end - start <= LONGEST) {
      const hash = hashOf(dictionary, start, end);
      const slot = slotOf(hash);
      hashes[slot] = hash;
      frequencies[slot] = frequency;
      total += frequency;
      if (!isNameTag(dictionary[at + 1], dictionary[at + 2])) plain.push(start, end, frequency);
    }
    const lineEnd = dictionary.indexOf(LINE_END, at);
    start = lineEnd < 0 ? dictionary.length : lineEnd + 1;
  }
  const encoder = new TextEncoder();
  const bytes = new Uint8Array(LONGEST);
  const words = Buffer.from(dictionary.buffer, dictionary.byteOffset, dictionary.byteLength);
  return {
    total,
    frequencyOf(word) {
      const { read, written } = encoder.encodeInto(word, bytes);
      return read < word.length || written === 0 ? 0 : frequencies[slotOf(hashOf(bytes, 0, written))]!;
    },
    usualWords(leastFrequency) {
      const found: string[] = [];
      for (let index = 0; index < plain.length; index += 3) {
        if (plain[index + 2]! < leastFrequency) continue;
        const word = words.toString('utf8', plain[index], plain[index + 1]);
        if (word.length > 1) found.push(word);
      }
      return found;
    },
  };
}

let loaded: WordFrequencies | undefined;

/** Words of up to four characters; simplified. */
export function wordFrequencies(): WordFrequencies {
  loaded ??= createFrequencies((require('@node-rs/jieba/dict') as { dict: Uint8Array }).dict);
  return loaded;
}
