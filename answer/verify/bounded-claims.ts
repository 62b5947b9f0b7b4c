/**
 * A verdict without a difference («成都市更多（超过2.2万亿元对1.9万亿元；原文不是确数，不计算差额）») held against its two
 * rows: the values are theirs, of one kind, and the order is what the printed words allow. Written apart from the composer.
 */
import { formatQuantity } from '../../knowledge/figures/compare-quantities.ts';
import type { Observation } from '../../knowledge/observation.ts';
import { allowedValues } from '../../knowledge/figures/allowed-values.ts';
import type { ComparedRow } from './verdict-claims.ts';

/** Words by which the proof knows such a line, whether or not it is right. */
export const CLAIMS_BOUNDED = /原文不是确数/;

const SETTLED = /^(.+?)更(高|多|低|少)（(.+?)对(.+?)；原文不是确数，不计算差额）$/;
const OPEN = /^按所印数字(.+?)更(高|多|低|少)（(.+?)对(.+?)），但原文不是确数，不能断定(.+?)一定不[高低]于它$/;
const SAME = /^两者所(?:印|定)数字相同（(.+?)对(.+?)(?:），原文不是确数，不能断定高低|；原文不是确数）)$/;

function printed({ value, maxValue, unit, bound }: Observation): string {
  const high = maxValue === null ? null : Math.abs(maxValue);
  return (value < 0 ? '-' : '') + formatQuantity({ value: Math.abs(value), maxValue: high, unit, bound });
}

/** The first figures of both rows that print these values and are of one kind; null where there are none. */
function pairOf(
  first: ComparedRow,
  second: ComparedRow,
  values: readonly [string, string],
): readonly [Observation, Observation] | null {
  for (const one of first.figures.filter((figure) => printed(figure) === values[0])) {
    const other = second.figures.find(
      (figure) =>
        printed(figure) === values[1] &&
        figure.baseUnit === one.baseUnit &&
        figure.measure === one.measure &&
        figure.indicator === one.indicator,
    );
    if (other !== undefined) return [one, other];
  }
  return null;
}

export function boundedHolds(words: string, rows: readonly ComparedRow[]): boolean {
  const [left, right] = rows;
  if (left === undefined || right === undefined || rows.length !== 2 || left.label === right.label) return false;
  const same = SAME.exec(words);
  if (same !== null) {
    const values = [same[1] ?? '', same[2] ?? ''] as const;
    const pair = pairOf(left, right, values) ?? pairOf(right, left, values);
    return pair !== null && pair[0].baseValue === pair[1].baseValue;
  }
  const settled = SETTLED.exec(words);
  const [, label, word = '', value = '', otherValue = '', otherLabel] = settled ?? OPEN.exec(words) ?? [];
  const [first, second] = label === left.label ? [left, right] : [right, left];
  const pair = first.label === label ? pairOf(first, second, [value, otherValue]) : null;
  if (pair === null || (otherLabel !== undefined && otherLabel !== second.label)) return false;
  const [larger, smaller] = word === '高' || word === '多' ? pair : [pair[1], pair[0]];
  return settled === null
    ? larger.baseValue > smaller.baseValue
    : larger.baseValue > smaller.baseValue && allowedValues(larger)[0] >= allowedValues(smaller)[1];
}
