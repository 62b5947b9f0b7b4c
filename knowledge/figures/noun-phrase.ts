/**
 * Finds the noun phrase that names what a value measures in the words before the value
 * («推动全年规上工业总产值» → 规上工业总产值); for the words behind it see noun-after.ts.
 * Known names are protected from being cut; an unknown one is cleaned of adverbs, 其中, 全市 and verbs of doing.
 * Pure; called by the figure parser.
 */
import type { Span } from '../article.ts';
import { BOUNDARY } from './boundary-words.ts';
import {
  ADVERBS_BEHIND,
  doingLength,
  DONE_BEHIND,
  innerDoingLength,
  OTHERS_DONE,
  OWNERS_DID,
  THINGS_DONE,
} from './doing-verbs.ts';
import { findTrailingIndicator, isGeneric, lookUpIndicator } from './indicator-lexicon.ts';

export interface NounPhrase extends Span {
  /** Canonical name, or the phrase itself where it is unknown. */
  readonly indicator: string;
  readonly rate: boolean;
  readonly known: boolean;
  /** What stood before a known name and belongs to it: an owner or a kind («江东动力» in «江东动力产值»). */
  readonly owner: Span | null;
  /** 新增, 净增 before the noun. */
  readonly measure: 'new' | 'net-new' | null;
  readonly measureSpan: Span | null;
}

/** Stands for each character of a place's name in the words given to nounBefore: the place is no part of the noun. */
export const MASKED = '\u0001';
const RATE_NAME = /(?:[率度]|比例|占比|比重|指数)$/;
const SETTING =
  /年|月|季度|期间|以来|时期|目前|当前|现在|[全我本](?:市|区|县|省|州)|预计|力争|确保|争取|努力|预期|将|拟|已|使|让|其中|同时|特别是|包括|以及|累计|推动|带动|促进|实现|达到|保持|一批/;
const TIME = /年|月|季度|期间|以来|时期|目前|当前|现在/;
/** Doing-words in front of an unknown noun that add nothing to it. */
const LEADING =
  /^(?:的|了|每一?个|和(?!美|谐|平|睦)|与|及|以及|、|并(?!联|网|购|轨|行)|再(?!生|融资|就业|贷款|担保|保险|制造|利用|创)|又|还|也|均|各(?!项|类|级)|约|近(?!岸|海|郊|零|代|视|邻|地)|超(?!超|高|低|算)|仅|只|就(?!业|医|诊|餐|近|地|读)|到(?!位|期|账|岗|资|村|户|家|场|货|站)|其|该|这|(?:主城区|中心城区|城区|市区)(?=吸引|新增|新建|实施|完成|改造)|(?:主城区|中心城区|城区|市区)?建(?=口袋|停车|公厕|公园|绿道|游园|小区|社区|充电)|各地|市级财政|本级|总体|基本(?!养老|医疗|公共|农田|药物|民生|生活|建设|支出|保障|医保|社)|实际|共(?![享同建有富青和产])|已|主要(?!农作物|污染物|农产品)|重大(?=突破)|一是|二是|三是|四是|五是|一个|首批|第[一二三四五六七八九十\d]+[批轮]|[①-⑳㉑-㊿]|[两三四五六七八九十]大类(?!型)|第\d+[个家座]|第[一二三四五六七八九十](?!产业|三方|次|人民|中学|小学|医院|届|批|代|方)|[一二三四五六七八九十]是|建设(?!用地|项目|工程|资金|规模|面积|投资|标准(?!厂房))|开展|培育(?=[\u4e00-\u9fff]{4})|发展(?=[\u4e00-\u9fff]{4})|认真|主动|稳定(?!性|器|币|剂|就业岗)|投入(?=[\u4e00-\u9fff]{3})|办理(?=人大|政协|代表|市|建议|省)|举全|并且|五年(?!来|间|行动)|三年(?!来|间|行动)|“|\([^()]{0,8}(?:下同|快报数?|预计数?|初步核算数?)\)|\(|\d+[.、)])/;
const NEW =
  /^(?<new>新建成(?!区)|新(?:建|增建设)(?:和|与|及)(?:改扩建|改建|扩建|提质改造|改造提升|提升改造|改造)|新建\((?:改造|改扩建|改建|扩建)\)|新建改造|新改扩(?!建)|新建?[、(]?(?:[改扩迁续重][、)(]{0,2})+[建造]\)?|新增(?!长)|净增|新建(?!筑)|新登记|新注册|新开工|新签约|新引进|新培育|新认定|新入库|新获批|新获|新创|新开通|新改扩?建|新投产|新竣工|新设立?|新签|新启用|新组建|新落户|新开(?!发)|新打造|新植|新造|新申报|新发展|新招(?!引)|新入选|新上(?!规|市|线|榜|限|云|岗)|新推广|新识别|新投入|新布局|新谋划|新供应|新供(?=工业|用)|新命名|新认证|新当选|新拓展|新研发|新办|新评|新列入|新挂牌|新晋|新成立|新投用|新选聘|新招引|新纳入|新落地|新通车|新上市|新聘|新创成|新引育|新推出|新签约并注册|新纳统|新申请|新通(?!车|航|信|道|过|知|用|关)|新改造|新整备|新发放|新到|新进)/;
/** The verbs of adding as a pattern's source, a group named `new`. */
export const NEW_WORDS: string = NEW.source.slice(1);
const NEW_END = new RegExp(
  `(?<word>${NEW_WORDS})(?:培育|引进|扶持|培养|申设|改造|打造|[超近约])?(?:全[国省市区县州]|我[省市])?${MASKED}*$`,
);
/** Kinds of place, which narrow a name and own nothing («农村|网络零售额»). */
const NO_OWNER =
  /^(?:农村|城镇|城乡|乡镇|城市|县域|镇村|乡村|市县|市区|全村|街道|行政村|各镇|各县|各区|园区|[\u4e00-\u9fff]*城市)$/;
const HALF_NEW = /^(?:入库|改|引进|培育|认定|登记|注册|签约|开工|投产|建|增|招)/;
/** Grades of what is counted: a qualifier, wherever the name itself does not hold one. */
export const GRADE =
  /^(?:(?:国家|自治区|省部?|市|县|区|州|部)级?(?:及|和|、)?(?:国家|自治区|省|市)?级?(?:及)?以上|国家级|自治区级|省部级|省市级|省级|市级|县级|区级|州级|(?:国家)?[345]A级(?:及?以上)?)$/;
const TRAILING =
  /(?:的|\(\d{1,2}\)|(?<=投资)完成|(?<=[\u4e00-\u9fff]{3})[两三四五]年|增速|增幅|平均|达|为|超|(?<![通超经难])过|(?<![签节制合公预条履])约|近|均|各|共|已|分别|总|累计|(?<=企业|人才)队伍(?:规模|总量)?|仍然?|尚|数量|总数|总量|总规模|等|共有|(?<=项目|企业|事项|产品|人员)中|也|还|都|(?<=总量|总额|数量|规模)[和与]|四连增|三连增|:|、|"|,|\s|了)+$/;
const SCOPE =
  /^(?:建设和|改造和|和|市|区|县|全市|全区|全县|全省|全州|我市|我区|市域|市区|城区|市城区|主城区|中心城区|全域|区域|区内|境内|辖区|全社会|市本级|本地|总的?|各|主要|年|总体|实际|当年|年度|全部|所有|期末|年末|城市|本外币)$/;
const OWNER =
  /(?:公司|集团|企业港|产业园|科技园|工业园|示范区|园区|开发区|高新区|经开区|新区|自贸区|保税区|科学城|厂|项目|基地|医院|大学|学院|学校|港|银行|中心|平台|工程|机场|一期|二期|三期|四期|码头|铁路|高速|专班|隧道|大桥|大会|论坛|节|景区|小镇|广场|街道|镇|乡|村|县|区|市|省|电厂|水库|线)$/;
/** Amounts that a company has: a bare name before them is its owner («江东动力产值»). */
const COMPANY_AMOUNT =
  /^年?(?:产值|营业收入|营收|主营业务收入|销售收入|利润|净利润|纳税|产能|营业额|市值|估值|注册资本|注册资金)$/;
/** «改造主城区|老旧供水管网»: a doing and a scope, no owner. */
const DOING_PREFIX =
  /^(?:改造|新建|建设|整治|扩建|完善|提升|签订|签约|引进|诞生|更新|修复|治理|优化|增设|实施|开展|新增|安装|布设|加装|加强|推进|启用|投用|创建|打造)/;
const KIND = /(?:产业|行业|类|业|领域|集群|型|链|经济|级|性|式|等)$/;

/**
 * @param words the text before the value up to its verbs, from the clause's beginning or the figure before
 * @returns offsets within `words`; null where no noun is left
 */
export function nounBefore(words: string): NounPhrase | null {
  let end = words.length;
  const trailing = TRAILING.exec(words);
  // «总数», «总量» carry the meaning of a stock and belong to some names: try the whole first.
  const whole = findTrailingIndicator(words);
  if (trailing !== null) end -= trailing[0].length;
  // «供水、排水管网等|更新改造»
  const others = OTHERS_DONE.exec(words.slice(0, end));
  if (others !== null) end = others.index;
  let text = words.slice(0, end);
  text = text.slice(0, ADVERBS_BEHIND.exec(text)?.index ?? text.length);
  const bare = trailing === null ? null : findTrailingIndicator(text);
  if (whole !== null && (bare === null || whole.start <= bare.start))
    return knownPhrase(words, whole.start, whole.entry.canonical, whole.entry.rate);
  if (bare !== null) return knownPhrase(text, bare.start, bare.entry.canonical, bare.entry.rate);
  const done = DONE_BEHIND.exec(text);
  if (done !== null && done.index - boundaryEnd(text.slice(0, done.index), true) >= 2)
    return nounBefore(text.slice(0, done.index));
  return unknownPhrase(text);
}

function knownPhrase(text: string, knownStart: number, canonical: string, rate: boolean): NounPhrase {
  const prefix = text.slice(0, knownStart);
  const cut = skipLeading(prefix, boundaryEnd(prefix, true), true);
  const before = prefix.slice(cut);
  const added = NEW.exec(before);
  const inside = text.indexOf('新增', knownStart);
  // «云谷集团|新增|发明专利授权»: who added it stands before the verb.
  const late = added === null ? newMeasureBefore(text, knownStart) : null;
  const measured =
    late ??
    newMeasure(added, cut) ??
    newMeasureBefore(text, cut) ??
    newMeasure(NEW.exec(text.slice(knownStart)), knownStart) ??
    (inside < 0 ? null : { measure: 'new' as const, span: { start: inside, end: inside + 2 } });
  const bare = late !== null ? text.slice(cut, Math.max(cut, late.span.start)) : before.slice(added?.[0].length ?? 0);
  // «引进高新技术企业», «培育省级专精特新企业»: the verb is no part of a known name.
  const doing = doingLength(bare + text.slice(knownStart), true);
  const rest = bare.slice(doing <= bare.length ? doing : 0);
  const restStart = (late === null ? knownStart : Math.max(cut, late.span.start)) - rest.length;
  const base = { rate, known: true, measure: measured?.measure ?? null, measureSpan: measured?.span ?? null };
  const name = text.slice(knownStart);
  // «新|引进人才»: the verb of adding is half inside the known name.
  const half = rest === '新' && HALF_NEW.test(text.slice(knownStart));
  if (half) {
    const span = { start: restStart, end: knownStart + 2 };
    return {
      ...base,
      measure: 'new',
      measureSpan: span,
      start: knownStart,
      end: text.length,
      indicator: canonical,
      owner: null,
    };
  }
  // «省级以上|孵化器»: the grade stays in the printed words, where it is read as a qualifier.
  if (GRADE.test(rest)) return { ...base, start: restStart, end: text.length, indicator: canonical, owner: null };
  if (rest === '' || SCOPE.test(rest) || (/[的]$/.test(rest) && rest.length < 3))
    return { ...base, start: knownStart, end: text.length, indicator: canonical, owner: null };
  if (lookUpIndicator(text.slice(restStart)) !== null)
    return { ...base, start: restStart, end: text.length, indicator: canonical, owner: null };
  const owner = NO_OWNER.test(rest) ? '' : rest.replace(/[的年]$/, '');
  if (DOING_PREFIX.test(owner) && OWNER.test(owner))
    return { ...base, start: knownStart, end: text.length, indicator: canonical, owner: null };
  if (
    (OWNER.test(owner) || (COMPANY_AMOUNT.test(name) && !KIND.test(owner) && owner.length <= 10)) &&
    owner.length >= 2
  )
    return {
      ...base,
      start: knownStart,
      end: text.length,
      indicator: canonical,
      owner: { start: restStart, end: restStart + owner.length },
    };
  const start = restStart + doingLength(text.slice(restStart), false);
  return {
    ...base,
    start,
    end: text.length,
    indicator: tidy(text.slice(start)),
    known: false,
    rate,
    owner: null,
  };
}

function unknownPhrase(text: string): NounPhrase | null {
  const bound = boundaryEnd(text, false);
  let start = skipLeading(text, bound, false);
  // A boundary at the very end («…实施») leaves nothing: keep the words before it.
  const added = NEW.exec(text.slice(start));
  const measured = newMeasure(added, start) ?? newMeasureBefore(text, start) ?? newMeasureBefore(text, bound);
  if (added !== null && text.length - start > added[0].length) start += added[0].length;
  start = skipLeading(text, start, false);
  start += doingLength(text.slice(start), false);
  start += innerDoingLength(text.slice(start));
  let owner: Span | null = null;
  const generic = trailingGeneric(text, start);
  if (generic !== null && generic > start) {
    const words = text.slice(start, generic).replace(/的$/, '');
    if (
      words.length >= 2 &&
      words.length <= 24 &&
      !DOING_PREFIX.test(words) &&
      !NO_OWNER.test(words) &&
      (OWNER.test(words) || (COMPANY_AMOUNT.test(text.slice(generic)) && !KIND.test(words) && words.length <= 10))
    )
      owner = { start, end: start + words.length };
    if (owner !== null) start = generic;
  }
  if (owner === null && isGeneric(text.slice(start))) owner = ownerBeforeVerb(text.slice(0, start));
  const things = owner === null ? (THINGS_DONE.exec(text) ?? OWNERS_DID.exec(text)) : null;
  if (things?.groups !== undefined) {
    const { done = '' } = things.groups;
    return nounBefore(text.slice(0, text.length - done.length));
  }
  const inner = owner === null ? ADDED_INSIDE.exec(text.slice(start)) : null;
  if (inner?.groups !== undefined) return addedInside(text, start, inner.groups);
  const phrase = text.slice(start);
  if (phrase.replace(/[^\u4e00-\u9fffA-Za-z]/g, '').length === 0 && owner === null) return null;
  const insured = phrase.endsWith('参保') ? `${phrase}人数` : phrase;
  const entry = lookUpIndicator(phrase) ?? lookUpIndicator(insured);
  return {
    start,
    end: text.length,
    indicator: entry?.canonical ?? tidy(insured),
    rate: entry?.rate ?? /[率比度]$|指数$|占比$|比例$|比重$/.test(phrase),
    known: entry !== null,
    owner,
    measure: measured?.measure ?? null,
    measureSpan: measured?.span ?? null,
  };
}

/** «科技城集团|新增|发明专利授权», «社会保险|净增|参保». */
const ADDED_INSIDE = /^(?<topic>[^、]{2,14}?)(?:年内)?(?<verb>新增|净增)(?<thing>[^、]{2,})$/;

/** Who added it, or what it was added to: an institution is the owner, anything else begins the name. */
function addedInside(
  text: string,
  start: number,
  { topic = '', verb = '', thing = '' }: Record<string, string | undefined>,
): NounPhrase {
  const owned = OWNER.test(topic) || topic.endsWith('集团');
  const entry = lookUpIndicator(thing) ?? lookUpIndicator(topic + thing);
  const at = start + text.slice(start).indexOf(verb, topic.length);
  return {
    start: owned ? text.length - thing.length : start,
    end: text.length,
    indicator: entry?.canonical ?? tidy(owned ? thing : topic + thing),
    rate: false,
    known: entry !== null,
    owner: owned ? { start, end: start + topic.length } : null,
    measure: verb === '净增' ? 'net-new' : 'new',
    measureSpan: { start: at, end: at + 2 },
  };
}

/** «休闲农业实现营业收入»: whose amount it is stands before the verb. */
function ownerBeforeVerb(before: string): Span | null {
  const verb = /(?:共|累计|预计|全年)*(?:实现|完成|创造)(?:年)?$/.exec(before);
  if (verb === null) return null;
  const words = before.slice(0, verb.index);
  const start = skipLeading(words, boundaryEnd(words, true), false);
  const length = words.length - start;
  return length >= 2 && length <= 16 && !/[、,]/.test(words.slice(start)) ? { start, end: words.length } : null;
}

function trailingGeneric(text: string, from: number): number | null {
  for (let start = from; start < text.length - 1; start++) if (isGeneric(text.slice(start))) return start;
  return null;
}

/** «新认定|国家级众创空间»: a verb of adding right before the phrase, a place's name between them or not. */
export function newMeasureBefore(text: string, start: number): { measure: 'new' | 'net-new'; span: Span } | null {
  const before = text.slice(0, start);
  const match = NEW_END.exec(before);
  if (match === null) return null;
  const word = match.groups?.['word'] ?? '';
  return { measure: word === '净增' ? 'net-new' : 'new', span: { start: match.index, end: match.index + word.length } };
}

function newMeasure(match: RegExpExecArray | null, offset: number): { measure: 'new' | 'net-new'; span: Span } | null {
  if (match === null) return null;
  const word = match[0];
  return { measure: word === '净增' ? 'net-new' : 'new', span: { start: offset, end: offset + word.length } };
}

function boundaryEnd(text: string, mayEnd: boolean): number {
  // A share or a rate is named by a clause («企业建立研发机构的比例»): verbs belong to it.
  const ofRate = !mayEnd && RATE_NAME.test(text);
  let end = text.lastIndexOf(MASKED) + 1;
  // «(快报数,下同)地区生产总值»: a bracket that another clause opened.
  if (!text.includes('(')) end = Math.max(end, text.lastIndexOf(')') + 1);
  BOUNDARY.lastIndex = 0;
  for (let match = BOUNDARY.exec(text); match !== null; match = BOUNDARY.exec(text)) {
    const stop = match.index + match[0].length;
    // Inside quotation marks a word is part of a name.
    if (insideQuotes(text, match.index)) continue;
    if (ofRate && !SETTING.test(match[0])) continue;
    if (mayEnd || stop < text.length || TIME.test(match[0])) end = Math.max(end, stop);
  }
  return end;
}

export function insideQuotes(text: string, offset: number): boolean {
  const open = text.lastIndexOf('“', offset);
  return open >= 0 && text.indexOf('”', open) > offset;
}

function skipLeading(text: string, from: number, mayEnd: boolean): number {
  let start = from;
  for (;;) {
    const match = LEADING.exec(text.slice(start));
    if (match === null || match[0].length === 0 || (!mayEnd && start + match[0].length >= text.length)) return start;
    if (match[0] === '“' && text.indexOf('”', start) > 0) return start;
    start += match[0].length;
  }
}

function tidy(words: string): string {
  return words.replace(/\s/g, '').replace(/^[”)、的]+|[“(、的]+$/g, '');
}

export { tidy as tidyNoun };
