/**
 * An aim in two steps («增长5.5%、力争6%以上»): both are targets, and one without the other is half of what was said.
 * Widens the words shown to the second step. Called by figure-statement.ts.
 */
import type { Span } from '../../knowledge/article.ts';
import { sameFact } from '../../knowledge/figures/same-fact.ts';
import { valueOffset } from '../retrieve/candidate.ts';
import { clausesOf } from './clause-run.ts';
import type { FigureChoice } from './choose-figure.ts';

/** Chosen: «、力争达到», «,奋力争取实现» are shorter; farther on another sentence part begins. */
const BETWEEN = 14;
const STEP = /^[^;；。\d]*(?:力争|争取|争|确保|奋力|冲刺|挑战|目标)[^;；。\d]*$/;

/** `span` itself where the chosen figure is no target or has no second step right beside it. */
export function withSecondStep({ candidate, observation }: FigureChoice, span: Span): Span {
  if (observation.status !== 'target') return span;
  let { start, end } = span;
  const at = valueOffset(observation);
  for (const other of candidate.observations) {
    const place = valueOffset(other);
    if (other.id === observation.id || !sameFact(observation, other) || other.baseUnit !== observation.baseUnit)
      continue;
    const [first, second] = at < place ? [at, place] : [place, at];
    const between = candidate.article.text.slice(first, second).replace(/^[\d.]+\s*[%％]?(?:左右|以上)?/, '');
    if (between.length > BETWEEN || !STEP.test(between)) continue;
    for (const clause of clausesOf(candidate.text)) {
      const [from, to] = [candidate.start + clause.start, candidate.start + clause.end];
      if (from <= place && place < to) {
        start = Math.min(start, from);
        end = Math.max(end, to);
      }
    }
  }
  return { start, end };
}
