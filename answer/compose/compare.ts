/**
 * A comparison as a table, a citation a cell, and a verdict computed from the figures where both sides
 * have one of the same unit. The formula is shown, so that the reader can check it.
 */
import { fold } from '../../knowledge/language/normalise.ts';
import { sameValue } from '../../knowledge/figures/compare-quantities.ts';
import { sameFact } from '../../knowledge/figures/same-fact.ts';
import type { Observation } from '../../knowledge/observation.ts';
import type { DerivedFigure } from '../../protocol/answer.ts';
import type { PartAnswer, Statement } from './statement.ts';

/** For these a smaller number is the better one: «哪边快» over working days. */
const LESS_WINS = /快|短|少|低|省/;
const DURATION = /日|天|月|小时|分钟|年/;

/** A difference needs two definite numbers; «左右» is one, «以上», «超», «近» and ranges are none. */
function isDefinite({ bound, maxValue }: Observation): boolean {
  return maxValue === null && (bound === 'exact' || bound === 'about');
}

/** «确保6.5%、力争7%»: a side that shows two values of what is compared has no single one to be held against the other. */
function showsSeveral({ statement, observation }: ComparedSide): boolean {
  return (
    observation !== null &&
    statement.observations.some((other) => sameFact(other, observation) && !sameValue(other, observation))
  );
}

/** The two figures that a verdict may stand on; null where a side has none or several. */
export function comparedFigures(left: ComparedSide, right: ComparedSide): readonly [Observation, Observation] | null {
  const [a, b] = [left.observation, right.observation];
  return a === null || b === null || showsSeveral(left) || showsSeveral(right) ? null : [a, b];
}

export interface Verdict {
  readonly words: string;
  readonly value: number;
  readonly unit: string;
  readonly formula: string;
  /** The two observations, the left one first. */
  readonly from: readonly [Observation, Observation];
}

export interface ComparedSide {
  readonly label: string;
  readonly statement: Statement;
  /** The figure the part asked for; null where the words alone answer. */
  readonly observation: Observation | null;
}

function round(value: number): number {
  return Number(value.toFixed(6));
}

function decimalsOf(value: number): number {
  return /\.(\d+)/.exec(String(value))?.[1]?.length ?? 0;
}

interface Difference {
  readonly value: number;
  readonly unit: string;
  /** Whether it was rounded: of «3.46万亿元» and «30355.73亿元» no more is known than the coarser one tells. */
  readonly rounded: boolean;
}

/** In the unit and to the digit of the coarser of two scales. */
function roundedDifference(left: Observation, right: Observation): Difference {
  const factorOf = ({ value, baseValue }: Observation): number => (value === 0 ? 1 : baseValue / value);
  const coarse = factorOf(left) >= factorOf(right) ? left : right;
  const value = (left.baseValue - right.baseValue) / factorOf(coarse);
  return { value: Number(value.toFixed(decimalsOf(coarse.value))), unit: coarse.unit, rounded: true };
}

function difference(left: Observation, right: Observation): Difference {
  const percent = /[%％]/.test(left.unit);
  return percent || left.unit === right.unit
    ? { value: round(left.value - right.value), unit: percent ? '个百分点' : left.unit, rounded: false }
    : roundedDifference(left, right);
}

/** «16%－12%＝4个百分点»: the larger first, so that no difference is negative; the words say whose it is. */
function subtraction(a: Observation, b: Observation, found: Difference): Omit<Verdict, 'words'> {
  const { value, unit, rounded } = found;
  const [first, second] = value < 0 ? [b, a] : [a, b];
  const size = Math.abs(value);
  const formula = `${first.value}${first.unit}－${second.value}${second.unit}${rounded ? '≈' : '＝'}${size}${unit}`;
  return { value: size, unit, formula, from: [first, second] };
}

/** @returns null where the two figures are not of one kind */
export function verdict(question: string, left: ComparedSide, right: ComparedSide): Verdict | null {
  const [a, b] = comparedFigures(left, right) ?? [];
  if (a === undefined || b === undefined || a.baseUnit !== b.baseUnit || !isDefinite(a) || !isDefinite(b)) {
    return null;
  }
  const folded = fold(question);
  const found = difference(a, b);
  const { value, unit, rounded } = found;
  const leftLarger = a.baseValue > b.baseValue;
  const shown = subtraction(a, b, found);
  const { formula } = shown;
  if (value === 0) {
    if (a.baseValue !== b.baseValue) return null;
    return { words: `两者相同，都是${a.value}${a.unit}`, ...shown };
  }
  const asksSpeed = /快|慢|短|长/.test(folded) && DURATION.test(a.baseUnit);
  const size = `${rounded ? '约' : ''}${Math.abs(value)}${unit}`;
  if (asksSpeed) {
    const faster = leftLarger ? right : left;
    return { words: `${faster.label}更快，少${size}（${formula}）`, ...shown };
  }
  const wantsLess = LESS_WINS.test(folded) && !/多|高|大|快/.test(folded);
  const winner = leftLarger === wantsLess ? right : left;
  const word = wantsLess ? (/[%％]/.test(a.unit) ? '更低' : '更少') : /[%％]/.test(a.unit) ? '更高' : '更多';
  return { words: `${winner.label}${word}，相差${size}（${formula}）`, ...shown };
}

/** A period against an earlier one of the same place: how it changed. */
export function change(left: ComparedSide, right: ComparedSide): Verdict | null {
  const [a, b] = comparedFigures(left, right) ?? [];
  if (a === undefined || b === undefined || a.baseUnit !== b.baseUnit || !isDefinite(a) || !isDefinite(b)) {
    return null;
  }
  const found = difference(a, b);
  const { value, unit, rounded } = found;
  const shown = subtraction(a, b, found);
  if (value === 0 && a.baseValue !== b.baseValue) return null;
  const words =
    value === 0
      ? `${left.label}与${right.label}相同`
      : `${left.label}比${right.label}${value > 0 ? '高' : '低'}${rounded ? '约' : ''}${Math.abs(value)}${unit}（${shown.formula}）`;
  return { words, ...shown };
}

export type DerivedDraft = Omit<DerivedFigure, 'from'> & { readonly from: readonly [Observation, Observation] };

/** What a side of the comparison is called: its place, else its period, both where places repeat. */
export function labelOf(answer: PartAnswer, samePlace: boolean): string {
  const { part } = answer;
  const place = part.regions[0]?.name ?? '';
  const period = part.periods[0]?.words ?? '';
  const status = part.status === 'target' ? '目标' : part.status === 'achieved' && samePlace ? '实际' : '';
  return samePlace ? `${period}${status}` || place || '该项' : place || period || '该项';
}
