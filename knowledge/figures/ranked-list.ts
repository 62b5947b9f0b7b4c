/**
 * A place or a company in a published list («跃居世界500强第172位», «跻身数字百强市第64位»): the list is what is ranked in,
 * and names the figure. Where an indicator has the rank («GDP居百强县第3位») that keeps the name. Called by name-group.ts.
 */
import type { FigureGroup } from './figure-group.ts';
import type { NamedMeasure, Scene } from './figure-scene.ts';
import { findTrailingIndicator } from './indicator-lexicon.ts';
import type { Lead } from './lead.ts';

const LIST =
  /(?:排名|位次|位居|位列|名列|稳居|跃居|跃升至?|升至|跻身|进入|入围|上榜|登上|荣登|居|列|排)(?:到|至|在|了)?(?<list>(?:19|20)?\d{0,2}年?度?[“\u4e00-\u9fff]{0,16}?(?:\d+|[百千十])强(?:企业|城市|市|县|区|镇|园区|榜单?|县市|开发区)*”?)(?:排?名|排行榜)?(?:的|中)?$/;
/** «在全国开发区综合考评中排名第5位» */
const WITHIN =
  /在(?<list>[^,;。、]{2,24}?(?:百强榜?|\d+强榜?|榜单?|考核评价|综合考核|综合评价|考评|评价|测评|评估|评比|“[^”]{2,20}”))(?:中|里|上)?(?:综合)?(?:排名|排|位列|位居|名列|居|列)[\u4e00-\u9fff]{0,4}$/;
const OWNER = /(?:公司|集团|股份|企业|大学|医院|开发区|高新区|经开区|园区|港)$/;

/** Null where no list is named or something else than a place or an institution has the rank. */
export function rankedList(scene: Scene, group: FigureGroup, lead: Lead, leadText: string): NamedMeasure | null {
  const found = WITHIN.exec(leadText) ?? LIST.exec(leadText);
  const list =
    found?.groups?.['list']?.replace(/^(?:19|20)?\d{0,2}年?度?|^.*(?:重回|重返|跻身|进入|入围|上榜)/g, '') ?? '';
  if (found === null || list.length < 3) return null;
  const start = group.leadStart + found.index + found[0].indexOf(list);
  const before = leadText
    .slice(0, Math.min(found.index, lead.nounEnd))
    .replace(/(?:成功|首次|再次|连续|已|,|\s)+$/, '');
  const ownerStart = group.leadStart + (/[^,;。:、]*$/.exec(before)?.index ?? 0);
  const ownerEnd = group.leadStart + before.length;
  const owned = OWNER.test(before);
  const isPlace = scene.places.some((place) => place.start === ownerStart && place.end === ownerEnd);
  if (before !== '' && ((!owned && !isPlace) || findTrailingIndicator(before) !== null)) return null;
  return {
    indicator: list.replace(/[“”]/g, ''),
    known: false,
    rate: false,
    span: { start, end: start + list.length },
    owner: owned ? { start: ownerStart, end: ownerEnd } : null,
    measure: null,
    measureSpan: null,
  };
}
