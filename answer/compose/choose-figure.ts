/**
 * Chooses the observation that a figure question asks for among the best sentences: the one whose own
 * words, kind of number, unit, period, status and place fit. Growth is not level, new is not stock, a target
 * is no result: such a misfit costs more than any word can gain.
 */
import { fold } from '../../knowledge/language/normalise.ts';
import type { Measure, Observation } from '../../knowledge/observation.ts';
import { yearsOf } from '../../knowledge/language/periods.ts';
import { isWithin } from '../../knowledge/regions/index.ts';
import { isGap } from '../../knowledge/figures/gap.ts';
import { lookUpIndicator } from '../../knowledge/figures/indicator-lexicon.ts';
import { unitsAgree } from '../retrieve/answer-kind.ts';
import { valueOffset, type RankedCandidate } from '../retrieve/candidate.ts';
import { knownPeriodFit, statusFit } from '../retrieve/fit.ts';
import { matchTerm } from '../retrieve/match-term.ts';
import type { WeighedTerm } from '../retrieve/weigh-terms.ts';
import type { QuestionPart } from '../understand/question.ts';
import { clausesOf } from './clause-run.ts';

export interface FigureChoice {
  readonly candidate: RankedCandidate;
  readonly observation: Observation;
  /** 0–1: how well words, kind, period, status and place fit together. */
  readonly score: number;
  /** The share of term weight in the observation's own words and clause. */
  readonly coverage: number;
  readonly kindFit: number;
  readonly periodFit: number;
  readonly regionFit: number;
  readonly statusFit: number;
  /** Whether the noun beside the question word stands in the observation's words or sentence. */
  readonly namesAsked: boolean;
  /** Whether it is of an indicator that the question names; true where it names none. */
  readonly ofIndicator: boolean;
}

const PHRASE_BONUS = 0.4;
/** «目前已有217名施工人员返岗，预计最终将达1000人»: a later clause leaves out the noun that its unit counts. */
const NAMED_IN_SENTENCE = 0.4;
/** A page that tells no place is not taken for the one asked for, unless the sentence names it. */
const NAMED_THERE = 0.85;
const UNKNOWN_PLACE = 0.3;
const TITLE = 0.5;
/** Of a title that holds most of what was asked. */
const TOPIC = 0.85;
/** A flow over several years is not one year's; a stock at their end is. */
const FLOW_OVER_YEARS = 0.65;
const STOCKS: ReadonlySet<Measure> = new Set(['level', 'share', 'rank']);
/** Any sum of money is one of these. */
const GENERIC_AMOUNT =
  /^(钱|单子|单|合同|合同额|买卖|生意|订单|协议|协议额|协议总额|合同总额|总价值|资金|金额|总金额|总额|总价|盘子|额度|总投资|投资额?|总投资额|价钱|价格|总数|数量|规模|总规模)$/;
const GENERIC_HELD = 0.8;

/** «总额», «盘子»: words for any sum of money. */
export function isGenericAmount(words: string): boolean {
  return GENERIC_AMOUNT.test(words);
}

/** A unit that few things are counted in names the thing. */
const DISTINCT_UNIT = /吨|亩|公里|平方|辆|岁|标箱|工作日|人次|床|千瓦|瓦时|桶|架|艘|头|株/;
/** «添多少个就业»: the plainest unit of a question, where reports count people. */
const PEOPLE_UNITS = /[人名位户]$|人次$/;
const MONEY_UNITS = /元$/;
const PERCENT_UNITS = /[%％]|百分点|倍|成|番/;

/** «GDP是多少» asks for the amount; a target is mostly set as a growth. */
function growthForAmount(part: QuestionPart, { indicator }: Observation): boolean {
  const entry = lookUpIndicator(indicator);
  return part.status !== 'target' && part.aspect === null && entry !== null && !entry.rate;
}

/** «能产多少乙烯»: of a thing that is no sum of money a sum is not asked for. */
function countsThings({ askedNouns, words }: QuestionPart): boolean {
  return (
    askedNouns.length > 0 &&
    !SUM.test(words) &&
    askedNouns.every((noun) => !GENERIC_AMOUNT.test(noun) && lookUpIndicator(noun) === null)
  );
}

const SUM =
  /[额值价费款金税钱薪资]|收入|支出|投资|产值|营收|利润|工资|补贴|补助|奖|贷|融|税|消费|预算|财政|债|进出口|贸易|成本|规模|总量|盘子|合同|订单|买卖|生意|GDP|gdp|经济/;

function dimensionFit(part: QuestionPart, observation: Observation): number {
  const money = MONEY_UNITS.test(observation.baseUnit);
  const percent = PERCENT_UNITS.test(observation.unit);
  switch (part.answerKind) {
    case 'money':
      return money ? 1 : 0.15;
    case 'percent':
      return percent ? 1 : observation.unit === '' ? 0.8 : 0.2;
    case 'rank':
      return observation.measure === 'rank' ? 1 : 0.2;
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

/** «与2020年相比» wants a comparison with 2020; a growth asked for without a base is the year-on-year one. */
function comparedFit(part: QuestionPart, { comparedWith, measure }: Observation): number {
  const named = comparedWith !== null && /\d{4}|五/.test(comparedWith);
  if (part.comparedWith === null) {
    return named && measure === 'growth' ? 0.75 : 1;
  }
  return comparedWith !== null && fold(comparedWith).includes(fold(part.comparedWith).slice(0, 4)) ? 1.2 : 0.5;
}

/** «全省平均» and «全省», «国均» and «全国平均水平». */
const AREA = /[国省市区州县球业]|世界|同行/gu;

/** A distance from a wider area is asked for as such, and is no answer to anything else. */
function gapFit({ gapTo }: QuestionPart, observation: Observation): number {
  if (gapTo === null) {
    return isGap(observation) ? ELSE_THAN_GAP : 1;
  }
  const areas: readonly string[] = gapTo.match(AREA) ?? [gapTo];
  return isGap(observation) && areas.some((area) => observation.comparedWith?.includes(area)) ? 1 : 0;
}

const ELSE_THAN_GAP = 0.6;

/** «一共几家» is answered by «总数达411家» before «认定136家». */
const STOCK = /总数|总量|总额|累计|共有|共计|保有|拥有|现有|达|总/;

/** «拉动GDP增长3个百分点» is what something gave to the growth. */
const DRIVES = /(拉动|带动).{0,10}增长|贡献率/;

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
  if (part.aspect === 'rank' && part.answerKind !== 'rank') {
    return 1;
  }
  if (part.aspect === 'share' && observation.measure === 'level' && /[%％]/.test(observation.unit)) {
    return 1;
  }
  return MEASURES[part.aspect][observation.measure] ?? 0.3;
}

function regionFit(part: QuestionPart, candidate: RankedCandidate, observation: Observation): number {
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
      ? Math.min(candidate.regionFit, 0.6)
      : Math.min(candidate.regionFit, 0.3);
}

/** An observation's names, folded; kept as long as the observation is, which never changes. */
const names = new WeakMap<Observation, string>();

function namesOf(observation: Observation): string {
  const { indicator, words, subject, qualifier } = observation;
  const known = names.get(observation) ?? fold([indicator, words, subject ?? '', qualifier ?? ''].join('，'));
  names.set(observation, known);
  return known;
}

function clauseOf({ text, start, folded }: RankedCandidate, observation: Observation): string {
  const value = valueOffset(observation) - start;
  return clausesOf(text).find(({ end }) => value < end)?.folded ?? folded;
}

/** Whether a name is so short, or so near the noun asked for, that it may leave that noun out. */
function mayBeOf(nouns: readonly WeighedTerm[], { indicator }: Observation): boolean {
  const name = fold(indicator);
  return (
    name.length <= SHORT_NAME || nouns.some(({ words }) => [...words].some((character) => name.includes(character)))
  );
}

const SHORT_NAME = 4;
const SAYS_LITTLE = 0.5;

/** What of a part is the same for every observation. */
interface Asked {
  readonly part: QuestionPart;
  readonly terms: readonly WeighedTerm[];
  /** The terms beside the question word. */
  readonly nouns: readonly WeighedTerm[];
  /** Those that are an indicator themselves. */
  readonly named: readonly WeighedTerm[];
  readonly oneYear: boolean;
}

/** «给市场主体减负多少»: for whom something is done is not what is measured. */
function isRecipient(asked: string, words: string): boolean {
  const at = fold(asked).indexOf(words);
  return at > 0 && /[给为帮替向让]\p{Script=Han}{0,3}$/u.test(fold(asked).slice(0, at));
}

/** «扶持民营经济出了多少条政策»: what is counted is named behind its unit, not before. */
const COUNTED = /(?:多少|几)[条项件个]([政措办规]\p{Script=Han}{1,6})/u;

function askedOf(part: QuestionPart, terms: readonly WeighedTerm[]): Asked {
  // «外商直接投资涨了多少？金额是多少？»: a question of an amount alone is of what was asked before.
  const own = terms.filter(({ carried }) => !carried);
  const counted = COUNTED.exec(fold(part.words))?.[1];
  const isBare =
    part.gapTo === null
      ? own.length > 0 && own.every(({ words, importance }) => importance < SAYS_LITTLE || GENERIC_AMOUNT.test(words))
      : own.every(({ indicators }) => indicators.length === 0);
  return {
    part,
    terms,
    nouns: terms.filter(({ words }) => part.askedNouns.includes(words)),
    named: terms.filter(
      ({ words, carried }) =>
        (isBare || !carried) &&
        lookUpIndicator(words) !== null &&
        (counted === undefined || counted.includes(words)) &&
        !isRecipient(part.words, words),
    ),
    oneYear: part.periods.length > 0 && part.periods.every(({ period }) => yearsOf(period).length === 1),
  };
}

/** How well each term stands in a sentence and around it, whichever of its observations is meant. */
function matchesAround(terms: readonly WeighedTerm[], candidate: RankedCandidate): number[] {
  return terms.map((term) =>
    Math.max(
      0.68 * matchTerm(term, candidate.folded),
      0.5 * matchTerm(term, candidate.headingFolded),
      (candidate.topical ? TOPIC : TITLE) * matchTerm(term, candidate.titleFolded),
      0.4 * matchTerm(term, candidate.before),
      0.2 * matchTerm(term, candidate.passageFolded),
    ),
  );
}

/** Another indicator whose name holds the one asked for («亩均GDP») is another indicator. */
const PART_OF_ANOTHER = 0.7;
const KNOWN_AS_ANOTHER = 0.4;
const SAME_INDICATOR = 0.5;
/** Of two figures of one sentence the one whose own name holds what is asked for. */
const NAMED_ITSELF = 1.15;

/** «企业类的市场主体» is 企业类市场主体: what the longer name adds, the question says as well. */
function saysTheRest(asked: string, term: WeighedTerm, { indicator }: Observation): boolean {
  const name = fold(indicator);
  const rest = name.replace(term.words, '');
  return rest !== name && [...rest].every((character) => asked.includes(character));
}

function indicatorMatch(asked: string, term: WeighedTerm, observation: Observation, own: string): number {
  if (term.indicators.length === 0) {
    return matchTerm(term, own);
  }
  if (term.indicators.includes(observation.indicator) || saysTheRest(asked, term, observation)) {
    return 1;
  }
  // «新签约重点项目»: the report's own words end with what was asked, whatever series they count for.
  if (term.words.length > 1 && fold(observation.words).endsWith(term.words)) {
    return 1;
  }
  // «新能源装机添了多少？明年还要添多少？»: what was asked before may be said by less the second time.
  const isLess =
    term.indicators.some((name) => name.endsWith(observation.indicator)) ||
    term.forms.some(({ text }) => text === fold(observation.indicator));
  if (term.carried && isLess) {
    return SAME_INDICATOR;
  }
  const another = lookUpIndicator(observation.indicator) !== null;
  return (another ? KNOWN_AS_ANOTHER : PART_OF_ANOTHER) * matchTerm(term, own);
}

/** «28个项目中，工业类项目达25个，协议总投资额…»: what follows is of a part of what the sentence began with. */
const PART_OF =
  /(?:其中|[目业个家次批单]中|当中)[，,：:]?\s*([\p{Script=Han}]{2,8}?)(?:类|型|性)?(?:项目|企业|产业|客商|产品)?(?=达|有|为|共|占|约|\d)/gu;
const OF_A_PART = 0.7;

/** Less where the figure is of a part that the question does not name. */
function partFit(
  terms: readonly WeighedTerm[],
  { folded, text, start }: RankedCandidate,
  observation: Observation,
): number {
  if (folded.length !== text.length) return 1;
  const group = [...folded.slice(0, valueOffset(observation) - start).matchAll(PART_OF)].at(-1)?.[1];
  return group === undefined || terms.some(({ words }) => words.includes(group.slice(0, 2)) || group.includes(words))
    ? 1
    : OF_A_PART;
}

/** @param around of `matchesAround`, by the index of the term */
function rate(
  { part, terms, nouns, named, oneYear }: Asked,
  candidate: RankedCandidate,
  around: readonly number[],
  observation: Observation,
): FigureChoice {
  const own = namesOf(observation);
  const asked = part.words;
  const clause = clauseOf(candidate, observation);
  const isMoney = MONEY_UNITS.test(observation.baseUnit);
  let total = 0;
  let covered = 0;
  for (const [index, term] of terms.entries()) {
    total += term.weight;
    covered +=
      term.weight *
      Math.max(
        indicatorMatch(asked, term, observation, own),
        0.9 * matchTerm(term, clause),
        around[index] ?? 0,
        isMoney && GENERIC_AMOUNT.test(term.words) ? GENERIC_HELD : 0,
      );
  }
  const coverage = total === 0 ? 0 : covered / total;
  const namesAsked =
    nouns.every(({ words }) => GENERIC_AMOUNT.test(words)) ||
    (part.unit !== null && DISTINCT_UNIT.test(part.unit) && unitsAgree(part.unit, observation.unit)) ||
    (part.unit !== null &&
      unitsAgree(part.unit, observation.unit) &&
      mayBeOf(nouns, observation) &&
      nouns.some((term) => matchTerm(term, candidate.folded) >= NAMED_IN_SENTENCE)) ||
    nouns.some(
      (term) =>
        term.indicators.includes(observation.indicator) ||
        Math.max(matchTerm(term, own), matchTerm(term, clause)) >= 0.4,
    );
  const ofIndicator =
    named.length === 0 ||
    (part.aspect === 'share' && observation.measure === 'share') ||
    named.some((term) => indicatorMatch(asked, term, observation, own) >= SAME_INDICATOR);
  const kindFit = dimensionFit(part, observation) * measureFit(part, observation, clause) * gapFit(part, observation);
  const overYears = observation.period !== null && yearsOf(observation.period).length > 1;
  const flow = overYears && oneYear && !STOCKS.has(observation.measure) ? FLOW_OVER_YEARS : 1;
  const periodFit =
    flow *
    (observation.period === null
      ? candidate.periodFit
      : knownPeriodFit(part.periods, observation.period, candidate.article.reportYear));
  const status = statusFit(part.status, observation.status);
  const place = regionFit(part, candidate, observation);
  const score =
    coverage *
    kindFit *
    periodFit *
    (0.25 + 0.75 * status) *
    place *
    (0.7 + 0.3 * candidate.coverage) *
    (1 + PHRASE_BONUS * candidate.phrase) *
    comparedFit(part, observation) *
    (nouns.some((term) => !GENERIC_AMOUNT.test(term.words) && matchTerm(term, own) >= SAME_INDICATOR)
      ? NAMED_ITSELF
      : 1) *
    partFit(terms, candidate, observation) *
    candidate.age *
    candidate.pull;
  return {
    candidate,
    observation,
    score,
    coverage,
    kindFit,
    periodFit,
    regionFit: place,
    statusFit: status,
    ofIndicator,
    namesAsked,
  };
}

/** Best first; ties by place in the article, so that runs repeat. */
export function chooseFigures(
  part: QuestionPart,
  terms: readonly WeighedTerm[],
  candidates: readonly RankedCandidate[],
): FigureChoice[] {
  const asked = askedOf(part, terms);
  return candidates
    .flatMap((candidate) => {
      if (candidate.observations.length === 0) return [];
      const around = matchesAround(terms, candidate);
      return candidate.observations.map((observation) => rate(asked, candidate, around, observation));
    })
    .sort(
      (left, right) =>
        right.score - left.score ||
        (left.observation.articleId < right.observation.articleId
          ? -1
          : left.observation.articleId > right.observation.articleId
            ? 1
            : 0) ||
        left.observation.start - right.observation.start ||
        (left.observation.id < right.observation.id ? -1 : 1),
    );
}
