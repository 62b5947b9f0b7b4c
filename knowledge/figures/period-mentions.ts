/**
 * The times a sentence names for its figures, apart from those it merely compares with («比2016年», «是2016年的2.2倍»).
 * Dates come from language/periods.ts; this adds the two anchors of a report: the year «今年» means,
 * and the year that a bare «全年», «上半年» means in a review or a plan. Called by the figure parser.
 */
import type { Span } from '../article.ts';
import { findPeriods } from '../language/periods.ts';
import type { Period } from '../observation.ts';

/** What relative words count from. */
export interface TimeAnchor {
  /** The year in which «今年» lies: a report's year of delivery; null where the article does not tell. */
  readonly currentYear: number | null;
  /** The year that a bare «全年», «上半年», «1-5月» means in this part of the text; null where unknown. */
  readonly spokenYear: number | null;
  /** The year that «去年», «一年来» mean in a review that a report of the year after gives; where it is not set, the one before currentYear. */
  readonly lastYear?: number | null;
}

export interface PeriodMention extends Span {
  readonly period: Period;
  /** A base of comparison, which says nothing about the figure's own time. */
  readonly isBase: boolean;
  /** When something began («2019年创办的», «成立于2019年»): no time of what is counted. */
  readonly isOrigin: boolean;
  /** Dated by the anchor, not by its own words. */
  readonly relative: boolean;
}

const BARE =
  /^(?:截至|截止|到|至)?(?:全年|年度|年底|年末|岁末|上半年|下半年|前[一二三四\d]|[一二三四]季度|第[一二三四]季度|\d{1,2}|[一二三四五六七八九十]{1,2}月)/;
const LAST_YEAR = /^(?:去年|这一年|上年|上一年|过去的?一年|刚刚?过去的一年|一年来)/;
const COMPARING = /(?:比|较|相比|同)(?:我市|全市|全区)?$/;
const EQUALS = /(?:超过|超|高于|好于|恢复到|恢复至|达到|接近|回到|相当于)(?:了)?$/;
const MULTIPLE_OF = /(?:是|为|相当于|达到?)$/;
/** «“十四五”规划中期评估»: a plan's name. */
const PLAN_NAME = /^”?(?:规划|纲要)(?!期|末|目标)/;
const FOUNDED =
  '(?:创办|成立|始建|创立|创建|设立|组建|建园|建厂|建校|开园|落户|开工建设|启动建设|动工|奠基|揭牌|挂牌|注册成立|签约落户|落成|通车|开业)';
const FOUNDED_BEFORE = new RegExp(`(?:${FOUNDED}|建|始)于$`);
const FOUNDED_AFTER = new RegExp(
  `^(?:\\d{1,2}月)?(?:\\d{1,2}日)?(?:正式|注册|首次|批准|获批|由[^,;。]{2,12}?)?${FOUNDED}(?:的(?!企业|公司|项目|机构|个体)|以来|,|$)`,
);
const MENTION_CUE = /年|月|季|时期|期间|以来|目前|当前|规划|五”/;

/** The last sentence read: the parser and the extractor ask for the same one. */
let last: { readonly key: string; readonly mentions: readonly PeriodMention[] } | null = null;

/** In order, not overlapping; a relative word whose year is unknown has words and no dates. */
export function findPeriodMentions(text: string, anchor: TimeAnchor): readonly PeriodMention[] {
  if (!MENTION_CUE.test(text)) return [];
  const key = `${anchor.currentYear}|${anchor.spokenYear}|${anchor.lastYear ?? ''}|${text}`;
  if (last?.key !== key) last = { key, mentions: readMentions(text, anchor) };
  return last.mentions;
}

function readMentions(text: string, anchor: TimeAnchor): PeriodMention[] {
  const mentions: PeriodMention[] = [];
  for (const found of findPeriods(text, { anchorYear: anchor.currentYear })) {
    const before = text.slice(Math.max(0, found.start - 5), found.start);
    const after = text.slice(found.end, found.end + 4);
    // «达产后年产值», «投运后年销售»: no year after next.
    if (found.words.startsWith('后年') && /[产用成营工效业运]$/.test(before)) continue;
    const last = mentions.at(-1);
    const isBase =
      COMPARING.test(before) ||
      PLAN_NAME.test(after) ||
      (found.words.endsWith('规划') && /^(?:实施|中期|重大|纲要|编制|项目)/.test(after)) ||
      (before.endsWith('(') && after.startsWith(')')) ||
      (/[和与、]$/.test(before) && last?.isBase === true && last.end === found.start - 1) ||
      /^有[^,;。]{2,8}以来/.test(text.slice(found.end, found.end + 12)) ||
      (EQUALS.test(before) && /^(?:的?同期|的?水平|全年)/.test(after)) ||
      /^(?:的?同期|(?:的?水平)?(?:基本)?(?:持平|一致|相当)|之和|相比|基础上|来?以?来?(?:的|之)?最[多高好快低大优少]|来?新高|以前|之前|前(?![三两一二四半\d]))/.test(
        after,
      ) ||
      (before.endsWith('在') && /^[^,;。\d]{0,12}基础上/.test(text.slice(found.end, found.end + 16))) ||
      (MULTIPLE_OF.test(before) && /^的?[\d一二两三四五六七八九十]/.test(after));
    const isOrigin =
      FOUNDED_BEFORE.test(before) || FOUNDED_AFTER.test(text.slice(found.end, found.end + 24).replace(/[。;]$/, ''));
    let { period } = found;
    if (found.relative && anchor.spokenYear !== anchor.currentYear && BARE.test(found.words))
      period = findPeriods(found.words, { anchorYear: anchor.spokenYear })[0]?.period ?? period;
    // A report delivered in 2024 looks back on 2023 as «去年», also where «今年以来» means the year under review.
    if (found.relative && anchor.lastYear != null && LAST_YEAR.test(found.words))
      period = findPeriods(found.words, { anchorYear: anchor.lastYear + 1 })[0]?.period ?? period;
    mentions.push({ start: found.start, end: found.end, isBase, isOrigin, relative: found.relative, period });
  }
  return mentions;
}

/** A whole calendar year as a period, in the given words. */
export function yearPeriod(year: number, words = `${year}年`): Period {
  return { words, start: `${year}-01-01`, end: `${year}-12-31`, kind: 'year' };
}
