/** A chosen figure in the words of its clauses, with place, year and status before them where they do not say so. */
import type { RankedPart } from './answer-part.ts';
import { valueOffset } from '../retrieve/candidate.ts';
import type { FigureChoice } from './choose-figure.ts';
import { clauseRun, FIGURE_RUN } from './clause-run.ts';
import { statementOf } from './extract.ts';
import { lead } from './lead.ts';
import type { Statement } from './statement.ts';

/** @returns a statement whose span holds the figure's value; its first observation is the chosen one */
export function figureStatement(input: RankedPart, choice: FigureChoice): Statement {
  const { candidate, observation } = choice;
  const value = valueOffset(observation);
  const span = clauseRun(input.part, input.terms, candidate, FIGURE_RUN, value);
  const statement = statementOf(candidate, span);
  const shown = candidate.observations.filter((other) => {
    const at = valueOffset(other);
    return at >= span.start && at < span.end;
  });
  return {
    ...statement,
    text: lead(candidate, observation, statement.text) + statement.text,
    observations: [observation, ...shown.filter(({ id }) => id !== observation.id)],
  };
}
