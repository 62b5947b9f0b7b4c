/** What kind of answer a part asks for: from the kind of thing its question words want and a few cues. */
import type { Intent } from '../../protocol/answer.ts';
import { segmentWords } from '../../knowledge/language/words.ts';
import { findListNoun } from './list-nouns.ts';
import type { AnswerKind } from './question.ts';

const ACROSS =
  /(哪些|哪几个|哪几座|都有哪|有哪些|什么)(地方|地区|城市|城区|区县?|市).{0,12}(在|有|用|推|搞|提|做|办|建|拿|获|被|是|实施|推行)|(都|都有)谁|谁(都|家都)|列出来|哪些(地方|地区|城市)|几份(材料|文件|文章|报告)/;
const WHERE =
  /在哪(?!些|几|[两三四五六]?[块方])|哪里|哪儿|何地|哪个(城市|地方|区|园区|县|镇|街道)|什么地方|选址|地点|位于/;
const WHEN = /什么时候|何时|哪(一)?(天|年|月|日)|几(月|号|时|点(?!上班的))|哪年|多会儿|啥时候/;
const WHO =
  /谁|哪位|哪(一)?家|哪个(企业|公司|单位|部门|机构|集团|人|领导)|哪些(单位|部门|企业|公司|机构)|主办方|承办方|市长是|负责人/;
/** «市长叫什么» asks for a name, «叫什么计划» for what something is called. */
const NAMED_PERSON =
  /([省市区县镇州厅局]长|书记|主任|负责人|董事长|总经理|校长|院长)(是谁|是哪(一)?位|叫什么|叫啥|姓什么|的?(名字|姓名))/;
const DEFINITION =
  /什么概念|啥概念|啥意思|怎么回事|怎么一回事|是个?什么东西|什么来头|咋回事|什么意思|指(的是)?什么|是指|什么叫|何谓|含义|怎么理解|解释一?下|是啥意思|(是|指)哪(\S{0,2})(链|句话|个字|方面)|核心做法|叫什么/;
const LIST =
  /哪些|哪几|哪[两二三四五六七八九十]|都有什么|有什么|分别(是|有|叫|抓|带)|列(出|举)|各(是|带)|几件事|哪.{1,3}(块|方面|件|条|项|类|种)/;
const POLICY =
  /好处|甜头|利好|政策|扶持|补贴|补助|奖励|奖补|优惠|支持|帮(着|忙|扶)|办法|措施|做法|机制|模式|流程|手续|审批|服务|怎么(办|弄|搞定|说|做|支持|扶持)|说法|待遇|条件|门槛|贷款|融资|减免|凭(什么|啥)|专门拿钱/;
const COMPARE =
  /相比|对比|比较|比起来|哪个(高|低|快|慢|多|少|大|小|强|好)|哪边|谁(高|低|快|慢|多|少|大|更)|(更|还是).{0,6}(高|低|快|慢|多|少)|差(多少|距)|怎么变|变化/;

/** Whether words hold places or periods against each other. */
export function compares(folded: string): boolean {
  return COMPARE.test(folded);
}

const AGREEMENT =
  /(说法|数字?|数据|口径|前后|写的|材料|文章|资料).{0,8}(一致|矛盾|对得上|对不上|打架|统一|一样吗|冲突)|(一致|矛盾|对得上|对不上)(吗|么|不)/;

/** Whether the words ask if figures agree. */
export function asksAgreement(folded: string): boolean {
  return AGREEMENT.test(folded);
}

/** Whether one fact a place is asked for, over all articles. */
export function asksAcross(folded: string): boolean {
  return ACROSS.test(folded);
}

const SHORTEST_NOUN = 2;

/** «8条重点产业链» ends with «产业链»; two characters where the dictionary knows no longer word. */
function lastWord(words: string): string {
  const last = segmentWords(words).at(-1)?.text ?? '';
  return last.length > SHORTEST_NOUN ? last : words.slice(-SHORTEST_NOUN);
}

/**
 * What a list is to be of: «哪些便企做法» → «做法», «哪几块重点领域» → «领域»; null where no noun follows.
 * @param masked the same with places and periods blanked: «大冶有哪些项目» lists no 大冶
 */
export function listedNoun(folded: string, masked: string = folded): string | null {
  const match =
    /(?:哪|有什么|什么)(?:些|几|[一两二三四五六七八九十])?(?:[个家块件条种类款座所]|项(?!目))?([\p{Script=Han}“”"]{1,10}?)(?=[，,。？?]|$|[在是给用由上去来做抓搞被能可会拿获])/u.exec(
      folded,
    );
  const words = match?.[1]?.replace(/[“”"的]/g, '') ?? '';
  const before = /([\p{Script=Han}]{2,}?)(?:都?有|分别是|分别叫|分别有|都?包括|都?是)哪/u.exec(masked)?.[1];
  if (before !== undefined && !/[里面边中]$/.test(before) && !NAMES_WHAT.test(words)) {
    return lastWord(before);
  }
  return (
    findListNoun(words) ??
    (words.length >= 2 ? lastWord(words) : /哪(些|几|[两三四五六七八九十])/.test(folded) ? '方面' : null)
  );
}

/** «产业有哪些企业»: companies of an industry are asked for, not industries. */
const NAMES_WHAT = /^[^，,]{0,6}(企业|公司|项目|园区|产品|品牌|景区|学校|医院|平台)$/;

/** @param kind what the question words want */
export function intentOf(folded: string, kind: AnswerKind): Intent {
  if (['money', 'percent', 'quantity', 'rank'].includes(kind)) {
    return 'figure';
  }
  if (NAMED_PERSON.test(folded)) {
    return 'who';
  }
  if (kind === 'definition' || DEFINITION.test(folded)) {
    return 'definition';
  }
  if (WHEN.test(folded)) {
    return 'when';
  }
  if (WHO.test(folded)) {
    return 'who';
  }
  if (WHERE.test(folded)) {
    return 'where';
  }
  if (POLICY.test(folded)) {
    return 'policy';
  }
  return LIST.test(folded) || kind === 'list' ? 'list' : 'fact';
}

const MONEY =
  /(便宜|优惠|节省|省下?|减免|降价)(了|到|出|掉)?多少(?![个家项人户套所座条台名天])|(补|补贴|补助|奖|奖励|投|砸|花|拨|筹|融)(了|到|出|掉)?多少(?![个家项人户套所座条台名])|多少(钱|资金|亿|万元|元)|几(个亿|亿|万元)|投资额|总投资|(投资|融资|授信|补贴|补助|奖励|合同|成交)(总)?(额度?|资金)|金额|总额多少|产值|营收|多少美元/;
const PERCENT =
  /百分之几|百分之多少|几成|几个(百分)?点|增速|增幅|涨幅|占比|比重|比例|[增降]长?率|失业率|发生率|多少个?百分|增长(了)?多少|增长目标|怎么变|涨了多少|多了百分|表现怎么样/;
const SHARE =
  /(涨|掉|跌|降|下降|增长|提高|上升|升|(?<![全总多])长)(了)?多少(?![个家项人户套亿万元吨]|成本|费|税|租金|负担|能耗|排放)|growth|百分之几|百分之多少|几成|占比|比重|几个(百分)?点|多少个?(百分)?点/;
const RANK = /第几|排(名|位)?(第)?几|名次|位次|排在(哪|第)|排(名)?多少|排名(如何|怎样|怎么样|是多少|第|靠|[?？。\s]*$)/;
const COUNT = /多少|几(?!乎|年来|时|月|号|点上)|多大|多长|多高|多远|多重/;
const UNIT =
  /(?:多少|几多|几)(个?(?:百分点|工作日|标箱|人次|平方米|平方公里|公里|万吨|亿元(?!以上|级|项目|企业)|万元(?!以上|级)|美元)|[个家项亩吨人套户所座条台件名位张辆片岁倍栋间列趟次处片米吨桶只头株天场艘架支宗笔份门班])/;

/** «哪几家», «哪两块» ask which, not how many. */
const WHICH = /哪(一|几|两|些|三|四|五|六|七|八|九|十|\d+)[\p{Script=Han}]?/gu;

/** @returns the kind of thing that the question words want */
export function answerKindOf(question: string): AnswerKind {
  const folded = question.replace(WHICH, '哪些');
  if (/什么意思|指什么|指的是什么|什么叫|何谓|含义/.test(folded)) return 'definition';
  if (RANK.test(folded) && !COUNT.test(folded.replace(RANK, ''))) return 'rank';
  if (SHARE.test(folded)) return 'percent';
  if (MONEY.test(folded)) return 'money';
  if (PERCENT.test(folded)) return 'percent';
  if (
    /多少|几多|(什么|多大|怎样)的?(规模|体量|量级)|几[个家项亩吨人套户所座条台件名位张辆片岁倍天场艘架支宗笔]/.test(
      folded,
    ) ||
    (COUNT.test(folded) && !/几(件|块|条|项|方面|句|点|份|个方面)/.test(folded))
  )
    return 'quantity';
  if (/什么时候|何时|哪(一)?[天年月日]|几号|几月/.test(folded)) return 'date';
  if (/谁|哪位/.test(folded)) return 'person';
  if (/哪(一)?家|哪个(企业|公司|单位)/.test(folded)) return 'organisation';
  if (/在哪|哪里|哪儿|哪个(城市|地方|园区|区)/.test(folded)) return 'place';
  if (/为什么|为何|为啥|原因/.test(folded)) return 'reason';
  if (/哪些|哪几|分别|列/.test(folded)) return 'list';
  if (/怎么|如何|怎样|办法|什么机制/.test(folded)) return 'method';
  return /吗|是不是|有没有|是否|没有$/.test(folded) ? 'yes-no' : 'statement';
}

const GIVEN =
  /(?:\d[\d.,]*|[一二两三四五六七八九十百千]+(?=[万亿成]))\s*(?:多|余|左右)?\s*([%％]|个?百分点|(?:万亿|千亿|百亿|亿|万)?(?:元|美元|吨|亩|公里|千瓦|千瓦时|人次?|家|个|项|户|辆|套|标箱|平方米|平方公里)|万?亿|万(?!达|科))|(?<=[破过])了?[万千百]亿(?=[了吗没\p{P}]|$|元|大关)/u;
const CONFIRMS = /(吗|(?<![什怎那这多])么|没有|了没|对不对|是不是|是否|对吧|真的|属实)[呀啊]?[?？，,。]?|吧[?？。]?$/;

/** «一年营收已经500亿了？», «达到3.2%了吗»: a value is given, and asked whether it is right. */
export function asksToConfirm(folded: string): boolean {
  return GIVEN.test(folded) && (CONFIRMS.test(folded) || /(已经|真|到了?|达到|过了|超过).{0,14}了?[?？]$/.test(folded));
}

/** The kind of the value to be confirmed; null where none is. */
export function confirmedKind(folded: string): AnswerKind | null {
  const unit = asksToConfirm(folded) ? (GIVEN.exec(folded)?.[1] ?? '亿') : null;
  return unit === null ? null : /[%％点]/.test(unit) ? 'percent' : /元|^[万千百]*亿$/.test(unit) ? 'money' : 'quantity';
}

/** What is counted tells the unit where the question words do not: «多少工人» asks for people, «多大的地» for an area. */
const COUNTED: readonly (readonly [string, RegExp])[] = [
  ['亩', /(多大|多少|几多)(一块|一片|块|片)?(的)?(地|面积|土地)|(占|用|征|供)(了)?(多少|多大)(的)?地|占地多/],
  [
    '人',
    /(多少|几多)[^，,。？?]{0,5}的人(?![均口才])|(多少|几多)(名|个|位)?(嘉宾|客商|代表|专家|观众|教师|医生|儿童|工人|人员|职工|员工|学生|游客|旅客|市民|群众|居民|老人|孩子|人才|人)/,
  ],
  ['家', /(多少|几多)(企业|公司|工厂|厂子|单位|银行|机构|高企)/],
  ['公里', /(多少|多长|几多)(的)?(路|铁路|地铁|轨道|公路|管网|河道)|多长(?!时间)/],
  ['辆', /(多少|几多)(汽?车(?!位))/],
  ['套', /(多少|几多)(房子|住房|房(?!租))/],
  ['岁', /多少岁|几岁|多大年纪/],
  ['天', /多长时间|多少时间/],
];

/** The unit that the question words name («几家» → «家»), null where none. */
export function unitAsked(folded: string): string | null {
  const unit = UNIT.exec(folded.replace(WHICH, '哪些'))?.[1] ?? null;
  if (unit === null) {
    return COUNTED.find(([, pattern]) => pattern.test(folded))?.[0] ?? null;
  }
  return unit === '个' || unit === '项' ? unit : unit.replace(/^个(?=.)/, '');
}
