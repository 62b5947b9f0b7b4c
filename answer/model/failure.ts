/**
 * What went wrong with a model, in our own few words. Read from the shape of the error (HTTP status, name, code),
 * so that no vendor's class or message is needed and none can reach a user.
 */

export type FailureKind =
  | 'busy'
  | 'refused'
  | 'failed'
  | 'unreachable'
  | 'slow'
  | 'cut'
  | 'empty'
  | 'language'
  | 'unproved';

export interface ModelFailure {
  readonly kind: FailureKind;
  /** Whether the same request may succeed a moment later. */
  readonly isRetryable: boolean;
}

/** What an answer's `fallback` says: general, never a vendor's error. */
export const FALLBACK_WORDS: Readonly<Record<FailureKind, string>> = {
  busy: '模型服务繁忙，改用原文摘答',
  refused: '模型服务拒绝了请求，改用原文摘答',
  failed: '模型服务出错，改用原文摘答',
  unreachable: '无法连接模型服务，改用原文摘答',
  slow: '模型没有在规定时间内答完，改用原文摘答',
  cut: '模型的回答中途中断，改用原文摘答',
  empty: '模型没有给出可用的文字，改用原文摘答',
  language: '模型没有用中文作答，改用原文摘答',
  unproved: '模型的表述未能在原文中得到印证，改用原文摘答',
};

const BUSY = 429;
/** 408 request timeout, 409 conflict, 425 too early: worth a second try (RFC 9110, RFC 8470). */
const PASSING = new Set([408, 409, 425]);

function numberOf(error: unknown, key: string): number | null {
  const value = (error as Record<string, unknown> | null | undefined)?.[key];
  return typeof value === 'number' ? value : null;
}

function codesOf(error: unknown): string[] {
  const codes: string[] = [];
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    codes.push(at.name, String((at as { code?: unknown }).code ?? ''));
  }
  return codes;
}

/** @param hasBegun whether text had come: then the connection was cut, and asking again would say things twice */
export function failureOf(error: unknown, hasBegun: boolean): ModelFailure {
  if (hasBegun) {
    return { kind: 'cut', isRetryable: false };
  }
  const status = numberOf(error, 'status') ?? numberOf(error, 'statusCode');
  if (status !== null) {
    if (status === BUSY) {
      return { kind: 'busy', isRetryable: true };
    }
    if (status >= 500 || PASSING.has(status)) {
      return { kind: 'failed', isRetryable: true };
    }
    return { kind: 'refused', isRetryable: false };
  }
  const isConnection = codesOf(error).some((code) => /CONN|ENOTFOUND|EAI_AGAIN|UND_ERR|EPIPE|Connection/.test(code));
  return isConnection ? { kind: 'unreachable', isRetryable: true } : { kind: 'failed', isRetryable: true };
}
