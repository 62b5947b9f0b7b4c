/**
 * Places put in order by one figure each, and which of them a limit holds of for sure. Figures are ordered by the number
 * printed; what «以上», «超过» and the like leave open is told apart, never decided. Pure; called by compose/ranking.ts.
 */
import { allowedValues, ROUGH } from '../../knowledge/figures/allowed-values.ts';
import type { Observation } from '../../knowledge/observation.ts';
import type { PlaceFigures } from '../retrieve/place-figures.ts';
import type { AskedLimit, AskedRanking } from '../understand/asked-ranking.ts';

export interface PlacedFigure {
  readonly code: string;
  readonly name: string;
  readonly observation: Observation;
}

/** Best first in the order asked for; equal values by the place's code. */
export function inOrder(order: AskedRanking['order'], placed: readonly PlacedFigure[]): PlacedFigure[] {
  const sign = order === 'highest' ? -1 : 1;
  return placed.toSorted(
    (left, right) =>
      sign * (left.observation.baseValue - right.observation.baseValue) || (left.code < right.code ? -1 : 1),
  );
}

export function firstFigures(places: readonly PlaceFigures[]): PlacedFigure[] {
  return places.flatMap(({ code, name, figures: [observation] }) =>
    observation === undefined ? [] : [{ code, name, observation }],
  );
}

/** `open` where the printed words leave it open. */
export function holds({ side, inclusive, value }: AskedLimit, observation: Observation): 'yes' | 'no' | 'open' {
  const [low, high] = allowedValues(observation);
  const { bound } = observation;
  if (side === 'above') {
    if (low > value || (low === value && (inclusive || bound === 'over'))) return 'yes';
    return high < value || (high === value && !inclusive) ? 'no' : 'open';
  }
  if (high < value || (high === value && (inclusive || bound === 'nearly'))) return 'yes';
  return low > value || (low === value && !inclusive) ? 'no' : 'open';
}

/** Results of which only a lower end is told, near enough below the first that they may be higher; empty for targets. */
export function mayBeHigher(ordered: readonly PlacedFigure[]): PlacedFigure[] {
  const [first] = ordered;
  return ordered.filter(
    ({ observation }) =>
      first !== undefined &&
      observation.status !== 'target' &&
      (observation.bound === 'over' || observation.bound === 'at-least') &&
      observation.baseValue < first.observation.baseValue &&
      first.observation.baseValue - observation.baseValue <= ROUGH * Math.abs(first.observation.baseValue),
  );
}
