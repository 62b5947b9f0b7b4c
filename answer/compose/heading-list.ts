/**
 * A list whose items are headings or numbered siblings: «十件实事» answers with all ten, in order, each
 * in its own words. Found where the question's rarest words stand in the line that introduces the list.
 */
import { matchTerm } from '../retrieve/match-term.ts';
import type { RankedCandidate } from '../retrieve/candidate.ts';
import type { Span } from '../../knowledge/article.ts';
import type { WeighedTerm } from '../retrieve/weigh-terms.ts';
import type { QuestionPart } from '../understand/question.ts';
import { statementOf } from './extract.ts';
import type { Statement } from './statement.ts';

const MIN_ITEMS = 3;
const MOST_ITEMS = 12;
/** An item follows its number directly: «1、缓解交通拥堵。», «一是…；二是…», «(一)…». */
const ITEM = /(?:^|(?<=[。;；:：\s]))(?:(\d{1,2})[、.．](?!\d)|[（(]?([一二三四五六七八九十]{1,2})(?:[）)]|是|、))\s*/g;
const NUMERALS = '零一二三四五六七八九十';

function ordinalOf(match: RegExpMatchArray): number {
  if (match[1] !== undefined) {
    return Number(match[1]);
  }
  const words = match[2] ?? '';
  if (words.startsWith('十')) {
    return words.length === 1 ? 10 : 10 + NUMERALS.indexOf(words.charAt(1));
  }
  return NUMERALS.indexOf(words.charAt(0));
}

/** Items 1, 2, 3 … of one style from `from` on, as far as their numbers rise by one; each up to its first full stop. */
function itemsFrom(text: string, from: number, to: number): Span[] {
  const part = text.slice(from, to);
  const marks = [...part.matchAll(ITEM)].map((match) => ({
    ordinal: ordinalOf(match),
    arabic: match[1] !== undefined,
    start: from + match.index + match[0].length,
  }));
  const items: Span[] = [];
  const first = marks.find(({ ordinal }) => ordinal === 1);
  if (first === undefined) {
    return [];
  }
  for (const mark of marks.filter(({ arabic, start }) => arabic === first.arabic && start >= first.start)) {
    if (mark.ordinal !== items.length + 1) {
      continue;
    }
    const end = /[。；;！!\n]/.exec(text.slice(mark.start, mark.start + 120));
    items.push({ start: mark.start, end: end === null ? mark.start + 40 : mark.start + end.index });
  }
  return items;
}

const REACH = 6000;

/** @returns the items in order; empty where no list of at least three follows the words asked for */
export function headingList(
  part: QuestionPart,
  terms: readonly WeighedTerm[],
  ranked: readonly RankedCandidate[],
): Statement[] {
  const total = terms.reduce((sum, { weight }) => sum + weight, 0) || 1;
  for (const candidate of ranked.slice(0, 5)) {
    const introduction = candidate.folded.slice(-60);
    const countAsked = part.terms.some(({ words }) => /^[\d一二三四五六七八九十]+[件项条大]/.test(words));
    const named =
      terms.reduce(
        (sum, term) => sum + term.weight * matchTerm(term, introduction + candidate.headingFolded.slice(-40)),
        0,
      ) / total;
    if (
      named < 0.6 ||
      !/[:：]\s*$|如下|[\d一二三四五六七八九十]+([件项条]|个方面|大(?![力家])).{0,12}$/.test(introduction)
    ) {
      continue;
    }
    const { text } = candidate.article;
    const from = candidate.start + Math.max(0, candidate.text.search(ITEM));
    const items = itemsFrom(text, from, Math.min(text.length, candidate.end + REACH));
    if (items.length >= MIN_ITEMS && (items[0]?.start ?? 0) - candidate.end < (countAsked ? 200 : 40)) {
      return items.slice(0, MOST_ITEMS).map((item) => statementOf(candidate, item));
    }
  }
  return [];
}
