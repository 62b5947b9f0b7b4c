/**
 * A figure question that an article answers without a number: «增速高于全省平均水平», «与经济增长同步».
 * Only where the indicator itself stands in the clause, in the right place, period and status.
 */
import type { RankedCandidate } from '../retrieve/candidate.ts';
import { matchTerm } from '../retrieve/match-term.ts';
import type { WeighedTerm } from '../retrieve/weigh-terms.ts';
import type { QuestionPart } from '../understand/question.ts';
import { clausesOf } from './clause-run.ts';
import { statementOf } from './extract.ts';
import { lead } from './lead.ts';
import type { Statement } from './statement.ts';

const QUALITATIVE =
  /(高于|低于|快于|不低于|好于).{0,12}(平均|水平|增速|增长|全省|全国|全市)|(与|和).{0,14}(同步|持平)|合理区间|位居.{0,6}前列|只增不减|不增反降/;
const NAMED = 0.9;
const MIN_FIT = 0.9;

/** By its own words or its canonical name: «经济增长» beside another indicator is no answer for 地区生产总值. */
function namedIn(term: WeighedTerm, folded: string): boolean {
  return [term.words, ...term.indicators].some(
    (name) => matchTerm({ forms: [{ text: name, weight: 1 }] }, folded) >= NAMED,
  );
}

/** @returns null where no clause says it */
export function withoutNumber(
  part: QuestionPart,
  terms: readonly WeighedTerm[],
  ranked: readonly RankedCandidate[],
): Statement | null {
  const named = terms.filter(({ indicators }) => indicators.length > 0);
  if (named.length === 0) {
    return null;
  }
  for (const candidate of ranked.slice(0, 12)) {
    if (candidate.regionFit < MIN_FIT || candidate.periodFit < MIN_FIT || candidate.statusFit < MIN_FIT) {
      continue;
    }
    for (const clause of clausesOf(candidate.text)) {
      if (QUALITATIVE.test(clause.folded) && named.some((term) => namedIn(term, clause.folded))) {
        const span = { start: candidate.start + clause.start, end: candidate.start + clause.end };
        const statement = statementOf(candidate, span);
        const words = lead(candidate, null, statement.text);
        return { ...statement, text: `${words}${statement.text}（原文没有给出具体数值）`, lead: words };
      }
    }
  }
  return null;
}
