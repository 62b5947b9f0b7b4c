/**
 * When two names of an indicator mean the same series: equal after dropping region, adverbs, a verb of doing in front or behind,
 * what stands in brackets, quotes and 的, or of one line of equal-names.json. Independent of the parser's lexicon, so that a wrong alias there shows as a difference.
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
  /^(?:累计|共计?|总共|已经?|再|新增|新建改造|新改扩建|新改建|新建|新|首批|全年|全部|各类|一批|始终|当月|计划|力争|配套)(?=\p{Script=Han}{2,})/u;
/** A verb of doing leaves the count what it is; 签约, 开工, 投产, 拆除 make another one and stay. */
const VERBS =
  /^(?:引进|引育|招引|培育|培养|建成|建设|改造|整治|治理|修复|清理|消除|取缔|查处|化解|实施|发放|兑现|投放|投入|减免|打造|创建|创成|落实|实有|拥有|争取|筹措|筹集|开展|举办|承办|主办|组织|推出|推广|制定|修订|出台|入选|纳入|申报|获评|获批|实现|完成|加装|安装|铺设|布设|设立|组建|打通|更新|更换|盘活|提供|提升|优化|完善|接待|服务|惠及|救助|安置|培训|选派|吸引|集聚|汇聚|征集|调解|办理|受理|转化|签订|支持)(?=\p{Script=Han}{2,})/u;
/** The same doings said behind the noun («老旧小区改造» is «改造老旧小区»). */
const VERBS_BEHIND =
  /(?<=\p{Script=Han}{2,})(?:改造提升|提升改造|改造|综合整治|整治|综合治理|治理|修复|转移转化|转化|建设|发放|投放|安装)$/u;
const TAILS = /(?:增长率|增速|增幅|涨幅|总数|总量|数量)$/;

/** @param region the place the figure is of, dropped from the name's beginning */
export function nameKey(name: string, region: string | null): string {
  let key = plain(name);
  const short = region === null ? '' : region.replace(/(?:.族)?(?:自治)?[省市县区州]$/, '');
  for (let before = ''; before !== key;) {
    before = key;
    key = key.replace(PLACE_WORDS, '').replace(ADVERBS, '');
    // A name of the table keeps its verb («接待游客»).
    if (!FIRST_NAMES.has(key)) key = key.replace(VERBS, '');
    if (region !== null && key.startsWith(region)) key = key.slice(region.length);
    else if (short.length >= 2 && key.startsWith(short)) key = key.slice(short.length);
  }
  key = key.length > 4 && !FIRST_NAMES.has(key) ? key.replace(TAILS, '') : key;
  return (FIRST_NAMES.get(key) ?? key).replace(VERBS_BEHIND, '');
}
