/**
 * Where the words themselves say that an entity is: «X位于R», «X总部设在R», «落户R的X». What is only planned or wished
 * for is no fact.
 */
import type { Span } from '../../knowledge/article.ts';
import type { Region, RegionMention } from '../../knowledge/regions/index.ts';

const SITS = '位于|坐落[于在]?|地处|落户[于在到]?|扎根(?:于|在)?|总部(?:设立?)?(?:在|位于|落户)|注册地?[在于]|落子';
/** Behind a name: «X(现)位于». */
const BEHIND_NAME = new RegExp(`^[”"）)]?[,，]?(?:总部)?(?:现|已|已经|正式|成功)*(?:${SITS})(?:了|我国|中国)?$`, 'u');
/** Before a name: «位于R(某处)的X», «落户R的X». */
const BEFORE_PLACE = new RegExp(`(?:${SITS})(?:了|我国|中国)?$`, 'u');
const BETWEEN = /^[^，,。；;、：:的]{0,10}的$/u;
const UNDONE =
  /拟|将|计划|有望|力争|争取|预计|可能|希望|能否|是否|不|未|欲|若|如果|推动|促成|促进|鼓励|支持|欢迎|吸引|引导|招引/u;
const UNDONE_REACH = 10;

interface Place extends Span {
  readonly region: Region;
}

/** Places meant as places; names that touch («湖北省武汉市») are one, the innermost. */
function placesOf(mentions: readonly RegionMention[]): Place[] {
  const places: Place[] = [];
  for (const { start, end, candidates, partOf, abbreviated } of mentions) {
    const [region, other] = candidates;
    if (partOf !== null || abbreviated || region === undefined || region.level === 'country') continue;
    const before = places.at(-1);
    if (before?.end === start) places[places.length - 1] = { start: before.start, end, region };
    else if (other === undefined) places.push({ start, end, region });
  }
  return places;
}

/**
 * @param entity its span in the sentence
 * @param mentions the sentence's places, in order
 * @returns null where the words say nothing, or only what is to come
 */
export function saidHome(sentence: string, entity: Span, mentions: readonly RegionMention[]): Region | null {
  for (const place of placesOf(mentions)) {
    if (place.start >= entity.end) {
      const between = sentence.slice(entity.end, place.start);
      const before = sentence.slice(Math.max(0, entity.start - UNDONE_REACH), entity.start);
      if (BEHIND_NAME.test(between) && !UNDONE.test(before)) return place.region;
    } else if (place.end <= entity.start) {
      const cue = BEFORE_PLACE.exec(sentence.slice(0, place.start));
      const before = cue === null ? '' : sentence.slice(Math.max(0, cue.index - UNDONE_REACH), cue.index);
      if (cue !== null && BETWEEN.test(sentence.slice(place.end, entity.start)) && !UNDONE.test(before)) {
        return place.region;
      }
    }
  }
  return null;
}
