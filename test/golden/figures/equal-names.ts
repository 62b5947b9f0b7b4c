/**
 * When two names of an indicator mean the same series: equal after dropping region, adverbs, a leading verb of doing, what stands in brackets, quotes and 的, or of one
 * line of equal-names.json. Independent of the parser's lexicon, so that a wrong alias there shows as a difference.
 */
import { readFileSync } from 'node:fs';

const GROUPS = JSON.parse(readFileSync(new URL('equal-names.json', import.meta.url), 'utf8')) as readonly string[][];
const FIRST_NAMES: ReadonlyMap<string, string> = new Map(
  GROUPS.flatMap((names) => names.map((name) => [plain(name), plain(names[0] ?? name)] as const)),
);

function plain(name: string): string {
  return name
    .normalize('NFKC')
    .replaceAll(/\([^()]*\)/g, '')
    .replaceAll(/[“”"‘’'「」『』\s]/g, '')
    .replaceAll(/[,、]|以及|和|与|及/g, '、')
    .replaceAll('的', '');
}

const PLACE_WORDS = /^(?:全[国省市区县州]|我[省市区县州]|州内|市域|辖区)/;
const ADVERBS =
  /^(?:累计|共计?|总共|已经?|再|新增|新|首批|全年|全部|各类|一批|始终|当月|计划|力争|配套)(?=\p{Script=Han}{2,})/u;
/** A verb of doing leaves the count what it is; 签约, 开工, 投产, 拆除 make another one and stay. */
const VERBS =
  /^(?:引进|培育|建成|改造|实施|发放|打造|创建|创成|落实|实有|拥有|争取|开展|举办|入选|获评|实现|完成|加装|筹集|提供|提升|接待|集聚)(?=\p{Script=Han}{2,})/u;
const TAILS = /(?:增长率|增速|增幅|涨幅|总数|总量|数量)$/;

/** @param region the place the figure is of, dropped from the name's beginning */
export function nameKey(name: string, region: string | null): string {
  let key = plain(name);
  const short = region === null ? '' : region.replace(/(?:.族)?(?:自治)?[省市县区州]$/, '');
  for (let before = ''; before !== key;) {
    before = key;
    key = key.replace(PLACE_WORDS, '').replace(ADVERBS, '').replace(VERBS, '');
    if (region !== null && key.startsWith(region)) key = key.slice(region.length);
    else if (short.length >= 2 && key.startsWith(short)) key = key.slice(short.length);
  }
  key = key.length > 4 && !FIRST_NAMES.has(key) ? key.replace(TAILS, '') : key;
  return FIRST_NAMES.get(key) ?? key;
}
