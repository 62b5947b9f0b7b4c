/**
 * One statement a place or article, for questions that ask over all articles («哪些地方在用», «都有谁拿过»).
 * Only sentences that hold the rarest term themselves count.
 */
import { matchTerm } from '../retrieve/match-term.ts';
import type { RankedCandidate } from '../retrieve/candidate.ts';
import type { WeighedTerm } from '../retrieve/weigh-terms.ts';
import type { QuestionPart } from '../understand/question.ts';
import { clauseRun, PROSE_RUN } from './clause-run.ts';
import { statementOf } from './extract.ts';
import type { Statement } from './statement.ts';

const MOST_PLACES = 8;

/** @returns best first, one an article; empty where no sentence holds the rarest term */
export function acrossArticles(
  part: QuestionPart,
  terms: readonly WeighedTerm[],
  ranked: readonly RankedCandidate[],
): Statement[] {
  const key = terms.filter(({ known }) => known).toSorted((left, right) => right.weight - left.weight)[0];
  if (key === undefined) {
    return [];
  }
  const seen = new Set<string>();
  const statements: Statement[] = [];
  for (const candidate of ranked) {
    if (seen.has(candidate.article.id) || matchTerm(key, candidate.folded) < 0.7 || statements.length >= MOST_PLACES) {
      continue;
    }
    seen.add(candidate.article.id);
    const span = clauseRun(part, terms, candidate, { ...PROSE_RUN, maxLength: 90, wholeLength: 60, lengthCost: 0.12 });
    const statement = statementOf(candidate, span);
    const place = candidate.article.subjectRegions[0]?.name ?? `《${candidate.article.title}》`;
    const short = place.replace(/(省|市|区|县)$/, '');
    statements.push({
      ...statement,
      text: statement.text.includes(short) ? statement.text : `${place}：${statement.text}`,
    });
  }
  return statements;
}
