/**
 * Words of a question that say how it is asked and not what about, and how little some others say.
 * Every word here is folded.
 */

import { LRUCache } from 'lru-cache';
import { wordClass } from '../../knowledge/language/words.ts';

const FUNCTION_WORDS = `
听说 据说 真的 属实 是真的 真的吗
的 地 得 了 着 过 吗 呢 吧 呀 啊 哦 嘛 么 啦 哈 之 其 与 和 跟 同 及 以及 或 或者 并 并且 而 而且 但 但是 又 也 都 就 才 还 再 很 太 更 最 比较
在 于 从 自 由 对 对于 向 往 为 为了 以 用 把 将 被 让 给 替 按 按照 根据 关于 至 到 当 当时 里 里面 中 上 下 内 外 前 后 之前 之后 以前 以后 以来 其中 间
是 系 不是 有 没有 没 无 不 别 非 要 想 会 能 可 可以 能够 应该 该 得以 所 些 个 种 类 等 等等 来 去 说 讲 看 问 知道 告诉 请 请问 想问 麻烦 谢谢 帮 帮我 我 我要 我想 我们 你 你们 他 他们 它 它们 她 咱 咱们 大家 人家 自己 本 这 那 这个 那个 这些 那些 这里 那里 这边 那边 那儿 这儿 这次 那次 这批 那批 此 该 某 每 各 各个 各自 分别 另 另外 其他 其它 别的
多少 几 几个 几家 几多 哪 哪个 哪些 哪家 哪几个 哪里 哪儿 哪边 哪位 哪年 哪天 谁 什么 啥 怎么 怎么样 怎样 如何 咋 咋样 为什么 为何 为啥 多 多大 多长 多久 多高 何时 何地 是否 是不是 有没有 能不能 可不可以 要不要 吗 什么样 什么时候 几号
到底 究竟 总共 一共 共 合计 共计 大概 大约 左右 差不多 具体 主要 目前 现在 如今 眼下 当前 已 已经 曾 曾经 刚 刚刚 正 正在 一直 仍 还是 只 只是 只要 仅 一下 一个 一些 一种 一次 那么 这么 然后 所以 因为 如果 的话 来着 一点 有点 起来 出来 下来 下去 上来 进来 过来
打算 准备 计划 希望 想要 需要 必须 目标 预计 预期 力争 争取 实际 实现 达到 达 做 做到 搞 弄 干 办 开展 进行 成为 属于 包括 包含 叫 叫做 称 称为 target targets vs goal total growth 更高 更低 更快 更慢 更多 更少 更大 更小 更强 保底 冲高 底线 保底线 奋斗线 整条 整个 做多大 多大 核定 核定数 核算数 最终核定 快报 第二年 转过年 新一年 来年 那阵 最多 最少 至少 最高 最低 顶多 叫什么 叫啥 实打实 这数 这个数 终值 增得 涨得 长得 跑得 家底 名字 姓名 那年 哪年 指 意思 说的 提到 提 讲的 写 写的 文中 文章 材料 资料 报道 报告里 里头 内容 情况 方面 时候 时间 年 月 日 年度 全年 期间 一年 当年 数 数是 数字 数量 数据 个数 任务数 东西 事 事情 问题 部分 块 这块 一块 几块 条 项 家 名 位 次 回 份 篇 处 单 种类 地方 所在 所在地 那种 属 级 级别 档 定 定了 定的 搞的 弄的 加起来 合起来 算下来 下来 分 各有 各是 还要 先 后来 最后 最终 最近 最新 完 完成 已有 现有 相比 相较 对比 同一 同样 变 变化 实际上 成 成了 起 开始 结束 末 底 初 接下来 下一步 今后 未来 往后 后面 一致 说法 差 差多少 差距 相差 大 小 高 低 快 慢 多 少 亿元 万元 万亿元 百分比 百分数 增得快 谁大 谁高 什么规划 什么计划 什么打算 什么安排 什么目标 什么动作
`;

/** Content words so common in these articles that they hardly tell one sentence from another. */
const WEAK_WORDS = `
同比 环比 涨幅 增幅 降幅 跌幅 幅度 涨跌 项目 企业 公司 单位 工作 发展 建设 推进 推动 加快 加强 提升 提高 实施 落实 政府 全市 全区 全省 市里 区里 省里 我市 我区 全县 市 区 县 省 经济 社会 产业 重点 重大 建立 支持 服务 机制 措施 做法 办法 方式 政策 增长 增加 减少 规模 总额 总量 总数 水平 能力 领域 方向 部门 机构 人员 城市 地区 区域 投资 招商 引资 新 大 小 高 人 钱 厂 量 额 值 率 合作 开 拿 投 落户 入驻 办厂 建厂 创业 搬 搬进 搬迁 迁入 开店 上市 建 改造 打造 培育 引进 新增
`;

const scaffolding = new Set(FUNCTION_WORDS.split(/\s+/).filter((word) => word !== ''));
const weak = new Set(WEAK_WORDS.split(/\s+/).filter((word) => word !== ''));

/** «两单», «三家»: a count of what the question names besides; «八条», «十项» name a list by its length. */
const COUNTED = /^([一二两三四五六七八九十几]+[单块家笔批次位名]|[一二两三几][个种条项])$/;

/** Whether a folded word only frames the question. */
export function isScaffolding(word: string): boolean {
  return scaffolding.has(word) || COUNTED.test(word);
}

const QUESTION_WORD = /[几哪谁]|多少|什么/;

/** Whether what is asked for stands in the words themselves: «多少», «哪家». */
export function holdsQuestionWord(words: string): boolean {
  return QUESTION_WORD.test(words);
}

/** The dictionary is asked for a word's class once; it never changes while the process runs. */
const KEPT_WORDS = 5000;
const kept = new LRUCache<string, number>({ max: KEPT_WORDS });

const CLASS_WEIGHTS = { noun: 1, both: 0.75, verb: 0.45, other: 0.4 } as const;

/**
 * How much a folded word matters beside its rarity: nouns say what is asked about, verbs are what everyday
 * language puts differently; words that nearly every sentence holds and single characters say little.
 */
export function importanceOf(word: string): number {
  if (word.length === 1) return 0.2;
  if (weak.has(word)) return 0.4;
  const weight = kept.get(word) ?? CLASS_WEIGHTS[wordClass(word)];
  kept.set(word, weight);
  return weight;
}
