/**
 * The thesaurus: what everyday Chinese calls by another name than reports and investment news do.
 * Called when a question is understood, never when articles are indexed: a synonym helps to find words,
 * it never proves them. The data lies beside this file, one text file an area; it is read once, on first use.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fold, normalise, toOriginalSpan } from '../normalise.ts';
import { buildThesaurus } from './build-thesaurus.ts';
import type { Thesaurus } from './build-thesaurus.ts';
import { parseThesaurusFile } from './parse-groups.ts';
import type { Synonym, ThesaurusMatch } from './synonym.ts';

export { findThesaurusPatterns } from './patterns.ts';
export type { Synonym, ThesaurusMatch } from './synonym.ts';

/** Phrases with gaps, which patterns.ts reads. */
const PATTERN_FILE = 'patterns.txt';

let loaded: Thesaurus | undefined;

function thesaurus(): Thesaurus {
  loaded ??= buildThesaurus(
    readdirSync(import.meta.dirname)
      .filter((name) => name.endsWith('.txt') && name !== PATTERN_FILE)
      .sort()
      .map((name) => parseThesaurusFile(readFileSync(`${import.meta.dirname}/${name}`, 'utf8'), name)),
  );
  return loaded;
}

/** Every term that has synonyms, folded, in the order of the files. */
export function thesaurusTerms(): readonly string[] {
  return thesaurus().terms;
}

/**
 * What the articles may call a word.
 * @param word folded or not
 * @returns best first, without the word itself; empty for an unknown word
 */
export function expandTerm(word: string): readonly Synonym[] {
  return thesaurus().expand(fold(word));
}

/**
 * The everyday words and other names in a question: leftmost, longest, not overlapping, in order.
 * Single characters are left to a caller who segments words and asks `expandTerm`.
 * @returns spans of the original text; empty where nothing is known
 */
export function findThesaurusTerms(text: string): ThesaurusMatch[] {
  const normalised = normalise(text);
  return thesaurus()
    .find(normalised.text)
    .map((match) => ({ ...match, ...toOriginalSpan(normalised, match.start, match.end) }));
}
