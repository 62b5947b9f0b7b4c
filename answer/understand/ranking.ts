/**
 * Whether a question puts places in order by one figure («各市…排名», «哪个市最高») or picks those that a value holds
 * of («超过1000亿元的城市»), and by what: indicator, kind of number, year, status, which places. Called by understand.ts;
 * answered from all recorded figures (compose/ranking.ts), never from the best sentences alone.
 */
import { findQuantities } from '../../knowledge/figures/quantities.ts';
import { readUnit } from '../../knowledge/figures/units.ts';
import { yearsOf } from '../../knowledge/language/periods.ts';
import type { AskedLimit, AskedRanking, PlaceKind } from './asked-ranking.ts';
import type { QuestionPart, QuestionTerm } from './question.ts';

const HIGHEST = /最(高|大|多|快|强)/;
const LOWEST = /最(低|小|少|慢|弱)/;
const ORDERED = /排(名|序|行|列|个序|个名)|(从|由)(高|大|多|快|低|小|少|慢)(到|至|往)(低|小|少|慢|高|大|多|快)/;
const ASCENDING = /(从|由)(低|小|少|慢)(到|至|往)(高|大|多|快)|倒数|后[一二三四五六七八九十\d]{1,2}[名位]/;
const FIRST_FEW = /[前后]([一二两三四五六七八九十]|\d{1,2})(名|位|强|个|大|的|是|都?有|(?=[？?。，,\s]|$))/;
/** «全国排名第几» asks for a place's rank as printed. */
const ASKS_RANK = /第几|排(名|位|在)?(多少|哪|几)|名次|(全国|全省|全市|全球|世界)(第|排)/;

const CITIES = '(?:地级)?(?:城市|地级市|地市|州市|市州|市(?![场民政值区]))';
const COUNTIES = '(?:区县|县区|县市区|县市|城区|辖区|县|区(?![域间块位别]))';
const PROVINCES = '(?:省份|省市|省区|省)';
const OTHERS = '(?:地方|地区|地儿)';
const ANY = `(?:${CITIES}|${COUNTIES}|${PROVINCES}|${OTHERS})`;
/** Places are asked for: «哪个市», «有哪些城市», «…的城市», «各市», «60个城市里». */
const ASKS_PLACES = new RegExp(
  `哪(?:一|几|两|三)?(?:个|些|座)?${ANY}|(?:各|所有|每个?|(?:\\d+|[几两三四五六七八九十]+)(?:个|座))${ANY}|的[^的，,。？?]{0,8}${ANY}(?:都?有哪|都?有几|有多少|是哪|都?是谁|名单|[？?。，,\\s]|$)`,
);
const SEVERAL = new RegExp(
  `各|哪些|哪[几两三]|几个|多少个|(?:\\d+|[两三四五六七八九十]+)(?:个|座)${ANY}|的[^的，,。？?]{0,8}${ANY}(?:[？?。]|$|都?有)`,
);

function kindAsked(folded: string): PlaceKind {
  const matched = ASKS_PLACES.exec(folded)?.[0] ?? '';
  if (new RegExp(`${CITIES}|${OTHERS}`).test(matched)) return 'city';
  if (new RegExp(COUNTIES).test(matched)) return 'county';
  return new RegExp(PROVINCES).test(matched) ? 'province' : 'city';
}

const BELOW = /低于|不足|不到|小于|少于|不超过|不高于|以下|以内/;
const INCLUSIVE = /不低于|不少于|不小于|不超过|不高于|以上|以下|以内|达到/;

/** The value that figures are held against; null where the words give none with a bound. */
function limitAsked(folded: string): AskedLimit | null {
  for (const { value, unit, bound, outerStart, outerEnd, start, end } of findQuantities(
    folded.replaceAll('的', '。'),
  )) {
    const around = folded.slice(Math.max(0, Math.min(outerStart, start - 3)), Math.max(outerEnd, end + 2));
    const isBound = bound === 'over' || bound === 'at-least' || bound === 'at-most';
    if (!isBound && !/高于|大于|多于|超|过|破|低于|小于|少于|不足|不到|达到/.test(around)) continue;
    const { base, factor } = readUnit(unit === '个百分点' ? '%' : unit);
    const below =
      /(?<!不)低于|不足|不到|(?<!不)小于|(?<!不)少于|不超过|不高于|以下|以内/.test(around) && BELOW.test(around);
    const inclusive = INCLUSIVE.test(around);
    const printed = `${value}${unit === '个百分点' ? '%' : unit.endsWith('亿') ? `${unit}元` : unit}`;
    const words = below
      ? inclusive
        ? `不超过${printed}`
        : `低于${printed}`
      : inclusive
        ? `不低于${printed}`
        : `超过${printed}`;
    return { side: below ? 'below' : 'above', inclusive, value: value * factor, baseUnit: base, words };
  }
  return null;
}

const DIGITS = '零一二三四五六七八九十';

function countAsked(folded: string): number | null {
  const [, printed = ''] = FIRST_FEW.exec(folded) ?? [];
  if (printed === '') return null;
  const count = /\d/.test(printed) ? Number(printed) : printed === '两' ? 2 : DIGITS.indexOf(printed);
  return count > 0 ? count : null;
}

/** Words of a ranking that name nothing of what is measured. */
const OF_THE_FORM =
  /^(\d+.*|[一二两三四五六七八九十百千万亿\d.]+(元|%)?|[前后].{1,2}|排.|.{0,2}排名|[一二三四五六七八九十\d几]+[个座].*|.{0,3}(城市|地市|地区|地方|区县|县市|省份))$/;

/** The one indicator that is asked for; null for none, for several, and where other nouns narrow it down. */
function indicatorOf(terms: readonly QuestionTerm[]): QuestionTerm | null {
  const own = terms.filter(({ where }) => !where);
  const named = own.filter(({ indicators }) => indicators.length > 0);
  const narrows = own.some(
    ({ words, indicators, importance }) => indicators.length === 0 && importance >= 0.7 && !OF_THE_FORM.test(words),
  );
  return named.length === 1 && !narrows ? (named[0] ?? null) : null;
}

/** Undefined where the parts name several periods, or one that is no year. */
function yearAsked(parts: readonly QuestionPart[]): number | null | undefined {
  const periods = new Map(parts.flatMap(({ periods: asked }) => asked).map(({ period, words }) => [words, period]));
  const [period] = periods.values();
  const years = period === undefined ? [] : yearsOf(period);
  const isYear = periods.size === 1 && period?.kind === 'year' && years.length === 1;
  return periods.size === 0 ? null : isYear ? years[0] : undefined;
}

/** Places listed, or the one around those that are asked for; null where a single place is asked about. */
function frameOf(parts: readonly QuestionPart[], kind: PlaceKind): Pick<AskedRanking, 'places' | 'within'> | null {
  const named = parts.flatMap(({ regions }) => (regions.length > 0 ? [regions] : []));
  const listed = [...new Map(named.map((regions) => [regions[0]?.code, regions])).values()];
  const [only] = listed;
  if (listed.length > 1) {
    return { places: listed, within: null };
  }
  if (only === undefined) {
    return { places: [], within: null };
  }
  const [region] = only;
  const holds = region?.level === 'province' ? kind !== 'province' : region?.level === 'city' && kind === 'county';
  return region !== undefined && holds ? { places: [], within: region } : null;
}

/**
 * @param folded the whole question
 * @param parts as they were spread: one a listed place
 */
export function readRanking(folded: string, parts: readonly QuestionPart[]): AskedRanking | null {
  const [first] = parts;
  if (
    first === undefined ||
    first.comparedWith !== null ||
    first.gapTo !== null ||
    (first.confirms && !SEVERAL.test(folded))
  ) {
    return null;
  }
  const kind = kindAsked(folded);
  const frame = frameOf(parts, kind);
  const year = yearAsked(parts);
  const indicator = indicatorOf(first.terms);
  if (
    frame === null ||
    year === undefined ||
    indicator === null ||
    parts.some(({ unknownPlace }) => unknownPlace !== null)
  ) {
    return null;
  }
  const lists = frame.places.length > 1;
  const asksPlaces = lists || ASKS_PLACES.test(folded);
  const superlative = HIGHEST.test(folded) || LOWEST.test(folded);
  const bothEnds = HIGHEST.test(folded) && LOWEST.test(folded);
  const count = countAsked(folded);
  const ordered = (ORDERED.test(folded) || count !== null) && (asksPlaces || frame.within !== null);
  const limit = asksPlaces && (lists || SEVERAL.test(folded)) ? limitAsked(folded) : null;
  const asksFirst = superlative && asksPlaces && (frame.places.length !== 2 || ORDERED.test(folded));
  if (ASKS_RANK.test(folded) || (!asksFirst && !ordered && limit === null)) {
    return null;
  }
  const ascending = LOWEST.test(folded) || ASCENDING.test(folded) || limit?.side === 'below';
  return {
    indicators: indicator.indicators,
    // «…的市有几个» counts places; of what is measured it says nothing.
    aspect: limit !== null && first.aspect === 'level' ? null : first.aspect,
    status: first.status,
    year,
    ...frame,
    kind,
    order: ascending && !HIGHEST.test(folded) ? 'lowest' : 'highest',
    wants: limit !== null ? 'fitting' : ordered || bothEnds ? 'order' : 'first',
    bothEnds,
    count,
    limit,
  };
}
