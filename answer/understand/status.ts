/** Cue words: whether result, estimate or target is asked for, and which aspect of a number. */
import type { Status } from '../../protocol/answer.ts';
import type { QuestionPart } from './question.ts';

const TARGET =
  /目标|target|goal|计划(?!单列)|打算|准备|想(?!象)|力争|争取(?!到|了)|要求|任务|预期|将(?!军)|拟|定(的|了|为|在)|要(达|到|建|添|提|开|种|拿|腾|升|涨|完成(?!数|的)|实现|突破|超|新|增|改|修|培|引|签|做|干|冲|抓|推|打造|把|治|办)|冲刺|未来|今后|接下来|下一步|往后|后面|之后能|安排(?!部署会)|部署|指标(?=是|多少|几)|奋斗(线|目标)|底线|瞄准|盼|希望|保底|冲高|还要|还想|有(什么|啥|哪些)(新)?(规划|计划|打算|安排|目标|动作|部署|想法)|会(到|达|有|增|建|来|变)/;
const NOT_TARGET = /(不是|不要|别|而非|不含)(说)?(目标|计划|预期|任务)/;
const ACHIEVED =
  /实际|实绩|干到|完成(了|多少|几|数|情况)|已经|已(?!婚)|实现了|达到了|到底有|做到了|(?<!定)了多少|(?<!定)了几|了百分|过没过|截至|截止|完成情况|成绩|结果|收了|争取到|争取了|建成|改造完|办成|现有|目前有|拿过|评上|获得|表现/;
const NOT_ACHIEVED = /(不是|不要|别|而非).{0,6}(完成|实际|已)/;

/** The noun itself settles it, whatever verbs stand beside it. */
const SAYS_TARGET = /(?<!完成|实现|达到)(目标|预期目标|任务数?|计划数)(?!.{0,6}(完成|实现)(了|情况|得))/;

/** «完工后», «改完»: when, not whether. */
const ONCE_DONE = /(完工|做完|建成|建好|改造完成?|改完|投产|竣工|达产|完成)了?(以后|之后|后)|(做完|改完)(?=[，,一每])/g;

/** @returns null where the words leave it open */
export function statusAsked(words: string): Status | null {
  const folded = words.replaceAll(ONCE_DONE, '');
  if (SAYS_TARGET.test(folded) && !NOT_TARGET.test(folded) && !/实际|完成了/.test(folded)) {
    return 'target';
  }
  const target = TARGET.test(folded) && !NOT_TARGET.test(folded);
  const achieved = ACHIEVED.test(folded) && !NOT_ACHIEVED.test(folded);
  if (/预计|估计|预估/.test(folded) && !target) {
    return 'estimated';
  }
  if (target === achieved) {
    return NOT_TARGET.test(folded) ? 'achieved' : NOT_ACHIEVED.test(folded) ? 'target' : null;
  }
  return target ? 'target' : 'achieved';
}

/** What is left when the other is ruled out: «不要今年的目标» wants the result. @param negated words that say what is not meant */
export function statusLeft(negated: string): Status | null {
  return /目标|计划|预期|任务/.test(negated) ? 'achieved' : /完成|实际|已/.test(negated) ? 'target' : null;
}

const ASPECTS: readonly (readonly [QuestionPart['aspect'], RegExp])[] = [
  ['average', /年均|平均(每年|增长|增速)|平均.{0,3}几个(百分)?点/],
  ['rank', /第几|排(名|位)?(第)?几|名次|排(在|到)(第|哪)|位次/],
  ['growth', /(提|升|涨|增|降|回落).{0,4}(几|多少)个?(百分)?点|往上提/],
  ['share', /占比|比重|比例|占(了)?(总|全|其|gdp|.{0,6}的)?.{0,8}(几成|百分|多少|比例|几个(百分)?点)|几成|份额/],
  [
    'growth',
    /增速|增长(?!极|点)|[增涨长]得.{0,2}[快慢多少猛]|(涨|掉|跌|降|升|(?<!新)增|(?<![全总多])长)了?多少(?![个家项人户套所座条台名亿万元吨]|成本|费|税|租金|负担|能耗|排放)|掉了|缩水|[涨增升].{0,2}是[跌减降]|增幅|涨幅|涨了|涨多少|同比|多了百分|高了百分|提高了?几个|往上提|提升多少|降幅|下降(了)?多少|跌了|增长率|几个(百分)?点/,
  ],
  ['new', /净多|净增|多了几|新增|新引进|新建|新签|净增|新注册|增加多少|多增|要增加/],
  [
    'level',
    /(?<![没共]|其中.{0,12}|里(?:面|头).{0,8})有(多少|几)(家|个|人|所|座|条|户|项)|总量|总额|总数|总共|一共|合计|总规模|现有|共有|存量|累计/,
  ],
];

/** @returns the first aspect that the words name; null where they name none */
export function aspectAsked(folded: string): QuestionPart['aspect'] {
  return ASPECTS.find(([, pattern]) => pattern.test(folded))?.[0] ?? null;
}
