/** A figure's value in the words of a verdict: «预计1750亿元», «下降9%», «500亿元». Called where one is drawn and by its proof. */
import type { Observation, Status } from '../observation.ts';
import { formatQuantity } from './compare-quantities.ts';

const STATUS: Readonly<Record<Status, string>> = { achieved: '', stated: '', estimated: '预计', target: '目标' };

/** @param plain leaves the status to the words around it */
export function toldValue(observation: Observation, plain = false): string {
  const { value, maxValue, unit, bound, measure, status } = observation;
  const falls = value < 0 && (measure === 'growth' || measure === 'average-growth' || measure === 'change');
  const quantity = formatQuantity({
    value: Math.abs(value),
    maxValue: maxValue === null ? null : Math.abs(maxValue),
    unit,
    bound,
  });
  return `${plain ? '' : STATUS[status]}${falls ? '下降' : ''}${quantity}`;
}
