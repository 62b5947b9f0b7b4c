/**
 * What shows that a place pointed at by an entity is the one meant. An answer from an article that does not speak of the
 * entity is followed by the sentence that places it there; where the articles place it in several, the question is asked back.
 */
import { isWithin } from '../../knowledge/regions/index.ts';
import type { LearnedHome } from '../retrieve/learned-home.ts';
import { statementOf } from './extract.ts';
import type { PartAnswer, Statement } from './statement.ts';

const MOST_READINGS = 5;

/** @param home null where no place was pointed at so: the answer stays */
export function withHomeEvidence(answer: PartAnswer, home: LearnedHome | null): PartAnswer {
  if (home === null || answer.kind !== 'found') return answer;
  const isSpokenOf = ({ candidate }: Statement): boolean =>
    home.names.some((name) => candidate.wholeFolded.includes(name));
  const isThere = ({ article }: Statement): boolean =>
    article.subjectRegions.some(({ code }) => home.regions.some((region) => isWithin(code, region.code)));
  const leaning = answer.statements.filter((statement) => !isSpokenOf(statement) && isThere(statement));
  const shown = home.evidence.map((sentence) => statementOf(sentence, sentence));
  if (leaning.length === 0 || shown.length === 0) return answer;
  if (shown.length > 1) return { kind: 'ambiguous', part: answer.part, readings: shown.slice(0, MOST_READINGS) };
  return { ...answer, statements: [...answer.statements, ...shown] };
}
