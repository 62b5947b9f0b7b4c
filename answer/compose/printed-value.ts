/** A record's value with its sign, bound and unit: «约7.5%», «超过2万亿元», «-3%». */
import { formatQuantity } from '../../knowledge/figures/compare-quantities.ts';
import type { Observation } from '../../knowledge/observation.ts';

export function printedValue({ value, maxValue, unit, bound }: Observation): string {
  const size = { value: Math.abs(value), maxValue: maxValue === null ? null : Math.abs(maxValue), unit, bound };
  return (value < 0 ? '-' : '') + formatQuantity(size);
}
