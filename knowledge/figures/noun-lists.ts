/**
 * Names in a list before a list of values: «A、B、C分别增长…», «城镇、农村居民人均可支配收入»,
 * «存贷款余额分别», «新签约、新注册、新开工项目分别». Gives one noun phrase a value.
 * Pure; called by the figure parser.
 */
import { lookUpIndicator } from './indicator-lexicon.ts';
import { jointName } from './joint-name.ts';
import { GRADE, nounBefore, tidyNoun } from './noun-phrase.ts';
import type { NounPhrase } from './noun-phrase.ts';

/** Names that fuse two: what a pair of values behind them stands for, in order. */
const FUSED: ReadonlyArray<readonly [RegExp, readonly string[]]> = [
  [/三次产业(?:增加值)?$/, ['第一产业增加值', '第二产业增加值', '第三产业增加值']],
  [/城乡(?:居民)?(?:最低生活保障|低保)(?:平均)?标准$/, ['城市低保标准', '农村低保标准']],
  [/存贷款余额$|存贷款$|存、贷款余额$/, ['金融机构存款余额', '金融机构贷款余额']],
  [/城乡(?:常住)?居民(?:人均)?(?:可支配)?收入$/, ['城镇居民人均可支配收入', '农村居民人均可支配收入']],
  [/农村[、和与]城镇(?:常住)?居民(?:人均)?(?:可支配)?收入$/, ['农村居民人均可支配收入', '城镇居民人均可支配收入']],
  [/城镇[、和与]农村(?:常住)?居民(?:人均)?(?:可支配)?收入$/, ['城镇居民人均可支配收入', '农村居民人均可支配收入']],
];
/** Doings that stand for the things done («开工、投产各2个»). */
export const PROCESS =
  /^(?:已|全部|累计|新|已经|实现|完成|顺利)?(?:签约|注册|开工|竣工|投产|投产达产|建成|建成投产|竣工投产|落地|完工|入库|在建|续建|新建|签约落地|通车|动工|获批|储备|入规|进规|达产|开工建设|开建|交付|改造|投用|启动|复工|转化|落户|新开工|新竣工|新投产|新签约|新注册|竣工达产|新竣工达产|达效|引进|招引)$/;

/**
 * @param words the text before the values, up to their verbs
 * @param count how many values follow
 * @returns one phrase a value, in order, or a single phrase that holds for all of them; empty where no noun is left
 */
export function nounsForValues(
  words: string,
  count: number,
  distributes: 'each-own' | 'each-same' | null,
): NounPhrase[] {
  const whole = nounBefore(words);
  if (whole === null) return [];
  if (count > 1 || distributes === 'each-same')
    for (const [pattern, names] of FUSED) {
      const match = pattern.exec(words);
      if (match === null || (names.length !== count && count > 1)) continue;
      return names.map((indicator) => ({
        ...whole,
        start: match.index,
        end: words.length,
        indicator,
        known: true,
        rate: false,
        owner: null,
      }));
    }
  if (count === 1 && distributes === null) {
    if (!words.replace(/新建?、(?=[改扩迁续])/, '').includes('、')) return [whole];
    const joint = jointName(words, whole);
    if (joint !== null) return [joint];
    if (whole.known) return [whole];
  }
  let parts = splitNames(words, count > 1 || distributes !== null);
  // «汽车及零部件、电子信息产业产值分别达…»: 及 and 和 may stand inside a name; the count of values tells.
  if (count > 1 && parts.length !== count) {
    const coarse = splitNames(words, false);
    if (coarse.length === count) parts = coarse;
  }
  if (parts.length === 1) return [whole];
  const phrases = readParts(words, parts);
  if (count > 1) {
    if (phrases.length === count) return phrases;
    if (phrases.length > count) return distributes === 'each-own' ? phrases.slice(-count) : [phrases.at(-1) ?? whole];
    return [whole];
  }
  if (distributes !== null && phrases.length > 1) return phrases;
  return [phrases.at(-1) ?? whole];
}

/** Heads of amounts that a list says once, at its end. */
const AMOUNT_HEAD =
  /(?:产值|增加值|营业收入|销售收入|应税销售|营收|收入|资产总额|资产|投资|产量|吞吐量|余额|交易额|贸易额|销售额|成交额|营业额|(?:生活污水集中)?收集率|零售额|贷款|利润|利润总额|利税|税收|用电量|支出|规模|案件|警情|发案|保险参保人数|参保人数|(?:资源)?(?:综合)?利用率|覆盖率|普及率|达标率|(?:断面水质|地表水水质|空气质量|水质)?优良率|合格率|(?:举报投诉)?结案率|处理率|覆盖面|(?:保障|养育)?(?:年|月|平均)?标准|参保率|完成率|办结率|入园率|入学率|使用率)$/;

const OWN_AMOUNT = /^(?<owner>.{2,14}?)(?:交易|销售|成交|贸易|进出口)(?:量|额|值)$/;
const BARE_AMOUNT = /^(?:交易|销售|成交|贸易|进出口)(?:量|额|值)$/;

/** «A、B、C三个主导产业产值»: what the names are together, said after the last one. */
const APPOSED =
  /^(?<name>[^、]{2,16}?)等?(?:[两二三四五六七八九十]|\d{1,2})(?:个|大|条|类)(?:主导|支柱|优势|特色|重点|传统|新兴|战略性|千亿|百亿|级|现代)*(?:产业链|产业集群|产业|行业|领域|板块|集群)(?=[\u4e00-\u9fff]{2})/;

/** «重大项目开工»: projects, and what was done with them. */
export const PROJECT_DOING =
  /^(?<class>(?:[十百千]?亿元(?:以上|级)|\d+亿元以上)的?)?(?<kind>[\u4e00-\u9fff]{0,8}?)项目(?:新)?(?<doing>签约|注册|开工|新开工|竣工|续建|投产|开工建设|建成投产)$/;

const LAST_GRADE = /^(?:国家级|自治区级|省级|市级|县级|区级)(?:以上)?/;
const LEVELS = /^(?:、[省市县区乡镇村])+[两三四]级/;

/** Projects of a kind by what was done with them: «开工项目», «竣工制造业项目». */
export function projectsBy(doing: string, kind: string): { readonly indicator: string; readonly known: boolean } {
  const name = `${doing}${kind}项目`;
  const entry = lookUpIndicator(name) ?? (kind === '' ? lookUpIndicator(`${doing.replace(/^新/, '')}项目`) : null);
  return { indicator: entry?.canonical ?? name, known: entry !== null };
}

const SECTOR = /^(?:全市|全区|全县|全年)?第?([一二三])(?:次?产业?(?:增加值)?)?$/;

interface Part {
  readonly start: number;
  readonly end: number;
}

function splitNames(words: string, atConjunctions: boolean): Part[] {
  const parts: Part[] = [];
  let start = 0;
  let depth = 0;
  for (let index = 0; index <= words.length; index++) {
    const character = words[index] ?? '';
    if (character === '“' || character === '(') depth++;
    if (character === '”' || character === ')') depth--;
    const conjunction = atConjunctions && /[和与及]/.test(character) && joinsNames(words, start, index);
    if (index < words.length && (depth > 0 || !(character === '、' || conjunction))) continue;
    // «新建、改扩建学校»: one verb.
    if (character === '、' && /(?:^|[全市县区])新建?$/.test(words.slice(start, index))) continue;
    // «市、县两级财政»: levels of one thing.
    if (
      character === '、' &&
      /(?:^|、|推动|促进|确保|实现|带动)[省市县区乡镇]$/.test(words.slice(start, index)) &&
      LEVELS.test(words.slice(index))
    )
      continue;
    if (index > start) parts.push({ start, end: index });
    start = index + 1;
    if (words.startsWith('以及', index)) start++;
  }
  return parts;
}

/** Whether 和 stands between two names rather than inside one («软件和信息服务业»). */
function joinsNames(words: string, start: number, at: number): boolean {
  if (/^(?:和美|和谐|和平|及时|与会)/.test(words.slice(at))) return false;
  const rest = words.slice(at + 1);
  const end = rest.search(/[、]/);
  const right = end < 0 ? rest : rest.slice(0, end);
  if (lookUpIndicator(words.slice(start)) !== null) return false;
  return right.length >= 2;
}

function readParts(words: string, parts: readonly Part[]): NounPhrase[] {
  const last = parts.at(-1);
  if (last === undefined) return [];
  const lastPhrase = nounBefore(words.slice(last.start, last.end));
  const apposed = APPOSED.exec(words.slice(last.start, last.end));
  const lastWords =
    apposed === null
      ? words.slice(last.start, last.end)
      : (apposed.groups?.['name'] ?? '') + words.slice(last.start + apposed[0].length, last.end);
  return parts.flatMap((part) => {
    const text = words.slice(part.start, part.end);
    const phrase = nounBefore(text);
    if (phrase === null) return [];
    const shifted = shift(phrase, part.start);
    // «一、二、三产业增加值»
    const sector = SECTOR.exec(text)?.[1];
    if (sector !== undefined && parts.length > 1 && lastWords.includes('产')) {
      const indicator = `第${sector}产业增加值`;
      return [{ ...shifted, indicator, known: true, rate: false, owner: null }];
    }
    if (part === last && apposed !== null && !phrase.known && phrase.owner === null) {
      const entry = lookUpIndicator(lastWords);
      return [{ ...shifted, indicator: entry?.canonical ?? tidyNoun(lastWords), known: entry !== null }];
    }
    const doing = PROJECT_DOING.exec(text.slice(phrase.start, phrase.end));
    if (!phrase.known && doing?.groups !== undefined) {
      const { indicator, known } = projectsBy(doing.groups['doing'] ?? '', doing.groups['kind'] ?? '');
      return [{ ...shifted, indicator, known, rate: false, owner: null }];
    }
    const first = parts[0];
    if (part === last && part.start > 0 && first !== undefined && !phrase.known) {
      const own = words.slice(first.start, first.end);
      const head = own.slice(nounBefore(own)?.start ?? 0);
      for (let cut = 2; cut < Math.min(head.length, 8); cut++) {
        const entry = lookUpIndicator(head.slice(0, cut) + text);
        if (entry !== null)
          return [{ ...shifted, indicator: entry.canonical, known: true, rate: entry.rate, owner: null }];
      }
    }
    // «规上工业、服务业企业利润总额分别…»: not the enterprises are what grew.
    const shared = AMOUNT_HEAD.exec(lastWords)?.[0] ?? '';
    if (part !== last && phrase.known && shared !== '' && /(?:企业|产业|行业)$/.test(text)) {
      const own = text.slice(phrase.start, phrase.end);
      const entry = lookUpIndicator(own + shared);
      return [{ ...shifted, indicator: entry?.canonical ?? tidyNoun(own + shared), known: entry !== null }];
    }
    // «跨境电商交易量和交易额»: whose, said once, before the first.
    const before = part === last && first !== undefined ? OWN_AMOUNT.exec(words.slice(first.start, first.end)) : null;
    if (before?.groups !== undefined && BARE_AMOUNT.test(text)) {
      const owner = before.groups['owner'] ?? '';
      const noun = nounBefore(owner + text);
      if (noun !== null && owner.length > 1)
        return [{ ...shifted, indicator: noun.indicator, known: noun.known, rate: noun.rate, owner: null }];
    }
    if (phrase.known || part === last || lastPhrase === null) {
      if (part === last && PROCESS.test(text.slice(phrase.start, phrase.end)) && part.start > 0) {
        const head =
          /(?<kind>(?:工业|农业|制造业|服务业|产业|文旅|重点|重大)*)项目(?=开工|签约|投产|竣工|注册|新开工)/.exec(
            words,
          );
        if (head !== null) {
          const named = projectsBy(text.slice(phrase.start, phrase.end), head.groups?.['kind'] ?? '');
          return [{ ...shifted, ...named, rate: false, owner: null }];
        }
      }
      return [shifted];
    }
    const own = text.slice(phrase.start, phrase.end);
    // «国家级、省级、市级|示范园区分别增至…»
    if (GRADE.test(own)) {
      const joined = own + lastWords.slice(LAST_GRADE.exec(lastWords)?.[0].length ?? 0);
      return [{ ...shifted, indicator: tidyNoun(joined), known: false, rate: false, owner: null }];
    }
    // «城镇、农村居民人均可支配收入», «港口货物和集装箱吞吐量»: the head stands once, at the end.
    for (let cut = 0; cut < lastWords.length - 1; cut++) {
      const joined = own + lastWords.slice(cut);
      const entry = lookUpIndicator(joined);
      if (entry !== null)
        return [{ ...shifted, indicator: entry.canonical, known: true, rate: entry.rate, owner: null }];
    }
    const amount = AMOUNT_HEAD.exec(lastWords)?.[0] ?? '';
    // «旅游人数和收入»: the owner stands once, at the beginning.
    if (
      !AMOUNT_HEAD.test(own) &&
      !/^(?:省|市|县|区|镇)(?:本级|级)?$/.test(own) &&
      !/(?:[数量额率值]|比例|比重|浓度|指数)$/.test(own) &&
      amount !== '' &&
      !PROCESS.test(own)
    )
      return [
        {
          ...shifted,
          indicator: tidyNoun(own + (own.endsWith('业') || !/产业/.test(lastWords) ? '' : '产业') + amount),
        },
      ];
    if (PROCESS.test(own)) {
      const head = /(?:项目|企业|道路|公路|公里|机构|平台|学校)$/.exec(lastWords)?.[0] ?? '';
      const entry = lookUpIndicator(own + head);
      const measure = own.startsWith('新') ? ('new' as const) : shifted.measure;
      return [
        {
          ...shifted,
          indicator: entry?.canonical ?? tidyNoun(own + head),
          known: entry !== null,
          rate: false,
          measure,
        },
      ];
    }
    return [shifted];
  });
}

function shift(phrase: NounPhrase, by: number): NounPhrase {
  return {
    ...phrase,
    start: phrase.start + by,
    end: phrase.end + by,
    owner: phrase.owner === null ? null : { start: phrase.owner.start + by, end: phrase.owner.end + by },
    measureSpan:
      phrase.measureSpan === null ? null : { start: phrase.measureSpan.start + by, end: phrase.measureSpan.end + by },
  };
}
