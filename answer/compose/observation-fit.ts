/**
 * How well an observation fills the slots of a part: kind of number, unit, measure, comparison, period and place.
 * 1 is as asked. Growth is not level, new is not stock, a target is no result: such a misfit costs more than any
 * word can gain (choose-figure.ts multiplies them).
 */
import { isGap } from '../../knowledge/figures/gap.ts';
import { lookUpIndicator } from '../../knowledge/figures/indicator-lexicon.ts';
import { fold } from '../../knowledge/language/normalise.ts';
import { yearsOf } from '../../knowledge/language/periods.ts';
import type { Measure, Observation } from '../../knowledge/observation.ts';
import { isWithin, regionByCode } from '../../knowledge/regions/index.ts';
import { unitsAgree } from '../retrieve/answer-kind.ts';
import type { RankedCandidate } from '../retrieve/candidate.ts';
import { knownPeriodFit } from '../retrieve/fit.ts';
import type { QuestionPart } from '../understand/question.ts';
import { isGenericAmount } from './generic-amount.ts';

/** «添多少个就业»: the plainest unit of a question, where reports count people. */
const PEOPLE_UNITS = /[人名位户]$|人次$/;
const MONEY_UNITS = /元$/;
const PERCENT_UNITS = /[%％]|百分点|倍|成|番/;

export function isMoney({ baseUnit }: Observation): boolean {
  return MONEY_UNITS.test(baseUnit);
}

/** «GDP是多少» asks for the amount; a target is mostly set as a growth. */
function growthForAmount(part: QuestionPart, { indicator }: Observation): boolean {
  const entry = lookUpIndicator(indicator);
  return part.status !== 'target' && part.aspect === null && entry !== null && !entry.rate;
}

const SUM =
  /[额值价费款金税钱薪资]|收入|支出|投资|产值|营收|利润|工资|补贴|补助|奖|贷|融|税|消费|预算|财政|债|进出口|贸易|成本|规模|总量|盘子|合同|订单|买卖|生意|GDP|gdp|经济/;

/** «能产多少乙烯»: of a thing that is no sum of money a sum is not asked for. */
function countsThings({ askedNouns, words }: QuestionPart): boolean {
  return (
    askedNouns.length > 0 &&
    !SUM.test(words) &&
    askedNouns.every((noun) => !isGenericAmount(noun) && lookUpIndicator(noun) === null)
  );
}

function dimensionFit(part: QuestionPart, observation: Observation): number {
  const money = isMoney(observation);
  const percent = PERCENT_UNITS.test(observation.unit);
  switch (part.answerKind) {
    case 'money':
      return money ? 1 : 0.15;
    case 'percent':
      return percent ? 1 : observation.unit === '' ? 0.8 : 0.2;
    case 'rank':
      return observation.measure === 'rank' || isPlaceInList(observation) ? 1 : 0.2;
    case 'quantity':
      if (part.unit !== null) {
        return unitsAgree(part.unit, observation.unit)
          ? 1
          : percent || money
            ? 0.2
            : part.unit === '个' && PEOPLE_UNITS.test(observation.unit)
              ? 0.8
              : 0.4;
      }
      return (percent && growthForAmount(part, observation)) || (money && countsThings(part))
        ? 0.4
        : percent && part.aspect !== 'growth' && part.aspect !== 'share'
          ? 0.6
          : 1;
    default:
      return 1;
  }
}

const MEASURES: Readonly<Record<NonNullable<QuestionPart['aspect']>, Readonly<Partial<Record<Measure, number>>>>> = {
  average: { 'average-growth': 1, growth: 0.5 },
  growth: { growth: 1, 'average-growth': 0.8, change: 1, 'net-new': 0.5, multiple: 0.6, new: 0.4 },
  level: { level: 1, share: 0.6, new: 0.4, 'net-new': 0.3 },
  new: { new: 1, 'net-new': 1, level: 0.6, change: 0.6 },
  share: { share: 1, level: 0.7 },
  rank: { rank: 1 },
};

/** «一共几家» is answered by «总数达411家» before «认定136家». */
const STOCK = /总数|总量|总额|累计|共有|共计|保有|拥有|现有|达|总/;

/** «“百强”进至69位»: a place in a list, though nothing is said to rank. */
function isPlaceInList({ measure, unit, quote }: Observation): boolean {
  return measure === 'level' && unit === '位' && /百强|榜|排名|位次|位列|前列|前移|晋位|进至|升至|跃居/.test(quote);
}

/** «拉动GDP增长3个百分点» is what something gave to the growth; «带动固定资产投资增长2%» is the growth that came of it. */
const DRIVES = /拉动.{0,10}增长|带动.{0,12}增长[\d.]*个?百分点|贡献率/;

function measureFit(part: QuestionPart, observation: Observation, clause: string): number {
  if (DRIVES.test(clause) && !DRIVES.test(part.words)) {
    return 0.4;
  }
  if (part.aspect === 'level' && observation.measure === 'level' && !STOCK.test(clause)) {
    return 0.85;
  }
  if (part.aspect !== 'share' && part.aspect !== null && /占.{0,10}(比重|比例)|占比/.test(clause) && !part.askedShare) {
    return 0.35;
  }
  if (part.aspect === null) {
    return observation.measure === 'rank' ? 0.4 : 1;
  }
  if (part.aspect === 'share' && part.answerKind !== 'percent') {
    return 1;
  }
  if (part.aspect === 'rank' && (part.answerKind !== 'rank' || isPlaceInList(observation))) {
    return 1;
  }
  if (part.aspect === 'share' && observation.measure === 'level' && /[%％]/.test(observation.unit)) {
    return 1;
  }
  return MEASURES[part.aspect][observation.measure] ?? 0.3;
}

/** «全省平均» and «全省», «国均» and «全国平均水平». */
const AREA = /[国省市区州县球业]|世界|同行/gu;
const ELSE_THAN_GAP = 0.6;

/** A distance from a wider area is asked for as such, and is no answer to anything else. */
function gapFit({ gapTo }: QuestionPart, observation: Observation): number {
  if (gapTo === null) {
    return isGap(observation) ? ELSE_THAN_GAP : 1;
  }
  const areas: readonly string[] = gapTo.match(AREA) ?? [gapTo];
  return isGap(observation) && areas.some((area) => observation.comparedWith?.includes(area)) ? 1 : 0;
}

/**
 * How well its unit and measure are those of what was asked; 0 for what is not the distance that was asked for.
 * @param clause the observation's own, folded
 */
export function kindFit(part: QuestionPart, observation: Observation, clause: string): number {
  return dimensionFit(part, observation) * measureFit(part, observation, clause) * gapFit(part, observation);
}

/** «与2020年相比» wants a comparison with 2020; a growth asked for without a base is the year-on-year one. */
export function comparedFit(part: QuestionPart, { comparedWith, measure }: Observation): number {
  const named = comparedWith !== null && /\d{4}|五/.test(comparedWith);
  if (part.comparedWith === null) {
    return named && measure === 'growth' ? 0.75 : 1;
  }
  return comparedWith !== null && fold(comparedWith).includes(fold(part.comparedWith).slice(0, 4)) ? 1.2 : 0.5;
}

/** A flow over several years is not one year's; a stock at their end is. */
const FLOW_OVER_YEARS = 0.65;
const STOCKS: ReadonlySet<Measure> = new Set(['level', 'share', 'rank']);

/** An observation that tells no period is of its sentence's. */
export function periodFit(part: QuestionPart, candidate: RankedCandidate, observation: Observation): number {
  const { period, measure } = observation;
  if (period === null) {
    return candidate.periodFit;
  }
  const oneYear = part.periods.length > 0 && part.periods.every((asked) => yearsOf(asked.period).length === 1);
  const flow = oneYear && yearsOf(period).length > 1 && !STOCKS.has(measure) ? FLOW_OVER_YEARS : 1;
  const fit = knownPeriodFit(part.periods, period, candidate.article.reportYear);
  const asked = part.periods.flatMap((one) => yearsOf(one.period)).at(-1);
  const standsThen = oneYear && period.kind === 'span' && STOCKS.has(measure) && yearsOf(period).at(-1) === asked;
  return standsThen ? Math.max(fit, STOCK_AT_END) : flow * fit;
}

/** «这五年…达230家» is what there was in the last of them. */
const STOCK_AT_END = 0.7;

/** A page that tells no place is not taken for the one asked for, unless the sentence names it. */
const NAMED_THERE = 0.85;
const UNKNOWN_PLACE = 0.3;

/** A city's GDP is not its province's; what a project there brings, or its share of the province, may be meant. */
function isOfPartAlone({ region, subject, measure, indicator }: Observation): boolean {
  const level = region === null ? undefined : regionByCode(region.code)?.level;
  return level !== 'zone' && subject === null && measure !== 'share' && lookUpIndicator(indicator) !== null;
}

const OF_A_PLACE_WITHIN = 0.4;

export function placeFit(part: QuestionPart, candidate: RankedCandidate, observation: Observation): number {
  const { region } = observation;
  if (part.regions.length > 0 && candidate.article.subjectRegions.length === 0 && observation.subject === null) {
    return candidate.regionFit >= NAMED_THERE ? candidate.regionFit : UNKNOWN_PLACE;
  }
  if (part.regions.length === 0 || region === null) {
    return candidate.regionFit;
  }
  if (part.asksInside && part.regions.some(({ code }) => isWithin(region.code, code))) {
    return candidate.regionFit;
  }
  const same = part.regions.some(({ code }) => code === region.code);
  const inside = part.regions.some(({ code }) => isWithin(region.code, code));
  return same
    ? Math.max(candidate.regionFit, 0.95)
    : inside
      ? Math.min(candidate.regionFit, isOfPartAlone(observation) ? OF_A_PLACE_WITHIN : 0.6)
      : Math.min(candidate.regionFit, 0.3);
}
