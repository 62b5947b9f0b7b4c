/**
 * A comparison's verdict («滁州市更高，相差0.5个百分点（6.5%－6%＝0.5个百分点）») recomputed: both operands are figures of the
 * two rows, of one kind, the difference is theirs, and the side named is the side it is said of.
 */
import { readUnit } from '../../knowledge/figures/units.ts';
import { lookUpIndicator } from '../../knowledge/figures/indicator-lexicon.ts';
import type { Observation } from '../../knowledge/observation.ts';
import type { DerivedFigure } from '../../protocol/answer.ts';

/** A row of a comparison with the figures it shows. */
export interface ComparedRow {
  readonly label: string;
  readonly figures: readonly Observation[];
}

export interface Computed {
  readonly derived: Omit<DerivedFigure, 'from'>;
  readonly from: readonly [Observation, Observation];
}

const NUMBER = '-?\\d+(?:\\.\\d+)?(?:e-?\\d+)?';
const FORMULA = new RegExp(`^(${NUMBER})([^－＝≈]*)－(${NUMBER})([^－＝≈]*)([＝≈])(${NUMBER})([^－＝≈]*)$`);
const RANKED = new RegExp(`^(.+?)(更高|更多|更低|更少)，相差(约?)(${NUMBER})([^（]*)（(.+)）$`);
const FASTER = new RegExp(`^(.+?)更快，少(约?)(${NUMBER})([^（]*)（(.+)）$`);
const CHANGED = new RegExp(`^(.+?)比(.+)(高|低)(约?)(${NUMBER})([^（]*)（(.+)）$`);
const EQUAL = new RegExp(`^(?:两者相同，都是(${NUMBER})(.*)|(.+)与(.+)相同)$`);

/** Words by which the proof knows that a line claims a computed number, whether or not it is right. */
export const CLAIMS_VERDICT = /相差|更快|更[高低多少]|两者相同|与.+相同$|＝|≈/;

/** Equal but for what floating point leaves of a difference. */
function near(left: number, right: number): boolean {
  return Math.abs(left - right) <= 1e-9 * Math.max(1, Math.abs(left));
}

function sameThing(left: Observation, right: Observation): boolean {
  const known = lookUpIndicator(left.indicator) !== null || lookUpIndicator(right.indicator) !== null;
  const [a, b] = [left.indicator, right.indicator];
  return a === b || (!known && (a.includes(b) || b.includes(a)));
}

function sameBase(left: Observation, right: Observation): boolean {
  const base = ({ comparedWith }: Observation): string => (comparedWith === '同比' ? '' : (comparedWith ?? ''));
  return base(left) === base(right);
}

/** «以上», «超», «近» and ranges leave a number open. */
function isDefinite({ bound, maxValue }: Observation): boolean {
  return maxValue === null && (bound === 'exact' || bound === 'about');
}

/** Whether the difference of two figures means anything. */
export function areComparable(left: Observation, right: Observation): boolean {
  return (
    left.baseUnit === right.baseUnit &&
    left.measure === right.measure &&
    isDefinite(left) &&
    isDefinite(right) &&
    sameThing(left, right) &&
    sameBase(left, right)
  );
}

interface Operands {
  readonly from: readonly [Observation, Observation];
  readonly value: number;
  readonly unit: string;
}

/** The formula's operands in its own order, which is the rows' or the other way round; `value` is the first row less the second. */
function operandsOf(formula: string, [left, right]: readonly [ComparedRow, ComparedRow]): Operands | null {
  const straight = operandsIn(formula, [left, right]);
  if (straight !== null) return straight;
  const turned = operandsIn(formula, [right, left]);
  return turned === null ? null : { ...turned, value: -turned.value };
}

function operandsIn(formula: string, [left, right]: readonly [ComparedRow, ComparedRow]): Operands | null {
  const match = FORMULA.exec(formula);
  if (match === null) {
    return null;
  }
  const [, a, aUnit = '', b, bUnit = '', sign, v, unit = ''] = match;
  const isOperand = (value: string | undefined, of: string) => (one: Observation) =>
    one.value === Number(value) && one.unit === of;
  const value = Number(v);
  for (const first of left.figures.filter(isOperand(a, aUnit))) {
    for (const second of right.figures.filter(isOperand(b, bUnit))) {
      const percent = /[%％]/.test(first.unit);
      const factor = readUnit(unit).factor;
      const difference = percent
        ? first.value - second.value
        : (first.baseValue - second.baseValue) / (unit === first.baseUnit ? 1 : factor);
      const unitStands = percent
        ? unit === '个百分点'
        : sign === '≈'
          ? unit === coarserOf(first, second).unit
          : first.unit === second.unit && (unit === first.unit || unit === first.baseUnit);
      const size = sign === '≈' ? Number(difference.toFixed(decimalsOf(coarserOf(first, second)))) : difference;
      if (areComparable(first, second) && unitStands && near(size, value)) {
        return { from: [first, second], value, unit };
      }
    }
  }
  return null;
}

/** Of two scales the larger one: no difference is known beyond its last digit. */
function coarserOf(first: Observation, second: Observation): Observation {
  return readUnit(first.unit).factor >= readUnit(second.unit).factor ? first : second;
}

function decimalsOf({ value }: Observation): number {
  return /\.(\d+)/.exec(String(value))?.[1]?.length ?? 0;
}

/** A rounded difference is said to be one, in the words as in the formula. */
function saysRounded(about: string | undefined, formula: string): boolean {
  return (about === '约') === formula.includes('≈');
}

function computed(formula: string, operands: Operands): Computed {
  const { value, unit, from } = operands;
  const printed = Number(FORMULA.exec(formula)?.[6] ?? value);
  return { derived: { value: printed, unit, formula }, from };
}

/** @returns null where the verdict does not follow from the rows */
export function recompute(words: string, rows: readonly ComparedRow[]): Computed | null {
  const [left, right] = rows;
  if (left === undefined || right === undefined || rows.length !== 2 || left.label === right.label) {
    return null;
  }
  const pair = [left, right] as const;
  const ranked = RANKED.exec(words);
  if (ranked !== null) {
    const [, label, word = '', about, size, unit, formula = ''] = ranked;
    const operands = operandsOf(formula, pair);
    const leftWins =
      operands !== null && (word === '更高' || word === '更多' ? operands.value > 0 : operands.value < 0);
    const percent = operands !== null && /[%％]/.test(operands.from[0].unit);
    const fits = percent === (word === '更高' || word === '更低');
    return operands !== null &&
      fits &&
      label === (leftWins ? left : right).label &&
      near(Number(size), Math.abs(operands.value)) &&
      unit === operands.unit &&
      saysRounded(about, formula) &&
      operands.value !== 0
      ? computed(formula, operands)
      : null;
  }
  const faster = FASTER.exec(words);
  if (faster !== null) {
    const [, label, about, size, unit, formula = ''] = faster;
    const operands = operandsOf(formula, pair);
    return operands !== null &&
      label === (operands.value < 0 ? left : right).label &&
      near(Number(size), Math.abs(operands.value)) &&
      unit === operands.unit &&
      saysRounded(about, formula)
      ? computed(formula, operands)
      : null;
  }
  const changed = CHANGED.exec(words);
  if (changed !== null) {
    const [, from, to, word, about, size, unit, formula = ''] = changed;
    const operands = operandsOf(formula, pair);
    return operands !== null &&
      from === left.label &&
      to === right.label &&
      (word === '高') === operands.value > 0 &&
      near(Number(size), Math.abs(operands.value)) &&
      unit === operands.unit &&
      saysRounded(about, formula)
      ? computed(formula, operands)
      : null;
  }
  return equality(words, pair);
}

function equality(words: string, [left, right]: readonly [ComparedRow, ComparedRow]): Computed | null {
  const match = EQUAL.exec(words);
  if (match === null) {
    return null;
  }
  const [, size, unit, from, to] = match;
  if (from !== undefined && (from !== left.label || to !== right.label)) {
    return null;
  }
  for (const a of left.figures) {
    for (const b of right.figures) {
      const isSize = size === undefined || (near(a.value, Number(size)) && a.unit === unit);
      if (isSize && areComparable(a, b) && near(a.baseValue, b.baseValue)) {
        const difference = /[%％]/.test(a.unit) ? '个百分点' : a.unit === b.unit ? a.unit : a.baseUnit;
        const formula = `${a.value}${a.unit}－${b.value}${b.unit}＝0${difference}`;
        return { derived: { value: 0, unit: difference, formula }, from: [a, b] };
      }
    }
  }
  return null;
}
