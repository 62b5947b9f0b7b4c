/** Whether words hold the kind of thing asked for: money, a percentage, a count with its unit, a date, a place, a name. */
import { LRUCache } from 'lru-cache';
import { findRegions, isWithin, type RegionMention } from '../../knowledge/regions/index.ts';
import { LIST_NOUNS } from '../understand/list-nouns.ts';
import { wordClass } from '../../knowledge/language/words.ts';
import { matchTerm } from './match-term.ts';
import type { QuestionPart } from '../understand/question.ts';

const DIGITS = String.raw`(?:\d[\d,.]*|[一二两三四五六七八九十百千]+)\s*(?:多|余|余个)?`;
const MONEY = new RegExp(`${DIGITS}(?:万亿|亿|万|千|百)?(?:余|多)?(?:美元|欧元|元|亿|万元)|万亿元`);
const PERCENT = /\d\s*[%％]|个百分点|百分之|\d倍|[翻增]番|成(?=[以左。,，])|为零/;
const COUNT = new RegExp(`\\d[\\d,.]*(?:多|余)?(?:万|亿)?(?:余|多)?(?![年月日号届次])[\\p{Script=Han}㎡%]`, 'u');
const DATE = /\d{4}年|\d{1,2}月|\d{1,2}日|年底|年内|上半年|下半年|季度|[一二三四五六七八九十]月/;
const PLACE = /[省市区县州镇村乡街]|园|路|港|湖|大厦|广场|中心|会展|基地|片区/;
const ORGANISATION =
  /公司|集团|企业|局|厅|委|办|部|院|校|大学|中心|协会|商会|人民政府|市政府|银行|股份|科技|市长|区长|县长|省长|主任|书记/;
const PERSON =
  /(省|市|区|县|镇|厅|局|部|委|处|院|校|会|司|行)长|书记|主任|主席|总裁|董事|经理|院士|教授|专家|负责人|代表|同志|先生|女士/;
const RANK = /第[一二三四五六七八九十\d]|位居|首位|榜首|前列|居.{0,6}[首前]/;

/** Units that a question and a report use for the same thing. */
const SAME_UNIT: readonly (readonly string[])[] = [
  ['家', '个', '户'],
  ['处', '所', '座'],
  ['人', '名', '位', '人次', '万人', '万人次'],
  ['万吨', '吨', '亿吨'],
  ['公里', '千米', '米'],
  ['亩', '平方米', '㎡', '平方公里', '公顷', '万亩'],
  ['辆', '台', '万辆'],
  ['套', '户', '万套', '间', '平方米', '㎡', '万平方米', '万㎡'],
  ['岁', '年'],
  ['个百分点', '%', '个点'],
  ['标箱', '万标箱'],
  ['工作日', '个工作日', '天', '日', '小时', '分钟', '个月'],
  ['倍', '番'],
];

/** «几个» asks for anything that is counted one by one. */
const COUNTERS: ReadonlySet<string> = new Set('个项家处所座条件宗名位套片台幅块种对');

/** Whether two units may name the same count. */
export function unitsAgree(asked: string, found: string): boolean {
  const bare = found.replace(/^[万亿千百]+/, '').replace(/[（(].*$/, '');
  return (
    asked === found ||
    asked === bare ||
    ([asked, bare].some((unit) => unit === '个' || unit === '项') && COUNTERS.has(asked) && COUNTERS.has(bare)) ||
    SAME_UNIT.some((group) => group.includes(asked) && (group.includes(found) || group.includes(bare)))
  );
}

const NUMBER_WITH_UNIT =
  /\d[\d,.]*\s*(?:多|余)?(?:万|亿)?(?:多|余)?\s*(个百分点|个工作日|平方公里|平方米|人次|公里|标箱|美元|[\p{Script=Han}%㎡])/gu;

/** Patterns of the units and nouns that questions ask for, of which there are few. */
const KEPT_PATTERNS = 200;
const unitPatterns = new LRUCache<string, RegExp>({ max: KEPT_PATTERNS });
const nounPatterns = new LRUCache<string, readonly RegExp[]>({ max: KEPT_PATTERNS });

/** A unit, or one used for the same thing, behind a Chinese numeral. */
function numeralPattern(unit: string): RegExp {
  const known = unitPatterns.get(unit);
  if (known !== undefined) return known;
  const units = [...new Set([unit, ...SAME_UNIT.filter((group) => group.includes(unit)).flat()])];
  const pattern = new RegExp(`[一二两三四五六七八九十百千万](?:${units.join('|')})`);
  unitPatterns.set(unit, pattern);
  return pattern;
}

function holdsUnit(folded: string, unit: string): boolean {
  for (const match of folded.matchAll(NUMBER_WITH_UNIT)) {
    if (unitsAgree(unit, match[1] ?? '')) {
      return true;
    }
  }
  return numeralPattern(unit).test(folded);
}

/** @returns whether folded words hold a value of the kind and unit asked for */
export function holdsValue(part: Pick<QuestionPart, 'answerKind' | 'unit'>, folded: string): boolean {
  switch (part.answerKind) {
    case 'money':
      return MONEY.test(folded);
    case 'percent':
      return PERCENT.test(folded);
    case 'quantity':
      return part.unit === null ? COUNT.test(folded) : holdsUnit(folded, part.unit);
    case 'rank':
      return RANK.test(folded);
    case 'date':
      return DATE.test(folded);
    case 'place':
      return PLACE.test(folded);
    case 'person':
      return PERSON.test(folded) || ORGANISATION.test(folded);
    case 'organisation':
      return ORGANISATION.test(folded);
    default:
      return true;
  }
}

function listPatterns(noun: string): readonly RegExp[] {
  const nouns = new Set([noun, ...LIST_NOUNS.filter((group) => group.includes(noun)).flat()]);
  return [...nouns].map(
    (one) =>
      new RegExp(
        `[、”“和及与].{0,40}(等|等重点|等关键)[\\p{Script=Han}]{0,8}${one}|、.{1,20}等?为代表的[^,，。;；]{0,24}|、[^、,，。]{1,10}${one}|${one}[,，:：][^。]{0,8}(包括|如|即|为|是)`,
        'u',
      ),
  );
}

/** «…等做法»: a list that ends with what was asked for. */
export function listsNoun(folded: string, noun: string): boolean {
  const patterns = nounPatterns.get(noun) ?? listPatterns(noun);
  nounPatterns.set(noun, patterns);
  return patterns.some((pattern) => pattern.test(folded));
}

const LOCATED =
  /在[^,，。;；]{2,22}(举行|举办|召开|开幕|揭幕|亮相|签约|启动|落幕)|(选址|择址|选在|定址|坐落|座落|位于|落户|落地|落址|地址[在为是:：]|地处)(?!率|生根|见效|转化|实施|难|慢|快)[^,，。;；]{2,24}|(在|于|选址|择址|选在|建在|布局|毗邻|紧邻|位于|落户|坐落|座落|落地|设在|迁至)[^,，。]{1,24}(省|市|区|县|镇|乡|村|园|港|城|厦|中心|馆|酒店|湖|路|基地)(?=[,，。、;；（(]|$|举|召|开|建|的|成|上|内|落)/;

/** Verbs of offering: what a policy does for those it is for. */
export const OFFERS =
  /给予|提供|享受|支持|补贴|补助|奖励|奖补|减免|免收|免费|优先|返还|保障|推行|实行|实施|建立|开通|设立|出台|落实|简化|压缩|承诺|帮办|代办|协助|对接|扶持|优惠|贴息|贷款|授信|容缺|推广|创新|强化|完善/;

/** Of sentences that a where-question looked at lately; places of a text never change. */
const KEPT_SENTENCES = 2000;
const keptPlaces = new LRUCache<string, readonly RegionMention[]>({ max: KEPT_SENTENCES });

function placesOf(folded: string): readonly RegionMention[] {
  const places = keptPlaces.get(folded) ?? findRegions(folded);
  keptPlaces.set(folded, places);
  return places;
}

/** Whether a place stands in the sentence that the question does not name itself. */
function namesOtherPlace(part: QuestionPart, folded: string): boolean {
  const asked = [...part.regions, ...part.frame];
  return placesOf(folded).some(
    ({ candidates, partOf }) =>
      partOf === null && candidates.every(({ code }) => !asked.some((region) => isWithin(region.code, code))),
  );
}

const ENUMERATION = /、.{1,40}、|、.{1,30}(和|以及|及|等)|“[^”]+”.{0,4}“/;

/** What follows a term that is being explained: «“X”是…», «核心在于», «针对…», «对应…». */
const EXPLAINS =
  /^[”"』」’]?(制度|模式|机制|工作法|计划|行动|工程)?[^,，。]{0,8}?(是指|指|即|就是|是|针对|对应|意味|核心|包括|包含|由|为|——|:|：)/;

/** Whether a sentence explains one of the words rather than using it. */
export function explains(folded: string, words: readonly string[]): boolean {
  return words.some((word) => {
    const at = folded.indexOf(word);
    return at >= 0 && (EXPLAINS.test(folded.slice(at + word.length)) || /所谓.{0,2}$/.test(folded.slice(0, at)));
  });
}

/** «首次设立“甲”、“乙”和“丙”»: a word that only stands in a row of others is not explained. */
function listedBesideOthers(folded: string, words: readonly string[]): boolean {
  return words.some((word) => {
    const at = folded.indexOf(word);
    return at >= 0 && /^[”"』」’]?[、和与及][“"『「‘]/.test(folded.slice(at + word.length));
  });
}

const NO_DEED = 0.75;
/** The dictionary does not know them for verbs. */
const HOSTED = /^[主承协联]办$/;

/** «是谁主办的»: who did it stands beside the verb. True where the question names none. */
function tellsDeed({ terms }: QuestionPart, folded: string): boolean {
  const deeds = terms.filter(
    ({ words, carried }) =>
      !carried &&
      words.length > 1 &&
      (HOSTED.test(words) || wordClass(words.replace(/^(谁|由谁|哪家)/, '')) === 'verb'),
  );
  return deeds.length === 0 || deeds.some((deed) => matchTerm(deed, folded) >= DONE);
}

const DONE = 0.8;
/** «由省人民政府主办», «主办单位为…»: a body does what people are asked for. */
const DONE_BY_BODY =
  /(由|系)[^,，。;；]{2,30}(公司|集团|企业|政府|局|厅|委|办|部|院|大学|中心|协会|商会|银行)[^,，。;；]{0,4}(主办|承办|举办|协办|发起|投资|出资|建设|承建|开发|运营|管理|牵头|研发|负责|设立|联合)|(主办|承办|建设|运营|投资|研发)(方|单位|主体)/;

/** Where a place is asked for, a sentence that names none does not answer, whatever else it speaks of. */
const NO_PLACE = 0.35;
/** Not every place is one that the gazetteer knows. */
const UNPLACED = 0.6;

/** «都从哪里来的»: where something comes from, not where it is. */
const ASKS_ORIGIN = /(从|来自|打)(哪里|哪儿|哪些?(地方|地区|省|国家|单位)?)(来|过来|$|[?？的，,])/;
const TELLS_ORIGIN = /来自|源自|出自|从[^,，。;；]{2,12}(引进|引入|聘|来)/;

/** A factor for ranking: 1 where the sentence holds the kind of thing asked for, less where it does not. */
export function holdsAnswerKind(part: QuestionPart, candidate: { readonly folded: string }): number {
  if (!holdsValue(part, candidate.folded)) {
    return part.intent === 'figure' ? 0.4 : part.intent === 'where' ? UNPLACED : 0.7;
  }
  if (part.listed !== null && (part.intent === 'list' || part.intent === 'policy')) {
    return listsNoun(candidate.folded, part.listed) ? 1.35 : ENUMERATION.test(candidate.folded) ? 1 : 0.7;
  }
  if (part.intent === 'list' && !ENUMERATION.test(candidate.folded)) {
    return 0.6;
  }
  if (part.intent === 'who') {
    const named =
      part.answerKind !== 'person'
        ? 1
        : PERSON.test(candidate.folded) || DONE_BY_BODY.test(candidate.folded)
          ? 1.2
          : 0.7;
    return named * (tellsDeed(part, candidate.folded) ? 1 : NO_DEED);
  }
  if (part.intent === 'policy') {
    return OFFERS.test(candidate.folded) ? 1 : 0.65;
  }
  if (part.intent === 'where' && ASKS_ORIGIN.test(part.words)) {
    return TELLS_ORIGIN.test(candidate.folded) ? 1.2 : NO_PLACE;
  }
  if (part.intent === 'where') {
    return LOCATED.test(candidate.folded) || namesOtherPlace(part, candidate.folded) ? 1.2 : NO_PLACE;
  }
  if (part.intent === 'definition') {
    const words = part.terms
      .filter(({ importance, carried }) => importance >= 1 && !carried)
      .flatMap(({ forms }) => forms.map(({ text }) => text));
    return explains(candidate.folded, words)
      ? 1
      : listedBesideOthers(candidate.folded, words)
        ? 0.6
        : ENUMERATION.test(candidate.folded)
          ? 0.85
          : 0.7;
  }
  return 1;
}
