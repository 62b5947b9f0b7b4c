/**
 * A value of the kind asked for that stands in words which no observation holds: «一日办结», «末位». Its
 * clause must speak of what was asked; a clause that an observation describes is left to the observations,
 * which know growth from level and result from target.
 */
import type { Span } from '../../knowledge/article.ts';
import { holdsValue } from '../retrieve/answer-kind.ts';
import { valueOffset, type RankedCandidate } from '../retrieve/candidate.ts';
import { yearsOf } from '../../knowledge/language/periods.ts';
import { yearsAsked } from '../retrieve/fit.ts';
import { matchTerm } from '../retrieve/match-term.ts';
import type { WeighedTerm } from '../retrieve/weigh-terms.ts';
import type { QuestionPart } from '../understand/question.ts';
import { clauseRun, clausesOf, FIGURE_RUN } from './clause-run.ts';

export interface WordedValue {
  readonly candidate: RankedCandidate;
  readonly span: Span;
  /** Comparable with a figure choice's score. */
  readonly score: number;
}

const TRIED = 12;
const MIN_FIT = 0.45;
const MIN_COVERAGE = 0.45;
const IN_SENTENCE = 0.6;

/** A clause that names years, or goes on from one that does, none of them asked for. */
function speaksOfOtherYears(part: QuestionPart, candidate: RankedCandidate, clause: Span): boolean {
  const own = candidate.periods.filter(({ start }) => start >= clause.start && start < clause.end);
  const before = candidate.periods.findLast(({ start }) => start < clause.start);
  const named = (own.length === 0 && before !== undefined ? [before] : own).flatMap(({ period }) => yearsOf(period));
  const asked = part.periods.flatMap((one) => yearsAsked(one, candidate.article.reportYear));
  return named.length > 0 && asked.length > 0 && !named.some((year) => asked.includes(year));
}

/** @returns null where no clause among the best sentences holds such a value */
export function wordedValue(
  part: QuestionPart,
  terms: readonly WeighedTerm[],
  ranked: readonly RankedCandidate[],
): WordedValue | null {
  if (part.answerKind === 'statement') {
    return null;
  }
  const total = terms.reduce((sum, { weight }) => sum + weight, 0) || 1;
  let best: WordedValue | null = null;
  for (const candidate of ranked.slice(0, TRIED)) {
    if (candidate.regionFit < MIN_FIT || candidate.periodFit < MIN_FIT) {
      continue;
    }
    const told = candidate.observations.map((observation) => valueOffset(observation) - candidate.start);
    for (const clause of clausesOf(candidate.text)) {
      const isTold = told.some((at) => at >= clause.start && at < clause.end);
      if (isTold || !holdsValue(part, clause.folded) || speaksOfOtherYears(part, candidate, clause)) {
        continue;
      }
      const coverage =
        terms.reduce(
          (sum, term) =>
            sum +
            term.weight * Math.max(matchTerm(term, clause.folded), IN_SENTENCE * matchTerm(term, candidate.folded)),
          0,
        ) / total;
      const fits = candidate.regionFit * candidate.periodFit * (0.25 + 0.75 * candidate.statusFit) * candidate.pull;
      if (coverage >= MIN_COVERAGE && coverage * fits > (best?.score ?? 0)) {
        const span = clauseRun(part, terms, candidate, FIGURE_RUN, candidate.start + clause.start);
        best = { candidate, span, score: coverage * fits };
      }
    }
  }
  return best;
}
