/**
 * Groups a sentence's quantities as they are said: «9%、18.6%和26%左右» is one group, a qualifier
 * («10亿元以上» of 重大项目20个) belongs to the count it narrows, and each group gets the words before and behind it.
 * Called by the figure parser.
 */
import type { Span } from '../article.ts';
import type { Clause } from './clauses.ts';
import { bindConditions } from './conditions.ts';
import { lookUpIndicator } from './indicator-lexicon.ts';
import { GENERIC } from './indicators/index.ts';
import { GRADE, nounBefore } from './noun-phrase.ts';
import { nounAfterLength } from './noun-after.ts';
import { PREDICATE } from './doing-verbs.ts';
import { LIST_JOINT } from './quantities.ts';
import type { Quantity } from './quantities.ts';

export interface FigureGroup {
  readonly items: Quantity[];
  readonly clause: Clause;
  /** The words before the group: from the clause's start or the figure before. */
  leadStart: number;
  leadEnd: number;
  tailEnd: number;
  /** A noun phrase right behind the group («14个农贸市场改造»), with its offsets; null where there is none. */
  nounAfter: Span | null;
  qualifiers: Span[];
  /** The words before a qualifier («新引进» of 新引进投资20亿元以上工业项目6个); null where there is none. */
  verb: Span | null;
  /** The group comes right behind another one, after a 、: it shares that one's verb. */
  listed: boolean;
}

const genericNames = new Set(GENERIC);
const LONGEST_GENERIC = Math.max(...GENERIC.map((name) => name.length));

/** Where a kind of amount («产值», «投资») that ends the words begins; null where none ends them. */
function genericStart(words: string): number | null {
  for (let length = Math.min(LONGEST_GENERIC, words.length); length >= 2; length--)
    if (genericNames.has(words.slice(-length))) return words.length - length;
  return null;
}

/** A predicate right behind two characters of a noun, and another thing said after it. */
const TOLD = new RegExp(`^[\\u4e00-\\u9fff”)]{2}${PREDICATE.source}[^、]*、`);

const MONEY_NOUN =
  /^的?(?:[\u4e00-\u9fff]{0,8}?)(?:授信|贷款|资金|补贴|补助|奖励|奖金|投资|融资|债券|税收|产值|订单|消费券|专项债|基金|红利|罚款|经费|收入|营收|扶持|支持|奖补|担保)(?![\u4e00-\u9fff])/;
const VERB_ONLY =
  /(?:设立|巩固|持续巩固|守牢|守住|推进|建立|管护|托管|开发|利用|打造|建成|新建|改造|完成|生产|收储|种植|新增|实施|铺设|新改建|拆除|征收|修复|治理|建设|提供|盘活|投放|流转|复垦|整治|改建|开通|疏浚|疏通|提升|落实|恢复|供应|处置|盘活|吸纳|带动|培训|救助|惠及|帮扶|服务|引进|招聘|发展|接待|转移|安置|储备|消化|超过|近|约|达|有|为|的|了|等|和|与|及|将|更新|更换|维修|养护|清淤|清理|绿化|调整|优化|加固|扩建|贯通)\s?$/;

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
    // «20家企业|上榜品牌榜、列全省第2位»: what the counted things did names nothing that follows.
    const told = group.nounAfter !== null && TOLD.test(text.slice(next.leadStart - 2, next.leadEnd));
    if (told) next.leadStart += between.lastIndexOf('、') + 1;
    const joint = told
      ? null
      : /^(?:\([^()]{1,12}\)(?=[、和与及])|大关|关口|台阶|门槛|\s|、|,|和|与|及|以及|并|且)+/.exec(between);
    if (joint !== null) next.leadStart += joint[0].length;
  }
}

/** «打造2条千亿级、15条百亿级|产业链»: the head stands once, behind the last of a list. */
function shareHeads(text: string, groups: readonly FigureGroup[]): void {
  for (let index = groups.length - 2; index >= 0; index--) {
    const [group, next] = [groups[index], groups[index + 1]];
    if (group?.nounAfter == null || next?.nounAfter == null || !next.listed) continue;
    const { start, end } = group.nounAfter;
    const words = text.slice(start, end);
    if (!GRADE.test(words) && !CLASS_ALONE.test(words)) continue;
    group.qualifiers.push(group.nounAfter);
    const own = text.slice(next.nounAfter.start, next.nounAfter.end);
    const grade = OWN_GRADE.exec(own)?.[0].length ?? 0;
    group.nounAfter = { start: next.nounAfter.start + grade, end: next.nounAfter.end };
  }
}

const CLASS_OF_PLACE = /^的?(?:企业|城市|园区|乡镇|县|镇|村)(?=[,。;、]|$)/;
const CLASS_ALONE = /^(?:[一二三四五六七八九十]|\d+)?(?:十|百|千)?(?:万|亿)元?(?:级|以上)?$/;
const OWN_GRADE = /^(?:国家级|自治区级|省部?级|市级|县级|区级|州级|[十百千万]+亿级)/;

function followerLength(text: string, group: FigureGroup, last: Quantity, tail: string, followed: boolean): number {
  if (last.form !== 'amount' || tail === '') return 0;
  const before = text.slice(group.leadStart, group.leadEnd);
  if (/(?:由|从)(?:[^,;。]{0,10}?(?:的|年|末|底|初))?$/.test(before)) return 0;
  // «85%的住宅小区组建业主委员会»: a share of what follows.
  if (last.kind === 'percent' && /^\s*(?:实现|有|约|近|其中|确保|超|全市|全区|全县|全省|、)?\s*$/.test(before)) {
    const share =
      /^(?:的|(?!左右|以|和|与|居|为|位|高|低|是|增|且|并|并且|提高|提升|下降))(?=[\u4e00-\u9fff])[^,;。:、]{2,24}/.exec(
        tail,
      );
    const verb = share === null ? -1 : share[0].search(/(?:达到|超过|实现|完成|达)/);
    return share === null ? 0 : verb > 3 ? verb : share[0].length;
  }
  // «寄递量超2亿件城市»: whose number it is.
  if (last.boundSpan !== null && before !== '' && CLASS_OF_PLACE.test(tail)) return 0;
  if (last.kind === 'counter') return nounAfterLength(tail, followed);
  const lead = text.slice(group.leadStart, group.leadEnd);
  if (last.kind === 'money')
    return MONEY_NOUN.test(tail) && genericStart(lead) === null ? nounAfterLength(tail, followed) : 0;
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

const SHARE_OF_CLASS =
  /^的?(?:[\u4e00-\u9fff]{2,8}(?:同比)?(?:增长|下降)$|[\u4e00-\u9fff]{1,8}(?:占比|比例|比重|覆盖率)(?:已|均|仅|将)?(?:达到?|为|提高到|提升到|提升至|提高至|稳定在|保持在|超过?)?$)/;
const CLASSED =
  /^[\u4e00-\u9fff]{0,8}(?:项目|企业|园区|楼宇|集群|产业链?|公司|乡镇|村|强镇)(?:已|总数|数量)?(?:达到?|增至|为|有|突破|超过?)?$/;

/** Removes the figures that narrow a count and hands their words to it. */
function bindQualifiers(text: string, groups: FigureGroup[]): FigureGroup[] {
  const kept: FigureGroup[] = [];
  const gone = new Set<FigureGroup>();
  for (const [index, group] of groups.entries()) {
    if (gone.has(group)) continue;
    const first = group.items[0];
    const last = group.items.at(-1);
    if (first === undefined || last === undefined) continue;
    const next = groups[index + 1];
    const narrows = isNarrowing(last) || namesClass(text, group, last, next);
    const previous = kept.at(-1);
    const previousLast = previous?.items.at(-1);
    const lead = text.slice(group.leadStart, group.leadEnd);
    // «引进10个投资超50亿元项目», «5个10亿元以上项目»
    if (narrows && previous !== undefined && previousLast !== undefined && previous.clause === group.clause) {
      const between = text.slice(previousLast.outerEnd, group.leadEnd);
      const tail = text.slice(last.outerEnd, group.tailEnd);
      const length = nounAfterLength(tail, next !== undefined && next.clause === group.clause);
      if (
        previousLast.kind === 'counter' &&
        (between === '' || (genericStart(between) !== null && between.length < 8)) &&
        length > 0
      ) {
        previous.qualifiers.push({ start: previousLast.outerEnd, end: last.outerEnd });
        previous.nounAfter = { start: last.outerEnd + (tail.startsWith('的') ? 1 : 0), end: last.outerEnd + length };
        if (next !== undefined && next.clause === group.clause) next.leadStart = previous.nounAfter.end;
        continue;
      }
    }
    // «100亿元以上项目5个、50亿元以上|15个»: another class of the things just counted.
    if (narrows && next !== undefined && next.clause === group.clause && next.items[0]?.kind === 'counter')
      if (
        /^的?$/.test(text.slice(last.outerEnd, next.leadEnd)) &&
        previous !== undefined &&
        previous.qualifiers.length > 0
      ) {
        next.qualifiers.push({ start: first.outerStart, end: last.outerEnd });
        next.leadStart = next.leadEnd;
        next.listed = true;
        continue;
      }
    // «集体经营性收入50万元以上|行政村占比96%»
    if (narrows && next !== undefined && next.clause === group.clause && next.items[0]?.kind === 'percent') {
      const share = SHARE_OF_CLASS.exec(text.slice(last.outerEnd, next.leadEnd));
      if (share !== null) {
        const start = group.leadStart + (nounBefore(lead)?.start ?? lead.length);
        next.qualifiers.push({ start, end: last.outerEnd });
        next.leadStart = last.outerEnd + (share[0].startsWith('的') ? 1 : 0);
        continue;
      }
    }
    // «10亿元以上重大产业项目20个», «产值超5亿元、20亿元的制造业企业9家、3家»
    if (narrows && next !== undefined && next.clause === group.clause && next.items[0]?.kind === 'counter') {
      const between = text.slice(last.outerEnd, next.leadEnd);
      const listed = /[、,]/.test(between.replace(/“[^”]*”|\([^)]*\)/g, ''));
      if (
        /^的?[“\u4e00-\u9fffA-Za-z]/.test(between) &&
        (!listed || /(?:各|分别)$/.test(between)) &&
        between.length <= 24
      ) {
        const word = genericStart(lead);
        const start = word === null ? first.outerStart : group.leadStart + word;
        next.qualifiers.push({ start, end: last.outerEnd });
        next.verb = { start: group.leadStart, end: start };
        next.leadStart = last.outerEnd + (between.startsWith('的') ? 1 : 0);
        next.listed = group.listed;
        next.nounAfter = next.nounAfter ?? null;
        continue;
      }
    }
    // «向300亿级、500亿级迈进»: a class, too.
    if (last.kind === 'money' && text[last.end] === '级') {
      const things = next !== undefined && next.clause === group.clause && next.items[0]?.kind === 'counter';
      // «百亿级企业达到10家»
      if (things && CLASSED.test(text.slice(last.end + 1, next.leadEnd))) {
        next.qualifiers.push({ start: first.outerStart, end: last.end + 1 });
        next.leadStart = last.end + 1;
        next.listed = group.listed;
      }
      continue;
    }
    // «打造一批500亿产业集群»: a class of things, nothing counted.
    if (last.kind === 'money' && /(?:一批|多个|若干|[一二三四五六七八九十]大)$/.test(lead)) continue;
    // «成为第2个超200亿元园区»
    if (last.boundSpan !== null && /第[\d一二三四五六七八九十]+个[^,;。]*$/.test(lead))
      if (CLASS_OF_PLACE.test(text.slice(last.outerEnd, group.tailEnd + 1))) continue;
    // «60岁以上老年人», «3岁以下婴幼儿»: an age that narrows people is no figure of its own.
    if (last.unit.endsWith('岁') && last.boundSpan !== null && !/寿命|年龄/.test(lead)) continue;
    kept.push(group);
  }
  return kept;
}

/** «新签约50亿元重大项目5个»: an amount right before the things it classes and their count. */
function namesClass(text: string, group: FigureGroup, last: Quantity, next: FigureGroup | undefined): boolean {
  if (last.kind !== 'money' || next === undefined || next.clause !== group.clause) return false;
  if (genericStart(text.slice(group.leadStart, group.leadEnd)) !== null) return false;
  return /^(?!实施|建设|支持|建成|用于|扶持|培育|引进|带动|惠及|服务于|助力|推动|撬动)(?:级)?[\u4e00-\u9fff]{0,8}(?:项目|企业|园区|楼宇|集群|公司|乡镇|村|强镇)$/.test(
    text.slice(last.outerEnd, next.leadEnd),
  );
}

function isNarrowing(quantity: Quantity): boolean {
  if (quantity.form !== 'amount') return false;
  if (quantity.kind === 'money' && quantity.maxValue !== null) return true;
  if (quantity.boundSpan === null) return false;
  if (
    quantity.kind !== 'money' &&
    quantity.kind !== 'measure' &&
    quantity.kind !== 'time' &&
    quantity.kind !== 'percent'
  )
    return false;
  return quantity.bound === 'at-least' || quantity.bound === 'over' || quantity.bound === 'at-most';
}
