/**
 * Page furniture: lines that belong to the site, not to the article. One table for all readers.
 * A pattern is for a whole line, in words common to Chinese sites, never for one site's page.
 */

/** From such a line on, nothing of the page is the article's. */
const ENDINGS: readonly RegExp[] = [
  /^本文(仅|只)?代表作者(个人)?(的)?(观点|立场)/,
  /^((特别|免责|版权|郑重|法律)(声明|提示)|声明)[:：]/,
  /^(免责|版权)(声明|申明)/,
  /^(本文|原文|文章)(地址|链接|网址)[:：]/,
  /^(留言|评论|网友评论|发表评论|我要评论|全部评论|最新评论)(与评论|区|列表)?([(（:：]|$)/,
  /^(相关|推荐|热门|延伸|更多)(阅读|文章|新闻|推荐|链接|资讯|内容)([:：]|$)/,
  /^(上|下)一(篇|条|页)[:：]?/,
  /^(网站地图|返回(首页|顶部|列表)|友情链接|联系我们|关于我们|加入收藏|打印本页|关闭窗口)$/,
  /^(京|沪|津|渝|[\u4e00-\u9fa5])ICP(备|证)/i,
  /^(copyright|©|版权所有)/i,
];

/** Such a line is dropped wherever it stands outside the article's sentences. */
const LINES: readonly RegExp[] = [
  /^(来源|信息来源|文章来源|作者|编辑|责任编辑|责编|审核|校对|记者|通讯员)[:：]\s*\S{0,30}$/,
  /^(发布|更新|发表)(时间|日期)[:：]/,
  /^(浏览|阅读|点击)(次数|量|数)[:：]?/,
  /^(字号|字体|分享到|扫一扫|打印|收藏|关闭|验证码)([:：\s]|$)/,
  /^(当前|您(现在|当前)的?)位置[:：]/,
  /^首页\s*[>»›]/,
  /点我投稿|我要投稿|有想补充的信息/,
  // A page number of a printed report: «— 12 —».
  /^[—–-]\s*\d{1,3}\s*([—–-]\s*)?$/,
];

/** A menu entry of a footer: «- 联系我们». By its words: a list of an article's own points begins alike. */
const MENU_ENTRY =
  /^[-•·*]\s+(?=\S{2,8}$).*(联系|关于|入驻|投稿|首页|登录|注册|帮助|反馈|商务合作|招聘|隐私|条款|网站地图|客服|友情链接|导航)/;

/** Lines shorter than this can be furniture; a paragraph of the article is rarely so short and so shaped. */
const MAX_FURNITURE_LENGTH = 400;

export function isEnding(line: string): boolean {
  const words = line.trim();
  return words.length <= MAX_FURNITURE_LENGTH && ENDINGS.some((pattern) => pattern.test(words));
}

export function isFurniture(line: string): boolean {
  const words = line.trim();
  if (words.length > MAX_FURNITURE_LENGTH) return false;
  return LINES.some((pattern) => pattern.test(words)) || MENU_ENTRY.test(words) || isEnding(words);
}

// «网址:» alone may be a company's own, named in the article.
const ADDRESS = /^(?:本文|原文|文章)(?:地址|链接|网址)[:：]\s*((?:https?:\/\/|\/)[^\s]+)/;

/** «本文地址:/baogao/1.html» → «/baogao/1.html»; null where no line names an address. */
export function findAddress(lines: readonly string[]): string | null {
  for (const line of lines) {
    const address = ADDRESS.exec(line.trim())?.[1];
    if (address) return address;
  }
  return null;
}

const PUBLISHED = /^(?:发布|更新|发表)(?:时间|日期)[:：]\s*(\d{4}\D\d{1,2}\D\d{1,2})/;

/** «发布时间:2024-01-20 10:00» → «2024-01-20», as printed. */
export function findPublicationLine(lines: readonly string[]): string | null {
  for (const line of lines) {
    const printed = PUBLISHED.exec(line.trim())?.[1];
    if (printed) return printed;
  }
  return null;
}
