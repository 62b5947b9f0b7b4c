/**
 * Words that were typed with one wrong character of the same sound («舵少» for «多少», «期业» for «企业»): where single
 * characters stand that make no word, and a word of the same sound makes a likelier sentence. The noisy channel of
 * Kernighan, Church & Gale (COLING 1990) over a lattice of words, with unigram frequencies.
 * Pure: which readings the articles bear out is asked by answer/retrieve/correct-spelling.ts between the two steps.
 */
import type { Span } from '../article.ts';
import { soundKey, soundsSame } from './sound.ts';
import type { WordFrequencies } from './word-frequencies.ts';

/** A word as typed, and what it may stand for: of the same length, one character apart. */
export interface Misspelling extends Span {
  readonly typed: string;
  readonly read: string;
  /** Position of the wrong character in the word. */
  readonly at: number;
  /** Whether the word is so usual that anybody may ask with it, whatever the articles say. */
  readonly ordinary: boolean;
  /** Whether the two characters are said alike, not merely nearly so (zong, zhong). */
  readonly sameSound: boolean;
}

/** How sure it must be: −ln of the chance that this word was mistyped as that. */
export interface Weighed extends Misspelling {
  readonly penalty: number;
}

export interface Spelling {
  /**
   * @param text normalised
   * @param held stretches that are never touched (places, times, quoted words)
   * @returns every reading of what makes no word as typed, in order, overlapping; empty for many texts
   */
  readings(text: string, held: readonly Span[]): Misspelling[];
  /** @returns those of the likeliest sentence, in order, not overlapping */
  choose(text: string, readings: readonly Weighed[]): Weighed[];
}

const LONGEST = 8;
const HAN_RUN = /\p{Script=Han}{2,}/gu;
/** What no correction may add or take away: a negation or a number. */
const NEVER = /[不未没无非否别莫勿零〇一二三四五六七八九十百千万亿两几半]/;
/** Words themselves, which a question means as typed: one points, one asks. */
const POINTS_OR_ASKS = /^[那哪]$/;
/** Chosen: a rarer word of the general dictionary is as likely a name's or a coinage's look-alike as what was meant. */
const LEAST_FREQUENCY = 20;
/** A term of the field counts as a fairly usual word («企业», 30,000; «房子», 3,000). */
const TERM_FREQUENCY = 300;
const ORDINARY_FREQUENCY = 2000;
/** A question asks: «哪些» is likelier there than «那些» (16,000 in running text). */
const ASKING_FREQUENCY = 50_000;
const ASKING = new Set('哪些 哪个 哪里 哪家 哪年 哪位 哪种 什么 多少 怎么 怎样 如何 多大 多高 多长 是否'.split(' '));
/** Of a character that is in no dictionary. */
const UNKNOWN_FREQUENCY = 0.5;

/** Position of the one character in which two words of the same length differ; null where more do. */
function differenceOf(typed: string, read: string): number | null {
  let found: number | null = null;
  for (let index = 0; index < typed.length; index += 1) {
    if (typed[index] !== read[index]) {
      if (found !== null) return null;
      found = index;
    }
  }
  return found;
}

/** The cheapest way to the end of a run, and what was read on it. */
interface Path {
  readonly cost: number;
  readonly from: number;
  readonly reading: Weighed | null;
}

/** @param terms words of the field, which need not be in the dictionary; folded */
export function createSpelling(dictionary: () => WordFrequencies, terms: () => Iterable<string>): Spelling {
  let loaded: { readonly own: ReadonlySet<string>; readonly bySound: ReadonlyMap<number, readonly string[]> } | null =
    null;

  function load(): NonNullable<typeof loaded> {
    if (loaded !== null) return loaded;
    const own = new Set([...terms()].filter((term) => term.length >= 2 && term.length <= LONGEST));
    const bySound = new Map<number, string[]>();
    for (const word of new Set([...own, ...dictionary().usualWords(LEAST_FREQUENCY)])) {
      const sound = soundKey(word);
      if (sound === null) continue;
      const known = bySound.get(sound);
      if (known === undefined) bySound.set(sound, [word]);
      else known.push(word);
    }
    loaded = { own, bySound };
    return loaded;
  }

  function frequency(word: string): number {
    if (ASKING.has(word)) return ASKING_FREQUENCY;
    const known = dictionary().frequencyOf(word);
    return load().own.has(word) ? Math.max(known, TERM_FREQUENCY) : known;
  }

  const costOf = (count: number): number => -Math.log(count / dictionary().total);

  /** «涨了多少» is as usual as the word in it that was mistyped. */
  function isOrdinary(word: string, at: number): boolean {
    for (let from = Math.max(0, at - 3); from <= at; from += 1) {
      for (let end = Math.max(at + 1, from + 2); end <= Math.min(word.length, from + 4); end += 1) {
        if (frequency(word.slice(from, end)) >= ORDINARY_FREQUENCY) return true;
      }
    }
    return false;
  }

  function readingsOf(typed: string, start: number): Misspelling[] {
    const sound = soundKey(typed);
    return (sound === null ? [] : (load().bySound.get(sound) ?? [])).flatMap((read) => {
      const at = differenceOf(typed, read);
      const [wrong, right] = [typed.charAt(at ?? 0), read.charAt(at ?? 0)];
      const isKept = NEVER.test(wrong + right) || (POINTS_OR_ASKS.test(wrong) && POINTS_OR_ASKS.test(right));
      return at === null || isKept
        ? []
        : [
            {
              start,
              end: start + typed.length,
              typed,
              read,
              at,
              ordinary: isOrdinary(read, at),
              sameSound: soundsSame(wrong, right),
            },
          ];
    });
  }

  return {
    readings(text, held) {
      const isFree = (start: number, end: number): boolean =>
        held.every((span) => span.end <= start || end <= span.start);
      const found: Misspelling[] = [];
      for (const { 0: run, index: offset } of text.matchAll(HAN_RUN)) {
        for (let from = 0; from < run.length; from += 1) {
          for (let end = from + 2; end <= Math.min(run.length, from + LONGEST); end += 1) {
            const typed = run.slice(from, end);
            if (frequency(typed) === 0 && isFree(offset + from, offset + end)) {
              found.push(...readingsOf(typed, offset + from));
            }
          }
        }
      }
      return found;
    },
    choose(text, readings) {
      return [...text.matchAll(HAN_RUN)].flatMap(({ 0: run, index: offset }) => {
        const paths: Path[] = [{ cost: 0, from: 0, reading: null }];
        for (let end = 1; end <= run.length; end += 1) {
          let least: Path = { cost: Number.POSITIVE_INFINITY, from: 0, reading: null };
          const offer = (from: number, cost: number, reading: Weighed | null): void => {
            const sum = (paths[from]?.cost ?? 0) + cost;
            if (sum < least.cost) least = { cost: sum, from, reading };
          };
          for (let from = Math.max(0, end - LONGEST); from < end; from += 1) {
            const count = frequency(run.slice(from, end));
            if (count > 0 || end - from === 1) offer(from, costOf(Math.max(count, UNKNOWN_FREQUENCY)), null);
          }
          for (const reading of readings) {
            if (reading.end === offset + end && reading.start >= offset) {
              offer(reading.start - offset, costOf(frequency(reading.read)) + reading.penalty, reading);
            }
          }
          paths[end] = least;
        }
        const chosen: Weighed[] = [];
        for (let end = run.length; end > 0; end = paths[end]?.from ?? 0) {
          const reading = paths[end]?.reading ?? null;
          if (reading !== null) chosen.unshift(reading);
        }
        return chosen;
      });
    },
  };
}
