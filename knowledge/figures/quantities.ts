/**
 * Finds the quantities of a sentence: number, range, unit, bound, and nothing about what they measure.
 * Works on width-folded text (fold-width.ts); what is no figure is skipped (not-figures.ts).
 * Called by the figure parser, and by answer verification through it.
 */
import type { Bound } from '../observation.ts';
import type { Span } from '../article.ts';
import { findNonFigures, isBareDuration } from './not-figures.ts';
import { parseNumeral } from './numerals.ts';
import { readUnit, UNIT_ROOTS, UNIT_SCALES } from './units.ts';
import type { UnitKind } from './units.ts';

export interface Quantity extends Span {
  /** Number and unit; `outer` also covers the bound words around them. */
  readonly outerStart: number;
  readonly outerEnd: number;
  readonly value: number;
  readonly maxValue: number | null;
  /** As printed; «» where none was printed. */
  readonly unit: string;
  /** Where the unit was printed; null when it was lost. In «0.9、3.4个百分点» both have the same. */
  readonly unitSpan: Span | null;
  readonly kind: UnitKind;
  readonly bound: Bound;
  readonly boundSpan: Span | null;
  readonly form: 'amount' | 'ratio' | 'rank' | 'doubling' | 'zero' | 'bare-scale';
  /** All parts of the ratio that this is one of («14.3:41.2:44.5»); null for anything else. */
  readonly parts: readonly number[] | null;
}

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
const NUMERAL = '[零一二两三四五六七八九十百]';
const CHINESE_UNITS =
  '亿美元|万亿元|亿元|万元|百万元|千万元|元|亿人次|万人次|人次|万人|亿人|倍|公里|平方公里|平方米|万亩|亩|万吨|吨|所|座|条|名|户|家|台|辆|项|个百分点|位|个|人|万亿|亿';
const CHINESE = new RegExp(
  `(?:百分之(?<percent>[零一二两三四五六七八九十百点]+))|(?<count>${NUMERAL}{1,6})(?<more>${MORE})?(?<unit>${CHINESE_UNITS})|(?<tenths>[二三四五六七八九])成(?=以上|左右|多|的|以|[,。;、]|$)`,
  'g',
);
const BARE_SCALE =
  /(?<=超过?|突破|逾|近|达到?|跨越|迈上|迈过|过|跃上|冲刺|破|迈入|跨入|(?<!签)约)(?:(?:一|1)?个?)(万亿|千亿|百亿|亿|千万|百万)(美元|元)?(?=级?(?:大关|台阶|关口|门槛|规模)|[,。;、!]|$)/g;
/** A scale that no digit stands before. */
const HAS_SCALE = /(?<![\d余多几])(?:[千百]?亿|[千百]万|万亿)/;
const DOUBLING = /翻(?:了)?(?<times>一|两|三)?番/g;
const ZERO = /(?<=(?:下降|降低|降|减少|压减|清|削减)(?:到|至|为))零(?![\u4e00-\u9fff])/g;
const RANK = /第\s?(?<number>\d+|[一二三四五六七八九十]{1,3})(?<unit>位|名)?/g;
const RANK_AHEAD = /前(?<number>\d+|[一二三四五六七八九十]{1,3})(?<unit>位|名)?(?![\u4e00-\u9fff\d年月])/g;
const RANK_CUE =
  /(?:居|列|排|名列|位次|全国|全省|全市|全球|世界|中部|省内|市州|城市|地级市|副省级|西部|东部|苏北|苏中|苏南|同类|各市|地区|进位|前移|升至|跃居|稳居|总量|增速|均|行列|计划单列市|省会|长三角|沿海|沿江)(?:的|中|里)?$/;

const PREFIX_BOUND =
  /(?<over>超过|突破|(?<![赶])超|逾|大于|多于|高于|首破|站上|跨越|跃上|迈上|越过|冲破|(?<![打冲突])破)(?:了|到)?\s?$|(?<least>不低于|不少于|至少|不小于|最低|起码)\s?$|(?<vow>(?:确|(?<![环医社参担劳确]))保)\s?$|(?<most>不超过|不高于|不大于|不多于|最高|最多|至多|不到|低于|少于|不足|小于)\s?$|(?<about>大约|约为|(?<![签条制节公预合履违租])约|左右|大致|大概)\s?$|(?<nearly>接近|将近|逼近|(?<![附邻最贴靠临相新])近)\s?$/;
const SUFFIX_BOUND =
  /^\s?(?:(?<least>及?以上|起)|(?<about>左右|上下)|(?<most>及?以下|以内|之内|之下)|(?<over>多(?=[,。;、!)]|$)|有余|之多|开外|余(?=[,。;、!)]|$)))/;

/** In order; lists («9%、18.6%和26%左右») are single quantities here, the grouping is the parser's. */
export function findQuantities(text: string): Quantity[] {
  const masked = findNonFigures(text);
  const isMasked = (offset: number): boolean => {
    for (const span of masked) {
      if (span.start > offset) return false;
      if (offset < span.end) return true;
    }
    return false;
  };
  const found: Quantity[] = [];
  scanDigits(text, isMasked, found);
  scanWords(text, isMasked, found);
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  return shareLists(
    text,
    found.filter((quantity, index) => index === 0 || quantity.start >= (found[index - 1]?.end ?? 0)),
  );
}

function scanDigits(text: string, isMasked: (offset: number) => boolean, found: Quantity[]): void {
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
  if ((root === '名' || root === '位') && scale === '' && text[start - 1] === '前') return null;
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

function scanWords(text: string, isMasked: (offset: number) => boolean, found: Quantity[]): void {
  const taken = (start: number): boolean =>
    isMasked(start) || found.some((other) => start >= other.start && start < other.end);
  const push = (
    start: number,
    end: number,
    value: number,
    unit: string,
    form: Quantity['form'],
    unitSpan: Span | null,
    more = false,
  ): void => {
    const base = { start, end, value, maxValue: null, unit, unitSpan, kind: readUnit(unit).kind, form, parts: null };
    const quantity = withBounds(text, base);
    found.push(more && quantity.bound === 'exact' ? { ...quantity, bound: 'over' } : quantity);
  };
  if (/[一二两三四五六七八九十]/.test(text)) {
    CHINESE.lastIndex = 0;
    for (let match = CHINESE.exec(text); match !== null; match = CHINESE.exec(text)) {
      const start = match.index;
      const end = start + match[0].length;
      if (taken(start)) continue;
      const { percent, count, more, unit, tenths } = match.groups ?? {};
      if (percent !== undefined) {
        const value = parseNumeral(percent);
        if (value !== null) push(start, end, value, '%', 'amount', { start, end: start + 3 });
      } else if (tenths !== undefined) {
        push(start, end, parseNumeral(tenths) ?? 0, '成', 'amount', { start: end - 1, end });
      } else if (count !== undefined && unit !== undefined && isChineseFigure(text, start, end, count, unit)) {
        const value = parseNumeral(count);
        if (value !== null)
          push(start, end, value, unit, 'amount', { start: end - unit.length, end }, more !== undefined);
      }
    }
  }
  if (HAS_SCALE.test(text))
    for (const match of text.matchAll(BARE_SCALE)) {
      const start = match.index;
      const unit = (match[1] ?? '') + (match[2] ?? '');
      const end = start + match[0].length;
      if (!taken(start)) push(start, end, 1, unit, 'bare-scale', { start: end - unit.length, end });
    }
  if (text.includes('番'))
    for (const match of text.matchAll(DOUBLING)) {
      const times = parseNumeral(match.groups?.['times'] ?? '一') ?? 1;
      const end = match.index + match[0].length;
      if (!taken(match.index)) push(match.index, end, times, '番', 'doubling', { start: end - 1, end });
    }
  if (text.includes('零'))
    for (const match of text.matchAll(ZERO)) push(match.index, match.index + 1, 0, '', 'zero', null);
  if (text.includes('第') || text.includes('前')) scanRanks(text, push);
}

function scanRanks(
  text: string,
  push: (start: number, end: number, value: number, unit: string, form: 'rank', unitSpan: Span | null) => void,
): void {
  for (const match of text.matchAll(RANK)) {
    const words = match.groups?.['number'] ?? '';
    const unit = match.groups?.['unit'] ?? '';
    const start = match.index;
    const end = start + match[0].length;
    if (unit === '' && !/^(?:[,。;、!)]|$|\s)/.test(text.slice(end, end + 1))) continue;
    if (unit === '' && !RANK_CUE.test(text.slice(Math.max(0, start - 8), start))) continue;
    const value = /\d/.test(words) ? Number(words) : parseNumeral(words);
    if (value === null) continue;
    push(start, end, value, unit === '' ? '位' : unit, 'rank', unit === '' ? null : { start: end - 1, end });
  }
  for (const match of text.matchAll(RANK_AHEAD)) {
    const words = match.groups?.['number'] ?? '';
    const start = match.index;
    const end = start + match[0].length;
    if (!RANK_CUE.test(text.slice(Math.max(0, start - 8), start))) continue;
    const value = /\d/.test(words) ? Number(words) : parseNumeral(words);
    if (value === null || value > 100) continue;
    push(
      start,
      end,
      value,
      match.groups?.['unit'] ?? '位',
      'rank',
      match.groups?.['unit'] === undefined ? null : { start: end - 1, end },
    );
  }
}

const CHINESE_SLOGAN_AFTER =
  /^(?:体系|中心|一|维护|确立|意识|自信|转变|关键|方面|问题|百年|文明|不|大局|基本|到位|角色|务必|牢牢|更加|统一|优先|层面|阶段|重点|专项|结合|环节|层次|清单|走在前|新|强|市|责任|革命|领域|月|循环)/;
const COUNTABLE =
  /^(?:[\u4e00-\u9fff]{0,8}?)(?:企业|公司|项目|园区|中心|基地|学校|医院|小区|工厂|平台|车间|机构|线路|线|桥|路|镇|乡|村|县|单位|码头|电站|高速|人|院士)/;

/** «两家企业», «十余条道路» are counts; «三个意识», «两大» are not. */
function isChineseFigure(text: string, start: number, end: number, count: string, unit: string): boolean {
  if (/[第〇零一二三四五六七八九十百千万亿数几每\d]/.test(text[start - 1] ?? '')) return false;
  const after = text.slice(end, end + 12);
  const value = parseNumeral(count);
  if (value === null || value < 2) return count === '一' ? false : value !== null && value >= 2;
  if (unit === '元') return /^[,。;、]|^$/.test(after);
  if (/^[亿万]|%/.test(unit) || unit === '倍' || unit === '个百分点') return true;
  if (CHINESE_SLOGAN_AFTER.test(after)) return false;
  if (unit === '人' || unit === '位') return value > 10;
  return COUNTABLE.test(after);
}

type Bare = Omit<Quantity, 'outerStart' | 'outerEnd' | 'bound' | 'boundSpan'>;

function withBounds(text: string, bare: Bare): Quantity {
  const before = text.slice(Math.max(0, bare.start - 6), bare.start);
  const stated = PREFIX_BOUND.exec(before);
  // «保8%争9%» vows a lower bound; of anything but a percentage 保 is another word.
  const prefix = stated?.groups?.['vow'] !== undefined && bare.kind !== 'percent' ? null : stated;
  const suffix = SUFFIX_BOUND.exec(text.slice(bare.end, bare.end + 5));
  const outerStart = prefix === null ? bare.start : bare.start - (before.length - prefix.index);
  const outerEnd = suffix === null ? bare.end : bare.end + suffix[0].length;
  const match = suffix ?? prefix;
  if (match === null) return { ...bare, outerStart, outerEnd, bound: 'exact', boundSpan: null };
  const boundSpan = suffix === null ? { start: outerStart, end: bare.start } : { start: bare.end, end: outerEnd };
  return { ...bare, outerStart, outerEnd, bound: boundOf(match.groups ?? {}), boundSpan };
}

function boundOf(groups: Record<string, string | undefined>): Bound {
  if (groups['over'] !== undefined) return 'over';
  if (groups['least'] !== undefined || groups['vow'] !== undefined) return 'at-least';
  if (groups['most'] !== undefined) return 'at-most';
  if (groups['about'] !== undefined) return 'about';
  return 'nearly';
}

export const LIST_JOINT = /^\s?(?:[、和与及]|以及|或)\s?$/;

/** In «0.9、3.4个百分点» the first number has the last one's unit; one 左右 or 超过 holds for a list of one kind. */
function shareLists(text: string, quantities: Quantity[]): Quantity[] {
  const result = [...quantities];
  for (let index = result.length - 2; index >= 0; index--) {
    const here = result[index];
    const next = result[index + 1];
    if (here === undefined || next === undefined || here.form !== 'amount') continue;
    if (!LIST_JOINT.test(text.slice(here.outerEnd, next.outerStart))) continue;
    let shared = here;
    if (shared.unit === '' && next.unit !== '' && next.form === 'amount')
      shared = { ...shared, unit: next.unit, unitSpan: next.unitSpan, kind: next.kind };
    if (
      shared.bound === 'exact' &&
      next.boundSpan !== null &&
      next.boundSpan.start >= next.end &&
      shared.kind === next.kind
    )
      shared = { ...shared, bound: next.bound, boundSpan: next.boundSpan };
    result[index] = shared;
  }
  for (let index = 1; index < result.length; index++) {
    const here = result[index];
    const last = result[index - 1];
    if (here === undefined || last === undefined || here.bound !== 'exact' || here.form !== 'amount') continue;
    if (last.boundSpan === null || last.boundSpan.end > last.start) continue;
    if (LIST_JOINT.test(text.slice(last.outerEnd, here.outerStart)))
      result[index] = { ...here, bound: last.bound, boundSpan: last.boundSpan };
  }
  return result;
}
