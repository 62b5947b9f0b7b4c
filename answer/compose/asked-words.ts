/**
 * The words of a figure question by what they do in it: all its terms, the nouns beside the question word, the
 * indicators that it names. The same for every observation that is weighed.
 */
import { lookUpIndicator } from '../../knowledge/figures/indicator-lexicon.ts';
import { fold } from '../../knowledge/language/normalise.ts';
import type { WeighedTerm } from '../retrieve/weigh-terms.ts';
import type { QuestionPart } from '../understand/question.ts';
import { isGenericAmount } from './generic-amount.ts';

/** What of a part is the same for every observation. */
export interface AskedWords {
  readonly part: QuestionPart;
  readonly terms: readonly WeighedTerm[];
  /** The terms beside the question word. */
  readonly nouns: readonly WeighedTerm[];
  /** Those that are an indicator themselves. */
  readonly named: readonly WeighedTerm[];
}

const SAYS_LITTLE = 0.5;

/** «给市场主体减负多少»: for whom something is done is not what is measured. */
function isRecipient(asked: string, words: string): boolean {
  const at = fold(asked).indexOf(words);
  return at > 0 && /[给为帮替向让]\p{Script=Han}{0,3}$/u.test(fold(asked).slice(0, at));
}

/** «扶持民营经济出了多少条政策»: what is counted is named behind its unit, not before. */
const COUNTED = /(?:多少|几)[条项件个]([政措办规]\p{Script=Han}{1,6})/u;

export function askedOf(part: QuestionPart, terms: readonly WeighedTerm[]): AskedWords {
  // «外商直接投资涨了多少？金额是多少？»: a question of an amount alone is of what was asked before.
  const own = terms.filter(({ carried }) => !carried);
  const counted = COUNTED.exec(fold(part.words))?.[1];
  const isBare =
    part.gapTo === null
      ? own.length > 0 && own.every(({ words, importance }) => importance < SAYS_LITTLE || isGenericAmount(words))
      : own.every(({ indicators }) => indicators.length === 0);
  return {
    part,
    terms,
    nouns: terms.filter(({ words }) => part.askedNouns.includes(words)),
    named: terms.filter(
      ({ words, carried }) =>
        (isBare || !carried) &&
        lookUpIndicator(words) !== null &&
        (counted === undefined || counted.includes(words)) &&
        !isRecipient(part.words, words),
    ),
  };
}
