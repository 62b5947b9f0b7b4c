/**
 * Groups a sentence's quantities as they are said: «9%、18.6%和26%左右» is one group, a qualifier
 * («10亿元以上» of 重大项目20个) belongs to the count it narrows, and each group gets the words before and behind it.
 * Called by the figure parser.
 */
import type { Clause } from './clauses.ts';
import { bindQualifiers, CLASS_OF_PLACE, genericStart } from './bind-qualifiers.ts';
import { bindConditions } from './conditions.ts';
import type { FigureGroup } from './figure-group.ts';
import { lookUpIndicator } from './indicator-lexicon.ts';
import { GRADE } from './noun-phrase.ts';
import { nounAfterLength } from './noun-after.ts';
import { PREDICATE } from './doing-verbs.ts';
import { LIST_JOINT } from './quantities.ts';
import type { Quantity } from './quantities.ts';

/** A predicate right behind two characters of a noun, and another thing said after it. */
const TOLD = new RegExp(`^[\\u4e00-\\u9fff”)]{2}${PREDICATE.source}[^、]*、`);

const HEAD_OF_COUNTED = /^.{1,12}?(?:项目|小区|断面|企业|学校|社区|村|河流|湖泊|水体|园区|事项)/;
const RATE_OF_COUNTED =
  /^(?<things>[\u4e00-\u9fff“”]{2,16}?)(?:水质)?(?:达标|优良|优质|合格|覆盖|完好|完成|开工|投产|竣工|办结|普及)(?:率|比例)(?:已|均|全部)?(?:达到?|为|保持在?|稳定在|提升至|提高到)?$/;
/** «20个品牌|入选名录、数量居全省第2位» */
const RANKED_TOO =
  /[\u4e00-\u9fff”]、(?:入选数量|数量|总数|总量|个数|入选数|数)?(?:均|分别|继续|稳)?(?:居|列|位居|位列|排名|名列|排)[\u4e00-\u9fff]{0,6}$/;

const MONEY_NOUN =
  /^的?(?:[\u4e00-\u9fff()]{0,12}?)(?:授信|贷款|资金|补贴|补助|奖励|奖金|投资|融资|债券|税收|产值|订单|消费券|专项债|基金|红利|罚款|经费|收入|营收|扶持|支持|奖补|担保)(?:(?![\u4e00-\u9fff])|(?=保障|用于|支持|助力|推动|扶持))/;
const FUNDS = /(?:^|[\u4e00-\u9fff]{2})(?:安排|投入|统筹|拨付|下达|整合|筹措|拿出|列支)(?:了|近|约|超过?)?$/;
const VERB_ONLY =
  /(?:设立|巩固|持续巩固|守牢|守住|推进|建立|管护|托管|开发|利用|打造|建成|新建|改造|完成|生产|收储|种植|新增|实施|铺设|新改建|拆除|征收|修复|治理|建设|提供|盘活|投放|流转|复垦|整治|改建|开通|疏浚|疏通|提升|落实|恢复|供应|处置|盘活|吸纳|带动|培训|救助|惠及|帮扶|服务|引进|招聘|发展|接待|转移|安置|储备|消化|超过|近|约|达|有|为|的|了|等|和|与|及|将|更新|更换|维修|养护|清淤|清理|绿化|调整|优化|加固|扩建|贯通|整合|平整|腾退|收回|盘整)\s?$/;

/** In order of position; figures that only narrow another one become its qualifiers. */
export function groupFigures(text: string, clauses: readonly Clause[], quantities: readonly Quantity[]): FigureGroup[] {
  const groups: FigureGroup[] = [];
  let clauseIndex = 0;
  for (const quantity of quantities) {
    while (clauseIndex < clauses.length - 1 && quantity.start >= (clauses[clauseIndex]?.end ?? 0)) clauseIndex++;
    const clause = clauses[clauseIndex];
    if (clause === undefined || quantity.start < clause.start) continue;
    const last = groups.at(-1);
    const previous = last?.items.at(-1);
    if (
      last !== undefined &&
      previous !== undefined &&
      last.clause === clause &&
      joins(text, clause, previous, quantity)
    ) {
      last.items.push(quantity);
      continue;
    }
    groups.push({
      items: [quantity],
      clause,
      leadStart: clause.start,
      leadEnd: quantity.outerStart,
      tailEnd: clause.end,
      nounAfter: null,
      qualifiers: [],
      verb: null,
      listed: false,
    });
  }
  bindNeighbours(text, groups);
  shareHeads(text, groups);
  return bindQualifiers(text, bindConditions(text, groups));
}

function joins(text: string, clause: Clause, previous: Quantity, quantity: Quantity): boolean {
  if (previous.form === 'ratio' && quantity.form === 'ratio')
    return /^\s?[:∶]\s?$/.test(text.slice(previous.outerEnd, quantity.outerStart));
  if (
    (previous.form === 'rank') !== (quantity.form === 'rank') ||
    previous.form === 'ratio' ||
    quantity.form === 'ratio'
  )
    return false;
  if (!LIST_JOINT.test(text.slice(previous.outerEnd, quantity.outerStart))) return false;
  if (previous.kind === quantity.kind || /分别|依次/.test(text.slice(clause.start, previous.start))) return true;
  // «工业项目6个、8亿元以上服务业项目4个»: what follows narrows the next count.
  return !/^的?[\u4e00-\u9fff]/.test(text.slice(quantity.outerEnd)) && quantity.kind !== 'money';
}

function bindNeighbours(text: string, groups: FigureGroup[]): void {
  for (const [index, group] of groups.entries()) {
    const next = groups[index + 1];
    const last = group.items.at(-1);
    if (last === undefined) continue;
    const followed = next !== undefined && next.clause === group.clause;
    if (followed) group.tailEnd = next.leadEnd;
    const tail = text.slice(last.outerEnd, group.tailEnd);
    const length = followerLength(text, group, last, tail, followed);
    if (length > 0) {
      const skip = /^[的等](?=[^级])/.test(tail) ? 1 : 0;
      group.nounAfter = { start: last.outerEnd + skip, end: last.outerEnd + length };
    }
    if (!followed) continue;
    next.leadStart = group.nounAfter?.end ?? last.outerEnd;
    const between = text.slice(next.leadStart, next.leadEnd);
    next.listed = /^\s?(?:\([^()]{1,12}\))?(?:、|和|与|及|以及)/.test(between);
    // «23个考核断面水质达标率100%»: the things counted have the rate.
    const rate = group.nounAfter === null ? null : RATE_OF_COUNTED.exec(text.slice(last.outerEnd, next.leadEnd));
    if (rate !== null && next.items[0]?.kind === 'percent') {
      const things = rate.groups?.['things'] ?? '';
      const length = HEAD_OF_COUNTED.exec(things)?.[0].length ?? things.length;
      group.nounAfter = { start: last.outerEnd, end: last.outerEnd + length };
      next.leadStart = last.outerEnd;
      continue;
    }
    // «20家企业|上榜品牌榜、列全省第2位»: what the counted things did names nothing that follows.
    const told =
      group.nounAfter !== null && (TOLD.test(text.slice(next.leadStart - 2, next.leadEnd)) || RANKED_TOO.test(between));
    if (told) next.leadStart += between.lastIndexOf('、') + 1;
    const joint = told
      ? null
      : /^(?:中$|\([^()]{1,12}\)(?=[、和与及])|大关|关口|台阶|门槛|\s|、|,|和(?!美|谐|平)|与|及|以及|并|且)+/.exec(
          between,
        );
    if (joint !== null) next.leadStart += joint[0].length;
  }
}

/** «打造2条千亿级、15条百亿级|产业链»: the head stands once, behind the last of a list. */
function shareHeads(text: string, groups: readonly FigureGroup[]): void {
  for (let index = groups.length - 2; index >= 0; index--) {
    const [group, next] = [groups[index], groups[index + 1]];
    if (group === undefined || next?.nounAfter == null) continue;
    // «消除900户2400人|返贫风险»: one thing, counted twice.
    const twice = next.clause === group.clause && next.leadStart === next.leadEnd && next.items[0]?.kind === 'people';
    if (twice && group.nounAfter === null && group.items[0]?.kind === 'counter') group.nounAfter = next.nounAfter;
    if (!next.listed) continue;
    if (group.nounAfter === null) {
      // «云湖新区100个、江东园区60个|重点项目»: each number has its owner before it.
      const own = text.slice(group.leadStart, group.leadEnd);
      const unit = group.items[0]?.unit;
      const bare = group.items.length === 1 && unit === next.items[0]?.unit && group.items[0]?.kind === 'counter';
      if (bare && PART_OF_PLACE.test(own) && PART_OF_PLACE.test(text.slice(next.leadStart, next.leadEnd)))
        group.nounAfter = next.nounAfter;
      continue;
    }
    const { start, end } = group.nounAfter;
    const words = text.slice(start, end);
    if (!GRADE.test(words) && !CLASS_ALONE.test(words)) continue;
    group.qualifiers.push(group.nounAfter);
    const own = text.slice(next.nounAfter.start, next.nounAfter.end);
    const grade = OWN_GRADE.exec(own)?.[0].length ?? 0;
    group.nounAfter = { start: next.nounAfter.start + grade, end: next.nounAfter.end };
  }
}

const CLASS_ALONE = /^(?:(?:[一二三四五六七八九十]|\d+)?(?:十|百|千)?(?:万|亿)元?(?:级|以上)?|[国省市]重点)$/;
const PART_OF_PLACE = /(?:新区|园区|高新区|经开区|开发区|城区|[县市区镇])$/;
const OWN_GRADE =
  /^(?:[国省市](?:级)?(?:重点|重大)?(?=(?:建设)?项目)|国家级|自治区级|省部?级|市级|县级|区级|州级|[十百千万]+亿级)/;

function followerLength(text: string, group: FigureGroup, last: Quantity, tail: string, followed: boolean): number {
  if (last.form !== 'amount' || tail === '') return 0;
  const before = text.slice(group.leadStart, group.leadEnd);
  if (/(?:由|从)(?:[^,;。]{0,10}?(?:的|年|末|底|初))?$/.test(before)) return 0;
  // «85%的住宅小区组建业主委员会»: a share of what follows.
  if (
    last.kind === 'percent' &&
    /^\s*(?:实现|有|约|近|其中|确保|超|全市|全区|全县|全省|、|[^,;。、]{0,12}覆盖(?:了|全[市区县省州])?)?\s*$/.test(
      before,
    )
  ) {
    const share =
      /^(?:的|(?!左右|以|和|与|居|为|位|高|低|是|增|且|并|并且|提高|提升|下降))(?=[\u4e00-\u9fff])[^,;。:、]{2,24}/.exec(
        tail,
      );
    if (share === null) return 0;
    const verb = share[0].search(/(?:达到|超过|实现|完成|达)/);
    const noun = nounAfterLength(share[0], false);
    return noun > 2 && share[0].length - noun >= 4 ? noun : verb > 3 ? verb : share[0].length;
  }
  // «寄递量超2亿件城市»: whose number it is.
  if (last.boundSpan !== null && before !== '' && CLASS_OF_PLACE.test(tail)) return 0;
  if (last.kind === 'counter') return nounAfterLength(tail, followed);
  const lead = text.slice(group.leadStart, group.leadEnd);
  if (last.kind === 'money') {
    const sum = MONEY_NOUN.exec(tail);
    if (sum !== null && genericStart(lead) === null) return sum[0].length;
    // «安排3000万元支持技术改造»: what the money is for names it, where nothing else does.
    return FUNDS.test(lead) ? (/^(?:支持|用于|保障|推动)[\u4e00-\u9fff]{2,12}/.exec(tail)?.[0].length ?? 0) : 0;
  }
  // «5万居民搬进新居»: people counted without a unit of their own.
  if (/^[十百千]?[万亿]$/.test(last.unit)) return nounAfterLength(tail, followed);
  if (last.kind === 'people' || last.kind === 'measure') {
    const length = nounAfterLength(tail, followed);
    // «建好20万亩高标准农田»: a known name behind the value is its name, whatever the verb.
    const isKnown = length > 0 && lookUpIndicator(tail.slice(tail.startsWith('的') ? 1 : 0, length)) !== null;
    return lead === '' || isKnown || VERB_ONLY.test(lead) ? length : 0;
  }
  return 0;
}
