/**
 * Why a source was left out, in words a person can act on.
 * A rejection is a value, not an error: the rest of the ingest goes on.
 */

export interface Rejection {
  /** The path as found, absolute. */
  readonly path: string;
  /** Plain Chinese, without a final 。 */
  readonly reason: string;
}

export const REASONS = {
  missing: '找不到该文件或目录',
  unreadable: '没有读取权限或读取失败',
  special: '不是普通文件或目录',
  tooLarge: (megabytes: number) => `文件超过 ${megabytes} MB 的上限，请拆分后再导入`,
  empty: '文件为空，没有正文',
  binary: '二进制文件，不是文本；请先转成纯文本',
  encoding: '文字编码无法识别；请存成 UTF-8 或 GB18030',
  html: '网页源码暂不支持；请先存成纯文本',
  notChinese: '几乎没有中文，不像一篇中文文章',
  noArticle: '没有找到文章正文',
  recordWithoutBody: (title: string) => `《${title}》只有标题，没有正文`,
  failed: (title: string) => `处理《${title}》时出错`,
} as const;
