/**
 * Joins groups into one lookup: term → synonyms, and a longest-match search over folded text.
 * Pure; `index.ts` feeds it the data files, tests feed it their own.
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

type Weights = Map<string, Map<string, number>>;

function link(weights: Weights, term: string, synonym: string, weight: number): void {
  if (term === synonym) return;
  const known = weights.get(term) ?? new Map<string, number>();
  known.set(synonym, Math.max(known.get(synonym) ?? 0, weight));
  weights.set(term, known);
}

/** The other names of each term of a `=` group: the only links that are followed a second step. */
function otherNames(groups: readonly ThesaurusGroup[]): ReadonlyMap<string, ReadonlySet<string>> {
  const names = new Map<string, Set<string>>();
  for (const group of groups) {
    if (group.kind !== 'same') continue;
    for (const term of group.terms) {
      const known = names.get(term) ?? new Set<string>();
      for (const other of group.terms) if (other !== term) known.add(other);
      names.set(term, known);
    }
  }
  return names;
}

function joinGroups(groups: readonly ThesaurusGroup[]): Map<string, readonly Synonym[]> {
  const names = otherNames(groups);
  const weights: Weights = new Map();
  for (const group of groups) {
    for (const term of group.terms) {
      for (const synonym of group.synonyms) {
        link(weights, term, synonym.term, synonym.weight);
        if (group.kind !== 'one-way') continue;
        for (const name of names.get(synonym.term) ?? []) {
          link(weights, term, name, synonym.weight * OTHER_NAME_FACTOR);
        }
      }
    }
  }
  const sorted = new Map<string, readonly Synonym[]>();
  for (const [term, synonyms] of weights) {
    const list = Array.from(synonyms, ([name, weight]) => ({ term: name, weight }));
    list.sort((left, right) => right.weight - left.weight || (left.term < right.term ? -1 : 1));
    sorted.set(term, list);
  }
  return sorted;
}

/** Terms and guards by their first UTF-16 unit, longest first. */
function byFirstUnit(terms: Iterable<string>): ReadonlyMap<string, readonly string[]> {
  const lists = new Map<string, string[]>();
  for (const term of new Set(terms)) {
    if (term.length < MIN_FOUND_LENGTH) continue;
    const list = lists.get(term.charAt(0));
    if (list === undefined) lists.set(term.charAt(0), [term]);
    else list.push(term);
  }
  for (const list of lists.values()) list.sort((left, right) => right.length - left.length);
  return lists;
}

const SAME_RUN = /^(?:[a-z]{2}|\d{2})$/u;

/** «ai» is a word in «ai企业» and «2023ai», not in «email»; «4a» is none in «14a»: a term never cuts a run. */
function isCutOut(text: string, start: number, end: number): boolean {
  const joinsAt = (index: number): boolean => SAME_RUN.test(text.charAt(index - 1) + text.charAt(index));
  return !joinsAt(start) && !joinsAt(end);
}

export function buildThesaurus(files: readonly ThesaurusFile[]): Thesaurus {
  const synonymsOf = joinGroups(files.flatMap((file) => file.groups));
  const guards = files.flatMap((file) => file.guards);
  const candidates = byFirstUnit([...synonymsOf.keys(), ...guards]);

  function find(text: string): ThesaurusMatch[] {
    const matches: ThesaurusMatch[] = [];
    let start = 0;
    while (start < text.length) {
      const from = start;
      const words = candidates
        .get(text.charAt(from))
        ?.find((term) => text.startsWith(term, from) && isCutOut(text, from, from + term.length));
      const synonyms = words === undefined ? undefined : synonymsOf.get(words);
      if (words !== undefined && synonyms !== undefined) {
        matches.push({ start, end: start + words.length, words, synonyms });
      }
      start += words?.length ?? 1;
    }
    return matches;
  }

  return { terms: [...synonymsOf.keys()], expand: (word) => synonymsOf.get(word) ?? [], find };
}
