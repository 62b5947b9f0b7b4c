/**
 * Whether a place is named in passing: where something was held, who is helped, where a firm comes from.
 * «黄石在上海签约» is about 黄石; «座谈会在武汉召开», with no other place, is about 武汉 after all.
 */
import type { RegionMention } from '../../knowledge/regions/index.ts';

/** Before the place: it is a destination or a beneficiary, never the subject. */
const ALWAYS_BEFORE = /(赴|走进|奔赴|前往|对口支援|对口帮扶|对口援助|支援|援助|援建|援|驱车|出访|来自)$/;
/** Before it: where something happened. The subject only if no other place is there. */
const PLACE_BEFORE = /(在|于|到|亮相|落户)$/;
/** Behind it: people and firms from there. */
const ORIGIN_BEHIND = /^(籍|客商|商会|企业家|考察团|代表团|投资者|专家|嘉宾|媒体|地区的?企业|等地的?(企业|客商))/;

export function isElsewhere(text: string, mention: RegionMention, amongOthers: boolean): boolean {
  const before = text.slice(Math.max(0, mention.start - 6), mention.start);
  const behind = text.slice(mention.end, mention.end + 8);
  if (ALWAYS_BEFORE.test(before)) return true;
  return amongOthers && (PLACE_BEFORE.test(before) || ORIGIN_BEHIND.test(behind));
}
