/**
 * What went wrong with an embedding service, in our own words. Read from the shape of an error (HTTP status, name,
 * code), so that no vendor's class or message is needed and none is ever shown.
 */

export type EmbeddingFaultKind =
  | 'busy'
  | 'failed'
  | 'unreachable'
  | 'slow'
  | 'denied'
  | 'unknown-model'
  | 'not-accepted'
  | 'incomplete'
  | 'uneven'
  | 'no-numbers'
  | 'malformed';

/** For operators: in summaries of an ingest and when the server starts. */
const WORDS: Readonly<Record<EmbeddingFaultKind, string>> = {
  busy: '向量服务繁忙（429）',
  failed: '向量服务出错',
  unreachable: '无法连接向量服务，请检查 EMBEDDING_BASE_URL 和网络',
  slow: '向量服务没有在规定时间内答复',
  denied: '向量服务拒绝访问，请检查 EMBEDDING_API_KEY',
  'unknown-model': '向量服务中没有这个模型，或地址不对，请检查 EMBEDDING_MODEL 和 EMBEDDING_BASE_URL',
  'not-accepted': '向量服务不接受这些文字（可能过长，或一次过多）',
  incomplete: '向量服务返回的向量个数不对，或序号有误',
  uneven: '向量服务返回的向量维数不一致',
  'no-numbers': '向量服务返回的向量中有非数值，或全部为零',
  malformed: '向量服务返回的内容不是向量',
};

const RETRYABLE: ReadonlySet<EmbeddingFaultKind> = new Set(['busy', 'failed', 'unreachable', 'slow']);
const OF_THE_TEXTS: ReadonlySet<EmbeddingFaultKind> = new Set(['not-accepted', 'incomplete', 'no-numbers']);

/** `message` is for operators; `cause` is for nobody but a debugger. */
export class EmbeddingFault extends Error {
  readonly kind: EmbeddingFaultKind;
  /** How long the service asks to be left alone; null where it does not say. */
  readonly retryAfterMs: number | null;

  constructor(kind: EmbeddingFaultKind, options: { cause?: unknown; retryAfterMs?: number | null } = {}) {
    super(WORDS[kind], options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'EmbeddingFault';
    this.kind = kind;
    this.retryAfterMs = options.retryAfterMs ?? null;
  }

  /** Whether the same request may succeed a moment later. */
  get isRetryable(): boolean {
    return RETRYABLE.has(this.kind);
  }

  /** Whether fewer or other texts may be embedded all the same. */
  get isOfTheTexts(): boolean {
    return OF_THE_TEXTS.has(this.kind);
  }
}

function ofStatus(status: number): EmbeddingFaultKind {
  if (status === 429) return 'busy';
  if (status === 401 || status === 403) return 'denied';
  if (status === 404) return 'unknown-model';
  // Request timeout, conflict, too early: worth a second try (RFC 9110, RFC 8470).
  return status >= 500 || [408, 409, 425].includes(status) ? 'failed' : 'not-accepted';
}

function namesOf(error: unknown): string[] {
  const names: string[] = [];
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    names.push(at.name, String((at as { code?: unknown }).code ?? ''));
  }
  return names;
}

/** `Retry-After` in seconds (RFC 9110); a date is read as nothing said. */
function retryAfterOf(error: unknown): number | null {
  const { headers } = error as { headers?: unknown };
  const words = headers instanceof Headers ? headers.get('retry-after') : null;
  return words !== null && /^\d{1,5}$/.test(words.trim()) ? Number(words) * 1000 : null;
}

export function faultOf(error: unknown): EmbeddingFault {
  if (error instanceof EmbeddingFault) return error;
  const status = (error as { status?: unknown } | null | undefined)?.status;
  if (typeof status === 'number') {
    return new EmbeddingFault(ofStatus(status), { cause: error, retryAfterMs: retryAfterOf(error) });
  }
  const names = namesOf(error);
  if (names.includes('ContextOverflowError')) return new EmbeddingFault('not-accepted', { cause: error });
  if (names.includes('TimeoutError')) return new EmbeddingFault('slow', { cause: error });
  if (names.includes('SyntaxError')) return new EmbeddingFault('malformed', { cause: error });
  const isConnection = names.some((name) => /CONN|ENOTFOUND|EAI_AGAIN|UND_ERR|EPIPE|Connection/.test(name));
  return new EmbeddingFault(isConnection ? 'unreachable' : 'failed', { cause: error });
}
