/**
 * What a place offers, as points in the article's words: the sentences of the best article that say what is
 * given, paid, opened or simplified, in the order of the text, the ones that share most with the question first
 * chosen. A single question about one procedure gets the few sentences that answer it.
 */
import { OFFERS } from '../retrieve/answer-kind.ts';
import type { RankedCandidate } from '../retrieve/candidate.ts';
import type { WeighedTerm } from '../retrieve/weigh-terms.ts';
import type { QuestionPart } from '../understand/question.ts';
import { clauseRun, LIST_RUN } from './clause-run.ts';
import { extract, statementOf } from './extract.ts';
import type { Statement } from './statement.ts';

const MOST_POINTS = 4;
/** Beside the best one. */
const AS_GOOD = 0.6;
const LONGEST_ANSWER = 560;

/** The best sentence that offers something, where one is about as good as the best of all. */
function offeringFirst(ranked: readonly RankedCandidate[]): readonly RankedCandidate[] {
  const least = (ranked[0]?.score ?? 0) * AS_GOOD;
  const first = ranked.find(({ folded, score }) => score >= least && OFFERS.test(folded));
  return first === undefined ? ranked : [first, ...ranked.filter((candidate) => candidate !== first)];
}

/** @param ranked best first, not empty */
export function policyPoints(
  part: QuestionPart,
  terms: readonly WeighedTerm[],
  ranked: readonly RankedCandidate[],
): Statement[] {
  const ordered = offeringFirst(ranked);
  const chosen = extract(part, terms, ordered, MOST_POINTS);
  const [best] = ordered;
  if (best === undefined) {
    return chosen;
  }
  let length = chosen.reduce((sum, { text }) => sum + text.length, 0);
  for (const candidate of ordered.slice(1, 10)) {
    const taken = chosen.some(
      ({ candidate: other }) => other.start === candidate.start && other.article.id === candidate.article.id,
    );
    const belongs = candidate.article.id === best.article.id && candidate.score >= best.score * AS_GOOD;
    if (taken || !belongs || !OFFERS.test(candidate.folded) || chosen.length >= MOST_POINTS) {
      continue;
    }
    const statement = statementOf(candidate, clauseRun(part, terms, candidate, LIST_RUN));
    if (length + statement.text.length > LONGEST_ANSWER) {
      break;
    }
    length += statement.text.length;
    chosen.push(statement);
  }
  const [first, ...rest] = chosen;
  return first === undefined ? [] : [first, ...rest.sort((left, right) => left.span.start - right.span.start)];
}
