/**
 * How much each term of a part counts: importance times rarity in the index. A term is as rare as its
 * most common name; one that no passage knows counts little, since most good questions hold words that
 * the articles never use.
 */
import { inverseDocumentFrequency } from '../../knowledge/sparse.ts';
import type { KnowledgeView } from '../../knowledge/store/port.ts';
import type { QuestionPart, QuestionTerm } from '../understand/question.ts';
import { formTerms } from './form-terms.ts';

export interface WeighedTerm extends QuestionTerm {
  /** Importance × rarity; rarity is 1 for a term that one passage alone holds. */
  readonly weight: number;
  /** Whether some passage holds one of its names. */
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

/** A form's own words, or its bigrams where it is none: the rarest bounds how often the form can stand anywhere. */
function termsOf(form: string): readonly string[] {
  const terms = formTerms(form);
  return terms.includes(form) ? [form] : terms;
}

/**
 * About the passages of a city's reports and news: among so many the rarity of a word is told where a place is named,
 * so that thousands of other places' articles beside them do not change what its sentences must hold.
 */
const PASSAGES_OF_A_PLACE = 400;

/** @returns in the order given */
export async function weighTerms(
  view: KnowledgeView,
  { terms, intent, regions }: Pick<QuestionPart, 'terms' | 'intent' | 'regions'>,
): Promise<WeighedTerm[]> {
  const wanted = [...new Set(terms.flatMap(({ forms }) => forms.flatMap(({ text }) => termsOf(text))))];
  const index = await view.termFrequencies(wanted);
  const passages = regions.length > 0 ? Math.min(index.passages, PASSAGES_OF_A_PLACE) : index.passages;
  const share = index.passages === 0 ? 1 : passages / index.passages;
  const frequency = new Map(
    wanted.map((term, at) => {
      const count = index.counts[at] ?? 0;
      return [term, count === 0 ? 0 : Math.max(1, count * share)];
    }),
  );
  const rarest = inverseDocumentFrequency(passages, 1);
  const frequencyOf = (form: string): number => {
    const own = termsOf(form).map((part) => frequency.get(part) ?? 0);
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
    return { ...term, importance, known: count > 0, weight: importance * Math.max(rarity, floor) };
  });
}
