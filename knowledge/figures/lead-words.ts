/**
 * The words between an indicator and its value: verbs of growth, of level, of comparison, of rank.
 * Reads the text before a value from its end («地区生产总值同比增长» → noun phrase, growth, 同比).
 * Pure; called by the figure parser.
 */
import type { Measure } from '../observation.ts';

export interface Lead {
  /** What is left before the verbs: the noun phrase with what stands before it; offsets count from the lead's start. */
  readonly nounEnd: number;
  readonly measure: Measure | null;
  readonly measureStart: number;
  readonly measureEnd: number;
  readonly falling: boolean;
  readonly comparedWith: string | null;
  readonly comparedStart: number;
  readonly comparedEnd: number;
  /** 分别, 各, 均 stood before the value. */
  readonly distributes: 'each-own' | 'each-same' | null;
  /** «由», «从» stood before the value: the first of two. */
  readonly from: boolean;
  /** «提高到», «降至»: the second of two, or a level reached. */
  readonly into: boolean;
  /** A verb of level stood before the value (达到, 稳定在, 为). */
  readonly level: boolean;
  /** «…的» stood right before the value: it is a part of what was named. */
  readonly ofWhole: boolean;
  readonly shareOf: string | null;
  /** Several bases of one comparison («高于全市、全省»), in order. */
  readonly bases: readonly string[];
}

const FALL = '下降|减少|降低|回落|下滑|缩短|压减|收窄|缩减|精简|降|减|跌|下跌|下调|负增长|压缩|削减|缩小|少|低';
const RISE =
  '增长|上升|提高|提升|增加|扩大|上涨|攀升|增|升|涨|上调|延长|拉高|多|高|快|前移|提速|跃升|上扬|放大|加快|递增';
const NOUN = '增速|增幅|涨幅|增长率|增长速度|增长幅度|升幅|平均增速|增速达';
const FALL_NOUN = '降幅|下降幅度|减幅|跌幅';
const MODIFIER =
  '分别|各自|依次|均|各|都|全部|也|还|又|再|已经|已|将|可|仅|只|就|共计|合计|总计|累计|共有|共|总|基本|稳步|持续|进一步|大幅|快速|历史性|首次|率先|平均|实现|保持|预计|力争|确保|争取|努力|计划|拟|有望|累计|逆势|强势|恢复|恢复性|净|约|达|达到|为|了|总体|整体|连续';
const LAST_MODIFIER = new RegExp(`(?:${MODIFIER})$`);
const TAIL_LEVEL = new RegExp(
  `(?:达到|(?<![直抵])达|到达|(?<![行作认成])为|是|到|至|(?<![存所正现])在|(?<![完建形组])成|(?<![具含特国所持专])有|共有|(?<![审统设会预])计|完成|实现|突破|保持在|稳定在|控制在|维持在|保持|稳定|控制|维持|合计|共计|总计|累计|(?<!公)共|(?<![节签条合制公预])约|约为|大约|超过|超|冲刺|迈上|跨上|跃上|站上|首次|成功|已|已经|将|平均|(?<!平)均|各|分别|(?<![首成古])都|仅|只|也|还|全部|(?<!成)就|再|了|力争|确保|争取|努力|预计|基本|可|高达|多达|拥有|现有|仍然?|尚|(?<![力竞战])争)$`,
);
const GROWTH = new RegExp(
  `(?<average>年均|年平均|平均每年)?(?:${MODIFIER})*?(?<noun>${NOUN})$|(?<fallNoun>${FALL_NOUN})$|(?<average>年均|年平均|平均每年)?(?<rise>${RISE})$|(?<average>年均|年平均|平均每年)?(?<fall>${FALL})$`,
);
const INTO = new RegExp(
  `(?:${FALL}|${RISE}|扩|缩|压缩|优化|调整|变|减|下调|转变|恢复|回升|调优|升级|发展|扩大|降|递增|拓展|跃升|改善|扩容|上升|壮大|修复)(?:到|至|为|成)了?$`,
);
const FALLING_INTO = new RegExp(`(?:${FALL})(?:到|至|为)了?$`);
const COMPARE =
  /(?:(?:与|同)(?<with>[^,;。]{2,10}?)相比|(?:(?<![同环占对可])比|较)(?!分别|再|均|快|好|大)(?<than>上年同期|去年同期|上年末|上年底|去年底|去年末|上年度|上年|去年|上一年|前一年|前年|同期|年初|上月|上季度|上个月|(?:19|20)\d\d年(?:底|末|同期|初|度)?|“?[一二三四五六七八九十]{1,2}五”?(?:期末|末|时期|规划末|期间)?|五年前|[^,;。、\d]{2,9}?)(?:的)?(?:\d+(?:\.\d+)?[%亿万家个天元]*)?)$/;
const SAME_PERIOD = /^(?:上年|去年|上一年|前一年|同期|上年度|上年末|去年底|去年末|上年底|上年同期|去年同期|同期水平)/;
const LAST_STRETCH = /^(?:上月|上个?季度|上个月)/;
const YEAR_ON_YEAR =
  /(?:按?可比(?:价格?|口径)(?:计算)?|同口径|自然口径|剔除[^,]{0,12}因素后?)?(?<base>同比|环比)(?:名义|实际)?$/;
const AGAINST =
  /(?<verb>高于|低于|快于|高出|好于|优于|超出|超过|领先|高|低|快|慢于|多于|少于|超)(?<bases>(?:(?:全国|全省|全市|全区|全球|省|市|中部|国家|世界|省定|省均|国定|既定|年度|预期|规划|上年|省级|同期|全州|西部|东部|中西部|苏北|[\u4e00-\u9fff]{2,4}(?:省|市|地区))[\u4e00-\u9fff]{0,8}?)(?:[、和与](?:全国|全省|全市|全区|省|市|中部|国家)[\u4e00-\u9fff]{0,6}?)*)$/;
const SHARE = /占(?<whole>[^,;。]{0,24}?)(?:的)?(?:比重|比例|份额|比率|比)?(?:的)?$/;
const SHARE_NOUN = /(?:占比|比重|比例)$/;
const RANK_LEAD =
  /(?:全国|全省|全市|全区|全球|世界|中部|省内|国内|全州|西部|东部|中西部|苏北|苏中|苏南|长三角|副省级|同类|沿海|沿江)[\u4e00-\u9fff]{0,8}$/;
const RANK_VERB =
  /(?:排名|排位|位次|位居|位列|名列|稳居|跃居|跃升|升至|跻身|进入|居(?!民|家|住)|列(?!车|入|为)|排(?!放|水|污|查)|前移|上升|保持|分居|分列|荣获|获|获评|入围)/g;

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

  const fromMatch = /(?:由|从)(?:[^,;。]{0,10}?(?:的|年|末|底|初))?$/.exec(lead);
  if (fromMatch !== null && !/(?:自由|理由|缘由|服从|由于)$/.test(lead))
    return { ...plain(fromMatch.index), from: true, distributes: /分别/.test(lead) ? 'each-own' : null };

  const bare = lead.slice(0, end);
  const against =
    unitKind === 'points' || unitKind === 'percent' || form === 'amount'
      ? AGAINST.exec(bare.replace(/(?:分别|各|均)$/, ''))
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
    return {
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
    };
  }

  const baseOf = /(?:是|为|达|相当于|达到|约为)(?<base>[^,;。]{2,14}?)的$/.exec(bare);
  if (baseOf !== null && unitKind === 'multiple') {
    const base = baseOf.groups?.['base'] ?? '';
    return {
      ...plain(baseOf.index),
      measure: 'multiple',
      measureStart: baseOf.index,
      measureEnd: baseOf.index + 1,
      comparedWith: SAME_PERIOD.test(base) ? '同比' : base,
      comparedStart: baseOf.index + baseOf[0].indexOf(base),
      comparedEnd: end - 1,
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
  const added = /(?:新增|净增|新登记|新注册)$/.exec(lead.slice(0, end));
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
    return {
      nounEnd: end,
      measure,
      measureStart,
      measureEnd,
      falling: false,
      comparedWith: null,
      comparedStart: -1,
      comparedEnd: -1,
      distributes,
      from: false,
      into,
      level,
      ofWhole,
      shareOf,
      bases,
    };
  }
  let growth = GROWTH.exec(lead.slice(0, end));
  // A single character (高, 多, 增, 减) is a verb only after a comparison or at a phrase's end.
  if (growth !== null && growth[0].length === 1 && !isLoneVerb(lead.slice(0, growth.index), unitKind)) growth = null;
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
      const average = /(?:年均|年平均|平均每年)$/.exec(lead.slice(0, end));
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
    return {
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
    };
  }
  const share = unitKind === 'percent' || unitKind === 'points' ? SHARE.exec(lead.slice(0, end)) : null;
  if (share !== null) {
    measure = 'share';
    measureStart = share.index;
    measureEnd = share.index + 1;
    shareOf = share.groups?.['whole'] ?? '';
    return {
      nounEnd: share.index,
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
    };
  }
  const shareNoun = unitKind === 'percent' ? SHARE_NOUN.exec(lead.slice(0, end)) : null;
  if (shareNoun !== null) {
    measure = 'share';
    measureStart = shareNoun.index;
    measureEnd = end;
  }
  compare();
  return {
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
  };
}

function plain(nounEnd: number): Lead {
  return {
    nounEnd,
    measure: null,
    measureStart: -1,
    measureEnd: -1,
    falling: false,
    comparedWith: null,
    comparedStart: -1,
    comparedEnd: -1,
    distributes: null,
    from: false,
    into: false,
    level: false,
    ofWhole: false,
    shareOf: null,
    bases: [],
  };
}

function isLoneVerb(before: string, unitKind: string): boolean {
  if (before === '' || COMPARE.test(before) || /(?:同比|环比|年均|[,、]|净|再|均|分别|又|预)$/.test(before))
    return true;
  return unitKind === 'points' || unitKind === 'percent';
}

function readRank(lead: string): Lead {
  let index = -1;
  for (const match of lead.matchAll(RANK_VERB)) {
    index = match.index;
    break;
  }
  if (index < 0) index = RANK_LEAD.exec(lead)?.index ?? lead.length;
  let end = index;
  let distributes: Lead['distributes'] = null;
  for (;;) {
    const strip =
      /(?:在[^,;。]{2,16}?中|均|分别|总量|增速|增幅|总体|综合|连续[\u4e00-\u9fff\d]{1,3}年|继续|首次|再次|稳定|跃|稳|历史性|成功|都|各|指标|数|也|并|且)$/.exec(
        lead.slice(0, end),
      );
    if (strip === null) break;
    if (/均|都|各/.test(strip[0])) distributes = 'each-same';
    if (/分别/.test(strip[0])) distributes = 'each-own';
    end = strip.index;
  }
  return { ...plain(end), measure: 'rank', measureStart: index, measureEnd: lead.length, distributes };
}
