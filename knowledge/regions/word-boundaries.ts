/**
 * How a name lies among the words around it, so that neighbouring characters do not make a place:
 * «壮大新型» is not 大新, «新增城镇» not 增城. Only the few characters around the name are segmented.
 */
import { segmentWords } from '../language/words.ts';

const BEFORE = 8;
const AFTER = 6;
const HAN = /\p{Script=Han}/u;

export interface WordFit {
  /** A word begins before the name and ends inside it. */
  readonly cutAtStart: boolean;
  /** A word begins inside the name and ends behind it. */
  readonly cutAtEnd: boolean;
  /** A longer word holds the whole name but does not begin with it. */
  readonly swallowed: boolean;
  /** The name is exactly one word. */
  readonly isWord: boolean;
}

const ALONE: WordFit = { cutAtStart: false, cutAtEnd: false, swallowed: false, isWord: true };

/** @param text folded; `[start, end)` the name in it */
export function fitAmongWords(text: string, start: number, end: number): WordFit {
  let from = start;
  while (from > 0 && start - from < BEFORE && HAN.test(text.charAt(from - 1))) from -= 1;
  let to = end;
  while (to < text.length && to - end < AFTER && HAN.test(text.charAt(to))) to += 1;
  if (from === start && to === end) return ALONE;
  let cutAtStart = false;
  let cutAtEnd = false;
  let swallowed = false;
  let isWord = false;
  for (const word of segmentWords(text.slice(from, to))) {
    const wordStart = from + word.start;
    const wordEnd = from + word.end;
    if (wordEnd <= start || wordStart >= end) continue;
    if (wordStart < start && wordEnd < end) cutAtStart = true;
    if (wordStart > start && wordEnd > end) cutAtEnd = true;
    if (wordStart < start && wordEnd >= end) swallowed = true;
    if (wordStart === start && wordEnd === end) isWord = true;
  }
  return { cutAtStart, cutAtEnd, swallowed, isWord };
}
