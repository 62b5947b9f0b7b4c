/**
 * How much each term of a part counts: importance times rarity where the question is asked of. A term is as rare as its
 * most common name; one that no passage there knows counts little, since most good questions hold words that
 * the articles never use.
 */
import { inverseDocumentFrequency } from '../../knowledge/sparse.ts';
import type { CoverageCounts, KnowledgeView } from '../../knowledge/store/port.ts';
import type { QuestionPart, QuestionTerm } from '../understand/question.ts';
import { formTerms } from './form-terms.ts';
import { countWhereAsked } from './place-rarity.ts';

export interface WeighedTerm extends QuestionTerm {
  /** Importance × rarity; rarity is 1 for a term that one passage alone holds. */
  readonly weight: number;
  /** Whether some passage there holds one of its names. */
  readonly known: boolean;
}

const UNKNOWN_RARITY = 0.45;
/** A rare verb that the articles use themselves is as good as a noun. */
const RARE = 0.5;
const COMMON = 0.04;
/** An indicator that is named is what the figure must be of, however common its name is in reports. */
const NAMED_INDICATOR = 0.7;
const USED_VERB = 0.8;
const CLOSE = 0.7;
/** A question for a place says so by its kind of answer (answer-kind.ts); that a sentence holds «选址» adds little. */
const ASKS_WHERE = /^(在哪|哪里|哪儿|什么地方|地点|位置)/;
const ASKED_ALREADY = 0.25;

/** A form's own words, or its bigrams where it is none: the rarest bounds how often the form can stand anywhere. */
function termsOf(form: string): readonly string[] {
  const terms = formTerms(form);
  return terms.includes(form) ? [form] : terms;
}

/**
 * @param homes codes of places that the part points at by what is there
 * @returns in the order given
 */
export async function weighTerms(
  view: KnowledgeView,
  { terms, intent, regions }: Pick<QuestionPart, 'terms' | 'intent' | 'regions'>,
  coverage: CoverageCounts,
  homes: readonly string[] = [],
): Promise<WeighedTerm[]> {
  const wanted = [...new Set(terms.flatMap(({ forms }) => forms.flatMap(({ text }) => termsOf(text))))];
  const codes = [...regions.map(({ code }) => code), ...homes];
  const { passages, counts } = await countWhereAsked(view, wanted, codes, coverage);
  const rarest = inverseDocumentFrequency(passages, 1);
  const frequencyOf = (form: string): number => {
    const own = termsOf(form).map((part) => counts.get(part) ?? 0);
    return own.length === 0 ? 0 : Math.min(...own);
  };
  return terms.map((term) => {
    let common = 0;
    let related = 0;
    for (const { text, weight } of term.forms) {
      const count = frequencyOf(text);
      related = Math.max(related, count);
      if (weight >= CLOSE) {
        common = Math.max(common, count);
      }
    }
    const count = common > 0 ? common : related;
    const rarity = count === 0 ? UNKNOWN_RARITY : inverseDocumentFrequency(passages, count) / rarest;
    const used =
      !term.carried &&
      intent !== 'figure' &&
      term.words.length > 1 &&
      rarity >= RARE &&
      count > 0 &&
      frequencyOf(term.words) > 0;
    const floor = intent === 'figure' && term.indicators.length > 0 ? NAMED_INDICATOR : COMMON;
    const importance = used ? Math.max(term.importance, USED_VERB) : term.importance;
    const asks = intent === 'where' && ASKS_WHERE.test(term.words) ? ASKED_ALREADY : 1;
    return { ...term, importance, known: count > 0, weight: asks * importance * Math.max(rarity, floor) };
  });
}
