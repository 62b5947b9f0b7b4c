/**
 * Whether a short form may stand for a long one: 棚改 → 棚户区改造, 高企 → 高新技术企业, 规上工业 → 规模以上工业.
 * Chinese abbreviates by taking a character or more of the long form's words, in order. Called where a word of a
 * question that no article uses is looked for in what the other words have found (answer/retrieve/near-forms.ts).
 */
import type { Span } from '../article.ts';
import { fold } from './normalise.ts';
import { splitCompound } from './words.ts';

/** Words an abbreviation may drop at will: they do not count among the long form's words. */
const LIGHT = new Set('以上 以下 有限 责任 公司 股份 委员会 管理'.split(' '));

/** The most words that can give a character when the short form's characters are found in order; -1 where they are not. */
function contributing(short: string, long: string, words: readonly Span[]): number {
  // Position of the last character taken → the most words touched so far.
  let states = new Map<number, number>([[0, words.some(({ start }) => start === 0) ? 1 : 0]]);
  const wordAt = (position: number): number => words.findIndex(({ start, end }) => position >= start && position < end);
  for (const character of [...short].slice(1)) {
    const next = new Map<number, number>();
    for (const [position, touched] of states) {
      for (let at = long.indexOf(character, position + 1); at >= 0; at = long.indexOf(character, at + 1)) {
        const isNew = wordAt(at) >= 0 && wordAt(at) !== wordAt(position);
        next.set(at, Math.max(next.get(at) ?? 0, touched + (isNew ? 1 : 0)));
      }
    }
    states = next;
  }
  return states.size === 0 ? -1 : Math.max(...states.values());
}

/**
 * True where the short form (2–6 characters) begins with the long one's first character, has its characters in order,
 * and two or more, at least half, of the long form's words give one (so 招商 is none of 招商引资). Limits: a formal
 * test without meaning (高企 also fits 高校企业); forms that change a character or begin elsewhere (鄂 → 湖北) belong
 * to the thesaurus. Callers use it to rank candidates that the context already allows.
 */
export function isAbbreviationOf(short: string, long: string): boolean {
  const [brief, full] = [fold(short), fold(long)];
  if (brief.length < 2 || brief.length > 6 || brief.length >= full.length) return false;
  if (brief[0] !== full[0] || !/^\p{Script=Han}+$/u.test(brief)) return false;
  const words: Span[] = [];
  let start = 0;
  for (const part of splitCompound(full)) {
    const end = start + part.length;
    // A single character behind a word (棚户·区) may give a character or not: it does not count as a word.
    if (part.length > 1 && !LIGHT.has(part)) words.push({ start, end });
    start = end;
  }
  const giving = contributing(brief, full, words);
  return giving > 1 && giving * 2 >= words.length;
}
