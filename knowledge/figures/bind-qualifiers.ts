/**
 * Figures that only narrow another one: the threshold of a class («10亿元以上|重大项目20个»), the size of a project.
 * They become the qualifier of what they narrow, or nothing. Called by figure-groups.ts.
 */
import type { FigureGroup } from './figure-group.ts';
import { GENERIC } from './indicators/index.ts';
import { nounAfterLength } from './noun-after.ts';
import { nounBefore } from './noun-phrase.ts';
import { isProjectSize } from './project-sizes.ts';
import type { Quantity } from './quantities.ts';

const genericNames = new Set(GENERIC);
const LONGEST_GENERIC = Math.max(...GENERIC.map((name) => name.length));

/** Where a kind of amount («产值», «投资») that ends the words begins; null where none ends them. */
export function genericStart(words: string): number | null {
  for (let length = Math.min(LONGEST_GENERIC, words.length); length >= 2; length--)
    if (genericNames.has(words.slice(-length))) return words.length - length;
  return null;
}

/** «一批投资|10亿元以上项目» */
const MANY =
  /(?:一批|多个|更多|若干|[一二三四五六七八九十]大)(?:(?:总|计划|固定资产)?投资|产值|年?(?:营业|销售)?收入|营收|税收|纳税|规模)?额?(?:超过?|过|达)?$/;
export const CLASS_OF_PLACE = /^的?(?:企业|城市|园区|乡镇|县市区|县区|县|镇|村)(?=[,。;、]|$)/;
const SIZED_PLACE = /^的?[\u4e00-\u9fff]{0,10}(?:自然村|村寨|村屯|居民点|安置点|安置区|聚居点|小区|组|屯)/;
const CLASS_INSIDE = /[十百千]亿元?(?:级|以上)/;
const SHARE_OF_CLASS =
  /^的?(?:[\u4e00-\u9fff]{2,8}(?:同比)?(?:增长|下降)$|[\u4e00-\u9fff]{1,8}(?:占比|比例|比重|覆盖率)(?:已|均|仅|将)?(?:达到?|为|提高到|提升到|提升至|提高至|稳定在|保持在|超过?)?$|的(?:[\u4e00-\u9fff]{0,4}(?:村|企业|园区|乡镇|县|镇))?占?$)/;
const CLASSED =
  /^[\u4e00-\u9fff]{0,8}(?:项目|企业|园区|楼宇|集群|产业链?|公司|乡镇|村|强镇)(?:已|总数|数量)?(?:达到?|增至|为|有|突破|超过?)?$/;

/** Removes the figures that narrow a count and hands their words to it. */
export function bindQualifiers(text: string, groups: FigureGroup[]): FigureGroup[] {
  const kept: FigureGroup[] = [];
  const gone = new Set<FigureGroup>();
  for (const [index, group] of groups.entries()) {
    if (gone.has(group)) continue;
    const first = group.items[0];
    const last = group.items.at(-1);
    if (first === undefined || last === undefined) continue;
    const next = groups[index + 1];
    // «游客突破5000人次的景区有9家»
    const visited =
      last.kind === 'people' &&
      last.bound === 'over' &&
      /^的[\u4e00-\u9fff]{2,8}$/.test(text.slice(last.outerEnd, next?.leadEnd ?? last.outerEnd));
    const narrows =
      ((isNarrowing(last) || visited) && !isShareOfThem(text, group, last, next)) ||
      namesClass(text, group, last, next);
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
    // «60%以上的行政村集体收入超50万元»: how many have it is told, the sum is their class.
    if (narrows && last.kind === 'money' && previousLast?.kind === 'percent' && previous?.clause === group.clause) {
      const between = text.slice(previousLast.outerEnd, group.leadEnd);
      const things =
        /^的?(?:[\u4e00-\u9fff]{0,6}?)(?:行政村|建制村|村|企业|园区|乡镇|农户)(?=[\u4e00-\u9fff]{0,8}(?:收入|产值|营收|税收|投资)$)/.exec(
          between,
        );
      if (things !== null) {
        const skip = things[0].startsWith('的') ? 1 : 0;
        previous.nounAfter = { start: previousLast.outerEnd + skip, end: previousLast.outerEnd + things[0].length };
        previous.qualifiers.push({ start: previous.nounAfter.end, end: last.outerEnd });
        continue;
      }
    }
    // «41个总投资383亿元的|重点项目»: the sum is told, too.
    if (last.kind === 'money' && previous?.nounAfter === null && previousLast?.kind === 'counter')
      if (previous.clause === group.clause && isSum(text.slice(previousLast.outerEnd, group.leadEnd))) {
        const tail = text.slice(last.outerEnd, group.tailEnd);
        const length = tail.startsWith('的') ? nounAfterLength(tail, false) : 0;
        if (length > 1) {
          const things = text.slice(last.outerEnd + 1, last.outerEnd + length);
          const skip = 1 + (/^.*等(?![级候])/.exec(things)?.[0].length ?? 0);
          previous.nounAfter = { start: last.outerEnd + skip, end: last.outerEnd + length };
        }
      }
    // «100亿元以上项目5个、50亿元以上|15个»: another class of the things just counted.
    if (narrows && next !== undefined && next.clause === group.clause && next.items[0]?.kind === 'counter')
      if (
        /^的?$/.test(text.slice(last.outerEnd, next.leadEnd)) &&
        previous !== undefined &&
        (previous.qualifiers.length > 0 || CLASS_INSIDE.test(text.slice(previous.leadStart, previous.leadEnd)))
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
    if (last.kind === 'money' && MANY.test(lead)) continue;
    if (group.items.length === 1 && isProjectSize(text, last, lead, group.clause, group.listed)) {
      const joined = next !== undefined && next.clause === group.clause && next.leadStart >= last.outerEnd;
      if (joined && group.nounAfter !== null) next.leadStart = last.outerEnd;
      continue;
    }
    // «成为第2个超200亿元园区»
    if (/第[\d一二三四五六七八九十]+[个家][^,;。]*$/.test(lead))
      if (CLASS_OF_PLACE.test(text.slice(last.outerEnd, group.tailEnd + 1))) continue;
    // «全国首个百万亩示范区»
    if (
      last.kind === 'measure' &&
      /首[个座条台套家]$/.test(lead) &&
      /^[\u4e00-\u9fff“]/.test(text.slice(last.outerEnd))
    )
      continue;
    // «20户以上自然村通路率»: the size that a place must have.
    if (
      /^[户人]$/.test(last.unit) &&
      last.boundSpan !== null &&
      SIZED_PLACE.test(text.slice(last.outerEnd, group.tailEnd))
    ) {
      if (next !== undefined && next.clause === group.clause) next.leadStart = last.outerEnd;
      continue;
    }
    // «60岁以上老年人», «3岁以下婴幼儿»: an age that narrows people is no figure of its own.
    if (last.unit.endsWith('岁') && last.boundSpan !== null && !/寿命|年龄/.test(lead)) continue;
    kept.push(group);
  }
  return kept;
}

/** «60%以上的行政村|…超50万元»: a share, no class. */
function isShareOfThem(text: string, group: FigureGroup, last: Quantity, next: FigureGroup | undefined): boolean {
  return (
    last.kind === 'percent' &&
    next?.items[0]?.kind === 'money' &&
    next.clause === group.clause &&
    text[last.outerEnd] === '的'
  );
}

const isSum = (words: string): boolean => /^(?:年度)?(?:计划|概算|估算)?总?投资(?:额|超过?|约|近|达)?$/.test(words);

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
