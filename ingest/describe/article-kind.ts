/**
 * What kind of document an article is. By its title where that says so, else by the shape of its text:
 * a work report addresses the house, reviews a year and sets targets.
 */
import type { ArticleKind } from '../../knowledge/article.ts';

const REPORT_TITLE = /工作报告\s*([(（][^)）]{1,20}[)）])?$/;
/** Something about a report is no report. */
const ABOUT = /解读|图解|摘要|起草|审议|讨论|听取|说明|侧记|综述|分组/;
const POLICY_TITLE =
  /(意见|办法|通知|措施|规定|细则|方案|条例|决定|公告|通告|规划|纲要|政策|指引|指南|清单|\d+条)\s*([(（][^)）]{1,20}[)）])?[》”]?$/;
/** A news title that names a policy has a verb of reporting in it. */
const REPORTED = /发布|出台|印发|推出|签署|召开|举行|落地|启动|实施|解读/;

/** Words of a report's own shape, each with what it is worth; two points make a report. */
const SHAPE: readonly (readonly [RegExp, number])[] = [
  [/代表[^。]{0,12}政府[,，]?\s*向大会(报告|作)/, 2],
  [/各位代表[:：!！,，]/, 1],
  [/在[^。]{2,24}届人民代表大会[^。]{0,12}会议上/, 1],
  [/(主要)?预期目标(是|为)?[:：]/, 1],
  [/重点(做好|抓好|推进|抓)[^。]{0,6}(以下|以下几个|如下)[^。]{0,6}(方面)?[^。]{0,4}工作/, 1],
  [/工作回顾/, 1],
  [/加强政府自身建设/, 1],
];

function looksLikeReport(text: string): boolean {
  return SHAPE.reduce((sum, [pattern, worth]) => sum + (pattern.test(text) ? worth : 0), 0) >= 2;
}

/** @param title as printed, or null. An untitled text that is no report is «other»: nothing says that it is news. */
export function articleKind(title: string | null, text: string): ArticleKind {
  const words = title?.replace(/^【[^】]{1,20}】/, '').trim() ?? null;
  if (words === null) return looksLikeReport(text) ? 'work-report' : 'other';
  if (REPORT_TITLE.test(words) && !ABOUT.test(words)) return 'work-report';
  if (POLICY_TITLE.test(words) && !REPORTED.test(words)) return 'policy';
  if (/各位代表[:：!！,，]/.test(text) && looksLikeReport(text) && !ABOUT.test(words)) return 'work-report';
  return 'news';
}
