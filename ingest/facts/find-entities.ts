/**
 * The entities a sentence names by their form: companies, parks, institutions. A name reaches back from its ending over
 * the words that can stand inside one; what names no one in particular («重点企业集团», «该公司») is left out.
 */
import type { Span } from '../../knowledge/article.ts';
import { segmentWords, wordClass } from '../../knowledge/language/words.ts';
import type { Word } from '../../knowledge/language/words.ts';
import type { EntityKind } from '../../knowledge/learned-fact.ts';
import { isProperName } from './proper-name.ts';

export interface NamedEntity extends Span {
  readonly words: string;
  readonly kind: EntityKind;
}

const ENDINGS: readonly (readonly [EntityKind, string])[] = [
  ['company', '股份有限公司|有限责任公司|集团有限公司|有限公司|集团公司|集团(?![军化式群])|公司(?![+])'],
  ['park', '产业园区?|工业园区?|科技园区?|物流园区?|科创园|创业园|软件园|小镇'],
  ['institution', '大学(?![生城习科])|学院|医院|研究院|研究所|实验室|博物馆|机场'],
];
const ENDING = new RegExp(ENDINGS.map(([kind, forms]) => `(?<${kind}>${forms})`).join('|'), 'gu');

/** Words of their own that no name holds: it begins behind the last of them. */
const OUTSIDE = new Set(
  (
    '的 了 与 和 及 以及 由 在 为 是 有 等 将 把 被 让 使 向 从 到 至 于 对 以 即 据 或 并 而 但 也 还 又 就 已 已经 正 正在 共 均 都 只 ' +
    '该 此 本 其 某 各 每 全 多 另 新 我 你 他 她 它 们 这 那 哪 家 个 批 座 所 项 名 位 大 小 老 ' +
    '我市 我省 我区 我县 我州 全市 全省 全区 全县 全州 全国 本市 本区 本省 ' +
    '引进 引入 招引 推动 推进 支持 加快 建设 建成 新建 扩建 续建 改建 实现 落户 签约 签订 签署 包括 其中 成功 依托 来自 促成 吸引 走访 ' +
    '考察 调研 成立 组建 完成 打造 创建 获批 获评 获得 荣获 拥有 培育 帮助 服务 入驻 收购 参股 举办 启动 开展 开工 投产 通过 联合 携手 ' +
    '围绕 聚焦 发挥 持续 全力 积极 确保 力争 规划 设立 抓好 深化 强化 助力 达产 运营 位于 坐落 地处 企业 龙头企业 龙头 上市 国有 民营 ' +
    '民企 央企 国企 外资 重点 重大 知名 著名 省级 市级 区级 县级 国家级 世界级 一批 一个 一家 两家 多家 首家 首个 首批 第一 当地 本地 ' +
    '外地 优质 特色 现代 现有 高等 公办 民办 改革 整合 重组 推广 投资 合作 加强 提升 做强 做优 做大 壮大 支撑 争取 迁建 改造 搬迁 ' +
    '项目 如 随着 例如 比如 等等 对接 拜访 会见 邀请 董事长 总经理 负责人 子公司 旗下 下属 所属 控股 ' +
    '市属 省属 区属 县属 全部 所有 部分 每个 几个 规模 大型 中型 中小 小型 三甲 综合 专业 基层 社区 乡镇 ' +
    '设 建 办 创 获 入 出 来 去 给 令 因 经 按 并购 上 下 内 外 里 前 后 间 之 做实 投用 全力支持 本土 两级 三级 模式 布局 以上 以下 重要 公立 高铁 枢纽'
  ).split(' '),
);

/** Words that say what kind of thing it is, not which one: a name needs one word beside them. */
const GENERIC =
  /^(?:省|市|县|区|州|乡|镇|村|科技|工业|产业|农业|文化|物流|创新|创业|孵化|平台|融资|投资|担保|中心|附属|职业|技术|人民|中医|妇幼|儿童|综合|绿色|智能|智慧|数字|循环|化工|经济|高新|高新技术|电商|跨境|保税|冷链|现代|生态|康养|旅游|乡村|特色|现代化|标准化|小微|小微企业|上市|产业技术|光电|光电子|电子|建材|冶金|能源|矿业|精细化工|高端装备|公共|数字经济|教育|医疗|城市医疗|融媒体|临空|a股|上市公司|跨国|公交|水务|供水|燃气|旅投|文旅|文旅投|产业发展|金融|子|分|总|母|国有|国资|城投|产投|交投|建设|发展|开发|运营|管理|服务|实业|控股|有限|责任|股份|集团|大数据|生物医药|新材料|新能源|装备制造|电子信息|食品|食品加工|医药|重点|工程|研究|联合|新型|先进|高端|专精特新|高水平|应用型|研究型|双创|人才|大学生|返乡|共同|高校|众创|千亿|百亿|千亿级|百亿级|国际|国内|通用|支线|军民|第二|第三|特色小镇|\d.*|[一二三四五六七八九十两几]+)$/u;

const SHORTEST_OWN = 2;
const LONGEST_OWN = 20;
/** Inside a name nothing but brackets stand between words. */
const JOINT = /^[（()）·&]?$/u;

function kindOf(groups: Record<string, string | undefined>): EntityKind {
  return ENDINGS.find(([kind]) => groups[kind] !== undefined)?.[0] ?? 'company';
}

/** The words of a name, first to last, that stand before its ending. */
function wordsBefore(sentence: string, words: readonly Word[], end: number, floor: number): Word[] {
  const own: Word[] = [];
  let next = end;
  for (const word of words.filter((one) => one.start < end && one.start >= floor).toReversed()) {
    const clipped = word.end > end ? { ...word, end, text: sentence.slice(word.start, end) } : word;
    if (!JOINT.test(sentence.slice(clipped.end, next)) || end - clipped.start > LONGEST_OWN) break;
    if (OUTSIDE.has(clipped.text) || /^\d/.test(clipped.text)) break;
    if (/[)）]/.test(sentence.slice(clipped.end, next)) && !/[（(]/.test(sentence.slice(floor, clipped.start))) break;
    own.unshift(clipped);
    next = clipped.start;
  }
  // What is done to it, or a bracket that closes nothing, is no part of the name.
  const first = own.findIndex(({ start, text }) => wordClass(text) !== 'verb' && !/^[)）]/.test(sentence.slice(start)));
  return first === -1 ? [] : own.slice(first);
}

/** In order, not overlapping; offsets count from the sentence's start. Empty where no ending of a name stands. */
export function findEntities(sentence: string): NamedEntity[] {
  const endings = [...sentence.matchAll(ENDING)];
  if (endings.length === 0) return [];
  const words = segmentWords(sentence);
  const found: NamedEntity[] = [];
  for (const match of endings) {
    const own = wordsBefore(sentence, words, match.index, found.at(-1)?.end ?? 0);
    const start = own[0]?.start ?? match.index;
    const isNameless = own.every(({ text }) => GENERIC.test(text));
    if (isNameless || match.index - start < SHORTEST_OWN) continue;
    const end = match.index + match[0].length;
    const kind = kindOf(match.groups ?? {});
    // Parks are named after what they make, too: «光电子产业园» could be anyone's.
    if (kind === 'park' && !isProperName(sentence.slice(start, match.index))) continue;
    found.push({ start, end, words: sentence.slice(start, end), kind });
  }
  return found;
}
