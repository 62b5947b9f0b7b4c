/**
 * Reads the figures of one sentence: what is measured, how much, compared with what, reached or aimed at, when, whose.
 * A slot that the sentence leaves open stays open (null); the extractor fills it from headings and title.
 * Pure and deterministic; called by the extractor at ingest and by answer verification on bare sentences.
 */
import type { Span } from '../article.ts';
import type { Measure, TracedSlot } from '../observation.ts';
import { splitFigureClauses } from './clauses.ts';
import { groupFigures } from './figure-groups.ts';
import type { FigureGroup } from './figure-groups.ts';
import { foldWidth } from './fold-width.ts';
import { findTrailingIndicator, isGeneric, lookUpIndicator } from './indicator-lexicon.ts';
import { readLead } from './lead-words.ts';
import type { Lead } from './lead-words.ts';
import { nounsForValues, PROCESS, PROJECT_DOING } from './noun-lists.ts';
import { MASKED, tidyNoun } from './noun-phrase.ts';
import type { NounPhrase } from './noun-phrase.ts';
import type { ParseContext, ParsedFigure } from './parsed-figure.ts';
import { findPeriodMentions } from './period-mentions.ts';
import type { PeriodMention } from './period-mentions.ts';
import { placeAt } from './places.ts';
import { findQuantities } from './quantities.ts';
import type { Quantity } from './quantities.ts';
import { findStatusCues, statusAt } from './status-cues.ts';
import type { StatusCue } from './status-cues.ts';
import { findSubject } from './subjects.ts';
import { readUnit } from './units.ts';

const NO_CONTEXT: ParseContext = { currentYear: null, spokenYear: null, yearly: false };

/** What later clauses take over from earlier ones. */
interface Carried {
  phrase: Named | null;
  /** The names of the group before, when it was a list: «A、B分别达1、2,增长3%、4%». */
  list: readonly NamedMeasure[];
  /** The names of the sentence's levels so far: «A16亿元,B15亿元,分别增长…». */
  readonly levels: NamedMeasure[];
  measure: Measure | null;
  /** The figure before was one of addition («新增A1个,B9个»). */
  wasNew: boolean;
  newVerb: Span | null;
  fromUnit: Quantity | null;
  subject: Span | null;
  qualifier: Span | null;
  /** Times that belong to the first value of a pair («从2016年的»). */
  readonly spent: Set<PeriodMention>;
}

interface Named {
  readonly indicator: string;
  readonly known: boolean;
  readonly rate: boolean;
  readonly span: Span;
  readonly owner: Span | null;
}

interface Scene {
  readonly text: string;
  readonly context: ParseContext;
  readonly cues: readonly StatusCue[];
  readonly mentions: readonly PeriodMention[];
  /** Places named in the sentence, in order. */
  readonly places: ReadonlyArray<Span & { readonly words: string }>;
}

/**
 * @param sentence one sentence as printed; offsets in the result are its own
 * @returns figures in order of position; empty where the sentence holds none
 */
export function parseFigures(sentence: string, context: ParseContext = NO_CONTEXT): ParsedFigure[] {
  const text = foldWidth(sentence);
  const quantities = findQuantities(text).filter((quantity) => !isName(text, quantity));
  if (quantities.length === 0) return [];
  const clauses = splitFigureClauses(text);
  const scene: Scene = { text, context, cues: findStatusCues(text), mentions: findPeriodMentions(text, context), places: context.findPlaces?.(text) ?? [] };
  const figures: ParsedFigure[] = [];
  const carried: Carried = { phrase: null, list: [], levels: [], measure: null, wasNew: false, newVerb: null, fromUnit: null, subject: null, qualifier: null, spent: new Set() };
  let seen = 0;
  for (const group of groupFigures(text, clauses, quantities)) {
    for (; seen < clauses.length && (clauses[seen]?.start ?? 0) <= group.clause.start; seen++) {
      const clause = clauses[seen];
      if (clause === undefined) break;
      const subject = findSubject(text.slice(clause.start, clause.end));
      if (subject !== null) carried.subject = { start: clause.start + subject.start, end: clause.start + subject.end };
    }
    figures.push(...readGroup(scene, group, carried));
  }
  return figures;
}

/** A number without a unit that goes on as a word is part of a name («8大产业», «5g工厂»). */
function isName(text: string, { form, unit, outerEnd }: Quantity): boolean {
  return form === 'amount' && unit === '' && /^[\u4e00-\u9fffA-Za-z]/.test(text.slice(outerEnd, outerEnd + 1));
}

function readGroup(scene: Scene, group: FigureGroup, carried: Carried): ParsedFigure[] {
  const { text } = scene;
  const first = group.items[0];
  if (first === undefined || !countsAsFigure(text, group, first)) return [];
  const leadText = text.slice(group.leadStart, group.leadEnd);
  const lead = readLead(leadText, first.kind === 'none' && first.form === 'zero' ? 'percent' : first.kind, first.form);
  const named = nameGroup(scene, group, lead, leadText, carried);
  if (named.length === 0) return [];
  const figures: ParsedFigure[] = [];
  const single = group.items.length === 1 || named.length === 1;
  const pairs: Array<[Quantity, Named & { measure: Measure | null; measureSpan: Span | null }]> = [];
  if (group.items.length === 1) for (const name of named) pairs.push([first, name]);
  else
    for (const [index, quantity] of group.items.entries()) {
      const name = single ? named[0] : named[index];
      if (name !== undefined) pairs.push([quantity, name]);
    }
  for (const [index, [quantity, name]] of pairs.entries())
    figures.push(makeFigure(scene, group, lead, quantity, name, carried, lead.bases[index] ?? lead.comparedWith));
  const last = named.at(-1);
  if (last !== undefined) {
    carried.phrase = last;
    carried.list = named;
    if (figures.some(({ measure }) => measure === 'level' || measure === 'new')) carried.levels.push(...named);
    carried.wasNew = figures.at(-1)?.measure === 'new';
    carried.qualifier = group.qualifiers[0] ?? null;
    carried.measure = figures.at(-1)?.measure ?? null;
    if (last.measure === 'new' && last.measureSpan !== null) carried.newVerb = last.measureSpan;
    else if (!group.listed && last.measure !== 'new') carried.newVerb = null;
  }
  carried.fromUnit = lead.from ? first : null;
  return figures;
}

const TIME_NOUN = /时限|时间|时长|周期|工期|期限|寿命|年限|缩短|压缩|压减|提速|提前|平均|年龄|用时|控制在|天数/;

/** Numbers that the scanner admits but that measure nothing by themselves. */
function countsAsFigure(text: string, group: FigureGroup, quantity: Quantity): boolean {
  const lead = text.slice(group.clause.start, group.leadEnd);
  // «220千伏变电站», «6纳米芯片»: the class of a thing.
  if (/^(?:千伏|纳米|毫米|千伏安)$/.test(quantity.unit) && /^[\u4e00-\u9fff]/.test(text.slice(quantity.outerEnd))) return false;
  if (quantity.form === 'ratio') return (quantity.parts?.length ?? 0) >= 3 || /比|结构/.test(lead);
  if (quantity.kind === 'time') return TIME_NOUN.test(lead) || TIME_NOUN.test(text.slice(quantity.end, quantity.end + 4));
  if (/^[次轮届]$/.test(quantity.unit) && /(?:连续|第|每|再|首|多|上|下)$/.test(text.slice(0, quantity.start))) return false;
  if (quantity.unit === '' && quantity.form === 'amount') return hasLostUnit(text, group, quantity);
  return true;
}

/** A number without a unit is a figure only where a known rate or index stands before it («失业率保持在4.1左右»). */
function hasLostUnit(text: string, group: FigureGroup, quantity: Quantity): boolean {
  if (/^[\u4e00-\u9fffA-Za-z]/.test(text.slice(quantity.outerEnd))) return false;
  const leadText = text.slice(group.leadStart, group.leadEnd);
  const lead = readLead(leadText, 'percent', 'amount');
  const words = leadText.slice(0, lead.nounEnd);
  if (words === leadText && quantity.boundSpan === null) return false;
  const known = findTrailingIndicator(words);
  return (known !== null && known.entry.rate) || /(?:率|指数|系数|倍差|浓度|比|值)$/.test(words);
}

type NamedMeasure = Named & { measure: Measure | null; measureSpan: Span | null };

function nameGroup(scene: Scene, group: FigureGroup, lead: Lead, leadText: string, carried: Carried): NamedMeasure[] {
  const { text } = scene;
  if (group.nounAfter !== null) {
    const after = nameAfter(text, group, group.nounAfter, leadText, carried);
    if (after !== null) return [after];
  }
  const words = maskPlaces(scene, group, leadText.slice(0, lead.nounEnd));
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
      { ...lead, nounEnd: shareBefore.index, measureStart: shareBefore.index, shareOf: shareBefore.groups?.['whole'] ?? '' },
      leadText,
      nounsForValues(words.slice(0, shareBefore.index), 1, null),
      carried,
    );
  if (lead.measure === 'share' && lead.shareOf !== null) return nameShare(text, group, lead, leadText, usable, carried);
  const sibling = siblingOwner(group, carried, usable, leadText.slice(0, lead.nounEnd));
  if (sibling !== null) return [sibling];
  if (usable.length > 0 && !PROCESS.test(words.trim())) return usable.map((phrase) => settleDoing(fromPhrase(text, phrase, offset, words, group, carried), group));
  const process = words.trim().replace(/^[、和与及,]/, '');
  const carriedHead = carried.phrase === null ? null : /(?:项目|企业|机构|平台)$/.exec(carried.phrase.indicator)?.[0];
  if (PROCESS.test(process) && typeof carriedHead === 'string' && carried.phrase !== null) {
    const entry = lookUpIndicator(process + carriedHead);
    const span = { start: group.leadStart, end: group.leadStart + lead.nounEnd };
    if (group.qualifiers.length === 0 && carried.qualifier !== null && group.listed) group.qualifiers.push(carried.qualifier);
    const indicator = entry?.canonical ?? process + carriedHead;
    return [{ indicator, known: entry !== null, rate: false, span, owner: null, measure: null, measureSpan: null }];
  }
  if (phrases.length > 0 && !canCarry(lead, group, words)) return phrases.map((phrase) => fromPhrase(text, phrase, offset, words, group, carried));
  if (/^(?:占比|比重)$/.test(words.trim())) {
    const share = nameEarlierShare(text, group, { ...lead, shareOf: '' });
    if (share.length > 0) return share;
  }
  if (carried.phrase !== null) {
    const count = group.items.length;
    const recent = carried.levels.slice(-count);
    if (count > 1 && carried.list.length !== count && lead.distributes === 'each-own' && recent.length === count)
      return recent.map((name) => ({ ...name, measure: null, measureSpan: null }));
    if (count > 1 && carried.list.length === count)
      return carried.list.map((name) => ({ ...name, measure: null, measureSpan: null }));
    return [{ ...carried.phrase, measure: null, measureSpan: null }];
  }
  const earlier = nameEarlier(text, group);
  return earlier === null ? [] : [earlier];
}

/** A place's name ends what stands before a noun: «湖北省|高新技术企业». */
function maskPlaces(scene: Scene, group: FigureGroup, words: string): string {
  let masked = words;
  for (const place of scene.places) {
    const start = place.start - group.leadStart;
    const end = place.end - group.leadStart;
    if (start < 0 || end > words.length - 2 || /^(?:路|大学|学院|医院|银行|大道|港|站|机场|版|籍|人|模式|经验|问政|[市县]民|产|长江|行政)/.test(words.slice(end))) continue;
    masked = masked.slice(0, start) + MASKED.repeat(end - start) + masked.slice(end);
  }
  return masked;
}

const LIST_VERB = /^(?:全年|累计|共|已)?(?:新增(?!长)|新建(?!筑)|新引进|新培育|新认定|新获批)/;
const VERBAL =
  /^(?:的|达到?|完成|实现|新增|净增|增速|增幅|增长|同比|总量|总数|总额|总规模|数量|规模|位次|排名|综合排名|总值|增量|占比|比重|比例|其中|累计|分别|连续|全省|全国|全市|居|首次|涨幅|降幅|预计|力争|总计|合计|成功|提前|超额|平均|再|较|比|改善|增加|总|共|多|主要指标|质量|水平|较好|向好|标准|最高|保持|稳定|较快|其)$/;

function isVerbal(words: string, phrase: NounPhrase): boolean {
  return !phrase.known && phrase.owner === null && VERBAL.test(words.trim());
}

function canCarry(lead: Lead, group: FigureGroup, words: string): boolean {
  return lead.measure !== null || lead.into || words.trim() === '' || VERBAL.test(words.trim()) || group.clause.opener !== '';
}

/** «亿纬动力产值冲刺500亿元、格林美冲刺350亿元»: the amount is named once, each owner by itself. */
function siblingOwner(group: FigureGroup, carried: Carried, phrases: readonly NounPhrase[], words: string): NamedMeasure | null {
  const { phrase } = carried;
  const [only] = phrases;
  if (!group.listed || phrase?.owner == null || only === undefined || phrases.length > 1 || only.known || only.owner !== null) return null;
  const owner = words.trim();
  if (group.items[0]?.kind !== 'money' || owner.length > 12 || !isGeneric(phrase.indicator)) return null;
  return { ...phrase, owner: { start: group.leadStart, end: group.leadStart + owner.length }, measure: null, measureSpan: null };
}

const ADDING = /(?:新增|净增|新建|新引进|新签约|新开工|新培育|新认定|新登记|新注册|新投产)(?:投资|总投资)?$/;

function foldedVerb(group: FigureGroup, text: string): string {
  return group.verb === null ? '' : text.slice(group.verb.start, group.verb.end);
}

function fromPhrase(text: string, phrase: NounPhrase, offset: number, words: string, group: FigureGroup, carried: Carried): NamedMeasure {
  const shift = (span: Span | null): Span | null =>
    span === null ? null : { start: span.start + offset, end: span.end + offset };
  let measure: Measure | null = phrase.measure;
  let measureSpan = shift(phrase.measureSpan);
  const qualified = measure === null && group.verb !== null ? ADDING.exec(foldedVerb(group, text)) : null;
  if (qualified !== null && group.verb !== null) {
    measure = qualified[0] === '净增' ? 'net-new' : 'new';
    measureSpan = { start: group.verb.start + qualified.index, end: group.verb.start + qualified.index + qualified[0].length };
  }
  // «新增国家级2家、省级5家»: the verb stands once.
  const bare = !group.listed && carried.wasNew && phrase.start === 0 && /^[,]$/.test(group.clause.opener) && offset === group.clause.start;
  const plainCount = bare && group.items.every(({ kind }) => kind === 'counter') && phrase.end === group.leadEnd - offset && group.leadEnd === group.items[0]?.start;
  if (measure === null && (group.listed || plainCount) && carried.newVerb !== null) {
    measure = 'new';
    measureSpan = carried.newVerb;
  }
  if (measure === null && /净增$/.test(words)) measure = 'net-new';
  // «新建工程技术中心、研发中心等各类平台139个»: the list's verb stands at its head.
  const head = measure === null && /[、等]/.test(words) ? LIST_VERB.exec(words) : null;
  if (head !== null) {
    measure = 'new';
    measureSpan = { start: offset + head.index, end: offset + head.index + head[0].length };
  }
  return {
    indicator: phrase.indicator,
    known: phrase.known,
    rate: phrase.rate,
    span: { start: phrase.start + offset, end: phrase.end + offset },
    owner: shift(phrase.owner),
    measure,
    measureSpan,
  };
}

/** «亿元以上项目开工52个» is a count of projects begun. */
function settleDoing(name: NamedMeasure, group: FigureGroup): NamedMeasure {
  const match = name.known ? undefined : PROJECT_DOING.exec(name.indicator)?.groups;
  const doing = match?.['doing'];
  const narrow = match?.['class'];
  if (narrow !== undefined && group.qualifiers.length === 0)
    group.qualifiers.push({ start: name.span.start, end: name.span.start + narrow.length });
  const entry = typeof doing === 'string' ? lookUpIndicator(`${doing}项目`) : null;
  return entry === null ? name : { ...name, indicator: entry.canonical, known: true };
}

const DOING = /(?:签约|开工|竣工|投产|改造|修复|整治|关停|淘汰|化解|拆除|征收|引进|招引|招聘|培训|转化|立案|查处|发放|兑现|减免|盘活|处置|救助|安置|清退|取缔|打通|招录|加装|续建|开工建设|建成投产)$/;
const PREDICATE = /^(?:顺利|成功|集中|全部|陆续|正式|已|相继|全面|加快)?(?<doing>开工建设|开工|竣工投产|建成投产|竣工|投产|签约|落地|落户|改造|建成|入库|注册)/;

function nameAfter(text: string, group: FigureGroup, noun: Span, leadText: string, carried: Carried): NamedMeasure | null {
  let phrase = text.slice(noun.start, noun.end);
  let start = noun.start;
  const narrow = /^(?:(?:十|百|千)?亿(?:元)?(?:级|以上)|(?:规模|限额)以上(?!工业|服务))的?/.exec(phrase);
  if (narrow !== null && phrase.length > narrow[0].length + 1) {
    group.qualifiers.push({ start, end: start + narrow[0].length });
    start += narrow[0].length;
    phrase = phrase.slice(narrow[0].length);
  }
  const span = { start, end: noun.end };
  const verb = DOING.exec(leadText)?.[0] ?? '';
  const behind = PREDICATE.exec(text.slice(noun.end, noun.end + 12))?.groups?.['doing'] ?? '';
  const added = /(?<word>新增|净增|新建|新引进|新签约|新开工|新培育|新认定|新登记|新注册|新获批|新创建|新落户)(?:[^,;。]*等)?$/.exec(leadText.replace(/(?:了|近|超过?|约)$/, ''));
  const entry =
    lookUpIndicator(phrase) ??
    (verb === '' ? null : (lookUpIndicator(verb + phrase) ?? lookUpIndicator(phrase + verb))) ??
    (behind === '' ? null : lookUpIndicator(behind + phrase));
  const doing = /(?:项目|企业|房屋|土地|资金)$/.test(phrase) && phrase.length <= 8 ? verb || behind : verb;
  const head = /项目$/.test(phrase) && doing !== '' ? lookUpIndicator(`${doing.replace(/建设$/, '')}项目`) : null;
  const generic = /^(?:优质|重点|重大|产业|工业|招商|合作)?项目$/.test(phrase);
  const chosen = generic && head !== null ? head : (entry ?? null);
  const indicator = chosen?.canonical ?? tidyNoun(verb !== '' && phrase.length <= 8 ? verb + phrase : phrase);
  let measure: Measure | null = null;
  let measureSpan: Span | null = null;
  if (added !== null) {
    measure = added.groups?.['word'] === '净增' ? 'net-new' : 'new';
    measureSpan = { start: group.leadStart + added.index, end: group.leadStart + added.index + added[0].length };
  } else if (group.listed && carried.newVerb !== null && leadText.trim() === '') {
    measure = 'new';
    measureSpan = carried.newVerb;
  }
  return { indicator, known: chosen !== null, rate: false, span, owner: null, measure, measureSpan };
}

function nameShare(text: string, group: FigureGroup, lead: Lead, leadText: string, phrases: NounPhrase[], carried: Carried): NamedMeasure[] {
  const phrase = phrases.at(-1);
  const offset = group.leadStart;
  const shareWords = text.slice(offset + lead.measureStart, group.leadEnd);
  if (phrase === undefined) {
    if (carried.phrase === null) return nameEarlierShare(text, group, lead);
    // «占GDP比重提高到…» of an amount named before it
    const base = carried.phrase.indicator.replace(/占.*$/, '');
    const entry = lookUpIndicator(`${base}占${lead.shareOf ?? ''}比重`);
    return [{ ...carried.phrase, indicator: entry?.canonical ?? carried.phrase.indicator, rate: true, measure: null, measureSpan: null }];
  }
  const name = leadText.slice(phrase.start, lead.nounEnd);
  const whole = `${name}占${lead.shareOf ?? ''}`;
  const entry = lookUpIndicator(`${whole}比重`) ?? lookUpIndicator(whole.replace(/的$/, ''));
  const named = fromPhrase(text, phrase, offset, leadText, group, carried);
  const end = offset + lead.measureStart + (/^占[^达为到至]*?(?:比重|比例|份额|比率|比)?/.exec(shareWords)?.[0].length ?? 1);
  const span = { start: named.span.start, end: Math.max(named.span.end, Math.min(end + (lead.shareOf?.length ?? 0) + 2, group.leadEnd)) };
  return [{ ...named, indicator: entry?.canonical ?? named.indicator, known: entry !== null || named.known, rate: true, span: entry === null ? named.span : span }];
}

/** «高新技术产业比重升,占规上工业总产值比重提高2.7个百分点»: the clause before names what has the share. */
function nameEarlierShare(text: string, group: FigureGroup, lead: Lead): NamedMeasure[] {
  const before = text.slice(0, group.clause.start).replace(/[,;:\s]+$/, '');
  const piece = /[^,;:。]*$/.exec(before)?.[0] ?? '';
  const owner = /^(?<name>.{2,20}?)(?:比重|占比|规模)(?:持续|稳步|不断)?(?:升|降|上升|下降|提高|提升|优化|壮大)?$/.exec(piece)?.groups?.['name'];
  if (owner === undefined) return [];
  const start = before.length - piece.length;
  const span = { start, end: start + owner.length };
  return [{ indicator: (lead.shareOf ?? '') === '' ? `${owner}占比` : `${owner}占${lead.shareOf ?? ''}比重`, known: false, rate: true, span, owner: null, measure: null, measureSpan: null }];
}

/** The known indicator that ends, or begins, an earlier clause of the sentence without figures of its own. */
function nameEarlier(text: string, group: FigureGroup): NamedMeasure | null {
  const before = text.slice(0, group.clause.start).replace(/[,;:\s]+$/, '');
  const piece = /[^,;:。]*$/.exec(before)?.[0] ?? '';
  const trailing = findTrailingIndicator(piece);
  if (trailing === null) return null;
  const start = before.length - piece.length + trailing.start;
  return {
    indicator: trailing.entry.canonical,
    known: true,
    rate: trailing.entry.rate,
    span: { start, end: before.length },
    owner: null,
    measure: null,
    measureSpan: null,
  };
}

function makeFigure(
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
  const measure = measureOf(group, lead, quantity, name);
  if (lead.measureStart >= 0) spans.set('measure', { start: group.leadStart + lead.measureStart, end: group.leadStart + lead.measureEnd });
  else if (name.measureSpan !== null) spans.set('measure', name.measureSpan);
  if (comparedWith !== null && lead.comparedStart >= 0)
    spans.set('comparedWith', { start: group.leadStart + lead.comparedStart, end: group.leadStart + lead.comparedEnd });
  const negative = lead.falling && (measure === 'growth' || measure === 'change' || measure === 'average-growth');
  const low = negative && quantity.maxValue !== null ? -quantity.maxValue : negative && quantity.value !== 0 ? -quantity.value : quantity.value;
  const high = quantity.maxValue === null ? null : negative ? -quantity.value : quantity.maxValue;
  const reading = readUnit(unit);
  const owned = name.owner === null ? null : text.slice(name.owner.start, name.owner.end);
  const ownerIsPlace = owned !== null && isPlace(owned, scene.context);
  const subject = ownerIsPlace ? null : (subjectBehind(text, quantity, name) ?? subjectOf(group, name, carried));
  if (subject !== null) spans.set('subject', subject);
  const qualifier = qualifierOf(text, group, name);
  if (qualifier !== null) spans.set('qualifier', qualifier);
  const cue = statusAt(scene.cues, quantity.start, group.clause);
  if (cue !== null) spans.set('status', cue);
  const period = periodAt(scene.mentions, quantity.start, group, lead, carried.spent);
  if (period !== null) spans.set('period', period);
  const place =
    ownerIsPlace && name.owner !== null
      ? { ...name.owner, words: owned, self: false }
      : placeAt(text, group.clause, name.span.start < quantity.start ? name.span : quantity, scene.places);
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
    words: text.slice(name.span.start, name.span.end),
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

function isPlace(words: string, { findPlaces }: ParseContext): boolean {
  if (findPlaces !== undefined) return findPlaces(words).some(({ start, end }) => start === 0 && end === words.length);
  return /[市区县州省]$/.test(words) && !/(?:园区|新区|校区|景区|社区|小区|片区|库区)$/.test(words);
}

function clean(value: number): number {
  return Number(value.toPrecision(12));
}

function measureOf(group: FigureGroup, lead: Lead, quantity: Quantity, name: NamedMeasure): Measure {
  if (quantity.form === 'rank') return 'rank';
  if (quantity.form === 'doubling') return 'multiple';
  if (lead.measure === 'net-new' || name.measure === 'net-new') return 'net-new';
  if (lead.measure !== null) return lead.measure;
  if (name.measure !== null) return name.measure;
  if (quantity.kind === 'points') return 'change';
  if (quantity.kind === 'multiple') return 'multiple';
  if (quantity.kind === 'percent' && /占比$|比重$|比例$|占[^率]*$/.test(name.indicator)) return 'share';
  if (quantity.kind === 'percent' && group.nounAfter !== null) return 'share';
  if (quantity.kind === 'percent' && name.known && !name.rate && !lead.from && !lead.into && !lead.level) return 'growth';
  return 'level';
}

/** «总投资45亿元的卓尔项目一期»: the thing whose sum it is stands behind it. */
function subjectBehind(text: string, quantity: Quantity, name: NamedMeasure): Span | null {
  if (quantity.kind !== 'money' || name.owner !== null || !(isGeneric(name.indicator) || OWNED.test(name.indicator))) return null;
  const match = /^的(?<thing>[^,;。、\d]{2,24}?(?:项目(?:[一二三四]期)?|工程|基地|中心|产业园|校区|园区|小镇|大桥|高速|生产线))(?!等)/.exec(text.slice(quantity.outerEnd));
  const thing = match?.groups?.['thing'];
  return thing === undefined ? null : { start: quantity.outerEnd + 1, end: quantity.outerEnd + 1 + thing.length };
}

const OWNED = /^(?:总投资|完成投资|招商引资签约额|年产能|项目金额|.*(?:投资|用地|面积|产值|产能|税收|金额|营业收入))$/;

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

const GRADE = /^(?:国家级|省级以上|省部级以上|省级|市级以上|市级|县级|国家|省|[345]A级|国家[345]A级|公办|普惠性|新能源)/;

function qualifierOf(text: string, group: FigureGroup, name: NamedMeasure): Span | null {
  const first = group.qualifiers[0];
  if (first !== undefined) return first;
  const words = text.slice(name.span.start, name.span.end);
  const grade = GRADE.exec(words);
  if (grade === null || !name.known || name.indicator.startsWith(grade[0])) return null;
  return { start: name.span.start, end: name.span.start + grade[0].length };
}

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
    if (mention.isBase || spent.has(mention)) continue;
    if (lead.from) {
      // «从2016年的82.5%提升至2021年的93.7%»: a start's year is its own only; other times are the end's.
      if (mention.start < fromStart) continue;
      spent.add(mention);
    }
    found = mention;
  }
  if (found !== null || lead.from) return found;
  for (const mention of mentions)
    if (!mention.isBase && mention.start >= offset && mention.end <= group.clause.end) return mention;
  return null;
}

