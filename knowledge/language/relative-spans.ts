/**
 * Periods that are no place in the calendar by themselves: five-year plans (十四五期间, 第十三个五年规划),
 * stretches counted from the anchor (五年来, 过去五年, 今后五年, 近三年), and the n-th year of something (第二年).
 * In a report delivered in the anchor year the past ends with the year before, the future begins with the anchor year.
 * Called by periods.ts.
 */
import type { Found } from './calendar-periods.ts';
import { parseChineseNumeral } from './chinese-numerals.ts';
import { isoDate, planStart, UNKNOWN, until, wholeYears, type Dated } from './period-dates.ts';

const COUNT = '(?<count>[0-9]{1,2}|[一两二三四五六七八九十]{1,3}|几|数)';
const PLAN =
  /第(?<full>十[一二三四五六七]?|[一二三四五六七八九])个五年(?:规划|计划)?(?:期间|时期)?|(?<![一二三四五六七八九十百])(?<open>[“"「『]?)(?<short>十[一二三四五六七]|十|[一二三四五六七八九])五(?<quote>[”"」』]?)(?<after>时期以来|时期|期间|以来|初期|期末|末期|末|规划|计划|开局之年|收官之年|第一年|最后一年)?(?![0-9十百千万亿点成届折个家项名位人]|[”"」』]?普法)/g;
const PAST = new RegExp(
  `(?:(?:刚刚)?过去的?这?|最近的?|近|此前|(?<![提学此])前)${COUNT}年(?:来|间|里|以来|时间)?(?![级龄代度])|(?<![0-9.第一二三四五六七八九十百年])${COUNT.replace('count', 'count2')}(?:多|余)?年(?:来|以来)(?!自)|(?<!到)这${COUNT.replace('count', 'count3')}年(?:来|间|里)?`,
  'g',
);
const FUTURE = new RegExp(
  `(?:今后|未来|接下来|往后|后面|以后|下一?个?)的?${COUNT}年(?:内|间|里|时间)?(?![级龄代度])`,
  'g',
);
const NTH = /第(?:[二三四五六七八九十]+|[0-9]{1,2})年(?!级)|次年|翌年/g;

function count(words: string | undefined): number | null {
  if (words === undefined) return null;
  if (/^[0-9]+$/.test(words)) return Number(words);
  return parseChineseNumeral(words);
}

function spanOf(years: number | null, first: (years: number) => number | null): Dated {
  const kind = years === 1 ? 'year' : 'span';
  const start = years === null ? null : first(years);
  if (years === null || years < 1 || start === null) return { ...UNKNOWN, kind };
  return wholeYears(start, start + years - 1, kind);
}

function readPlan(match: RegExpMatchArray): Found | null {
  const { full, short, open = '', quote = '', after = '' } = match.groups ?? {};
  const plan = parseChineseNumeral(full ?? short ?? '');
  if (plan === null) return null;
  // «十五» is a number, «八五» a discount or a plan of something else, unless quotes or a word of planning say otherwise.
  const quoted = short === '十' && open !== '' && quote !== '';
  if (full === undefined && !/^十[一二三四五六七]/.test(short ?? '') && after === '' && !quoted) {
    return null;
  }
  const first = planStart(plan);
  const last = first + 4;
  let dated = wholeYears(first, last, 'plan');
  if (/末|最后一年/.test(after))
    dated = /末/.test(after) ? until(isoDate(last, 12, 31)) : wholeYears(last, last, 'year');
  else if (after === '开局之年' || after === '第一年') dated = wholeYears(first, first, 'year');
  else if (after === '收官之年') dated = wholeYears(last, last, 'year');
  // A quote that opens before and closes behind other words stays outside.
  const from = open !== '' && quote === '' ? open.length : 0;
  const length = match[0].length - from;
  const closing = open === '' && quote !== '' && after === '' ? quote.length : 0;
  return { at: (match.index ?? 0) + from, length: length - closing, relative: false, ...dated };
}

/**
 * @param text with ASCII digits
 * @returns in no particular order; may overlap
 */
export function findRelativeSpans(text: string, anchorYear: number | null): Found[] {
  const found: Found[] = [];
  const add = (match: RegExpMatchArray, dated: Dated): void => {
    found.push({ at: match.index ?? 0, length: match[0].length, relative: true, ...dated });
  };
  for (const match of text.matchAll(PLAN)) {
    const plan = readPlan(match);
    if (plan !== null) found.push(plan);
  }
  for (const match of text.matchAll(PAST)) {
    const years = count(match.groups?.['count'] ?? match.groups?.['count2'] ?? match.groups?.['count3']);
    add(
      match,
      spanOf(years, (length) => (anchorYear === null ? null : anchorYear - length)),
    );
  }
  for (const match of text.matchAll(FUTURE)) {
    add(
      match,
      spanOf(count(match.groups?.['count']), () => anchorYear),
    );
  }
  for (const match of text.matchAll(NTH)) add(match, { ...UNKNOWN, kind: 'year' });
  return found;
}
