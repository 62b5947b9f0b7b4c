/**
 * Other ways to type a question. Lossless ones say exactly the same (traditional characters, full width, blanks, Chinese
 * numerals) and must get the same answer; lossy ones cost something (a homophone for a character, a synonym for a word)
 * and should still be answered right. Digits, negations and places are never touched by the lossy ones.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { Converter } from 'opencc-js';
import { pinyin } from 'pinyin-pro';
import { parseThesaurusFile } from '../../knowledge/language/thesaurus/parse-groups.ts';
import { segmentWords } from '../../knowledge/language/words.ts';
import { findPeriods } from '../../knowledge/language/periods.ts';
import { findRegions, findSelfReferences } from '../../knowledge/regions/index.ts';
import type { Random } from '../seeded-random.ts';

export type VariantKind = 'traditional' | 'full-width' | 'blanks' | 'numerals' | 'typo' | 'synonym';

export const LOSSLESS: ReadonlySet<VariantKind> = new Set(['traditional', 'full-width', 'blanks', 'numerals']);

export interface Variant {
  readonly kind: VariantKind;
  readonly question: string;
}

const THESAURUS = new URL('../../knowledge/language/thesaurus/', import.meta.url);
const NEGATION = /[不未没无非否别莫勿]/;
const NUMERAL = /[\d０-９零〇一二三四五六七八九十百千万亿两几]/;
const DIGITS = '〇一二三四五六七八九';

const toTaiwan = Converter({ from: 'cn', to: 'tw' });
const toTraditional = Converter({ from: 'cn', to: 't' });

function fullWidth(text: string): string {
  return text.replaceAll(/[!-~]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0));
}

/** Blanks where people put them: around numbers and Latin words, between words, at both ends. */
function blanks(text: string, random: Random): string {
  const breaks = segmentWords(text)
    .map(({ start }) => start)
    .filter((start) => start > 0);
  const at = breaks.length === 0 ? 0 : random.pick(breaks);
  const parted = at === 0 ? text : `${text.slice(0, at)} ${text.slice(at)}`;
  return ` ${parted.replaceAll(/(?<=\p{Script=Han})(?=[\dA-Za-z])|(?<=[\dA-Za-z])(?=\p{Script=Han})/gu, ' ')}　`;
}

function chineseNumber(digits: string): string {
  const value = Number(digits);
  if (value >= 100) {
    return [...digits].map((one) => DIGITS.charAt(Number(one))).join('');
  }
  const tens = Math.floor(value / 10);
  const ones = value % 10;
  return (
    (tens > 1 ? DIGITS.charAt(tens) : '') + (tens > 0 ? '十' : '') + (ones > 0 || tens === 0 ? DIGITS.charAt(ones) : '')
  );
}

/** Years digit by digit («二〇二二年»), counts as they are said («二十八个»); decimals and names stay. */
function numerals(text: string): string {
  return text
    .replaceAll(/(?<![\d.A-Za-z])((?:19|20)?\d\d)(?=年)(?!年[代内])/g, (digits) =>
      [...digits].map((one) => DIGITS.charAt(Number(one))).join(''),
    )
    .replaceAll(/(?<![\d.A-Za-z“"+·-])(\d{1,2})(?=[个家项条件座所月位人套])/g, (digits) => chineseNumber(digits));
}

interface SynonymGroup {
  readonly terms: readonly string[];
}

let groups: readonly SynonymGroup[] | undefined;

/** Symmetric groups: each word stands for each; one character is no word. */
function sameGroups(): readonly SynonymGroup[] {
  groups ??= readdirSync(THESAURUS)
    .filter((name) => name.endsWith('.txt') && name !== 'patterns.txt')
    .toSorted()
    .flatMap((name) => parseThesaurusFile(readFileSync(new URL(name, THESAURUS), 'utf8'), name).groups)
    .filter(({ kind }) => kind !== 'one-way')
    .map(({ terms }) => ({ terms: terms.filter((term) => term.length > 1) }))
    .filter(({ terms }) => terms.length > 1);
  return groups;
}

let sounds: ReadonlyMap<string, readonly string[]> | undefined;

/** Characters by sound, without tone: those of the thesaurus, which are the ones that people type. */
function bySound(): ReadonlyMap<string, readonly string[]> {
  if (sounds === undefined) {
    const characters = new Set(
      readdirSync(THESAURUS)
        .filter((name) => name.endsWith('.txt'))
        .toSorted()
        .flatMap((name) =>
          [...readFileSync(new URL(name, THESAURUS), 'utf8')].filter((one) => /\p{Script=Han}/u.test(one)),
        ),
    );
    const found = new Map<string, string[]>();
    for (const one of [...characters].toSorted()) {
      const sound = soundOf(one);
      found.set(sound, [...(found.get(sound) ?? []), one]);
    }
    sounds = found;
  }
  return sounds;
}

function soundOf(character: string): string {
  return pinyin(character, { toneType: 'none' });
}

/** Of each character as it is said in this word: «长» in «市长» is not the one of «长江». */
function soundsOf(word: string): string[] {
  return pinyin(word, { toneType: 'none', type: 'array' });
}

/** Whether a stretch of the question may be touched: no digit, negation, place («全省» is one) or time. */
function isFree(text: string, start: number, end: number): boolean {
  const held = [...findRegions(text), ...findSelfReferences(text), ...findPeriods(text, { anchorYear: null })];
  const words = text.slice(start, end);
  return !NEGATION.test(words) && !NUMERAL.test(words) && held.every((one) => one.end <= start || one.start >= end);
}

/** One character of a word of two or more, by another of the same sound. */
function typo(text: string, random: Random): string | null {
  const places: { readonly at: number; readonly sound: string }[] = [];
  for (const { start, end } of segmentWords(text)) {
    const word = text.slice(start, end);
    if (word.length > 1 && /^\p{Script=Han}+$/u.test(word) && isFree(text, start, end)) {
      places.push(...soundsOf(word).map((sound, index) => ({ at: start + index, sound })));
    }
  }
  for (let tries = 0; tries < 8 && places.length > 0; tries += 1) {
    const { at, sound } = random.pick(places);
    const others = (bySound().get(sound) ?? []).filter(
      (one) => one !== text.charAt(at) && !NEGATION.test(one) && !NUMERAL.test(one),
    );
    if (others.length > 0) {
      return text.slice(0, at) + random.pick(others) + text.slice(at + 1);
    }
  }
  return null;
}

/** The places that words name, as one string to compare: a nickname within a firm's name is none that may be swapped. */
function placesNamed(text: string): string {
  return findRegions(text)
    .map(({ candidates }) => candidates[0]?.code)
    .join();
}

function synonym(text: string, random: Random): string | null {
  const swaps: { start: number; end: number; words: readonly string[] }[] = [];
  for (const { terms } of sameGroups()) {
    for (const term of terms) {
      const start = text.indexOf(term);
      const words = terms.filter((other) => other !== term && !other.includes(term) && !term.includes(other));
      if (start >= 0 && words.length > 0 && isFree(text, start, start + term.length)) {
        swaps.push({ start, end: start + term.length, words });
      }
    }
  }
  // A word within a longer known one is no word of the question.
  const whole = swaps.filter(
    (swap) =>
      !swaps.some(
        (other) =>
          other.start <= swap.start && other.end >= swap.end && other.end - other.start > swap.end - swap.start,
      ),
  );
  if (whole.length === 0) {
    return null;
  }
  const { start, end, words } = random.pick(whole);
  const swapped = text.slice(0, start) + random.pick(words) + text.slice(end);
  return placesNamed(swapped) === placesNamed(text) ? swapped : null;
}

/** @returns those that differ from the question and from each other, lossless ones first */
export function variantsOf(question: string, random: Random): Variant[] {
  const made: { readonly kind: VariantKind; readonly question: string | null }[] = [
    { kind: 'traditional', question: toTraditional(question) },
    { kind: 'traditional', question: toTaiwan(question) },
    { kind: 'full-width', question: fullWidth(question) },
    { kind: 'blanks', question: blanks(question, random) },
    { kind: 'numerals', question: numerals(question) },
    { kind: 'typo', question: typo(question, random) },
    { kind: 'typo', question: typo(question, random) },
    { kind: 'synonym', question: synonym(question, random) },
    { kind: 'synonym', question: synonym(question, random) },
  ];
  const seen = new Set([question]);
  return made.flatMap(({ kind, question: words }) => {
    if (words === null || seen.has(words)) {
      return [];
    }
    seen.add(words);
    return [{ kind, question: words }];
  });
}
