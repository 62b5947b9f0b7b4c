/**
 * The names an entity goes by: «湖北亿纬动力有限公司» is asked for as «亿纬动力» or «亿纬». Shared by ingest, which
 * stores them, and by the reading of questions, which looks them up.
 */
import { fold } from '../language/normalise.ts';
import { regionsByName } from '../regions/index.ts';

/** Forms of company, dropped from the end. */
const LEGAL_FORM =
  /(?:股份有限公司|有限责任公司|集团有限公司|有限公司|集团公司|集团股份|股份公司|控股集团|公司|集团|股份)$/u;

/** What a company deals in: behind a name of its own it may be left out. */
const TRADE =
  /(?:新能源|新材料|半导体|微电子|零部件|供应链|生物|科技|动力|锂能|能源|材料|电子|医药|药业|制药|汽车|化工|化学|智能|智造|制造|装备|机械|重工|光电|信息|网络|软件|数据|通信|环保|食品|农业|牧业|物流|置业|地产|建设|建工|实业|控股|投资|发展|产业|电气|电器|电力|钢铁|特钢|包装|纺织|服饰|国际|技术|精密)$/u;

const LONGEST_PLACE = 6;
const SHORTEST = 2;

/** The length of the place that a name begins with, 0 where it begins with none or holds nothing else. */
function placeLength(name: string): number {
  for (let length = Math.min(LONGEST_PLACE, name.length - SHORTEST); length >= 2; length -= 1) {
    if (regionsByName(name.slice(0, length)).length > 0) return length;
  }
  return 0;
}

function withoutPlaces(name: string): string {
  let rest = name;
  for (let length = placeLength(rest); length > 0; length = placeLength(rest)) rest = rest.slice(length);
  return rest;
}

function withoutTrade(name: string): string {
  let rest = name;
  while (TRADE.test(rest) && rest.replace(TRADE, '').length >= SHORTEST) rest = rest.replace(TRADE, '');
  return rest;
}

/** A name that says which one: two characters at least, and more than a place's name. */
function isTelling(name: string): boolean {
  return [...name].length >= SHORTEST && regionsByName(name).length === 0 && !/^(?:中国|中华|国家|全国)$/u.test(name);
}

/** @returns folded, the whole name first, then shorter ones; empty for words that name nothing */
export function entityNames(words: string): string[] {
  const whole = fold(words).replaceAll(/[“”"'‘’「」《》]/g, '');
  const bare = whole.replaceAll(/\([^)]*\)/g, '');
  const core = bare.replace(LEGAL_FORM, '');
  // Only a company has a name of its own without its place: «咸宁机场» is no «机场».
  const own = core === bare ? [] : [withoutPlaces(core), withoutTrade(withoutPlaces(core))];
  return [...new Set([whole, bare, core, ...own])].filter(isTelling);
}
