/**
 * Terms that a mistyped word may stand for: one edit away, or of the same sound («中汗石化» → «中韩石化»,
 * «乙希» → «乙烯»). Called by the reading of questions, for words that no article and no lexicon knows.
 * Edits are found by deletion neighbourhoods (Mor & Fraenkel 1982, as in SymSpell): two words one edit apart share
 * a form with at most one character deleted. Sound is toneless pinyin with the usual mergers (zh/z, n/l, in/ing).
 */
import { fold } from './normalise.ts';
import { soundOf } from './sound.ts';

export interface NearTerm {
  readonly term: string;
  /** 0.5: same sound and one edit; 0.75: same sound; 1: one edit. */
  readonly distance: number;
}

export interface NearestTerms {
  /** Best first, ties by the vocabulary's order; without the word itself; empty outside 2–8 characters. */
  nearest(word: string, limit?: number): NearTerm[];
}

const SHORTEST = 2;
const LONGEST = 8;

function hasLength(word: string): boolean {
  return word.length >= SHORTEST && word.length <= LONGEST;
}

/** The word itself and every form with one code unit deleted. */
function neighbourhood(word: string): string[] {
  const forms = [word];
  for (let index = 0; index < word.length; index += 1) {
    if (index > 0 && word[index] === word[index - 1]) continue;
    forms.push(word.slice(0, index) + word.slice(index + 1));
  }
  return forms;
}

/** Whether one substitution, insertion, deletion or swap of neighbours turns one into the other. */
export function isOneEdit(left: string, right: string): boolean {
  if (left === right || Math.abs(left.length - right.length) > 1) return false;
  let start = 0;
  while (start < Math.min(left.length, right.length) && left[start] === right[start]) start += 1;
  let end = 0;
  const most = Math.min(left.length, right.length) - start;
  while (end < most && left[left.length - 1 - end] === right[right.length - 1 - end]) end += 1;
  const [from, to] = [left.slice(start, left.length - end), right.slice(start, right.length - end)];
  if (from.length <= 1 && to.length <= 1) return true;
  return from.length === 2 && to.length === 2 && from[0] === to[1] && from[1] === to[0];
}

/** Lists of term numbers by key: a single number where there is one, which saves memory for the many keys met once. */
type Index = Map<string, number | number[]>;

function insert(index: Index, key: string, term: number): void {
  const known = index.get(key);
  if (known === undefined) index.set(key, term);
  else if (typeof known === 'number') index.set(key, [known, term]);
  else known.push(term);
}

function lookUp(index: Index, key: string): readonly number[] {
  const known = index.get(key);
  if (known === undefined) return [];
  return typeof known === 'number' ? [known] : known;
}

/**
 * Between two words of two characters a substitution leaves one character, which hundreds share: they are matched by
 * sound or swap alone.
 * @param vocabulary is folded; read and indexed at the first call of `nearest` (edits) and the first Han word (sound)
 */
export function createNearestTerms(vocabulary: Iterable<string>): NearestTerms {
  let index: { terms: string[]; edits: Index; sounds: Index } | undefined;
  const build = (): { terms: string[]; edits: Index; sounds: Index } => {
    const terms = [...new Set([...vocabulary].map(fold))].filter(hasLength);
    const edits: Index = new Map();
    const sounds: Index = new Map();
    for (const [number, term] of terms.entries()) {
      const forms = term.length > SHORTEST ? neighbourhood(term) : [term];
      for (const form of forms) insert(edits, form, number);
      const sound = soundOf(term);
      if (sound !== null) insert(sounds, sound, number);
    }
    return { terms, edits, sounds };
  };
  return {
    nearest(original, limit = 5) {
      const word = fold(original);
      if (!hasLength(word)) return [];
      const { terms, edits, sounds } = (index ??= build());
      const distances = new Map<number, number>();
      const sound = soundOf(word);
      if (sound !== null) for (const number of lookUp(sounds, sound)) distances.set(number, 0.75);
      const swapped = word.length === SHORTEST ? `${word[1]}${word[0]}` : '';
      for (const form of [swapped, ...neighbourhood(word)]) {
        if (form.length < SHORTEST) continue;
        for (const number of lookUp(edits, form)) {
          if (isOneEdit(word, terms[number] ?? '')) distances.set(number, distances.has(number) ? 0.5 : 1);
        }
      }
      return [...distances]
        .map(([number, distance]) => ({ number, term: terms[number] ?? '', distance }))
        .map((near) => (near.distance === 0.75 && isOneEdit(word, near.term) ? { ...near, distance: 0.5 } : near))
        .filter(({ term }) => term !== word)
        .sort((left, right) => left.distance - right.distance || left.number - right.number)
        .slice(0, limit)
        .map(({ term, distance }) => ({ term, distance }));
    },
  };
}
