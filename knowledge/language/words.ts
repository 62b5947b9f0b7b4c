/**
 * Words of Chinese text: jieba with the project's own dictionary (domain-words.txt) over the normalised
 * text, with offsets of the original. Latin words and numbers are taken whole, thousands marks dropped,
 * so that «1,894.2» and «1894.2» are one word. The dictionaries are loaded once, at the first call (0.3 s).
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Jieba } from '@node-rs/jieba';
import type { Span } from '../article.ts';
import { fold, normalise, toOriginalSpan } from './normalise.ts';

export interface Word extends Span {
  /** Normalised. */
  readonly text: string;
}

const require = createRequire(import.meta.url);
/** As frequent as the most frequent words of jieba's own list, so that a term of the field wins over its parts. */
const FREQUENCY = 20_000;
const RUN =
  /(\p{Script=Han}+)|\d+(?:,\d{3})*(?:\.\d+)?(?![a-z\u00c0-\u1fff])|[a-z]&[a-z](?![a-z])|[\p{L}\p{N}\p{M}]+?(?=\p{Script=Han}|[^\p{L}\p{N}\p{M}]|$)/gu;

let domain: readonly string[] | undefined;
let segmenter: Jieba | undefined;

/** The terms of domain-words.txt, folded, without repetitions. */
export function domainWords(): readonly string[] {
  domain ??= [
    ...new Set(
      readFileSync(new URL('./domain-words.txt', import.meta.url), 'utf8')
        .split('\n')
        .filter((line) => line !== '' && !line.startsWith('#'))
        .flatMap((line) => line.split(/\s+/))
        .filter((word) => word !== '')
        .map(fold),
    ),
  ];
  return domain;
}

function loadSegmenter(): Jieba {
  if (segmenter !== undefined) return segmenter;
  const vendor = require('@node-rs/jieba') as { Jieba: typeof Jieba };
  const { dict } = require('@node-rs/jieba/dict') as { dict: Uint8Array };
  const jieba = vendor.Jieba.withDict(dict);
  const own = domainWords()
    .filter((word) => /^\p{Script=Han}+$/u.test(word))
    .map((word) => `${word} ${FREQUENCY} n\n`);
  jieba.loadDict(Buffer.from(own.join('')));
  segmenter = jieba;
  return jieba;
}

/**
 * @returns in order, without overlaps; punctuation and white space are left out; empty for a text without words
 */
export function segmentWords(text: string): Word[] {
  const normalised = normalise(text);
  const jieba = loadSegmenter();
  const words: Word[] = [];
  for (const match of normalised.text.matchAll(RUN)) {
    const start = match.index;
    if (match[1] === undefined) {
      const end = start + match[0].length;
      words.push({ text: match[0].replaceAll(',', ''), ...toOriginalSpan(normalised, start, end) });
      continue;
    }
    let from = start;
    // New words (names) are guessed by jieba's hidden Markov model.
    for (const word of match[1].length === 1 ? [match[1]] : jieba.cut(match[1], true)) {
      words.push({ text: word, ...toOriginalSpan(normalised, from, from + word.length) });
      from += word.length;
    }
  }
  return words;
}

/**
 * The short words (at most three characters) a Han compound is made of, longest first from the left:
 * 社会消费品零售总额 → 社会 消费品 零售 总额. Folded; joined they restore the folded compound.
 */
export function splitCompound(compound: string): string[] {
  const folded = fold(compound);
  const known = new Set(loadSegmenter().cutAll(folded));
  const parts: string[] = [];
  for (let at = 0; at < folded.length;) {
    const part = [3, 2]
      .map((length) => folded.slice(at, at + length))
      .find((piece) => piece.length > 1 && known.has(piece));
    parts.push(part ?? folded.slice(at, at + 1));
    at += part?.length ?? 1;
  }
  return parts;
}

/** Whether a Han word stands in the dictionary, rather than being guessed from its characters. */
export function isDictionaryWord(word: string): boolean {
  const parts = loadSegmenter().cut(fold(word), false);
  return parts.length === 1;
}

/**
 * What kind of word it is by the dictionary: names and unknown words count as nouns, verbs that serve as
 * nouns («服务», «投资») as both.
 */
export function wordClass(word: string): 'noun' | 'verb' | 'both' | 'other' {
  if (/^[能可会要得想没不被让给还也又就都再先各只]./.test(word) && word.length <= 3) return 'other';
  if (/.[完好成掉了过着到起来去出]$/.test(word) && word.length === 2) return 'verb';
  const tags = loadSegmenter()
    .tag(fold(word), true)
    .map(({ tag }) => tag);
  const last = tags.at(-1) ?? 'x';
  if (tags.includes('n') || /^(n|x|eng|j|l|i|t|s|f|m)/.test(last))
    return last === 'v' && tags.length > 1 ? 'both' : 'noun';
  if (last === 'vn' || last === 'an') return 'both';
  return last.startsWith('v') || last.startsWith('a') ? 'verb' : 'other';
}
