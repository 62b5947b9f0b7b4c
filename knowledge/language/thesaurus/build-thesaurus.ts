/**
 * Joins groups into one lookup: term → synonyms, and a longest-match search over folded text.
 * Pure; `index.ts` feeds it the data files, tests feed it their own. Only what is asked for is joined:
 * a question needs a few of thousands of terms, and a command line starts anew for each.
 */
import type { ThesaurusFile, ThesaurusGroup } from './parse-groups.ts';
import type { Synonym, ThesaurusMatch } from './synonym.ts';

export interface Thesaurus {
  /** Every term that has synonyms, in the order of the files. */
  readonly terms: readonly string[];
  /** Best first, ties by term; without the word itself; empty for an unknown word. */
  expand(foldedWord: string): readonly Synonym[];
  /** Leftmost longest matches, in order, not overlapping; offsets of `foldedText`. */
  find(foldedText: string): ThesaurusMatch[];
}

/** What a synonym's own other name is worth: a step further away than the synonym. */
const OTHER_NAME_FACTOR = 0.9;
/** One character is a word too rarely to be found inside running text («办» in 办公室). */
const MIN_FOUND_LENGTH = 2;

/** Two decimals, as in the files: 0.8 · 0.9 is 0.72 and not 0.7200000000000001. */
const roundWeight = (weight: number): number => Math.round(weight * 100) / 100;

type GroupsByTerm = ReadonlyMap<string, readonly ThesaurusGroup[]>;

function append<Value>(lists: Map<string, Value[]>, key: string, value: Value): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

function groupByTerm(files: readonly ThesaurusFile[]): GroupsByTerm {
  const groups = new Map<string, ThesaurusGroup[]>();
  for (const file of files) {
    for (const group of file.groups) for (const term of group.terms) append(groups, term, group);
  }
  return groups;
}

/** Links of all groups of a term; those of `=` groups are the only ones that are followed a second step. */
function joinGroups(word: string, groupsOf: GroupsByTerm): Synonym[] {
  const weights = new Map<string, number>();
  const link = (term: string, weight: number): void => {
    if (term !== word) weights.set(term, Math.max(weights.get(term) ?? 0, weight));
  };
  for (const group of groupsOf.get(word) ?? []) {
    for (const { term, weight } of group.synonyms) {
      link(term, weight);
      if (group.kind !== 'one-way') continue;
      for (const other of groupsOf.get(term) ?? []) {
        if (other.kind === 'same') for (const name of other.terms) link(name, roundWeight(weight * OTHER_NAME_FACTOR));
      }
    }
  }
  return Array.from(weights, ([term, weight]) => ({ term, weight })).sort(
    (left, right) => right.weight - left.weight || (left.term < right.term ? -1 : 1),
  );
}

/** Terms and guards by their first two UTF-16 units. */
function byFirstUnits(terms: Iterable<string>): ReadonlyMap<string, readonly string[]> {
  const lists = new Map<string, string[]>();
  for (const term of terms) {
    if (term.length >= MIN_FOUND_LENGTH) append(lists, term.slice(0, MIN_FOUND_LENGTH), term);
  }
  return lists;
}

const SAME_RUN = /^(?:[a-z]{2}|\d{2})$/u;

/** «ai» is a word in «ai企业» and «2023ai», not in «email»; «4a» is none in «14a»: a term never cuts a run. */
function isCutOut(text: string, start: number, end: number): boolean {
  const joinsAt = (index: number): boolean => SAME_RUN.test(text.charAt(index - 1) + text.charAt(index));
  return !joinsAt(start) && !joinsAt(end);
}

export function buildThesaurus(files: readonly ThesaurusFile[]): Thesaurus {
  const groupsOf = groupByTerm(files);
  const guards = files.flatMap((file) => file.guards);
  const candidates = byFirstUnits([...groupsOf.keys(), ...guards]);
  const joined = new Map<string, readonly Synonym[]>();

  function expand(word: string): readonly Synonym[] {
    const known = joined.get(word);
    if (known !== undefined) return known;
    if (!groupsOf.has(word)) return [];
    const synonyms = joinGroups(word, groupsOf);
    joined.set(word, synonyms);
    return synonyms;
  }

  function longestAt(text: string, start: number): string {
    let longest = '';
    for (const term of candidates.get(text.slice(start, start + MIN_FOUND_LENGTH)) ?? []) {
      if (term.length <= longest.length || !text.startsWith(term, start)) continue;
      if (isCutOut(text, start, start + term.length)) longest = term;
    }
    return longest;
  }

  function find(text: string): ThesaurusMatch[] {
    const matches: ThesaurusMatch[] = [];
    let start = 0;
    while (start < text.length) {
      const words = longestAt(text, start);
      if (groupsOf.has(words)) {
        matches.push({ start, end: start + words.length, words, synonyms: expand(words) });
      }
      start += Math.max(words.length, 1);
    }
    return matches;
  }

  return { terms: [...groupsOf.keys()], expand, find };
}
