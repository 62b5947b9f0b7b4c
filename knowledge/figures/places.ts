/**
 * The place that a clause names as the owner of its figure: 全市, 我区, or a named one at its head.
 * A place that is compared with, gone to or ranked in («高于全省», «在上海», «居全国第») owns nothing.
 * Called by the figure parser.
 */
import type { Span } from '../article.ts';

export type OwnerPlace = Span & { readonly words: string; readonly self: boolean };

const SELF = /全市|全区|全县|全州|全旗|我市|我区|我县|我州|本市|本区|市城区|中心城区|主城区|城区|市区|全省|我省/g;
const NOT_OWNER_BEFORE =
  /(?:占|高于|低于|快于|超过|超|居|列|位居|排|排名|在|对|向|与|和|从|由|赴|来自|到|至|往|同|为|是|优于|好于|领先|跻身|进入|争创|高出|比|较|创|被|入选|获|获批|获评|等|支持|服务|支援|、)$/;
const NOT_OWNER_AFTER =
  /^(?:[^,;。\d]{0,60}?等(?=[\d两三四五六七八九十])|第|前|平均|首|率先|领先|先进|优秀|最|唯一|示范|文明|的?比重|百强|十强|重点|人大|政府|委|各级|上下|人民|干部|之|排名|位次|同类|中|一|试点)/;
const HEAD =
  /^(?:(?:预计|力争|确保|其中|目前|当前|截至|,|,|\s|去年|今年|全年|上半年|20\d\d年(?:底|末)?|到|在|年底|同时|仅|如|\d{1,2}月(?:\d{1,2}日)?)*)$/;

/** Null where the clause names no owner; the article's own place then holds. */
export function placeAt(
  text: string,
  clause: Span,
  before: Span,
  places: ReadonlyArray<Span & { readonly words: string }>,
): OwnerPlace | null {
  const words = text.slice(clause.start, clause.end);
  const limit = before.start - clause.start;
  let found: OwnerPlace | null = null;
  for (const place of places) {
    const span = { start: place.start - clause.start, end: place.end - clause.start };
    if (span.start < 0 || span.start > limit) continue;
    if (!HEAD.test(words.slice(0, span.start))) continue;
    if (!owns(words, span)) continue;
    found = { start: place.start, end: place.end, words: place.words, self: false };
  }
  if (found !== null) return found;
  for (const match of words.matchAll(SELF)) {
    const span = { start: match.index, end: match.index + match[0].length };
    if (span.start > limit || !owns(words, span)) continue;
    if (/省/.test(match[0]) && !HEAD.test(words.slice(0, span.start))) continue;
    found = { start: clause.start + span.start, end: clause.start + span.end, words: match[0], self: true };
  }
  return found;
}

function owns(words: string, span: Span): boolean {
  return !NOT_OWNER_BEFORE.test(words.slice(0, span.start)) && !NOT_OWNER_AFTER.test(words.slice(span.end));
}
