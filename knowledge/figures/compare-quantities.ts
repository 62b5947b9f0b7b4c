/**
 * Compares and prints quantities by value, never as strings: 1.2万亿 = 12000亿, 8.5% = 百分之八点五,
 * 个百分点 is not %, and a bound («超50亿元») is not the same as an exact value.
 * Called by de-duplication, conflict detection and answer verification.
 */
import type { Bound } from '../observation.ts';
import { readUnit } from './units.ts';

/** A value as printed. */
export interface PrintedQuantity {
  readonly value: number;
  readonly maxValue?: number | null;
  readonly unit: string;
  readonly bound?: Bound;
}

const near = (left: number, right: number): boolean =>
  left === right || Math.abs(left - right) <= 1e-9 * Math.max(Math.abs(left), Math.abs(right));

/** People are counted by 人, 名 and 位 alike; things by many words that all say «one of them» (个, 家, 项 …). */
function comparableBase(unit: string): string {
  const { base, kind } = readUnit(unit);
  return kind === 'counter' ? 'counter' : base;
}

/** Whether both give the same number in units of one base; a lost unit («») equals only another lost one. */
export function sameValue(left: PrintedQuantity, right: PrintedQuantity): boolean {
  if (comparableBase(left.unit) !== comparableBase(right.unit)) return false;
  const leftFactor = readUnit(left.unit).factor;
  const rightFactor = readUnit(right.unit).factor;
  const leftMax = left.maxValue ?? null;
  const rightMax = right.maxValue ?? null;
  if ((leftMax === null) !== (rightMax === null)) return false;
  if (leftMax !== null && rightMax !== null && !near(leftMax * leftFactor, rightMax * rightFactor)) return false;
  return near(left.value * leftFactor, right.value * rightFactor);
}

const PREFIX: Readonly<Record<Bound, string>> = {
  exact: '',
  about: '约',
  'at-least': '',
  over: '超过',
  'at-most': '',
  nearly: '近',
};

/**
 * «超过50亿元», «8%左右» is written «约8%», «90%以上», «4%以内», «3-5家», «下降到» and signs are the caller's:
 * the value is printed without its sign.
 */
export function formatQuantity(quantity: PrintedQuantity): string {
  const { unit, bound = 'exact' } = quantity;
  const low = formatNumber(Math.abs(quantity.value));
  const high = quantity.maxValue ?? null;
  const number = high === null ? low : [low, formatNumber(Math.abs(high))].join('-');
  const suffix = bound === 'at-least' ? '以上' : bound === 'at-most' ? '以内' : '';
  if (unit === '番') return `翻${quantity.value === 2 ? '两' : quantity.value === 3 ? '三' : '一'}番`;
  if (/^[十百千]?[万亿]/.test(unit) && quantity.value === 1 && high === null && /^(?:万亿|千亿|百亿)/.test(unit))
    return `${PREFIX[bound]}${unit}${suffix}`;
  return `${PREFIX[bound]}${number}${unit}${suffix}`;
}

function formatNumber(value: number): string {
  return Number(value.toPrecision(12)).toString();
}

export type Range = readonly [low: number, high: number];

/** What values in the base unit a quantity allows; open ends are infinite. A rounded or 约 value allows its last printed digit. */
export function allowedRange(quantity: PrintedQuantity): Range {
  const { factor } = readUnit(quantity.unit);
  const low = quantity.value * factor;
  const high = (quantity.maxValue ?? quantity.value) * factor;
  const slack = precisionOf(quantity.value) * factor;
  switch (quantity.bound ?? 'exact') {
    case 'about':
      return [low - Math.abs(low) * 0.1 - slack, high + Math.abs(high) * 0.1 + slack];
    case 'over':
      return [low, Infinity];
    case 'at-least':
      return [low, Infinity];
    case 'at-most':
      return [-Infinity, high];
    case 'nearly':
      return [low - Math.abs(low) * 0.15, high];
    default:
      return [low - slack / 2, high + slack / 2];
  }
}

function precisionOf(value: number): number {
  const decimals = /\.(\d+)/.exec(String(value))?.[1]?.length ?? 0;
  return 10 ** -decimals;
}

/** Whether one number can satisfy both («超50亿元» and 50.88亿元); false where their units measure different things. */
export function canBothHold(left: PrintedQuantity, right: PrintedQuantity): boolean {
  if (comparableBase(left.unit) !== comparableBase(right.unit)) return false;
  const [leftLow, leftHigh] = allowedRange(left);
  const [rightLow, rightHigh] = allowedRange(right);
  return leftLow <= rightHigh && rightLow <= leftHigh;
}
