/**
 * Foreign matter as found inside articles of Chinese sites, as patterns. Kept by hand, grown from what is seen:
 * what is foreign to a text cannot be told in general (a novel's title is made of ordinary words).
 * A pattern matches exactly what is foreign, or says how far around it the noise reaches.
 */

export interface ForeignMatter {
  readonly pattern: RegExp;
  /** How far the noise reaches: the match itself, the clause it stands in, or everything up to the line's end. */
  readonly reach: 'match' | 'clause' | 'rest-of-line';
}

/** Brands of gambling sites that are pasted into pages, with the words they drag along. */
const GAMBLING =
  /(?<![A-Za-z])(?:ag|bet365|bbin|w88|manbetx|pt|mg|亚博|永利|澳门新葡京|威尼斯人|金沙|凯发|乐鱼|开云)(?:旗舰厅|真人|视讯|娱乐城?|体育|国际厅|棋牌|电游)(?:首页|官网|登录|注册|下载|入口|平台|app)*/gi;

/** Titles of web novels: by the shape of their genres, and single ones that were found glued into a sentence. */
const NOVELS: readonly RegExp[] = [
  /(?<!\p{Script=Han})\p{Script=Han}{2,4}(?:官场笔记|官场日记|风流史|艳遇记|修仙记|猎艳记)/gu,
  /侯卫东官场笔记|二号首长|官场之风流人生|斗破苍穹|凡人修仙传|盗墓笔记|鬼吹灯|重生之[\p{Script=Han}]{2,6}/gu,
];

/** Calls to the reader that no article makes. */
const CALLS: readonly RegExp[] = [
  /(?:点击|长按|扫描|扫码|识别)(?:下方|上方|图中|以下|此处|这里)?(?:的)?(?:下载|关注|二维码|链接|阅读原文|查看更多|报名|加群|领取)/gu,
  /(?:关注|加入)(?:我们的?|本站|本刊)(?:微信|官方)?(?:公众号|交流群|视频号)/gu,
  /(?:更多精彩(?:内容|资讯)|阅读全文|展开全文|未经(?:授权|许可)[,，]?(?:不得|禁止|严禁)(?:转载|使用))/gu,
  /(?:转载|引用)请(?:注明|标明|联系)(?:出处|来源|作者|本站)?/gu,
  /免费(?:阅读|试看|领取|下载)|最新章节|全文阅读|手机用户请/gu,
];

/** The press's own marks at the end of a text. */
const IMPRINT =
  /[(（]?(?:责任编辑|责编|编辑|校对|审核|本文来源|文章来源|来源|版权所有)[:：]\s?[^\s。;；,，)）]{1,20}[)）]?(?=\s*(?:$|\n|[(（]))/gu;

/** Instructions to a writer that were left in what he, or a machine, wrote from them. */
const INSTRUCTIONS: readonly RegExp[] = [
  /不(?:强求|要求|必|得|要)(?:写出|给出|编造|虚构|提供|出现|使用)?(?:具体|精确|准确)?的?(?:投资额|金额|数据|数字|日期|时间|人名|姓名|来源)/gu,
  /(?:字数|篇幅)(?:要求|控制|限制|不少于|不低于|不超过|在)[^。;；,，\n]{0,12}字?/gu,
  /(?:以下|以上)(?:是|为)(?:根据|按照)?(?:您|你)的?(?:要求|需求|提示)[^。;；\n]{0,20}/gu,
  /(?:作为|身为)(?:一个|一名)?(?:AI|人工智能)(?:语言)?(?:模型|助手)[^。;；\n]{0,30}/giu,
  /(?:真实性|实效性|严谨性|权威性|准确性)[和与及](?:可溯源性|可追溯性)|可溯源性/gu,
  /(?:源于|来自)(?:权威|地方|官方|公开)[^。;；,，\n]{0,6}(?:框架|验证|渠道|报道)/gu,
  /(?:不涉及|避免|禁止)(?:敏感|营销|广告|夸大)(?:内容|词汇|用语|表述)/gu,
];

/** An address outside the public administration's and schools' domains. */
const LINK = /(?:https?:\/\/|(?<!\/)www\.)(?!(?:[\w-]+\.)*(?:gov|edu|org|mil)\.cn)[\w./?%&=#~:@-]+/giu;

const RELATED = /(?:相关|推荐|延伸|热门)(?:阅读|推荐|链接|文章)[:：]/gu;

export const FOREIGN_MATTER: readonly ForeignMatter[] = [
  { pattern: GAMBLING, reach: 'match' },
  ...NOVELS.map((pattern): ForeignMatter => ({ pattern, reach: 'match' })),
  ...CALLS.map((pattern): ForeignMatter => ({ pattern, reach: 'clause' })),
  { pattern: IMPRINT, reach: 'match' },
  ...INSTRUCTIONS.map((pattern): ForeignMatter => ({ pattern, reach: 'clause' })),
  { pattern: LINK, reach: 'match' },
  { pattern: RELATED, reach: 'rest-of-line' },
];
