/**
 * Turns of speech with a gap: «从20天砍到3天» says 压缩至 though no word of it does. Kept apart from the
 * words because a pattern's span is long and says what was meant, not what can be replaced.
 * Called beside `findThesaurusTerms` when a question is understood.
 */
import { readFileSync } from 'node:fs';
import { normalise, toOriginalSpan } from '../normalise.ts';
import { parseThesaurusFile } from './parse-groups.ts';
import type { Synonym, ThesaurusMatch } from './synonym.ts';

interface Pattern {
  readonly words: string;
  /** What stands around the gaps, in order: a text without one of them need not be tried. */
  readonly parts: readonly string[];
  readonly expression: RegExp;
  readonly synonyms: readonly Synonym[];
}

/** Chosen: long enough for «花了两年多时间、三个亿的», short enough to stay in one clause. */
const GAP = String.raw`[^,;:。!?…\n]{1,20}?`;
const GAP_MARK = '…';

function escapeExpression(words: string): string {
  return words.replace(/[\\^$.*+?()[\]{}|]/gu, String.raw`\$&`);
}

/** @throws SyntaxError naming file and line, for a pattern without a gap too */
export function parsePatterns(content: string, file: string): Pattern[] {
  return parseThesaurusFile(content, file).groups.flatMap((group) =>
    group.terms.map((words) => {
      const parts = words.split(GAP_MARK);
      if (group.kind !== 'one-way' || parts.length < 2 || parts.includes('')) {
        throw new SyntaxError(`${group.place}: «${words}» needs a gap between words, one way`);
      }
      const expression = new RegExp(parts.map(escapeExpression).join(GAP), 'gu');
      const synonyms = group.synonyms.toSorted((left, right) => right.weight - left.weight);
      return { words, parts, expression, synonyms };
    }),
  );
}

let loaded: readonly Pattern[] | undefined;

function patterns(): readonly Pattern[] {
  loaded ??= parsePatterns(readFileSync(`${import.meta.dirname}/patterns.txt`, 'utf8'), 'patterns.txt');
  return loaded;
}

/**
 * Every pattern that occurs, each at all its places; patterns may overlap each other and the words.
 * @returns spans of the original text by start, then end, then the pattern; empty where none occurs
 */
export function findThesaurusPatterns(text: string): ThesaurusMatch[] {
  const normalised = normalise(text);
  return patterns()
    .filter(({ parts }) => parts.every((part) => normalised.text.includes(part)))
    .flatMap(({ words, expression, synonyms }) =>
      Array.from(normalised.text.matchAll(expression), (match) => ({
        words,
        synonyms,
        ...toOriginalSpan(normalised, match.index, match.index + match[0].length),
      })),
    )
    .sort((left, right) => left.start - right.start || left.end - right.end || (left.words < right.words ? -1 : 1));
}
