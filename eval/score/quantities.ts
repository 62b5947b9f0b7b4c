/**
 * Quantities as a text states them, for comparing values and never strings: 1.2万亿 is 12000亿, 8.5% is 百分之八点五,
 * 个百分点 is not %, 超 / 约 / 以上 are bounds, 下降 turns the sign. Only number words are shared with the answering
 * side (knowledge/language/numbers.ts): a scorer that used its figure parser would be blind to that parser's faults.
 */
import type { Span } from '../../knowledge/article.ts';
import { findNumbers } from '../../knowledge/language/numbers.ts';
import type { NumberMention } from '../../knowledge/language/numbers.ts';
import { splitUnit } from './units.ts';

export type QuantityKind = 'percent' | 'points' | 'rank' | 'date' | 'amount';
export type BoundKind = 'exact' | 'lower' | 'upper' | 'near';

export interface Quantity extends Span {
  /** Scaled (万, 亿, 千米 …); negative behind 下降, 减少 and the like. */
  readonly value: number;
  readonly maxValue: number | null;
  /** The number alone, as printed, without sign and scale. */
  readonly printed: number;
  readonly kind: QuantityKind;
  /** «元», «家», «» where none is printed; of percent, points and ranks always «». */
  readonly unit: string;
  readonly bound: BoundKind;
}

const SCALES: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1e3, 万: 1e4, 亿: 1e8 };
const FALL = /(?:下降|减少|降低|回落|下滑|缩减|负增长|下跌|降幅为?|少|跌)了?(?:约|近|超过?)?$/;
const BEFORE: readonly (readonly [RegExp, BoundKind])[] = [
  [/(?:不超过|不高于|不多于|至多|最多|控制在)$/, 'upper'],
  [/(?:不低于|不少于|不小于|至少|最少|超过|超出|超|突破|逾|多于|高于|大于|过)了?$/, 'lower'],
  [/(?:大约|约为?|大概|将近|接近|近)$/, 'near'],
];
const AFTER: readonly (readonly [RegExp, BoundKind])[] = [
  [/^(?:及|或)?以上/, 'lower'],
  [/^(?:左右|上下)/, 'near'],
  [/^(?:及|或)?(?:以内|以下|之内)/, 'upper'],
];

function scaleBehind(text: string, from: number): { factor: number; end: number; more: boolean } {
  let end = from;
  let factor = 1;
  let more = false;
  for (; end < text.length; end += 1) {
    const character = text.charAt(end);
    const scale = SCALES[character];
    if (scale !== undefined && character !== '十') factor *= scale;
    else if (/[余多]/.test(character) && !more) more = true;
    else if (character !== ' ') break;
  }
  return { factor, end, more };
}

/** Keeps 1.1 × 1e8 from becoming 110000000.00000001. */
function scaled(value: number, factor: number): number {
  return Number((value * factor).toPrecision(14));
}

function boundOf(before: string, after: string, more: boolean): BoundKind {
  if (more || /^\s?\+/.test(after)) return 'lower';
  return (
    AFTER.find(([pattern]) => pattern.test(after))?.[1] ??
    BEFORE.find(([pattern]) => pattern.test(before))?.[1] ??
    'exact'
  );
}

function isDate(mention: NumberMention, behind: string, before: string): boolean {
  if (/^\s?年/.test(behind)) return (mention.value >= 1900 && mention.value <= 2200) || /[“‘'"]$/.test(before);
  if (/^\s?月(?!均)/.test(behind)) return mention.value >= 1 && mention.value <= 12;
  return /^\s?[日号]/.test(behind) && /月\s?$/.test(before);
}

function read(text: string, mention: NumberMention): Quantity {
  const before = text.slice(Math.max(0, mention.start - 8), mention.start);
  const behind = text.slice(mention.end, mention.end + 16);
  const sign = FALL.test(before) && mention.value > 0 ? -1 : 1;
  const found = (kind: QuantityKind, factor: number, unit: string, end: number, more = false): Quantity => ({
    start: mention.start,
    end,
    value: scaled(mention.value * sign, factor),
    maxValue: mention.maxValue === null ? null : scaled(mention.maxValue * sign, factor),
    printed: Math.abs(mention.value),
    kind,
    unit,
    bound: kind === 'date' || kind === 'rank' ? 'exact' : boundOf(before, text.slice(end, end + 6), more),
  });
  if (/第\s?$/.test(before)) return found('rank', 1, '', mention.end);
  if (isDate(mention, behind, before)) return found('date', 1, behind.trim().charAt(0), mention.end + 1);
  const percentSign = /^\s?[%％﹪]/.exec(behind);
  if (percentSign !== null) return found('percent', 1, '', mention.end + percentSign[0].length);
  const points = /^\s?[余多]?个?百分点/.exec(behind);
  if (points !== null) return found('points', 1, '', mention.end + points[0].length);
  if (mention.percent) return found('percent', 1, '', mention.end);
  const { factor, end, more } = scaleBehind(text, mention.end);
  const unit = splitUnit(text.slice(end, end + 12));
  return found('amount', factor * unit.factor, unit.base, end + unit.length, more);
}

/** In order of their start. Citation markers must be gone: «[1]» is a number to this reader. */
export function readQuantities(text: string): Quantity[] {
  return findNumbers(text).map((mention) => read(text, mention));
}

function sameValue(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));
}

/** Same value, kind and unit. A unit that one side leaves out is no difference; a bound is compared apart. */
export function isSameQuantity(a: Quantity, b: Quantity): boolean {
  if (a.kind !== b.kind || !sameValue(a.value, b.value)) return false;
  if ((a.maxValue === null) !== (b.maxValue === null)) return false;
  if (a.maxValue !== null && b.maxValue !== null && !sameValue(a.maxValue, b.maxValue)) return false;
  return a.unit === b.unit || a.unit === '' || b.unit === '';
}

/** A number without sign, scale or unit («3420»): what it counts is told elsewhere. */
export function isBare({ kind, unit, value, printed, maxValue }: Quantity): boolean {
  return kind === 'amount' && unit === '' && maxValue === null && value === printed;
}
