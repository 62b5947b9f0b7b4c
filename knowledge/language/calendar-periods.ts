/**
 * Periods that name a place in the calendar: 2021年, 21年, 二〇二一年上半年, 去年1至6月, 前三季度, 1月5日,
 * 到2025年, 2020年底, 2016年以来, 2021-2023年, Q1. Called by periods.ts.
 * A part of a year without its year («上半年») belongs to the anchor year.
 */
import { parseChineseNumeral } from './chinese-numerals.ts';
import { isCounted } from './measure-words.ts';
import { isDay, isoDate, UNKNOWN, until, wholeMonths, wholeYears, type Dated } from './period-dates.ts';

export interface Found extends Dated {
  readonly at: number;
  readonly length: number;
  readonly relative: boolean;
}

type Groups = Record<string, string | undefined>;

const JOINT = '\\s?(?:[-–—~～〜―至到]|--|——)\\s?';
const MONTH = '(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])';
const DAY = '(?:3[01]|[12][0-9]|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])';
const CENTURY = '(?:19|20)[0-9]{2}|[一二][〇零○九][〇零○一二三四五六七八九]{2}';
const RELATIVE_YEAR = '今年|本年(?!级|龄)|去年|上年度?|上一年度?|前年|明年|来年|下一年度?|后年';
const BEFORE_DIGIT = '(?<![0-9A-Za-z.])';

const YEAR_RANGE = new RegExp(
  `${BEFORE_DIGIT}(?<first>${CENTURY})\\s?年?(?:度)?${JOINT}(?<second>${CENTURY}|[0-9]{2})(?:\\s?年(?:度|[底末])?|(?=[)）]))`,
  'g',
);

const PART = [
  '(?<half>[上下头]|(?<=年))半年',
  '(?:(?<![提此])前|头)(?<quarters>[两二三23])个?季度|[一1](?:季度)?(?:至|到|-|—|~)(?<toQuarter>[二三23])季度',
  '第?(?<quarter>[一二三四]|(?<![0-9.])[1-4])季度|(?<![A-Za-z])[Qq](?<q>[1-4])(?![0-9A-Za-z])|(?<firstQuarter>首季度?)',
  '(?:(?<![提此])前|头)(?<head>1[0-2]|[2-9]|十[一二]?|[两二三四五六七八九])个月',
  `(?<![0-9.个])(?<from>${MONTH})月?份?${JOINT}(?<to>${MONTH})月份?(?![0-9一二三四五六七八九十]{1,3}[日号])`,
  `(?<![0-9.个]|每年)(?<month>${MONTH})月(?:份|(?<day>${DAY})[日号](?:${JOINT}(?:(?<month2>${MONTH})月)?(?<day2>${DAY})[日号])?)?(?![刊饼球票薪租供一两二三四五六七八九十])`,
  '(?<festival>(?:春节|元旦|国庆|中秋|(?:端午|清明)(?=节|假期|期间|小长假))(?:节|假期|期间|前后|前夕|黄金周|小长假)*)',
].join('|');

const DATED_SOURCE =
  `(?<until>截至到?|截止到?|(?<![达高升增低降得感收受看想做迁移提])到|(?<![甚乃以直达高升增低降])至)?\\s?` +
  `(?:(?:(?<absolute>${BEFORE_DIGIT}(?:${CENTURY}))\\s?(?<mark>年度?)?|(?<short>(?<![0-9A-Za-z.])[0-9]{2})\\s?年度?|(?<relative>${RELATIVE_YEAR}))(?:的|\\s)?(?:全年)?(?:${PART})?|${PART.replaceAll(/\?<(\w+)>/g, (named, name: string) => (name === '' ? named : `?<own_${name}>`))})` +
  `(?<close>年?[底末]|年终|之前|前)?(?<since>以来|来(?=[,，、。;；:：])|起)?(?<same>同期)?`;
/** Numbered groups: an object of all the names would be made for every match, and nearly all of them are empty. */
const DATED = new RegExp(DATED_SOURCE.replaceAll(/\(\?<[a-z]\w*>/gi, '('), 'g');
const DATED_NAMES = [...DATED_SOURCE.matchAll(/\(\?<([a-z]\w*)>/gi)].map(([, name = '']) => name);

/** The groups of a match of DATED that hold something, by name. */
function groupsOf(match: RegExpExecArray): Groups {
  const groups: Groups = {};
  for (const [index, name] of DATED_NAMES.entries()) {
    const words = match[index + 1];
    if (words !== undefined) groups[name] = words;
  }
  return groups;
}
const WHOLE =
  /(?<![一二三四五六七八九十几健完两半0-9])(?:全年|(?<![每历逐各往常多近些同当成])年[底末]|年内|本年度)(?!限|票|级|龄|轻|货|画)/g;
const ISO = /(?<![0-9.\-/])((?:19|20)\d{2})([-/.])(\d{1,2})\2(\d{1,2})(?![0-9.\-/])/g;

const OFFSETS: ReadonlyMap<string, number> = new Map([
  ['去年', -1],
  ['上年', -1],
  ['上一年', -1],
  ['前年', -2],
  ['明年', 1],
  ['来年', 1],
  ['下一年', 1],
  ['后年', 2],
]);

function numeral(words: string): number {
  return /^[0-9]+$/.test(words) ? Number(words) : (parseChineseNumeral(words) ?? 0);
}

/** «21年» is a year near the anchor (any of 2000–2049 where none is known), not a stretch: «10年禁渔», «近20年», «15年来» are no years. */
function shortYear(text: string, match: RegExpExecArray, digits: string, anchorYear: number | null): number | null {
  const year = 2000 + Number(digits);
  if (Number(digits) >= 50) return null;
  const before = text.slice(Math.max(0, match.index - 2), match.index);
  const end = match.index + match[0].indexOf('年') + 1;
  const behind = text.slice(end, end + 3);
  const divided = /[季半月底末]/.test(match[0]);
  if (divided) return year;
  if (
    /[近第前后约满达共超逾过续历隔]$|未来|过去|今后|连续|长达|经过|建设|合作|租期|期限|为期|[最至不][短长多少低高]|延长|免租|年限/.test(
      before,
    )
  )
    return null;
  if (
    /^的?(?:[来后前内间多余以期产免禁\d]|历史|时间|发展|努力|奋斗|经验|坚持|左右|规划|行动|之久|老|龄|磨)/.test(behind)
  )
    return null;
  if (
    ['10', '15', '20', '30', '40'].includes(digits) &&
    !/^[,，、。]?$|^[我全,，、和与]|^的|^(?:实际|完成|目标|计划|预期|打算|准备|想(?!象)|要(?!求)|预计|做到|达到|力争|争取|定(?!期|价)|[是有]?多少|增[速长]|gdp|GDP|报告)/.test(
      behind,
    )
  )
    return null;
  return anchorYear === null || Math.abs(year - anchorYear) <= 8 ? year : null;
}

/** The part of a year that the match names; null where it names the whole year. */
function partOf(groups: Groups, year: number): Dated | null {
  const get = (name: string): string | undefined => groups[name] ?? groups[`own_${name}`];
  const half = get('half');
  if (half !== undefined) return half !== '下' ? wholeMonths(year, 1, 6) : wholeMonths(year, 7, 12);
  const quarters = get('quarters') ?? get('toQuarter');
  if (quarters !== undefined) return wholeMonths(year, 1, 3 * (numeral(quarters) || 2));
  const quarter = get('quarter') ?? get('q') ?? (get('firstQuarter') === undefined ? undefined : '1');
  if (quarter !== undefined) return wholeMonths(year, 3 * numeral(quarter) - 2, 3 * numeral(quarter));
  const head = get('head');
  if (head !== undefined) return wholeMonths(year, 1, numeral(head));
  const from = get('from');
  if (from !== undefined) {
    const to = numeral(get('to') ?? '');
    return numeral(from) < to ? wholeMonths(year, numeral(from), to) : UNKNOWN;
  }
  const month = get('month');
  if (month !== undefined) return daysOf(year, numeral(month), get('day'), get('month2'), get('day2'));
  return get('festival') === undefined ? null : { ...wholeYears(year, year, 'unknown') };
}

function daysOf(year: number, month: number, day?: string, month2?: string, day2?: string): Dated {
  if (day === undefined) return wholeMonths(year, month, month);
  if (!isDay(year, month, numeral(day))) return UNKNOWN;
  const start = isoDate(year, month, numeral(day));
  if (day2 === undefined) return { start, end: start, kind: 'day' };
  const lastMonth = month2 === undefined ? month : numeral(month2);
  const lastYear = lastMonth < month ? year + 1 : year;
  if (!isDay(lastYear, lastMonth, numeral(day2))) return UNKNOWN;
  return { start, end: isoDate(lastYear, lastMonth, numeral(day2)), kind: 'span' };
}

function withoutDates(dated: Dated): Dated {
  return { start: null, end: null, kind: dated.kind };
}

function readDated(text: string, match: RegExpExecArray, anchorYear: number | null): Found | null {
  const groups = groupsOf(match);
  const { absolute, short, relative, mark } = groups;
  const names = Object.keys(groups);
  const ownPart = names.some((name) => name.startsWith('own_'));
  const part = names.some(isPartName);
  let year: number | null = anchorYear;
  if (absolute !== undefined) {
    year = numeral(absolute);
    if (mark === undefined && !part && !isBareYear(text, match, absolute)) return null;
  } else if (short !== undefined) {
    year = shortYear(text, match, short, anchorYear);
    if (year === null) return null;
  } else if (relative !== undefined)
    year = anchorYear === null ? null : anchorYear + (OFFSETS.get(relative.replace(/度$/, '')) ?? 0);
  else if (!ownPart) return null;
  const bareFestival = groups['own_festival'] !== undefined;
  const computed = close(groups, partOf(groups, year ?? 2000) ?? wholeYears(year ?? 2000, year ?? 2000, 'year'));
  const dated = groups['since'] === undefined ? computed : sinceThen(computed, anchorYear);
  const lead = /^\s*/.exec(match[0])?.[0].length ?? 0;
  // «2021年的», «2025年前»: what the pattern read ahead to find more is no part of the period.
  const words = match[0]
    .trimEnd()
    .replace(/(?<!之)前$|的$/, '')
    .trimEnd();
  const length = words.length - lead;
  const at = match.index + lead;
  return {
    at,
    length,
    relative: absolute === undefined && short === undefined,
    ...(year === null || bareFestival ? withoutDates(dated) : dated),
  };
}

const PART_NAMES = new Set('half quarters toQuarter quarter q firstQuarter head from to month day festival'.split(' '));

function isPartName(name: string): boolean {
  return PART_NAMES.has(name);
}

/** A year without 年 («2021 GDP», «2021的招商»): only at a word's beginning and not before a measure word. */
function isBareYear(text: string, match: RegExpExecArray, year: string): boolean {
  const at = match.index + match[0].indexOf(year);
  const end = at + year.length;
  const value = Number(text.slice(at, end));
  if (!(value >= 2000 && value <= 2049)) return false;
  if (!/(?:^|[\s,，;；。、和与在])$/.test(text.slice(Math.max(0, at - 1), at))) return false;
  if (/^\s?(?:[0-9.%％+\-—~～至到/:余多]|个百分)/.test(text.slice(end, end + 4))) return false;
  return !isCounted(text.slice(at, end + 8), year.length);
}

/** 到, 截至, 底, 末 name the state on the last day. */
function close(groups: Groups, dated: Dated): Dated {
  const closing = groups['close'] !== undefined && !groups['close'].endsWith('前');
  if ((groups['until'] === undefined && !closing) || dated.end === null) return dated;
  return until(dated.end);
}

/** «2016年以来» in a report of 2021 reaches to the end of 2020; «今年以来» to the end of the anchor year. */
function sinceThen(dated: Dated, anchorYear: number | null): Dated {
  if (dated.start === null) return { ...dated, kind: 'span' };
  const first = Number(dated.start.slice(0, 4));
  return {
    start: dated.start,
    end: anchorYear === null ? null : isoDate(Math.max(first, anchorYear - 1), 12, 31),
    kind: 'span',
  };
}

function matches<T>(pattern: RegExp, text: string, read: (match: RegExpExecArray) => T | null): T[] {
  const found: T[] = [];
  for (const match of text.matchAll(pattern)) {
    const one = read(match);
    if (one !== null) found.push(one);
  }
  return found;
}

/**
 * @param text with ASCII digits
 * @returns in no particular order; may overlap
 */
export function findCalendarPeriods(text: string, anchorYear: number | null): Found[] {
  return [
    ...matches(DATED, text, (match) => readDated(text, match, anchorYear)),
    ...matches(YEAR_RANGE, text, (match) => {
      const first = numeral(match.groups?.['first'] ?? '');
      const printed = match.groups?.['second'] ?? '';
      const second = /^[0-9]{2}$/.test(printed) ? Math.floor(first / 100) * 100 + Number(printed) : numeral(printed);
      if (second <= first) return null;
      return { at: match.index, length: match[0].length, relative: false, ...wholeYears(first, second, 'span') };
    }),
    ...matches(ISO, text, (match) => {
      const [year = 0, month = 0, day = 0] = [match[1], match[3], match[4]].map(Number);
      if (!isDay(year, month, day)) return null;
      const date = isoDate(year, month, day);
      return {
        at: match.index,
        length: match[0].length,
        relative: false,
        start: date,
        end: date,
        kind: 'day' as const,
      };
    }),
    ...matches(WHOLE, text, (match) => {
      const whole =
        anchorYear === null ? { ...UNKNOWN, kind: 'year' as const } : wholeYears(anchorYear, anchorYear, 'year');
      const closing = /[底末]$/.test(match[0]);
      const dated = closing ? (whole.end === null ? { ...UNKNOWN, kind: 'until' as const } : until(whole.end)) : whole;
      return { at: match.index, length: match[0].length, relative: true, ...dated };
    }),
  ];
}
