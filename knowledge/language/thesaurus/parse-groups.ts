/**
 * Reads the thesaurus's data files: one group a line, by area, kept by people who know the language and not the code.
 * Pure; a line that does not follow the form is an error that names file and line, so that a typo never passes in silence.
 *
 *     # a comment
 *     菜市场, 菜场 | 农贸市场 1, 集贸市场 0.8     everyday → official, one way
 *     = 发改委, 发展和改革委员会                 the same thing: each stands for each, weight 1
 *     ~ 竣工, 完工, 建成                         near-synonyms: each stands for each, weight 0.8
 *     ! 晚上学习                                 a guard: words that only look as if they held a term (上学)
 */
import type { Synonym } from './synonym.ts';

export interface ThesaurusGroup {
  readonly kind: 'one-way' | 'same' | 'near';
  /** The terms that are expanded. */
  readonly terms: readonly string[];
  /** What they may be called; of symmetric groups the terms themselves. */
  readonly synonyms: readonly Synonym[];
  /** «file:line», for messages. */
  readonly place: string;
}

export interface ThesaurusFile {
  readonly groups: readonly ThesaurusGroup[];
  readonly guards: readonly string[];
}

const SAME_WEIGHT = 1;
const NEAR_WEIGHT = 0.8;

/** Exactly «, » between terms: nothing to trim, since 10,000 terms are read at every start. */
function splitTerms(list: string, place: string): string[] {
  const terms = list.trim().split(', ');
  for (const term of terms) {
    if (term === '' || term.includes(' ') || term.includes(',')) {
      throw new SyntaxError(
        `${place}: terms stand with «, » between them, without spaces of their own: «${list.trim()}»`,
      );
    }
  }
  return terms;
}

function parseSynonyms(list: string, place: string): Synonym[] {
  return list
    .trim()
    .split(', ')
    .map((item) => {
      const space = item.indexOf(' ');
      const weight = Number(item.slice(space + 1));
      if (space < 1 || !(weight > 0 && weight <= 1)) {
        throw new SyntaxError(`${place}: «${item}» is not a term and its weight`);
      }
      return { term: item.slice(0, space), weight };
    });
}

function parseSymmetric(list: string, kind: 'same' | 'near', place: string): ThesaurusGroup {
  const terms = splitTerms(list, place);
  if (terms.length < 2) throw new SyntaxError(`${place}: a group needs two terms`);
  const weight = kind === 'same' ? SAME_WEIGHT : NEAR_WEIGHT;
  return { kind, terms, synonyms: terms.map((term) => ({ term, weight })), place };
}

function parseOneWay(line: string, place: string): ThesaurusGroup {
  const [left, right, ...rest] = line.split('|');
  if (left === undefined || right === undefined || rest.length > 0) {
    throw new SyntaxError(`${place}: «${line}» is not of the form «everyday | official 1»`);
  }
  return { kind: 'one-way', terms: splitTerms(left, place), synonyms: parseSynonyms(right, place), place };
}

/**
 * @param file the name for messages
 * @returns groups and guards in the order of the file; both empty for an empty file
 * @throws SyntaxError naming file and line
 */
export function parseThesaurusFile(content: string, file: string): ThesaurusFile {
  const groups: ThesaurusGroup[] = [];
  const guards: string[] = [];
  for (const [index, rawLine] of content.split('\n').entries()) {
    const line = rawLine.trim();
    const place = `${file}:${index + 1}`;
    if (line === '' || line.startsWith('#')) continue;
    if (line.startsWith('!')) guards.push(...splitTerms(line.slice(1), place));
    else if (line.startsWith('=')) groups.push(parseSymmetric(line.slice(1), 'same', place));
    else if (line.startsWith('~')) groups.push(parseSymmetric(line.slice(1), 'near', place));
    else groups.push(parseOneWay(line, place));
  }
  return { groups, guards };
}
