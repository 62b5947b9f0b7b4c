/**
 * Whether a quantity surely stands in a relation to a value («1750亿元» is not over 2000亿元), surely does not, or leaves it
 * open: 近, 左右 and 以上 allow more than their number. Called where an answer draws a verdict, and by its proof.
 */
import { allowedRange, type PrintedQuantity, type Range } from './compare-quantities.ts';
import { readUnit } from './units.ts';

export type Relation = 'equal' | 'over' | 'at-least' | 'under' | 'at-most';

const near = (left: number, right: number): boolean =>
  left === right || Math.abs(left - right) <= 1e-9 * Math.max(Math.abs(left), Math.abs(right));

/** Chosen: reports round to two or three digits before they say 左右. */
const ABOUT = 0.03;

/** An exact value allows itself; a bound, what it says. */
function rangeOf(quantity: PrintedQuantity): Range {
  const { bound = 'exact', unit, value, maxValue } = quantity;
  if (bound !== 'exact' && bound !== 'about') {
    return allowedRange(quantity);
  }
  const slack = bound === 'about' ? ABOUT : 0;
  const { factor } = readUnit(unit);
  const [low, high] = [value * factor, (maxValue ?? value) * factor];
  return [low - Math.abs(low) * slack, high + Math.abs(high) * slack];
}

function comparable(left: PrintedQuantity, right: PrintedQuantity): boolean {
  const [a, b] = [readUnit(left.unit), readUnit(right.unit)];
  return a.base === b.base || (a.kind === 'counter' && b.kind === 'counter');
}

/** «下降超过9%» is below −9: its bound points the other way, and nothing is said of it. */
function isOpenFall({ value, bound = 'exact' }: PrintedQuantity): boolean {
  return value < 0 && bound !== 'exact' && bound !== 'about';
}

/**
 * @param asked its bound counts for `equal` alone, where «8%左右» allows what 左右 does
 * @returns null where neither is sure, or the units measure different things
 */
export function holdsAgainst(held: PrintedQuantity, relation: Relation, asked: PrintedQuantity): boolean | null {
  if (!comparable(held, asked) || isOpenFall(held) || (asked.maxValue ?? null) !== null) {
    return null;
  }
  const [low, high] = rangeOf(held);
  const limit = asked.value * readUnit(asked.unit).factor;
  const isOpenAbove = held.bound === 'nearly';
  switch (relation) {
    case 'equal': {
      const value = held.value * readUnit(held.unit).factor;
      if (near(value, limit) && (held.maxValue ?? null) === null && !isOpenAbove) return true;
      const [least, most] = asked.bound === 'about' ? rangeOf(asked) : [limit, limit];
      const [from, to] = rangeOf(held);
      return to < least || from > most ? false : null;
    }
    case 'over':
      return low > limit || (held.bound === 'over' && near(low, limit)) ? true : high <= limit ? false : null;
    case 'at-least':
      return low >= limit ? true : high < limit || (isOpenAbove && near(high, limit)) ? false : null;
    case 'under':
      return high < limit || (isOpenAbove && near(high, limit)) ? true : low >= limit ? false : null;
    case 'at-most':
      return high <= limit ? true : low > limit || (held.bound === 'over' && near(low, limit)) ? false : null;
  }
}
