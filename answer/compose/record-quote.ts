/** The words of an article that a record is cited with: from its indicator's words to its value, in whole clauses. */
import type { Span } from '../../knowledge/article.ts';
import type { Observation } from '../../knowledge/observation.ts';
import { valueOffset } from '../retrieve/candidate.ts';
import { clausesOf } from './clause-run.ts';

const LONGEST = 200;

/** @returns a span of the article; the value's clause alone where the indicator stands far before it */
export function recordQuote(observation: Observation): Span {
  const { quote, start, trace } = observation;
  const value = valueOffset(observation);
  const unit = trace.find(({ slot }) => slot === 'unit')?.end ?? value;
  const indicator = trace.find(({ slot, from }) => slot === 'indicator' && from === 'quote')?.start ?? value;
  const clauses = clausesOf(quote).map((clause) => ({ start: start + clause.start, end: start + clause.end }));
  const first = clauses.find(({ end }) => Math.min(value, indicator) < end) ?? observation;
  const last = clauses.find(({ end }) => Math.max(value, unit - 1) < end) ?? observation;
  return last.end - first.start > LONGEST
    ? { start: last.start, end: last.end }
    : { start: first.start, end: last.end };
}
