/**
 * How well one term of a part stands in a sentence and around it. What surrounds a sentence (heading, title,
 * passage, article) is matched once a passage, and a term that the passage does not hold is not looked for in
 * its sentences.
 */
import { isWithin } from '../../knowledge/regions/index.ts';
import type { Candidate } from './candidate.ts';
import { matchTerm } from './match-term.ts';
import type { WeighedTerm } from './weigh-terms.ts';

const HEADING = 0.6;
const TITLE = 0.55;
const BEFORE = 0.45;
const BEHIND = 0.3;
const PASSAGE = 0.3;
const ARTICLE = 0.25;
/** A term that tells where to look is met by the article as a whole. */
const WHERE = 0.95;
/** Of a term that the title holds, where the title holds most of what was asked: the article is about it. */
const TOPIC_AROUND = 0.85;
const TOPIC_INSIDE = 0.7;
const MOST_OF_IT = 0.45;

/** Matches of each term, by its index, with what surrounds the sentences of one passage. */
export interface Surroundings {
  readonly passage: readonly number[];
  readonly title: readonly number[];
  /** The best of heading, title, passage and article, each at its worth. */
  readonly worth: readonly number[];
  /** Only of terms that tell where to look. */
  readonly whole: readonly number[];
  /** Whether the title of a short article holds most of the part's term weight. */
  readonly topical: boolean;
}

export interface TermScore {
  readonly around: number;
  readonly inside: number;
}

/**
 * @param candidate any sentence of the passage
 * @param homes codes of places that where-terms point at: an article about one of them meets these as one that holds them
 */
export function surroundingsOf(
  terms: readonly WeighedTerm[],
  candidate: Candidate,
  homes: readonly string[],
): Surroundings {
  const isHome = candidate.article.subjectRegions.some(({ code }) => homes.some((home) => isWithin(code, home)));
  const title = terms.map((term) => matchTerm(term, candidate.titleFolded));
  const passage = terms.map((term) => matchTerm(term, candidate.passageFolded));
  const total = terms.reduce((sum, { weight }) => sum + weight, 0);
  const held = terms.reduce((sum, { weight }, index) => sum + weight * (title[index] ?? 0), 0);
  return {
    passage,
    title,
    worth: terms.map((term, index) =>
      Math.max(
        HEADING * matchTerm(term, candidate.headingFolded),
        TITLE * (title[index] ?? 0),
        PASSAGE * (passage[index] ?? 0),
        ARTICLE * matchTerm(term, candidate.articleFolded),
      ),
    ),
    whole: terms.map((term) => (term.where ? (isHome ? 1 : matchTerm(term, candidate.wholeFolded)) : 0)),
    topical: candidate.articleFolded !== '' && total > 0 && held >= MOST_OF_IT * total,
  };
}

/** «全社会研发投入1880.5亿元，占地区生产总值比重…»: a figure of the indicator stands there, in whatever words. */
const OBSERVED = 0.95;

function isObserved({ indicators }: WeighedTerm, { observations }: Candidate): boolean {
  return indicators.length > 0 && observations.some(({ indicator }) => indicators.includes(indicator));
}

/** Shares of the term's weight, 0–1. */
export function termScore(
  term: WeighedTerm,
  candidate: Candidate,
  surroundings: Surroundings,
  index: number,
): TermScore {
  if (term.where) {
    const anywhere = WHERE * (surroundings.whole[index] ?? 0);
    return { around: anywhere, inside: anywhere };
  }
  const here = (surroundings.passage[index] ?? 0) > 0;
  const spoken = here ? matchTerm(term, candidate.folded) : 0;
  const inside = spoken < OBSERVED && isObserved(term, candidate) ? OBSERVED : spoken;
  if (inside >= 0.99) {
    return { around: inside, inside };
  }
  const inTitle = surroundings.title[index] ?? 0;
  if (surroundings.topical && inTitle > 0) {
    return { around: Math.max(inside, TOPIC_AROUND * inTitle), inside: Math.max(inside, TOPIC_INSIDE * inTitle) };
  }
  const beside = here
    ? Math.max(BEFORE * matchTerm(term, candidate.before), BEHIND * matchTerm(term, candidate.behind))
    : 0;
  return { around: Math.max(inside, beside, surroundings.worth[index] ?? 0), inside };
}
