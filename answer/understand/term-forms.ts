/**
 * The forms in which articles may put a word of a question: its synonyms, an indicator's other names, a compound
 * without its kind or its middle. A form weighs what is left of the word's meaning in it.
 * Called where a question is cut into pieces.
 */
import { fold } from '../../knowledge/language/normalise.ts';
import { expandTerm, type Synonym } from '../../knowledge/language/thesaurus/index.ts';
import { isDictionaryWord, segmentWords } from '../../knowledge/language/words.ts';
import { namesOf } from './indicator-names.ts';
import type { TermForm } from './question.ts';
import { importanceOf } from './scaffolding.ts';

/** Each text once, with its best weight; without empty and worthless ones. */
export function uniqueForms(forms: readonly TermForm[]): TermForm[] {
  const best = new Map<string, number>();
  for (const { text, weight } of forms) {
    if (text !== '' && weight > 0 && (best.get(text) ?? 0) < weight) {
      best.set(text, weight);
    }
  }
  return [...best].map(([text, weight]) => ({ text, weight }));
}

/** «亚运会» is «亚运» in «亚运赛事». */
const MEETING = /^(?!机会|社会|不会|都会|工会|商会|协会|学会|基金|省会|议会|教会|党委)\p{Script=Han}{2}会$/u;
const HALF_WORTH = 0.45;
/** «花湖机场» without its kind; the kind alone is any other's. */
const NAME_WORTH = 0.6;
/** Another name is all but as good as the word itself. */
const OTHER_NAME = 0.99;
const SHORTENED_WORTH = 0.7;
const STEM_WORTH = 0.9;

/** A compound of two words may be put differently by half: «扩大开放» as «深化开放»; a longer one by its last word. */
export function halves(words: string): TermForm[] {
  if (MEETING.test(words)) {
    return [{ text: words.slice(0, -1), weight: STEM_WORTH }];
  }
  if (!/^\p{Script=Han}{4,10}$/u.test(words)) {
    return [];
  }
  if (words.length === 4) {
    const [name = '', kind = ''] = [words.slice(0, 2), words.slice(2)];
    if (!isDictionaryWord(name) && isDictionaryWord(kind)) {
      return [{ text: name, weight: NAME_WORTH }];
    }
    return [name, kind].filter((half) => importanceOf(half) >= 0.7).map((text) => ({ text, weight: HALF_WORTH }));
  }
  const found = segmentWords(words);
  const last = found.length > 1 ? (found.at(-1)?.text ?? '') : '';
  return last.length > 1 && importanceOf(last) >= 0.7 ? [{ text: last, weight: HALF_WORTH }] : [];
}

/** «研发投入占GDP比重»: reports put a value between the thing and its share. */
const SHARE = /^(\p{Script=Han}{2,12}?)占(?:gdp|地区生产总值|生产总值|\p{Script=Han}{2,10}?)的?(?:比重|比例)$/u;

/** «低效工业用地» as «低效用地»: three pairs of characters or more, by the first and the last. */
function withoutMiddle(words: string): TermForm[] {
  const whole = SHARE.exec(words)?.[1];
  if (whole !== undefined) {
    return [{ text: whole, weight: SHORTENED_WORTH }];
  }
  const pairs = /^\p{Script=Han}{6,10}$/u.test(words)
    ? segmentWords(words).flatMap(({ text }) => (text.length % 2 === 0 ? (text.match(/../gu) ?? []) : [text]))
    : [];
  const [first = '', last = ''] = [pairs[0], pairs.at(-1)];
  return pairs.length > 2 && first.length > 1 && last.length > 1
    ? [{ text: first + last, weight: SHORTENED_WORTH }]
    : [];
}

/** What the thesaurus knows for a word, each as good as it says. */
export function synonymForms(synonyms: readonly Synonym[]): TermForm[] {
  return synonyms.map(({ term, weight }) => ({ text: fold(term), weight }));
}

/** The same for a word that stands by itself: another name is never quite as good as the word. */
export function otherNames(synonyms: readonly Synonym[]): TermForm[] {
  return synonymForms(synonyms).map(({ text, weight }) => ({ text, weight: Math.min(weight, OTHER_NAME) }));
}

/**
 * A word, folded, with all its forms.
 * @param given forms that the caller knows besides
 */
export function withSynonyms(words: string, given: readonly TermForm[] = []): TermForm[] {
  return uniqueForms([{ text: words, weight: 1 }, ...given, ...otherNames(expandTerm(words)), ...halves(words)]);
}

/** Reports say «外贸进出口» for «外贸进出口总额». */
const TOTAL = /(总额|总量|总数|数量|数|额)$/;

/**
 * An indicator as the question names it, with its other names.
 * @param words folded
 */
export function indicatorForms(words: string, canonical: string): TermForm[] {
  const names = namesOf(canonical).flatMap((text) => [
    { text, weight: text === words ? 1 : 0.95 },
    { text: text.replace(TOTAL, ''), weight: text.replace(TOTAL, '').length > 2 ? STEM_WORTH : 0 },
  ]);
  return withSynonyms(words, [...names, ...withoutMiddle(words)]);
}
