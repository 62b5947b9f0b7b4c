/**
 * Names that say only half, because the half before was said already: «粮食播种面积…,产量…», «其中50亿元项目…».
 * Called by name-group.ts.
 */
import type { FigureGroup } from './figure-group.ts';
import type { Carried, NamedMeasure } from './figure-scene.ts';
import { isGeneric, lookUpIndicator } from './indicator-lexicon.ts';
import type { Lead } from './lead.ts';
import type { NounPhrase } from './noun-phrase.ts';

/** Chosen: an owner's name is no longer («一般公共预算», «高新技术产业»). */
const LONGEST_OWNER = 8;

const BARE_RATE = /^(?:任务|目标)?(?:完成|普及|开工|履约|到位|覆盖|达标|合格|入住|投产|竣工)率$/;

/** «粮食播种面积68万亩、产量26万吨»: the first name's owner holds for the second; so does it for «产值占比». */
export function completeName(
  text: string,
  name: NamedMeasure,
  lead: Lead,
  { phrase }: Carried,
  listed: boolean,
): NamedMeasure {
  const share = lead.measure === 'share' && lead.shareOf === null && isGeneric(name.indicator);
  const own = share ? `${name.indicator}占比` : name.indicator;
  if (name.known || name.owner !== null || phrase === null || name.indicator.length > 4) return name;
  if (lookUpIndicator(name.indicator) !== null || (BARE_HEAD.test(name.indicator) && !listed)) return name;
  // «筹集住房1200套、完成率98%»: a rate that says nothing alone.
  if (listed && !phrase.rate && BARE_RATE.test(name.indicator) && phrase.owner === null)
    return {
      ...name,
      indicator: lookUpIndicator(phrase.indicator + name.indicator)?.canonical ?? phrase.indicator + name.indicator,
    };
  const before = text.slice(phrase.span.start, phrase.span.end);
  for (let cut = 2; cut < before.length && cut <= LONGEST_OWNER; cut++) {
    // «一般公共预算|收入…,支出…»: what is replaced is no longer than what stands in its place.
    if (cut > 4 && !share && before.length - cut > name.indicator.length + 1) continue;
    const entry = lookUpIndicator(before.slice(0, cut) + own);
    if (entry !== null) return { ...name, indicator: entry.canonical, known: true, rate: entry.rate };
  }
  return share ? { ...name, indicator: own } : name;
}

const BARE_HEAD = /^(?:项目|企业|公司|机构|平台|园区|学校|医院|小区|基地)$/;

/** «引进制造业项目210个,其中50亿元项目7个»: a part of what was counted, and added like it. Null for anything else. */
export function ofSameKind(text: string, noun: NounPhrase, group: FigureGroup, carried: Carried): NamedMeasure | null {
  const { phrase } = carried;
  if (phrase === null || !BARE_HEAD.test(noun.indicator) || !phrase.indicator.endsWith(noun.indicator)) return null;
  if (/[万亿]元?/.test(phrase.indicator)) return null;
  const clause = text.slice(group.clause.start, group.clause.start + 2);
  if (clause !== '其中' && !group.listed) return null;
  if (phrase.indicator === noun.indicator && !carried.wasNew) return null;
  const added = carried.wasNew && carried.newVerb !== null;
  return { ...phrase, measure: added ? 'new' : null, measureSpan: added ? carried.newVerb : null };
}
