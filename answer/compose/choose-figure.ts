/**
 * Chooses the observation that a figure question asks for among the best sentences: the one whose own
 * words, kind of number, unit, period, status and place fit. Growth is not level, new is not stock, a target
 * is no result: such a misfit costs more than any word can gain.
 */
import type { Observation } from '../../knowledge/observation.ts';
import type { RankedCandidate } from '../retrieve/candidate.ts';
import { statusFit } from '../retrieve/fit.ts';
import type { WeighedTerm } from '../retrieve/weigh-terms.ts';
import type { QuestionPart } from '../understand/question.ts';
import { askedOf, type AskedWords } from './asked-words.ts';
import { clauseOf, coverageOf, isOfNamed, matchesAround, namesAsked, namesItself, partFit } from './figure-names.ts';
import { comparedFit, kindFit, periodFit, placeFit } from './observation-fit.ts';

export interface FigureChoice {
  readonly candidate: RankedCandidate;
  readonly observation: Observation;
  /** 0–1: how well words, kind, period, status and place fit together. */
  readonly score: number;
  /** The share of term weight in the observation's own words and clause. */
  readonly coverage: number;
  readonly kindFit: number;
  readonly periodFit: number;
  readonly regionFit: number;
  readonly statusFit: number;
  /** Whether the noun beside the question word stands in the observation's words or sentence. */
  readonly namesAsked: boolean;
  /** Whether it is of an indicator that the question names; true where it names none. */
  readonly ofIndicator: boolean;
}

const PHRASE_BONUS = 0.4;
/** Of two figures of one sentence the one whose own name holds what is asked for. */
const NAMED_ITSELF = 1.15;

/** @param around of `matchesAround`, by the index of the term */
function rate(
  asked: AskedWords,
  candidate: RankedCandidate,
  around: readonly number[],
  observation: Observation,
): FigureChoice {
  const { part } = asked;
  const coverage = coverageOf(asked, candidate, around, observation);
  const kind = kindFit(part, observation, clauseOf(candidate, observation));
  const period = periodFit(part, candidate, observation);
  const status = statusFit(part.status, observation.status);
  const place = placeFit(part, candidate, observation);
  const score =
    coverage *
    kind *
    period *
    (0.25 + 0.75 * status) *
    place *
    (0.7 + 0.3 * candidate.coverage) *
    (1 + PHRASE_BONUS * candidate.phrase) *
    comparedFit(part, observation) *
    (namesItself(asked, observation) ? NAMED_ITSELF : 1) *
    partFit(asked, candidate, observation) *
    candidate.age *
    candidate.pull;
  return {
    candidate,
    observation,
    score,
    coverage,
    kindFit: kind,
    periodFit: period,
    regionFit: place,
    statusFit: status,
    ofIndicator: isOfNamed(asked, observation),
    namesAsked: namesAsked(asked, candidate, observation),
  };
}

/** Best first; ties by place in the article, so that runs repeat. */
export function chooseFigures(
  part: QuestionPart,
  terms: readonly WeighedTerm[],
  candidates: readonly RankedCandidate[],
): FigureChoice[] {
  const asked = askedOf(part, terms);
  return candidates
    .flatMap((candidate) => {
      if (candidate.observations.length === 0) return [];
      const around = matchesAround(terms, candidate);
      return candidate.observations.map((observation) => rate(asked, candidate, around, observation));
    })
    .sort(
      (left, right) =>
        right.score - left.score ||
        (left.observation.articleId < right.observation.articleId
          ? -1
          : left.observation.articleId > right.observation.articleId
            ? 1
            : 0) ||
        left.observation.start - right.observation.start ||
        (left.observation.id < right.observation.id ? -1 : 1),
    );
}
