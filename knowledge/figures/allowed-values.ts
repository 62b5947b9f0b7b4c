/**
 * What values a printed figure allows, for verdicts over several of them: an exact result is what it says, one that is
 * said roughly or with one end alone («约», «超», «以上») lies within a tenth of its number, and a target is the number it
 * is set at, whatever is hoped for beyond it. Called where rankings and comparisons are composed and where they are proved.
 */
import type { Observation } from '../observation.ts';

/** As in same-fact.ts, where a rounded and an exact wording are one fact. */
export const ROUGH = 0.1;

/** In the base unit. */
export function allowedValues({
  baseValue,
  value,
  maxValue,
  bound,
  status,
}: Observation): readonly [low: number, high: number] {
  const highest = maxValue === null || value === 0 ? baseValue : (baseValue / value) * maxValue;
  const slack = status === 'target' || bound === 'exact' ? 0 : ROUGH * Math.abs(baseValue);
  const isOpenBelow = bound === 'about' || bound === 'nearly' || bound === 'at-most';
  const isOpenAbove = bound === 'about' || bound === 'over' || bound === 'at-least';
  return [baseValue - (isOpenBelow ? slack : 0), highest + (isOpenAbove ? slack : 0)];
}
