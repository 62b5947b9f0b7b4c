/**
 * What a sentence does not say itself and its surroundings do: the years it speaks of and whether it
 * reports or plans. Of 342 sentences with figures in four real reports 21 name a year: headings tell.
 */
import type { Article } from '../../knowledge/article.ts';
import type { Status } from '../../knowledge/observation.ts';
import { findPeriods, yearsOf, type PeriodMention } from '../../knowledge/language/periods.ts';

const REVIEW = /回顾|工作情况|完成情况|成效|成绩|取得|过去|总结/;
const PLANNING = /安排|部署|总体要求|目标|任务|今后|未来|重点工作|思路|展望|打算|计划|工作要点|工作重点/;
const LEAD_LENGTH = 160;

/** Whether the innermost telling heading reviews or plans; null where no heading tells. */
export function sectionTense(path: readonly string[]): 'review' | 'planning' | null {
  for (const heading of path.toReversed()) {
    const review = REVIEW.test(heading);
    const planning = PLANNING.test(heading);
    if (review !== planning) {
      return review ? 'review' : 'planning';
    }
  }
  return null;
}

function yearsIn(text: string, anchorYear: number | null): number[] {
  return findPeriods(text, { anchorYear }).flatMap(({ period }) => yearsOf(period));
}

/**
 * Years for a sentence that names none, from the innermost source that tells: headings, then the report's
 * year by tense, then title and lead. Ascending, without duplicates; empty where unknown.
 */
export function contextYearsOf(article: Article, sectionPath: readonly string[]): number[] {
  const unique = (years: readonly number[]): number[] => [...new Set(years)].sort((left, right) => left - right);
  for (const heading of sectionPath.toReversed()) {
    const years = yearsIn(heading, article.reportYear);
    if (years.length > 0) {
      return unique(years);
    }
  }
  if (article.kind === 'work-report') {
    const tense = sectionTense(sectionPath);
    if (article.reportYear === null || tense === null) {
      return article.reportYear === null ? [] : [article.reportYear - 1, article.reportYear];
    }
    return [tense === 'review' ? article.reportYear - 1 : article.reportYear];
  }
  const titleYears = article.titled ? yearsIn(article.title, article.reportYear) : [];
  return unique(titleYears.length > 0 ? titleYears : yearsIn(article.text.slice(0, LEAD_LENGTH), article.reportYear));
}

/** Parts of a year that a section means of its own year; «今年», «去年» are the report's wherever they stand. */
const OF_ITS_YEAR = /^(全年|当年|年内|年末|年底|上半年|下半年|前.{1,3}月|[一二三四1-4]季度|第[一二三四]季度|\d{1,2}月)/;

/** Times that a sentence names; «全年» in a review is the year reviewed, not the report's. */
export function periodsOf(
  text: string,
  { reportYear }: Pick<Article, 'reportYear'>,
  contextYears: readonly number[],
): PeriodMention[] {
  const mentions = findPeriods(text, { anchorYear: reportYear });
  const [year, second] = contextYears;
  if (year === undefined || second !== undefined || year === reportYear) {
    return mentions;
  }
  return mentions.map((mention) => {
    const own =
      mention.relative && OF_ITS_YEAR.test(mention.words)
        ? findPeriods(mention.words, { anchorYear: year })[0]
        : undefined;
    return own === undefined ? mention : { ...mention, period: own.period };
  });
}

const TARGET_CUE =
  /目标|力争|确保|争取|计划(?!单列)|规划(?!用地|区)|预期|拟|将(?!军|近|来)|冲刺|到20\d\d年|努力实现|瞄准|推动.{0,12}达到/;
const ESTIMATE_CUE = /预计|预估|估计/;
const ACHIEVED_CUE = /已(?!婚)|完成|实现了|达到了|荣获|获评|获批|建成|投产|成功|突破|入选|跻身|顺利|位居|同比/;

/** @returns null where neither cue words nor section tell */
export function statusOf(folded: string, article: Article, sectionPath: readonly string[]): Status | null {
  const tense = article.kind === 'work-report' ? sectionTense(sectionPath) : null;
  if (ESTIMATE_CUE.test(folded) && tense !== 'planning') {
    return 'estimated';
  }
  if (tense === 'planning' || TARGET_CUE.test(folded)) {
    return tense === 'review' ? 'achieved' : 'target';
  }
  if (tense === 'review') {
    return 'achieved';
  }
  if (article.kind === 'work-report') {
    return article.reportYear === null && !ACHIEVED_CUE.test(folded) ? 'target' : null;
  }
  return ACHIEVED_CUE.test(folded) ? 'achieved' : 'stated';
}
