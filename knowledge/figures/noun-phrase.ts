/**
 * Finds the noun phrase that names what a value measures: in the words before the value
 * («推动全年规上工业总产值» → 规上工业总产值) or right behind it («14个农贸市场标准化改造»).
 * Known names are protected from being cut; an unknown one is cleaned of adverbs, 其中, 全市 and verbs of doing.
 * Pure; called by the figure parser.
 */
import type { Span } from '../article.ts';
import { BOUNDARY } from './boundary-words.ts';
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
  /^(?:的|了|和|与|及|以及|、|并|再|又|还|也|均|各|约|近|超|仅|只|就(?!业|医|诊|餐|近|地|读)|其|该|这|各地|市级财政|本级|总体|基本|实际|共|已|主要|重大(?=突破)|一是|二是|三是|四是|五是|一个|第\d+[个家座]|第[一二三四五六七八九十](?!产业|三方|次|人民|中学|小学|医院|届|批|代|方)|[一二三四五六七八九十]是|建设(?!用地|项目|工程|资金|规模|面积|投资|标准)|开展|培育(?=[\u4e00-\u9fff]{4})|发展(?=[\u4e00-\u9fff]{4})|认真|主动|投入(?=[\u4e00-\u9fff]{3})|办理(?=人大|政协|代表|市|建议|省)|举全|并且|五年(?!来|间|行动)|三年(?!来|间|行动)|“|\(|\d+[.、])/;
const NEW =
  /^(?<new>新增(?!长)|净增|新建(?!筑)|新登记|新注册|新开工|新签约|新引进|新培育|新认定|新入库|新获批|新获|新创|新开通|新改扩?建|新投产|新竣工|新设立?|新签|新启用|新组建|新落户|新开(?!发)|新打造|新植|新造|新申报|新发展|新招|新入选|新上|新办|新评|新列入|新挂牌|新晋|新成立|新投用|新选聘|新招引|新纳入|新落地|新通车|新聘|新创成|新发放|新到|新进)/;
const NEW_END = new RegExp(`(?<word>${NEW.source.slice(1)})${MASKED}*$`);
/** A doing before an unknown noun: the noun is the name («修复|破损山体»); projects signed or begun are counts of their own. */
const DOING_NAME =
  /^(?:累计|共|集中|升级|提档)?(?:改造提升|提升改造|整治改造|查封|改造|修复|整治|清理|发放|兑现|兑付|化解|处置|安装|铺设|清淤|调解|办理|招聘|抽调|引进|引育|转化|拆除|关停|关闭|淘汰|查处|盘活|投放|更新|更换|安置|救助|惠及|培训|选派|打通|减免|下达|拨付|解决|推广|提供|设置|增加|增设|配备|配置|补充|移送|清运|扶持|资助|审议|制定|策划|谋划|组织|创作|推送|签订|降低|投入|列入|完善|采集|评选|聘任|腾退|收储|供应|接收|受理)(?=[\u4e00-\u9fff“A-Za-z]{2})(?!率|额|数|量|能力|面积|项目$|中心|标准|资金$|经费$|企业$)/;
const TRAILING =
  /(?:的|增速|增幅|平均|达|为|超|(?<![签节制合公预条履])约|近|均|各|共|已|分别|总|累计|(?<=企业|人才)队伍(?:规模|总量)?|仍然?|尚|数量|总数|总量|总规模|等|共有|(?<=项目|企业|事项|产品|人员)中|也|还|都|:|、|"|,|\s|了)+$/;
const SCOPE =
  /^(?:市|区|县|全市|全区|全县|全省|全州|我市|我区|市域|市区|城区|市城区|主城区|中心城区|城镇|全域|区域|区内|境内|辖区|全社会|全口径|市本级|市级|区级|县级|省级|国家级|城乡|本地|总的?|各|主要|年|总体|人均|日均|实际|新型|当年|年度|全部|所有|期末|年末|城市|农村|本外币|规模以上|规上)$/;
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
  const text = words.slice(0, end);
  const bare = trailing === null ? null : findTrailingIndicator(text);
  if (whole !== null && (bare === null || whole.start <= bare.start))
    return knownPhrase(words, whole.start, whole.entry.canonical, whole.entry.rate);
  if (bare !== null) return knownPhrase(text, bare.start, bare.entry.canonical, bare.entry.rate);
  return unknownPhrase(text);
}

function knownPhrase(text: string, knownStart: number, canonical: string, rate: boolean): NounPhrase {
  const prefix = text.slice(0, knownStart);
  const cut = skipLeading(prefix, boundaryEnd(prefix, true), true);
  const before = prefix.slice(cut);
  const added = NEW.exec(before);
  const inside = text.indexOf('新增', knownStart);
  const measured =
    newMeasure(added, cut) ??
    newMeasureBefore(text, cut) ??
    newMeasure(NEW.exec(text.slice(knownStart)), knownStart) ??
    (inside < 0 ? null : { measure: 'new' as const, span: { start: inside, end: inside + 2 } });
  const rest = added === null ? before : before.slice(added[0].length);
  const restStart = knownStart - rest.length;
  const base = { rate, known: true, measure: measured?.measure ?? null, measureSpan: measured?.span ?? null };
  const name = text.slice(knownStart);
  if (rest === '' || SCOPE.test(rest) || (/[的]$/.test(rest) && rest.length < 3))
    return { ...base, start: knownStart, end: text.length, indicator: canonical, owner: null };
  if (lookUpIndicator(text.slice(restStart)) !== null)
    return { ...base, start: restStart, end: text.length, indicator: canonical, owner: null };
  const owner = rest.replace(/的$/, '');
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
  return {
    ...base,
    start: restStart,
    end: text.length,
    indicator: tidy(text.slice(restStart)),
    known: false,
    rate,
    owner: null,
  };
}

function unknownPhrase(text: string): NounPhrase | null {
  let start = skipLeading(text, boundaryEnd(text, false), false);
  // A boundary at the very end («…实施») leaves nothing: keep the words before it.
  const added = NEW.exec(text.slice(start));
  const measured = newMeasure(added, start) ?? newMeasureBefore(text, start);
  if (added !== null && text.length - start > added[0].length) start += added[0].length;
  start = skipLeading(text, start, false);
  let owner: Span | null = null;
  const generic = trailingGeneric(text, start);
  if (generic !== null && generic > start) {
    const words = text.slice(start, generic).replace(/的$/, '');
    if (
      words.length >= 2 &&
      words.length <= 24 &&
      !DOING_PREFIX.test(words) &&
      (OWNER.test(words) || (COMPANY_AMOUNT.test(text.slice(generic)) && !KIND.test(words) && words.length <= 10))
    )
      owner = { start, end: start + words.length };
    if (owner !== null) start = generic;
  }
  if (owner === null && isGeneric(text.slice(start))) owner = ownerBeforeVerb(text.slice(0, start));
  const doing = DOING_NAME.exec(text.slice(start));
  if (owner === null && doing !== null) start += doing[0].length;
  const phrase = text.slice(start);
  if (phrase.replace(/[^\u4e00-\u9fffA-Za-z]/g, '').length === 0 && owner === null) return null;
  const entry = lookUpIndicator(phrase);
  return {
    start,
    end: text.length,
    indicator: entry?.canonical ?? tidy(phrase),
    rate: entry?.rate ?? /[率比度]$|指数$|占比$|比例$|比重$/.test(phrase),
    known: entry !== null,
    owner,
    measure: measured?.measure ?? null,
    measureSpan: measured?.span ?? null,
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
function newMeasureBefore(text: string, start: number): { measure: 'new' | 'net-new'; span: Span } | null {
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

function insideQuotes(text: string, offset: number): boolean {
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

const AFTER_STOP =
  /^(?:压缩|压减|削减|精简|增至|降至|升至|扩大到|以上|以下|以内|左右|以|和|与|及|、|,|。|;|:|\)|\(|\s|并|且|或|其中|均|已|全部|中(?![\u4e00-\u9fff]*(?:小|学|心|医|型|试|央|国|欧|部|职|草|药|餐|长期))|较|比|同比|环比|增(?!值|量|材|长点|长极)|居(?!民|家)|占|位居|位列|为|在(?!建|孵|校|园)|是|实现|达|到|至|提高|提升|减少|下降|降低|缩短|优化|由|从|不|高于|低于|超|新增|排|列(?!车)|总(?:投资|数|量|面积|建筑)|分别|连续|可|将|纳入|还|也|又|仅|以来|目标|任务|上升|扩大|跃|稳|荣|获|入|之|每|\/)/;
const AFTER_CUT =
  /[,。;:、(]|(?<=[\u4e00-\u9fff”]{2})(?:完成(?!率)|启动|已(?!经济)|全部|列入|入选|获(?!得者)|集中(?=签约|开工)|建成(?!区)|开工|投产|竣工|签约|落地|落户|实现|进入|通过(?!率)|被|在(?!线|建)|为(?!民|主)|(?<![直通抵到发])达(?!标)|进行|纳入|稳步|加快|顺利|有序|正|全面|正式|成功|投入|投用|交付|开放|入驻|挂牌|揭牌|通车|开园|运营|营业|分别|均|占(?!地)|增长|提升(?!工程|行动)|较|比(?!例|赛)|同比|居(?!民|家)|总投资|实施|推进|获评|获批|跻身|惠及|新增|提供|解决|带动|累计|共|使|让|将|并|且|(?<![级元亿])以上|高质量|得到|上线|高效|实体化|落细|走深|或|可|仍|也|还|协同|相继|先后|陆续|凭借|来自|确保|围绕|提供|组建|同时|集体|深入|安全(?=返)|创成|达标|成为|率先|受益|上市|到期|出栏|参加|参与|前来|齐聚|汇聚)/;
const SAME_HEAD =
  /(?:企业|项目|公司|小区|家庭|园区|乡镇|街道|社区|学校|医院|平台|基地|中心|车间|工厂|群众|居民|农户|人才|学生|教师|工人|码头|道路|公里|机构)/;

/**
 * @param words the text right behind the value up to the next figure or the end of its clause
 * @param followed another figure follows in the clause: the phrase ends with its first head noun
 * @returns the length of the noun phrase; 0 where none begins here
 */
export function nounAfterLength(words: string, followed: boolean): number {
  if (AFTER_STOP.test(words) || !/^[的级“\u4e00-\u9fffA-Za-z\d]/.test(words)) return 0;
  const skip = words.startsWith('的') ? 1 : 0;
  const cut = AFTER_CUT.exec(words.slice(skip));
  let length = cut === null ? words.length : skip + cut.index;
  if (followed) {
    const head = SAME_HEAD.exec(words.slice(skip, length));
    if (head !== null && cut === null) length = skip + head.index + head[0].length;
  }
  while (length > skip && /[\s和与及、]/.test(words[length - 1] ?? '')) length--;
  return length - skip < 2 ? 0 : length;
}

export { tidy as tidyNoun };
