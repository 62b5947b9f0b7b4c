/**
 * Words that say nothing about what a text is about: function words, question words and the words one asks with.
 * Only words of retrieval's index terms are dropped by it; whoever reads a question's slots sees all words.
 */

const WORDS = `
的 了 和 与 及 或 而 也 都 还 就 又 再 很 更 最 太 非常 十分 比较 已 已经 曾 曾经 正 正在 将 将要 会 能 能够 可 可以 可能 应 应当 应该 要 需 需要 必须
是 为 有 没 没有 无 不 未 非 在 于 从 自 由 向 往 到 至 对 对于 关于 把 被 给 让 使 以 用 按 按照 根据 依据 通过 随着 围绕 针对 因 因为 由于 所以 因此 从而 以便
但 但是 然而 不过 如果 假如 若 虽 虽然 尽管 即使 无论 不管 只要 只有 除 除了 以及 并 并且 而且 同时 此外 另外 其中 其次 首先 然后 接着 最后 总之 即 则 乃 之 其 此 该 本
这 那 这个 那个 这些 那些 这里 那里 这样 那样 这么 那么 这种 那种 各 各个 每 每个 某 某个 某些 另 别的 其他 其它 其余 一些 有些 有的 所有 全部 任何 上述 以上 以下 左右
我 你 您 他 她 它 我们 你们 他们 她们 它们 咱们 自己 本人 大家 人家 谁
什么 什么样 啥 哪 哪个 哪些 哪里 哪儿 哪家 哪年 怎么 怎么样 怎样 如何 为何 为什么 多少 几 几个 几家 多 多大 多久 多长 何 何时 何地 何处 是否 能否 可否 是不是 有没有 会不会 能不能
吗 呢 吧 啊 呀 哦 嗯 嘛 啦 哇 哈 么 着 过 得 地 所 等 等等 般 似的 一样 一般 之一 之间 之中 之后 之前 以来 以后 以前 期间 时候 时 当 当时
请 请问 问 问一下 请教 告诉 告知 说 说说 讲 讲讲 介绍 介绍一下 说明 列出 列举 给出 回答 想 想知道 知道 了解 了解一下 看看 查 查询 查一下 帮 帮我 麻烦 谢谢 你好 您好 具体 情况 方面 相关 有关 分别 大概 大约 到底 究竟 一下 一共 总共 主要 进行 开展 做 做出 作出 来 去 上 下 中 里 内 外 前 后 间 个 名 位 家 项 次 种 条
`;

const STOP_WORDS: ReadonlySet<string> = new Set(WORDS.split(/\s+/).filter((word) => word !== ''));

/** @param word folded */
export function isStopWord(word: string): boolean {
  return STOP_WORDS.has(word);
}
