/**
 * Puts a value, its name and the words around it together: measure, sign, owner, qualifier, status, time and place.
 * Called by the figure parser.
 */
import type { Span } from '../article.ts';
import type { Measure, TracedSlot } from '../observation.ts';
import { doingLength } from './doing-verbs.ts';
import type { FigureGroup } from './figure-group.ts';
import type { Carried, NamedMeasure, Scene } from './figure-scene.ts';
import { isGeneric } from './indicator-lexicon.ts';
import type { Lead } from './lead-words.ts';
import type { ParseContext, ParsedFigure } from './parsed-figure.ts';
import type { PeriodMention } from './period-mentions.ts';
import { placeAt } from './places.ts';
import type { Quantity } from './quantities.ts';
import { statusAt } from './status-cues.ts';
import { readUnit } from './units.ts';

export function makeFigure(
  scene: Scene,
  group: FigureGroup,
  lead: Lead,
  quantity: Quantity,
  name: NamedMeasure,
  carried: Carried,
  comparedWith: string | null,
): ParsedFigure {
  const { text } = scene;
  const spans = new Map<TracedSlot, Span>();
  spans.set('value', { start: quantity.start, end: quantity.end });
  let { unit, unitSpan } = quantity;
  if (quantity.form === 'zero' && carried.fromUnit !== null) ({ unit, unitSpan } = carried.fromUnit);
  if (unitSpan !== null) spans.set('unit', unitSpan);
  if (quantity.boundSpan !== null) spans.set('bound', quantity.boundSpan);
  spans.set('indicator', name.span);
  const measure = measureOf(text, group, lead, quantity, name);
  if (lead.measureStart >= 0)
    spans.set('measure', { start: group.leadStart + lead.measureStart, end: group.leadStart + lead.measureEnd });
  else if (name.measureSpan !== null) spans.set('measure', name.measureSpan);
  if (comparedWith !== null && lead.comparedStart >= 0)
    spans.set('comparedWith', { start: group.leadStart + lead.comparedStart, end: group.leadStart + lead.comparedEnd });
  const negative = lead.falling && (measure === 'growth' || measure === 'change' || measure === 'average-growth');
  const low =
    negative && quantity.maxValue !== null
      ? -quantity.maxValue
      : negative && quantity.value !== 0
        ? -quantity.value
        : quantity.value;
  const high = quantity.maxValue === null ? null : negative ? -quantity.value : quantity.maxValue;
  const reading = readUnit(unit);
  const owned = name.owner === null ? null : text.slice(name.owner.start, name.owner.end);
  const ownerIsPlace = owned !== null && isPlace(owned, scene.context);
  const subject = ownerIsPlace
    ? null
    : (subjectBehind(text, quantity, name) ??
      ownClauseSubject(group, name, carried) ??
      industryBefore(text, group, name) ??
      subjectOf(group, name, carried));
  if (subject !== null) spans.set('subject', subject);
  const qualifier = qualifierOf(text, group, name);
  if (qualifier !== null) spans.set('qualifier', qualifier);
  // «4800亿元(预计数,下同)»
  const behind = ESTIMATE_BEHIND.test(text.slice(quantity.outerEnd, quantity.outerEnd + 5));
  const cue =
    (behind ? scene.cues.find(({ start, status }) => start > quantity.start && status === 'estimated') : undefined) ??
    statusAt(scene.cues, quantity.start, group.clause);
  if (cue !== null) spans.set('status', cue);
  const period = name.period ?? periodAt(scene.mentions, quantity.start, group, lead, carried.spent);
  if (period !== null) spans.set('period', period);
  const place =
    name.place ??
    (ownerIsPlace && name.owner !== null
      ? { ...name.owner, words: owned, self: false }
      : placeAt(text, group.clause, isBehind(name, quantity) ? quantity : name.span, scene.places));
  if (place !== null) spans.set('region', place);
  return {
    start: quantity.start,
    end: quantity.end,
    value: low,
    maxValue: high,
    unit,
    baseValue: clean(low * reading.factor),
    baseUnit: reading.base,
    bound: quantity.bound,
    measure,
    comparedWith: measure === 'level' && lead.into ? null : comparedWith,
    indicator: name.indicator,
    words: printedName(text, name),
    known: name.known,
    subject: subject === null ? null : text.slice(subject.start, subject.end),
    qualifier: qualifier === null ? null : text.slice(qualifier.start, qualifier.end),
    status: cue?.status ?? null,
    startOnly: lead.from,
    period,
    place,
    spans,
  };
}

function printedName(text: string, { span, printed }: NamedMeasure): string {
  return printed ?? text.slice(span.start, span.end);
}

/** The name stands behind the value, or in the sentence before. */
function isBehind({ span }: NamedMeasure, quantity: Quantity): boolean {
  return span.start < 0 || span.start >= quantity.start;
}

function isPlace(words: string, { findPlaces }: ParseContext): boolean {
  if (findPlaces !== undefined) return findPlaces(words).some(({ start, end }) => start === 0 && end === words.length);
  return /[市区县州省]$/.test(words) && !/(?:园区|新区|校区|景区|社区|小区|片区|库区)$/.test(words);
}

function clean(value: number): number {
  // What has no more than twelve digits is printed as it is.
  return Number.isInteger(value) && Math.abs(value) < 1e12 ? value : Number(value.toPrecision(12));
}

const COUNTED_THINGS =
  /(?:企业|学校|医院|幼儿园|中心|社区|小区|机构|平台|车间|园区|乡镇|村|渔民|群众|居民|村民|学生|人员|家庭|农户|教师)$/;
/** Nothing but an aim stands between two values: «…力争达到». */
const STEP = /^(?:并|再)?(?:力争|争取|确保|努力|奋力|冲刺|挑战)(?:实现|达到?|突破|增长)?$/;
/** «完成年计划145%» */
const OF_PLAN = /(?:完成|为|达|占)[^,;。]{0,6}(?:计划|目标|任务|预算)数?的?$/;

function measureOf(text: string, group: FigureGroup, lead: Lead, quantity: Quantity, name: NamedMeasure): Measure {
  if (quantity.form === 'rank') return 'rank';
  if (quantity.form === 'doubling') return 'multiple';
  if (quantity.form === 'ratio') return 'share';
  if (
    /^[位名]$/.test(quantity.unit) &&
    (lead.into || lead.level) &&
    group.nounAfter === null &&
    name.span.end <= quantity.start
  )
    return 'rank';
  if (lead.measure === 'net-new' || name.measure === 'net-new' || /净增额?$/.test(name.indicator)) return 'net-new';
  const whole = quantity.kind === 'percent' && lead.measure === 'level' && /占比$|占[^率]+比重$/.test(name.indicator);
  if (whole && lead.into) return 'share';
  if (lead.measure !== null) return lead.measure;
  if (name.measure !== null && quantity.kind !== 'percent') return name.measure;
  if (quantity.kind === 'points') return 'change';
  if (quantity.kind === 'multiple') return 'multiple';
  if (quantity.kind === 'percent' && /占比$|比重$|比例$|占[^率]*$/.test(name.indicator)) return 'share';
  if (quantity.kind === 'percent' && group.nounAfter !== null) return 'share';
  // «完成年度计划的126%»
  if (quantity.kind === 'percent' && (lead.ofWhole || OF_PLAN.test(text.slice(group.leadStart, quantity.start))))
    return 'share';
  if (quantity.unit === '' && name.known && !name.rate && /[保争]\s?$/.test(text.slice(0, quantity.start)))
    return 'growth';
  // «义务教育学校100%纳入…»: a part of counted things, no growth.
  if (quantity.kind === 'percent' && lead.measure === null && COUNTED_THINGS.test(name.indicator)) return 'share';
  // «确保6%、力争达到6.5%»: the second step of one growth.
  if (
    quantity.kind === 'percent' &&
    group.listed &&
    group.items[0] === quantity &&
    STEP.test(text.slice(group.leadStart, group.leadEnd)) &&
    name.known &&
    !name.rate
  )
    return 'growth';
  if (quantity.kind === 'percent' && name.known && !name.rate && !lead.from && !lead.into && !lead.level)
    return 'growth';
  return 'level';
}

const ESTIMATE_BEHIND = /^\s?\((?:预计|预估|测算)/;

/** «总投资45亿元的云湖文旅项目一期»: the thing whose sum it is stands behind it. */
function subjectBehind(text: string, quantity: Quantity, name: NamedMeasure): Span | null {
  if (quantity.kind !== 'money' || name.owner !== null || !(isGeneric(name.indicator) || OWNED.test(name.indicator)))
    return null;
  const match =
    /^的(?<thing>[^,;。、\d]{2,24}?(?:项目(?:[一二三四]期)?|工程|基地|中心|产业园|校区|园区|小镇|大桥|高速|生产线))(?!等)/.exec(
      text.slice(quantity.outerEnd),
    );
  const thing = match?.groups?.['thing'];
  return thing === undefined ? null : { start: quantity.outerEnd + 1, end: quantity.outerEnd + 1 + thing.length };
}

/** «大力发展绿色食品产业,产值增长9%»: the clause before says whose. */
function industryBefore(text: string, group: FigureGroup, name: NamedMeasure): Span | null {
  if (!MADE.test(name.indicator) || name.owner !== null || name.span.start < group.clause.start) return null;
  let end = group.clause.start;
  for (let back = 0; back < CLAUSES_BACK && end > 0; back++) {
    const clause = /[^,;。:]*[,:]$/.exec(text.slice(0, end))?.[0] ?? '';
    const start = end - clause.length;
    const match = PROMOTED.exec(clause) ?? TOPIC.exec(clause);
    const industry = match?.groups?.['industry'];
    if (match !== null && industry !== undefined && !DOES.test(industry) && doingLength(industry, false) === 0) {
      const from = start + match.index + match[0].indexOf(industry);
      return { start: from, end: from + industry.length };
    }
    if (clause === '' || /\d/.test(clause)) return null;
    end = start;
  }
  return null;
}

/** What an industry makes or earns. */
const MADE = /^(?:年|总|综合|工业|全产业链)*(?:产值|营业收入|营收|主营业务收入|销售收入|销售额|增加值|利润|交易额)$/;
const DOES = /以|构建|推[动进]|加[快强]|着力|促进|支持|围绕|聚焦|依托|打造|大力|积极/;
/** Chosen: a clause farther back has another topic. */
const CLAUSES_BACK = 5;
const PROMOTED =
  /(?:发展|做强|做优|做大|壮大|培育|推进|打造|等)(?<industry>[^,;。:、\d]{2,14}?(?:产业集群|产业|行业|经济))[^,;。:\d]{0,8}[,:]$/;
/** «云湖铝材产业纳入…,实现产值…»: the industry is what the clause speaks of. */
const TOPIC =
  /^(?<industry>[“”\u4e00-\u9fff]{2,12}?(?:产业集群|产业|行业|制造业|经济))(?![技基地链学院研政结体项大转数园增规产升投]|发展(?:基金|规划|区|计划)|经济|集群)[^,;。:]*[,:]$/;

const OWNED = /^(?:总投资|完成投资|招商引资签约额|年产能|项目金额|.*(?:投资|用地|面积|产值|产能|税收|金额|营业收入))$/;

/** The owner that the value's own clause names. */
function ownClauseSubject(group: FigureGroup, name: NamedMeasure, carried: Carried): Span | null {
  const subject = subjectOf(group, name, carried);
  return subject !== null && subject.start >= group.clause.start ? subject : null;
}

function subjectOf(group: FigureGroup, name: NamedMeasure, carried: Carried): Span | null {
  if (name.owner !== null) return name.owner;
  const subject = carried.subject;
  if (subject === null || subject.end > (group.items[0]?.start ?? 0)) return null;
  if (subject.start < name.span.end && name.span.start < subject.end) return null;
  // A later clause's count is its own; an amount («总投资», «占地») is still the owner's.
  const owned = isGeneric(name.indicator) || OWNED.test(name.indicator);
  if (!owned && (subject.start < group.clause.start || group.nounAfter !== null || name.known)) return null;
  return subject;
}

const GRADE =
  /^(?:(?:国家|自治区|省部?|市|县|区|州|部)级?(?:及|和|、)?(?:国家|自治区|省|市)?级?及?以上|国家级|自治区级|省部级|省市级|省级|市级|县级|区级|州级|国家[345]A级|国家|省市(?!级)|省|[345]A级(?:及?以上)?|公办|普惠性|新能源)/;

function qualifierOf(text: string, group: FigureGroup, name: NamedMeasure): Span | null {
  const first = group.qualifiers[0];
  if (first !== undefined) return first;
  const words = printedName(text, name);
  const grade = GRADE.exec(words);
  if (grade === null || !name.known || name.indicator.startsWith(grade[0])) return null;
  return { start: name.span.start, end: name.span.start + grade[0].length };
}

/** Chosen: a time that far behind a value in its clause belongs to something else. */
const NEAR_BEHIND = 14;

/** The nearest time before the value: in its clause, else in an earlier one; else one right behind the value. */
function periodAt(
  mentions: readonly PeriodMention[],
  offset: number,
  group: FigureGroup,
  lead: Lead,
  spent: Set<PeriodMention>,
): PeriodMention | null {
  let found: PeriodMention | null = null;
  const fromStart = group.leadStart + lead.nounEnd;
  for (const mention of mentions) {
    if (mention.start >= offset) break;
    if (mention.isBase || mention.isOrigin || (spent.has(mention) && !(lead.from && mention.start >= fromStart)))
      continue;
    if (lead.from) {
      // «从2015年的61%提升至2020年的70%»: a start's year is its own only; other times are the end's.
      if (mention.start < fromStart) continue;
      spent.add(mention);
    }
    found = mention;
  }
  if (found !== null || lead.from) return found;
  for (const mention of mentions)
    if (
      !mention.isBase &&
      !mention.isOrigin &&
      mention.start >= offset &&
      mention.start - offset < NEAR_BEHIND &&
      mention.end <= group.clause.end
    )
      return mention;
  return null;
}
