/**
 * The words between an indicator and its value: verbs of growth, of level, of comparison, of rank.
 * Reads the text before a value from its end («地区生产总值同比增长» → noun phrase, growth, 同比).
 * Pure; called by the figure parser.
 */
import type { Measure } from '../observation.ts';
import { AGAINST, AGAINST_ANY, COMPARE, LAST_STRETCH, SAME_PERIOD, YEAR_ON_YEAR } from './comparison-words.ts';
import { FALLING_INTO, GROWTH, INTO, LAST_MODIFIER, TAIL_LEVEL } from './growth-words.ts';
import { plain } from './lead.ts';
import type { Lead } from './lead.ts';
import { readRank } from './rank-lead.ts';

export type { Lead } from './lead.ts';

const SHARE = /占(?<whole>[^,;。]{0,24}?)(?:的)?(?:比重|比例|份额|比率|比)?(?:的)?$/;
const SHARE_WITHIN = /在(?<whole>[^,;。、]{2,14}?)(?:中|当中|里)的?(?:占比|比重|比例)$/;
const SHARE_NOUN = /(?:占比|比重|比例)$/;
/** Reads `lead`, the text between the clause's beginning (or the figure before) and the value with its bound words. */
export function readLead(lead: string, unitKind: string, form: string): Lead {
  let end = lead.length;
  let distributes: Lead['distributes'] = null;
  let measure: Measure | null = null;
  let measureStart = -1;
  let measureEnd = -1;
  let falling = false;
  let comparedWith: string | null = null;
  let comparedStart = -1;
  let comparedEnd = -1;
  let into = false;
  let level = false;
  const ofWhole = lead.endsWith('的') && !/(?:年度?|[底末初]|期间?|时期|月|同期)的$/.test(lead);
  let shareOf: string | null = null;
  let bases: readonly string[] = [];
  const done = (): Lead => ({
    nounEnd: end,
    measure,
    measureStart,
    measureEnd,
    falling,
    comparedWith,
    comparedStart,
    comparedEnd,
    distributes,
    from: false,
    into,
    level,
    ofWhole,
    shareOf,
    bases,
  });
  const noteDistribution = (words: string): void => {
    if (/分别|依次/.test(words)) distributes = 'each-own';
    else if (/均|各|都/.test(words) && distributes === null) distributes = 'each-same';
  };
  const compare = (): void => {
    const same = YEAR_ON_YEAR.exec(lead.slice(0, end));
    if (same !== null) {
      comparedWith = same.groups?.['base'] ?? '同比';
      comparedEnd = end;
      end = comparedStart = same.index;
      return;
    }
    const than = COMPARE.exec(lead.slice(0, end));
    if (than === null) return;
    const base = (than.groups?.['than'] ?? than.groups?.['with'] ?? '').replace(/^于|(?:分别|各自|均)$/g, '');
    comparedWith = SAME_PERIOD.test(base) ? '同比' : LAST_STRETCH.test(base) ? '环比' : base;
    comparedEnd = end;
    end = comparedStart = than.index;
  };
  const stripTail = (): void => {
    for (;;) {
      const text = lead.slice(0, end);
      const space = /\s+$/.exec(text);
      if (space !== null) {
        end -= space[0].length;
        continue;
      }
      if (INTO.test(text)) return;
      const tail = TAIL_LEVEL.exec(text);
      if (tail === null) return;
      // «完成投资», «实现» are verbs of level; a noun that ends alike («总数») is not in the list.
      noteDistribution(tail[0]);
      if (/[在达到为]/.test(tail[0])) level = true;
      end -= tail[0].length;
    }
  };
  if (form === 'rank') return readRank(lead);

  // «年产能将实现从80万吨到110万吨的提升»: the verb is no part of the name.
  const fromMatch =
    /(?:(?:将|可|已|要|有望)*实现)?(?:由|从)(?:[^,;。]{0,10}?(?:的|年|末|底|初|每[人户亩][每年月]*))?$/.exec(lead);
  if (fromMatch !== null && !/(?:自由|理由|缘由|服从|由于)$/.test(lead))
    return { ...plain(fromMatch.index), from: true, distributes: /分别/.test(lead) ? 'each-own' : null };

  const bare = lead.slice(0, end);
  const against =
    unitKind === 'points' || unitKind === 'percent' || form === 'amount'
      ? (AGAINST.exec(bare.replace(/(?:分别|各|(?<![平省国市])均)$/, '')) ??
        (unitKind === 'points' ? AGAINST_ANY.exec(bare) : null))
      : null;
  if (against !== null) {
    const words = against.groups?.['bases'] ?? '';
    bases = words.split(/[、和与]/).filter((part) => part !== '');
    comparedWith = bases[0] ?? words;
    comparedStart = against.index + (against.groups?.['verb'] ?? '').length;
    comparedEnd = against.index + against[0].length;
    measure = 'change';
    measureStart = against.index;
    measureEnd = comparedStart;
    falling = /低|慢|少/.test(against.groups?.['verb'] ?? '');
    end = against.index;
    while (/(?:增速|增幅|分别|均|各|同比)$/.test(lead.slice(0, end)))
      end -= 2 - (/(?:均|各)$/.test(lead.slice(0, end)) ? 1 : 0);
    return done();
  }

  const baseOf = /(?:是|为|达|相当于|达到|约为)(?<base>[^,;。]{2,14}?)的$/.exec(bare);
  if (
    baseOf !== null &&
    (unitKind === 'multiple' || (unitKind === 'percent' && /^(?:19|20)\d\d年/.test(baseOf.groups?.['base'] ?? '')))
  ) {
    const base = baseOf.groups?.['base'] ?? '';
    return {
      ...plain(baseOf.index),
      measure: unitKind === 'multiple' ? 'multiple' : 'share',
      measureStart: baseOf.index,
      measureEnd: baseOf.index + 1,
      comparedWith: SAME_PERIOD.test(base) ? '同比' : base,
      comparedStart: baseOf.index + baseOf[0].indexOf(base),
      comparedEnd: end - 1,
      distributes: /(?:分别|依次)$/.test(bare.slice(0, baseOf.index)) ? 'each-own' : null,
    };
  }

  stripTail();
  const base = /在(?<base>[^,;。]{2,10}?)(?:的)?基础上$/.exec(lead.slice(0, end));
  if (base !== null) {
    comparedWith = SAME_PERIOD.test(base.groups?.['base'] ?? '') ? '同比' : (base.groups?.['base'] ?? null);
    comparedStart = base.index;
    comparedEnd = end;
    end = base.index;
    stripTail();
  }
  const added = /(?:新增|净增|新登记|新注册|新建|新改建|新改扩建|新拓展|(?<=改造|住房|住宅|建设)新开工)$/.exec(
    lead.slice(0, end),
  );
  if (added !== null && added.index > 0 && !/[、,和]$/.test(lead.slice(0, added.index))) {
    measure = added[0] === '净增' ? 'net-new' : 'new';
    measureEnd = end;
    measureStart = end = added.index;
    compare();
    stripTail();
    return { ...plain(end), measure, measureStart, measureEnd, comparedWith, comparedStart, comparedEnd, distributes };
  }
  const intoMatch = INTO.exec(lead.slice(0, end));
  if (intoMatch !== null) {
    into = true;
    measure = 'level';
    measureEnd = end;
    measureStart = end = intoMatch.index;
    falling = FALLING_INTO.test(intoMatch[0]);
    compare();
    stripTail();
    // «增速回落到7.9%» is still a growth, «占比提升到3%» still a share.
    const kept = unitKind === 'percent' ? KEPT_MEASURE.exec(lead.slice(0, end))?.groups : undefined;
    if (kept !== undefined) measure = kept['growth'] === undefined ? 'share' : 'growth';
    return { ...plain(end), measure, measureStart, measureEnd, distributes, into, level, ofWhole };
  }
  let growth = GROWTH.exec(lead.slice(0, end));
  // A single character (高, 多, 增, 减) is a verb only after a comparison or at a phrase's end.
  if (growth !== null && growth[0].length === 1 && !isLoneVerb(lead.slice(0, growth.index), unitKind)) growth = null;
  // «改造提升4万亩»: one doing of two words.
  if (growth !== null && DOING_ON.test(growth[0]) && unitKind !== 'percent' && unitKind !== 'points')
    if (/(?:改造|整治|治理|修复|改建|扩建|提质|优化|更新)$/.test(lead.slice(0, growth.index))) growth = null;
  // «老旧小区改造提升29个»: 提升 is part of the doing, nothing rose by 29.
  if (
    growth !== null &&
    unitKind === 'counter' &&
    !/(?:排名|位次|名次|排位|指数|考核)[\u4e00-\u9fff]{0,6}$/.test(lead.slice(0, growth.index)) &&
    !/增长|增加|减少|下降|减|增|多|少|缩短/.test(growth[0])
  ) {
    if (!COMPARE.test(lead.slice(0, growth.index)) && !/[比较]/.test(lead)) growth = null;
  }
  if (growth !== null) {
    const groups = growth.groups ?? {};
    measureEnd = end;
    measureStart = end = growth.index;
    falling = groups['fall'] !== undefined || groups['fallNoun'] !== undefined;
    measure =
      groups['average'] !== undefined
        ? 'average-growth'
        : unitKind === 'percent' || unitKind === 'multiple' || unitKind === 'none'
          ? 'growth'
          : 'change';
    for (let more = true; more;) {
      const before = end;
      const average = /(?:年均|[年月日]平均|平均每年|月均)$/.exec(lead.slice(0, end));
      if (average !== null) {
        measure = 'average-growth';
        measureStart = end = average.index;
      }
      const net = /净$/.exec(lead.slice(0, end));
      if (net !== null) {
        measure = 'net-new';
        measureStart = end = net.index;
      }
      compare();
      const modifier = LAST_MODIFIER.exec(lead.slice(0, end));
      if (modifier !== null) {
        noteDistribution(modifier[0]);
        end = modifier.index;
      }
      more = end < before;
    }
    return done();
  }
  // «金融业在经济总量中占比»
  const within = unitKind === 'percent' ? SHARE_WITHIN.exec(lead.slice(0, end)) : null;
  if (within !== null) {
    measure = 'share';
    measureStart = within.index;
    measureEnd = within.index + within[0].length;
    shareOf = within.groups?.['whole'] ?? '';
    return { ...done(), nounEnd: within.index };
  }
  const share = unitKind === 'percent' || unitKind === 'points' ? SHARE.exec(lead.slice(0, end)) : null;
  if (share !== null) {
    measure = 'share';
    measureStart = share.index;
    measureEnd = share.index + 1;
    shareOf = share.groups?.['whole'] ?? '';
    return { ...done(), nounEnd: share.index };
  }
  const shareNoun = unitKind === 'percent' ? SHARE_NOUN.exec(lead.slice(0, end)) : null;
  if (shareNoun !== null) {
    measure = 'share';
    measureStart = shareNoun.index;
    measureEnd = end;
  }
  compare();
  // «压减公务经费9%», «降低企业用电成本3亿元»: less of what follows the verb.
  const less = measure === null ? LESS_OF.exec(lead.slice(0, end)) : null;
  if (less !== null && (unitKind === 'percent' || (unitKind === 'money' && COST.test(lead.slice(0, end))))) {
    measure = unitKind === 'percent' ? 'growth' : 'change';
    measureStart = less.index;
    measureEnd = less.index + less[0].length;
    falling = true;
  }
  return done();
}

const LESS_OF =
  /^(?:全年|共|累计|年|直接|间接|有效|预计|可|为企业|帮助企业)*(?:压减|削减|降低|减少)(?=[\u4e00-\u9fff“])/;
const COST = /(?:成本|费用|支出|负担)$/;
const KEPT_MEASURE =
  /(?<growth>增速|增幅|涨幅|增长率|增长速度)$|(?:占比|比重|比例)$|占[^,;。]{2,24}(?:比重|比例|份额)$/;
const DOING_ON = /^(?:提升|扩大|提高)$/;

function isLoneVerb(before: string, unitKind: string): boolean {
  if (before === '' || COMPARE.test(before) || /(?:同比|环比|年均|[,、]|净|再|均|分别|又|预)$/.test(before))
    return true;
  return unitKind === 'points' || unitKind === 'percent';
}
