/** Quantities printed in digits, with ranges, units and ratios («3-5家», «1.2万余人», «14:41:45»). Called by quantities.ts. */
import type { Span } from '../article.ts';
import { isBareDuration } from './not-figures.ts';
import type { Quantity } from './quantity.ts';
import { withBounds } from './quantity-bounds.ts';
import { readUnit, UNIT_ROOTS, UNIT_SCALES } from './units.ts';

const escape = (words: string): string => words.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
const ROOT = UNIT_ROOTS.map(escape).join('|');
const SCALE = UNIT_SCALES.join('|');
const NUMBER = '(?:\\d{1,3}(?:,\\d{3})+(?!\\d)|\\d+)(?:\\.\\d+)?';
const MORE = '[余多几]';
// A unit is a scale with or without a root, or a root alone; 余 and 多 may stand before or between («3000多万元», «1.2万余人»).
// «10千伏» is a root, «10千元» a scale and a root: the longer reading first.
const UNIT = `(?<more>${MORE})?(?:(?<scale>${SCALE})(?<moreInside>${MORE})?(?<root>${ROOT})|(?<root>${ROOT})|(?<scale>${SCALE})(?<moreInside>${MORE})?)?`;
const DASH = '[-—–~～至到]{1,2}';
const QUANTITY = new RegExp(
  `(?<low>${NUMBER})(?:(?<lowUnit>(?:${SCALE})?(?:%|‰|元|个)?)\\s?${DASH}\\s?(?<high>${NUMBER}))?\\s?${UNIT}`,
  'y',
);
const RATIO = new RegExp(`${NUMBER}(?:\\s?[:∶]\\s?${NUMBER})+`, 'y');

/** Adds to `found`; numbers that begin where the mask says so are skipped. */
export function scanDigits(text: string, isMasked: (offset: number) => boolean, found: Quantity[]): void {
  const digit = /\d/g;
  for (let match = digit.exec(text); match !== null; match = digit.exec(text)) {
    const start = match.index;
    const before = text[start - 1] ?? '';
    const after = (end: number): string => text.slice(end, end + 8);
    if (
      isMasked(start) ||
      /[A-Za-z第#№_]/.test(before) ||
      (before === '-' && /[A-Za-z\d]/.test(text[start - 2] ?? ''))
    ) {
      digit.lastIndex = skipNumber(text, start);
      continue;
    }
    RATIO.lastIndex = start;
    const ratio = RATIO.exec(text);
    if (ratio !== null) {
      digit.lastIndex = RATIO.lastIndex;
      found.push(...readRatio(text, start, RATIO.lastIndex));
      continue;
    }
    QUANTITY.lastIndex = start;
    const quantity = QUANTITY.exec(text);
    if (quantity?.groups === undefined) continue;
    digit.lastIndex = QUANTITY.lastIndex;
    const read = readDigits(text, quantity, quantity.groups, after);
    if (read !== null) found.push(read);
  }
}

function skipNumber(text: string, start: number): number {
  let end = start;
  while (end < text.length && /[\d.,]/.test(text[end] ?? '')) end++;
  return Math.max(end, start + 1);
}

function readDigits(
  text: string,
  match: RegExpExecArray,
  groups: Record<string, string | undefined>,
  after: (end: number) => string,
): Quantity | null {
  let start = match.index;
  let end = start + match[0].trimEnd().length;
  const low = groups['low'] ?? '';
  const root = groups['root'] ?? '';
  const scale = groups['scale'] ?? '';
  const unit = scale + root;
  // «100米跑道», «8级台风», «9号»: a root that goes on as another word is caught by the mask; a lost root keeps the scale.
  if (root === '年' || root === '周') {
    if (scale !== '' || low.length > 2 || isBareDuration(text.slice(Math.max(0, start - 4), start), after(end)))
      return null;
  }
  // «前100名» is a rank, read with the words.
  if ((root === '名' || root === '位') && scale === '' && /[前后]/.test(text[start - 1] ?? '')) return null;
  const counter = root === '' ? null : readUnit(unit);
  let value = Number(low.replaceAll(',', ''));
  // «1.32个营业厅»: a list number glued to a count; things are not counted in fractions.
  if (counter?.kind === 'counter' && scale === '' && low.includes('.') && /[一-龥]/.test(after(end)[0] ?? '')) {
    if (!/(^|[\s;。:])$/.test(text.slice(0, start))) return null;
    const point = low.indexOf('.');
    start += point + 1;
    value = Number(low.slice(point + 1));
  }
  let maxValue: number | null = null;
  const high = groups['high'];
  if (high !== undefined) {
    maxValue = Number(high.replaceAll(',', ''));
    const lowScale = readUnit((groups['lowUnit'] ?? '').replace(/[%‰元个]/g, '')).factor;
    const highScale = readUnit(scale).factor;
    // «5000-1亿元»: both ends are given in the printed unit, the upper one's.
    if (lowScale !== 1 && lowScale !== highScale) value = (value * lowScale) / highScale;
    if (!(maxValue > value)) return null;
  }
  let unitSpan: Span | null = null;
  if (unit !== '') unitSpan = { start: end - root.length - scale.length - (groups['moreInside']?.length ?? 0), end };
  const more = groups['more'] ?? groups['moreInside'];
  if (unit === '' && more !== undefined) end -= more.length;
  const quantity = withBounds(text, {
    start,
    end,
    value,
    maxValue,
    unit,
    unitSpan,
    kind: readUnit(unit).kind,
    form: 'amount',
    parts: null,
  });
  if (more !== undefined && unit !== '' && quantity.bound === 'exact') return { ...quantity, bound: 'over' };
  return quantity;
}

/** «14.3:41.2:44.5» is a quantity for each part; how many there are tells a structure from a score. */
function readRatio(text: string, start: number, end: number): Quantity[] {
  const numbers = [...text.slice(start, end).matchAll(new RegExp(NUMBER, 'g'))];
  const parts = numbers.map(([printed]) => Number(printed.replaceAll(',', '')));
  return numbers.map((match, index) => {
    const from = start + match.index;
    const span = { start: from, end: from + match[0].length };
    const value = parts[index] ?? 0;
    return withBounds(text, {
      ...span,
      value,
      maxValue: null,
      unit: '',
      unitSpan: null,
      kind: 'none',
      form: 'ratio',
      parts,
    });
  });
}
