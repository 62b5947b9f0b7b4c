/** Quantities printed in words: «百分之七», «两千家», «突破千亿元», «翻一番», «降至零», «居第三». Called by quantities.ts. */
import type { Span } from '../article.ts';
import { parseNumeral } from './numerals.ts';
import type { Quantity } from './quantity.ts';
import { withBounds } from './quantity-bounds.ts';
import { readUnit } from './units.ts';

const MORE = '[余多几]';
const NUMERAL = '[零一二两三四五六七八九十百]';
const CHINESE_UNITS =
  '亿美元|万亿元|亿元|万元|百万元|千万元|元|亿人次|万人次|人次|万人|亿人|倍|公里|平方公里|平方米|万亩|亩|万吨|吨|所|座|条|名|户|家|台|辆|项|个百分点|位|个|人|万亿|亿';
const CHINESE = new RegExp(
  `(?:百分之(?<percent>[零一二两三四五六七八九十百点]+))|(?<count>[一二两三四五六七八九]千${NUMERAL}{0,5}|${NUMERAL}{1,6})(?<more>${MORE})?(?<unit>${CHINESE_UNITS})|(?<tenths>[二三四五六七八九])成(?=以上|左右|多|的|以|[,。;、]|$)`,
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
  /(?:居|列|排|名列|位次|全国|全省|全市|全区|全州|全县|全球|世界|中部|省内|市州|城市|地级市|副省级|西部|东部|苏北|苏中|苏南|同类|各市|地区|进位|前移|升至|跃居|稳居|总量|增速|均|行列|计划单列市|省会|长三角|沿海|沿江)(?:的|中|里)?$/;

/** Adds to `found` what begins neither in the mask nor in a quantity found before. */
export function scanWords(text: string, isMasked: (offset: number) => boolean, found: Quantity[]): void {
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
    if (unit === '' && !/^(?:[,。;、!()]|$|\s)/.test(text.slice(end, end + 1))) continue;
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
  // «三台县», «六安市»: a place.
  if (unit !== '个' && /^[县市区州镇乡]/.test(after)) return false;
  return COUNTABLE.test(after) || (value >= 20 && /^(?:以上|左右|[,。;、]|$)/.test(after));
}
