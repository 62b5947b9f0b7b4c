/**
 * The one error class and its table: code → HTTP status and words a person can act on.
 * A test walks the table and docs/errors.md. What is merely absent (nothing found, refused) is a value, not an error.
 */

export const ERRORS = {
  'bad-request': { status: 400, words: '请求格式不正确。' },
  'bad-question': { status: 400, words: '请用1至1000个字提出问题。' },
  unauthorized: { status: 401, words: '需要有效的访问密钥。' },
  forbidden: { status: 403, words: '没有权限进行此操作。' },
  'not-found': { status: 404, words: '没有找到所请求的内容。' },
  'method-not-allowed': { status: 405, words: '该地址不支持这种请求方法。' },
  'id-in-use': { status: 409, words: '该编号正在使用，请换一个编号。' },
  'too-large': { status: 413, words: '内容过大，请缩短后再试。' },
  'unsupported-media-type': { status: 415, words: '不支持这种内容类型，请使用 application/json。' },
  'unreadable-run': { status: 422, words: '这次评测的记录已损坏，无法打开。' },
  'too-many-requests': { status: 429, words: '请求过于频繁，请稍后再试。' },
  internal: { status: 500, words: '服务出错，请稍后再试。' },
  'store-unavailable': { status: 503, words: '资料库暂时无法访问，请稍后再试。' },
  'shutting-down': { status: 503, words: '服务正在关闭，请稍后再试。' },
  'index-locked': { status: 503, words: '另一个导入任务正在写入索引，请稍后再试。' },
  'index-incompatible': { status: 503, words: '索引由不兼容的版本建立，请重新导入。' },
  'data-folder': { status: 500, words: '数据目录无法写入，请检查 DATA_DIR 的权限。' },
  configuration: { status: 500, words: '配置有误，请检查环境变量。' },
  cancelled: { status: 499, words: '请求已取消。' },
} as const;

export type ErrorCode = keyof typeof ERRORS;

/** Something wrong, with a code of the table. `message` may be shown to users; `cause` never is. */
export class JushiError extends Error {
  readonly code: ErrorCode;
  readonly details: unknown;

  constructor(code: ErrorCode, message?: string, options?: { cause?: unknown; details?: unknown }) {
    super(message ?? ERRORS[code].words, options?.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'JushiError';
    this.code = code;
    this.details = options?.details;
  }

  get status(): number {
    return ERRORS[this.code].status;
  }
}
