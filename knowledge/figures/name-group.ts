/**
 * Names what a group of values measures: by the nouns before them, the noun behind, or the name an earlier clause gave.
 * Called by the figure parser.
 */
import { TIME_WORDS } from './boundary-words.ts';
import { projectsDone, withoutClass } from './class-of-things.ts';
import { completeName, ofSameKind } from './complete-name.ts';
import { nameFromBefore } from './elliptical-name.ts';
import type { FigureGroup } from './figure-group.ts';
import type { Carried, NamedMeasure, Scene } from './figure-scene.ts';
import { findTrailingIndicator, isGeneric, lookUpIndicator } from './indicator-lexicon.ts';
import type { Lead } from './lead-words.ts';
import { nameAfter } from './name-after.ts';
import { nameEarlier } from './name-earlier.ts';
import { fromPhrase, isSameKind } from './name-from-phrase.ts';
import { nameEarlierShare, nameShare, wholeOfShare } from './name-share.ts';
import { ownersInList } from './owners-in-list.ts';
import { rankedList } from './ranked-list.ts';
import { nounsForValues, PROCESS, PROJECT_DOING, projectsBy } from './noun-lists.ts';
import { insideQuotes, MASKED } from './noun-phrase.ts';
import type { NounPhrase } from './noun-phrase.ts';

/** One name a value, or one for all; empty where the sentence does not say what is measured. */
export function nameGroup(
  scene: Scene,
  group: FigureGroup,
  lead: Lead,
  leadText: string,
  carried: Carried,
): NamedMeasure[] {
  const { text } = scene;
  const first = group.items[0];
  if (group.nounAfter !== null) {
    const after = nameAfter(text, group, group.nounAfter, leadText, carried);
    if (after !== null) return [after];
  }
  const owners = ownersInList(scene, group, leadText.slice(0, lead.nounEnd), carried);
  if (owners !== null) return owners;
  // «江口市生产总值突破500亿元,云湖县增长8.6%»: the place alone stands for its part of the same series.
  const bare = leadText.slice(0, lead.nounEnd).trim();
  const own =
    lead.measure === 'growth' && carried.phrase !== null ? scene.places.find((one) => one.words === bare) : undefined;
  if (own !== undefined && carried.phrase !== null && own.start >= group.leadStart && own.end <= group.leadEnd)
    return [{ ...carried.phrase, owner: null, place: { ...own, self: false }, measure: null, measureSpan: null }];
  const ranking = lead.measure === 'rank' ? rankedList(scene, group, lead, leadText) : null;
  if (ranking !== null) return [ranking];
  const words = beforeTime(scene, group, maskPlaces(scene, group, leadText.slice(0, lead.nounEnd)));
  const offset = group.leadStart;
  // «占GDP比重高于全市0.9个百分点»: the share's words are part of the name.
  const phrases = nounsForValues(words, Math.max(group.items.length, 1), lead.distributes);
  const usable = phrases.filter((phrase) => !isVerbal(words.slice(phrase.start, phrase.end), phrase));
  // «占GDP比重高于全省3.4个百分点»: the noun before the comparison is itself a share.
  const shareBefore = /占(?<whole>[^,;。]{0,24}?)(?:的)?(?:比重|比例|份额|比率)$/.exec(words);
  if (shareBefore !== null && lead.measure !== null)
    return nameShare(
      text,
      group,
      {
        ...lead,
        nounEnd: shareBefore.index,
        measureStart: shareBefore.index,
        shareOf: shareBefore.groups?.['whole'] ?? '',
      },
      leadText,
      nounsForValues(words.slice(0, shareBefore.index), 1, null),
      carried,
    );
  if (lead.measure === 'share' && lead.shareOf !== null) return nameShare(text, group, lead, leadText, usable, carried);
  const process = withoutTimes(words)
    .replace(/^(?:[、和与及,]|其中)+/, '')
    .replace(/^(?:完成|实现)(?=投产|开工|竣工|签约)/, '');
  // «新建高标准农田2万亩、改造提升4万亩»: what else was done with the same things.
  if (group.listed && carried.phrase !== null && DONE_TOO.test(process))
    return [{ ...carried.phrase, ...done(carried.phrase), measure: null, measureSpan: null }];
  const sibling = siblingOwner(group, carried, usable, leadText.slice(0, lead.nounEnd));
  if (sibling !== null) return [sibling];
  if (usable.length > 0 && !PROCESS.test(process))
    return usable.map((phrase) => {
      const whole = ofSameKind(text, phrase, group, carried);
      if (whole !== null) return whole;
      const named = fromPhrase(text, phrase, offset, words, group, carried);
      const name = withoutClass(text, named, group);
      return projectsDone(
        text,
        settleDoing(name === named ? completeName(text, name, lead, carried, group.listed) : name, group),
      );
    });
  const carriedHead = carried.phrase === null ? null : DONE_THINGS.exec(carried.phrase.indicator)?.groups?.['things'];
  if (PROCESS.test(process) && typeof carriedHead === 'string' && carried.phrase !== null) {
    const entry = lookUpIndicator(process + carriedHead);
    const span = { start: group.leadStart, end: group.leadStart + lead.nounEnd };
    if (group.qualifiers.length === 0 && carried.qualifier !== null && group.listed)
      group.qualifiers.push(carried.qualifier);
    const isNew = process.startsWith('新');
    const indicator = entry?.canonical ?? (isNew && carriedHead.length > 2 ? carriedHead : process + carriedHead);
    const measureSpan = isNew ? { start: span.start, end: Math.min(span.end, span.start + process.length) } : null;
    return [
      { indicator, known: entry !== null, rate: false, span, owner: null, measure: isNew ? 'new' : null, measureSpan },
    ];
  }
  if (phrases.length > 0 && !canCarry(lead, group, words))
    return phrases.map((phrase) => fromPhrase(text, phrase, offset, words, group, carried));
  if (/^(?:占比|比重)$/.test(words.trim())) {
    const share = nameEarlierShare(text, group, { ...lead, shareOf: '' });
    if (share.length > 0) return share;
  }
  // «A企业、B园区,分别达到64家和6家»: the list stands before a comma.
  if (lead.distributes === 'each-own' && group.items.length > 1 && words.trim() === '') {
    const listed = nameEarlier(text, group);
    if (listed.length === group.items.length) return listed;
  }
  const whole = lead.measure === 'growth' && carried.measure === 'share' ? wholeOfShare(text, carried) : null;
  if (whole !== null) return [whole];
  if (carried.phrase !== null) {
    const count = group.items.length;
    const own =
      count > 1
        ? nounsForValues(text.slice(carried.phrase.span.start, carried.phrase.span.end), count, 'each-own')
        : [];
    if (own.length === count && count > 1)
      return own.map((phrase) => fromPhrase(text, phrase, carriedStart(carried), words, group, carried));
    const recent = carried.levels.at(-1)?.indicator === carried.phrase.indicator ? carried.levels.slice(-count) : [];
    if (count > 1 && carried.list.length !== count && lead.distributes === 'each-own' && recent.length === count)
      return recent.map((name) => ({ ...name, measure: null, measureSpan: null }));
    if (count > 1 && carried.list.length === count)
      return carried.list.map((name) => ({ ...name, measure: null, measureSpan: null }));
    const grade = words.trim().replace(/^其中/, '');
    if (GRADE.test(grade) && group.qualifiers.length === 0) {
      const at = offset + words.indexOf(grade);
      group.qualifiers.push({ start: at, end: at + grade.length });
    } else if (carried.qualifier !== null && group.qualifiers.length === 0) group.qualifiers.push(carried.qualifier);
    if (lead.distributes === 'each-same' && group.items.length === 1) return namesSince(text, group, carried);
    // «签约项目21个,金额20亿元»
    if (SUM_OF.test(words.trim()) && first?.kind === 'money' && COUNTS.test(carried.phrase.indicator)) {
      const own = carried.phrase.indicator.replace(/(?:发放量|数量|笔数)$/, '');
      return [{ ...carried.phrase, indicator: `${own}金额`, known: false, measure: null, measureSpan: null }];
    }
    const anew = /新(?:登记|设立?|注册|认定|入库|签约)$/.exec(words);
    if (anew !== null) {
      const at = offset + anew.index;
      return [{ ...carried.phrase, measure: 'new', measureSpan: { start: at, end: at + anew[0].length } }];
    }
    const inherits = group.listed && carried.newVerb !== null && isSameKind(group, carried) && GRADE.test(grade);
    return [
      {
        ...carried.phrase,
        measure: inherits ? carried.newMeasure : null,
        measureSpan: inherits ? carried.newVerb : null,
      },
    ];
  }
  const earlier = nameEarlier(text, group);
  if (earlier.length > 0) return earlier;
  const before = nameFromBefore(scene.context.before ?? [], group, text.slice(0, offset) + words);
  if (before !== null) return [before];
  // «总金额达17亿元», where nothing before is counted.
  return /^(?:涉及)?总?金额$/.test(words.trim())
    ? phrases.map((phrase) => fromPhrase(text, phrase, offset, words, group, carried))
    : [];
}

/** What was counted before, without what was done with it: «签约|工业项目». */
const DONE_THINGS =
  /^(?:签约|注册|开工建设|开工|竣工投产|建成投产|竣工|投产|续建|在建|落地)?(?<things>.*(?:项目|企业|机构|平台))(?:金额)?$/;

/** A place's name ends what stands before a noun: «湖北省|高新技术企业». */
function maskPlaces(scene: Scene, group: FigureGroup, words: string): string {
  let masked = words;
  for (const place of scene.places) {
    const start = place.start - group.leadStart;
    const end = place.end - group.leadStart;
    if (
      start < 0 ||
      end > words.length - 2 ||
      insideQuotes(words, start) ||
      /^(?:路|大学|学院|医院|银行|大道|港|站|机场|版|籍|人|模式|经验|问政|[市县]民|产|长江|行政)/.test(words.slice(end))
    )
      continue;
    masked = masked.slice(0, start) + MASKED.repeat(end - start) + masked.slice(end);
  }
  return masked;
}

/** «GDP一季度累计增长4.7%»: the name stands before the time. Words that only name a time are left alone. */
function beforeTime(scene: Scene, group: FigureGroup, words: string): string {
  const bare = words.replace(/(?:累计|合计|共|则|已|预计|\s)+$/, '');
  const mention = scene.mentions.find(({ end }) => end === group.leadStart + bare.length);
  if (mention === undefined || mention.start - group.leadStart < 2) return words;
  const before = words.slice(0, mention.start - group.leadStart);
  return findTrailingIndicator(before) === null ? words : before;
}

const DONE_TOO =
  /^(?:(?:已经?|均已|全部|成功)?(?:解决|化解|办结|整改|销号)|基本建成|改造提升|提升改造|改造|修复|整治|治理|修缮|巩固提升|提升)$/;

/** «开工建设棚改房200套、基本建成100套»: the things without what was done first. */
function done({ indicator, known }: { readonly indicator: string; readonly known: boolean }): { indicator: string } {
  return { indicator: known ? indicator : indicator.replace(/^(?:新?开工建设|新?开工)(?=.{2})/, '') };
}

const LEADING_TIMES = new RegExp(`^(?:${TIME_WORDS.join('|')}|,|\\s)+`);

/** «年内投产», «当年新开工»: the doing itself. */
function withoutTimes(words: string): string {
  return words.trim().replace(LEADING_TIMES, '');
}

const VERBAL =
  /^(?:的|新(?:登记|设立?|注册|认定|入库|签约)|入选(?:数量?)?|达到?|完成|实现|新增|净增|增速|增幅|增长|同比|总量|总数|总额|总规模|数量|规模|位次|排名|综合排名|总值|增量|占比|比重|比例|其中|累计|分别|连续|全省|全国|全市|居|首次|涨幅|降幅|预计|力争|确保|争取|总计|合计|成功|提前|超额|平均|再|较|比|改善|增加|总|共|多|主要指标|质量|水平|较好|向好|标准|最高|保持|稳定|较快|其|过|至|到|升至|我市|我区|投入使用|级|大关|[一二三四五六七八九十两]年|(?:涉及)?总?金额|使用|基本|国家级|省级|市级|县级|区级|自治区级|[345]A级|(?:完成|达到?|为|占|超)?(?:全年|年度?|省定|市定|既定|预期)?(?:投资|工作|目标|任务){0,2}计划)$/;
const GRADE = /^(?:国家级|省级|市级|县级|区级|自治区级|[345]A级)$/;

function isVerbal(words: string, phrase: NounPhrase): boolean {
  return !phrase.known && phrase.owner === null && VERBAL.test(words.trim());
}

function canCarry(lead: Lead, group: FigureGroup, words: string): boolean {
  return (
    lead.measure !== null || lead.into || words.trim() === '' || VERBAL.test(words.trim()) || group.clause.opener !== ''
  );
}

/** «江东动力产值冲刺500亿元、云湖材料冲刺350亿元»: the amount is named once, each owner by itself. */
function siblingOwner(
  group: FigureGroup,
  carried: Carried,
  phrases: readonly NounPhrase[],
  words: string,
): NamedMeasure | null {
  const { phrase } = carried;
  const [only] = phrases;
  if (
    (!group.listed && group.clause.opener !== ',') ||
    phrase === null ||
    only === undefined ||
    phrases.length > 1 ||
    only.known ||
    only.owner !== null
  )
    return null;
  const owner = words.trim();
  if (
    group.items[0]?.kind !== 'money' ||
    group.items[0].form !== 'amount' ||
    owner.length > 12 ||
    !isGeneric(phrase.indicator)
  )
    return null;
  if (phrase.owner === null || !group.listed) {
    // «…企业产值突破50亿元,其中云湖汽车达60亿元»: an amount of its own has a head of its own.
    if (
      carried.measure !== 'level' ||
      !SOLD.test(phrase.indicator) ||
      /[额值入资款金税润费债贷本量模出算利总]$/.test(owner)
    )
      return null;
    const skip = /^其中:?/.exec(words)?.[0].length ?? 0;
    const span = { start: group.leadStart + skip, end: group.leadStart + words.length };
    return span.end - span.start < 2 ? null : { ...phrase, owner: span, measure: null, measureSpan: null };
  }
  return {
    ...phrase,
    owner: { start: group.leadStart, end: group.leadStart + owner.length },
    measure: null,
    measureSpan: null,
  };
}

const SUM_OF = /^(?:总|合同|协议|签约)?金额$/;
const COUNTS = /(?:项目|企业|合同|协议|订单|贷款发放量)$/;

const SOLD = /^(?:年|总)?(?:产值|营收|营业收入|主营业务收入|销售收入|销售额|交易额)$/;

/** «亿元以上项目开工52个» is a count of projects begun. */
function settleDoing(name: NamedMeasure, group: FigureGroup): NamedMeasure {
  const match = name.known ? undefined : PROJECT_DOING.exec(name.indicator)?.groups;
  const doing = match?.['doing'];
  const narrow = match?.['class'];
  if (narrow !== undefined && group.qualifiers.length === 0)
    group.qualifiers.push({ start: name.span.start, end: name.span.start + narrow.length });
  if (doing === undefined) return name;
  const { indicator, known } = projectsBy(doing, match?.['kind'] ?? '');
  const isNew = name.indicator.includes('项目新');
  const measureSpan = isNew ? name.span : name.measureSpan;
  return { ...name, indicator, known, measure: isNew ? 'new' : name.measure, measureSpan };
}

/** «A增长8%,B增长12%,均居全省第一»: every name since the last semicolon, each once. */
function namesSince(text: string, group: FigureGroup, { named, phrase }: Carried): NamedMeasure[] {
  const from = text.lastIndexOf(';', group.clause.start);
  const names = new Map<string, NamedMeasure>();
  for (const { name, at } of named)
    if (at > from) names.set(name.indicator + (name.owner?.start ?? ''), { ...name, measure: null, measureSpan: null });
  if (names.size > 0) return [...names.values()];
  return phrase === null ? [] : [{ ...phrase, measure: null, measureSpan: null }];
}

function carriedStart({ phrase }: Carried): number {
  return phrase?.span.start ?? 0;
}
