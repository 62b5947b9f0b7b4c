/**
 * Reads a question as it was meant where one character of a word is wrong («期业» for «企业»): a misspelling that the
 * language sees is mended only where the articles agree, that is where they hardly ever write what was typed and do
 * write what was probably meant (or it is a word that anybody asks with, «多少»). Places, times, digits, negations and
 * quoted words are never touched.
 */
import { allIndicators } from '../../knowledge/figures/indicator-lexicon.ts';
import { normalise, toOriginalSpan } from '../../knowledge/language/normalise.ts';
import { findPeriods } from '../../knowledge/language/periods.ts';
import { createSpelling, type Misspelling, type Weighed } from '../../knowledge/language/spelling.ts';
import { thesaurusTerms } from '../../knowledge/language/thesaurus/index.ts';
import { wordFrequencies } from '../../knowledge/language/word-frequencies.ts';
import { domainWords } from '../../knowledge/language/words.ts';
import { findRegions, findSelfReferences } from '../../knowledge/regions/index.ts';
import { findNearRegion } from '../../knowledge/regions/near-names.ts';
import type { KnowledgeView } from '../../knowledge/store/port.ts';
import type { Correction } from '../../protocol/answer.ts';

export interface CorrectedQuestion {
  /** As long as what was typed, in code points. */
  readonly question: string;
  readonly corrections: readonly Correction[];
}

/** What was typed may stand across two words in so small a share of what is meant («长期业务» for «期业»). */
const CHANCE = 0.02;
const STRAY = 0.0002;
/** −ln of the chance of such an error; set on some 500 questions typed right, of which none may be read otherwise. */
const BORNE_OUT = 5;
const NEARLY = 2;
const USUAL = 6;
const QUOTED = /[“"「『‘'《][^”"」』’'》]{1,20}[”"」』’'》]/g;

const spelling = createSpelling(wordFrequencies, () => [
  ...domainWords(),
  ...thesaurusTerms(),
  ...allIndicators().flatMap(({ canonical, aliases }) => [canonical, ...aliases]),
]);

/** The bigrams of a word that hold its character at a position. */
function bigramsAt(word: string, at: number): string[] {
  return [word.slice(Math.max(0, at - 1), at + 1), word.slice(at, at + 2)].filter((bigram) => bigram.length === 2);
}

/** Readings that the articles bear out, each with how sure it must be besides. */
async function confirmed(view: KnowledgeView, found: readonly Misspelling[]): Promise<Weighed[]> {
  const wanted = [
    ...new Set(found.flatMap(({ typed, read, at }) => [...bigramsAt(typed, at), ...bigramsAt(read, at)])),
  ];
  const { passages, counts } = await view.termFrequencies(wanted);
  const countOf = new Map(wanted.map((bigram, index) => [bigram, counts[index] ?? 0]));
  const least = (word: string, at: number): number =>
    Math.min(...bigramsAt(word, at).map((bigram) => countOf.get(bigram) ?? 0));
  return found.flatMap((one) => {
    const typed = least(one.typed, one.at);
    const read = least(one.read, one.at);
    const more = one.sameSound ? 0 : NEARLY;
    if (read > 0 && typed <= CHANCE * read) {
      return [{ ...one, penalty: BORNE_OUT + more }];
    }
    return one.ordinary && typed <= STRAY * passages ? [{ ...one, penalty: USUAL + more }] : [];
  });
}

/** What was typed, and nothing corrected, where no word is misspelt. */
export async function correctSpelling(view: KnowledgeView, typed: string): Promise<CorrectedQuestion> {
  const normalised = normalise(typed);
  const { text } = normalised;
  const near = findNearRegion(text);
  const held = [
    ...findRegions(text),
    ...findSelfReferences(text),
    ...(near === null ? [] : [near]),
    ...findPeriods(text, { anchorYear: null }),
    ...[...text.matchAll(QUOTED)].map((match) => ({ start: match.index, end: match.index + match[0].length })),
  ];
  const found = spelling.readings(text, held);
  const mended = found.length === 0 ? [] : spelling.choose(text, await confirmed(view, found));
  let question = typed;
  for (const { start, at, read } of mended.toReversed()) {
    const span = toOriginalSpan(normalised, start + at, start + at + 1);
    question = question.slice(0, span.start) + read.charAt(at) + question.slice(span.end);
  }
  return { question, corrections: mended.map(({ typed: words, read }) => ({ typed: words, read })) };
}
