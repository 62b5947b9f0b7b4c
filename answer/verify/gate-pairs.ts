/**
 * «博士、硕士每月分别发放3000元、1500元»: values pair with items by their order. A claim that gives a value to another item of
 * the list says something else, though each of its words stands in the sentence. Pure; called by gate.ts.
 */
import { fold } from '../../knowledge/language/normalise.ts';
import type { Candidate } from '../retrieve/candidate.ts';

const NUMBER = String.raw`\d[\d.,]*(?:万|亿)?[\p{Script=Han}%㎡]{0,3}`;
const PAIRED = new RegExp(`(?:分别|依次)[^,;。\\d]{0,16}(${NUMBER}(?:[、和与及]+${NUMBER})+)`, 'gu');
const JOINT = /、|以及|[和与及]/;
const LONGEST_ITEM = 8;

interface Pairing {
  /** The last characters of each item, in order; as many as values. */
  readonly items: readonly string[];
  readonly values: readonly string[];
}

/** The list nearest before the values that has as many items. */
function itemsBefore(words: string, count: number): string[] | null {
  for (const clause of words.split(/[,，;；:：]/).toReversed()) {
    const parts = clause.split(JOINT);
    if (parts.length < count) {
      continue;
    }
    const items = parts.slice(-count).map((part) => part.trim());
    const shortest = Math.max(2, Math.min(...items.slice(1).map(({ length }) => length)));
    // What stands before the first item («企业引进的») belongs to all: its own name is as long as the others'.
    const [first = '', ...rest] = items;
    return [first.slice(-shortest), ...rest].map((item) => item.slice(0, LONGEST_ITEM));
  }
  return null;
}

function pairingsOf(folded: string): Pairing[] {
  return [...folded.matchAll(PAIRED)].flatMap((match) => {
    const values = (match[1] ?? '').split(JOINT).map((value) => /\d[\d.,]*/.exec(value)?.[0] ?? '');
    const items = itemsBefore(folded.slice(0, match.index), values.length);
    return items === null || new Set(items).size < items.length || new Set(values).size < values.length
      ? []
      : [{ items, values }];
  });
}

/** Whether no clause of the claim gives an item another item's value. */
export function pairsKept(text: string, supports: readonly Candidate[]): boolean {
  const claim = fold(text);
  return supports
    .flatMap(({ folded }) => pairingsOf(folded))
    .every(({ items, values }) => {
      const told = values.map((value) =>
        new RegExp(`(?<![\\d.])${value.replaceAll('.', '\\.')}(?![\\d.]*\\d)`).test(claim),
      );
      const named = items.map((item) => claim.includes(item));
      const wrong = told.some((isTold, at) => isTold && named[at] === false && named.some(Boolean));
      return !wrong;
    });
}
