/**
 * The verdict over two figures of which one is told by a bound or a range alone («突破2万亿元», «7%以上»): which is higher
 * where the printed words settle it, that they do not where they don't; never a difference, which would be more exact
 * than the articles are. Proved by verify/bounded-claims.ts.
 */
import { allowedValues } from '../../knowledge/figures/allowed-values.ts';
import { fold } from '../../knowledge/language/normalise.ts';
import type { Observation } from '../../knowledge/observation.ts';
import { comparedFigures, type ComparedSide } from './compare.ts';
import { printedValue } from './printed-value.ts';

const ASKS_LESS = /低|少|慢|小|短/;
const ASKS_MORE = /高|多|快|大|长|强/;

function isOneKind(a: Observation, b: Observation): boolean {
  return a.baseUnit === b.baseUnit && a.measure === b.measure && a.indicator === b.indicator;
}

/** @returns null where the two are not of one kind, or both are definite numbers */
export function boundedVerdict(question: string, left: ComparedSide, right: ComparedSide): string | null {
  const [a, b] = comparedFigures(left, right) ?? [];
  const isOpen = [a, b].some(
    (one) => one !== undefined && (one.maxValue !== null || !['exact', 'about'].includes(one.bound)),
  );
  if (a === undefined || b === undefined || !isOpen || !isOneKind(a, b)) {
    return null;
  }
  const folded = fold(question);
  const wantsLess = ASKS_LESS.test(folded) && !ASKS_MORE.test(folded);
  const leftFirst = wantsLess ? a.baseValue <= b.baseValue : a.baseValue >= b.baseValue;
  const [first, second] = leftFirst ? [left, right] : [right, left];
  const [one, other] = leftFirst ? [a, b] : [b, a];
  const values = `${printedValue(one)}对${printedValue(other)}`;
  if (one.baseValue === other.baseValue) {
    return a.status === 'target' && b.status === 'target'
      ? `两者所定数字相同（${values}；原文不是确数）`
      : `两者所印数字相同（${values}），原文不是确数，不能断定高低`;
  }
  const percent = /[%％]/.test(one.unit);
  const word = wantsLess ? (percent ? '更低' : '更少') : percent ? '更高' : '更多';
  const [low, high] = wantsLess
    ? [allowedValues(other), allowedValues(one)]
    : [allowedValues(one), allowedValues(other)];
  return low[0] >= high[1]
    ? `${first.label}${word}（${values}；原文不是确数，不计算差额）`
    : `按所印数字${first.label}${word}（${values}），但原文不是确数，不能断定${second.label}一定${wantsLess ? '不低' : '不高'}于它`;
}
