/**
 * Whatever goes wrong becomes `{ error: { code, message, details? } }` of the table in knowledge/errors.ts,
 * and nothing else: messages of libraries, stacks and paths stay in the log.
 * Used by the HTTP routes, the event stream and the WebSocket alike.
 */
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import type { ZodError } from 'zod';
import { ERRORS, JushiError } from '../knowledge/errors.ts';
import type { ErrorCode } from '../knowledge/errors.ts';
import { MAX_QUESTION_LENGTH } from '../protocol/answer.ts';
import type { ErrorBody } from '../protocol/library.ts';

/** What is used of a zod issue; Fastify's validation errors are brought into the same form. */
interface Fault {
  readonly field: string;
  readonly kind: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** Fastify and plugin codes that have words of their own; every other 4xx is a plain bad request. */
const FRAMEWORK_CODES: Readonly<Record<string, ErrorCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'too-large',
  FST_REQ_FILE_TOO_LARGE: 'too-large',
  FST_FILES_LIMIT: 'too-large',
  FST_PARTS_LIMIT: 'too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported-media-type',
  FST_INVALID_MULTIPART_CONTENT_TYPE: 'unsupported-media-type',
  FST_ERR_NOT_FOUND: 'not-found',
};

const STATUS_CODES: Readonly<Record<number, ErrorCode>> = {
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not-found',
  405: 'method-not-allowed',
  413: 'too-large',
  414: 'too-large',
  415: 'unsupported-media-type',
  429: 'too-many-requests',
};

function questionWords(fault: Fault): string {
  if (fault.kind === 'too_small') {
    return '请输入问题。';
  }
  if (fault.kind === 'too_big') {
    return `问题太长，请缩短到${MAX_QUESTION_LENGTH}字以内。`;
  }
  return `问题应为一段文字（question，1至${MAX_QUESTION_LENGTH}字）。`;
}

function problemWords({ kind, params }: Fault): string {
  switch (kind) {
    case 'too_small':
      return `太短或太小（至少 ${String(params['minimum'])}）`;
    case 'too_big':
      return `太长或太大（至多 ${String(params['maximum'])}）`;
    case 'invalid_value':
      return Array.isArray(params['values']) ? `应为 ${params['values'].map(String).join('、')} 之一` : '取值不对';
    case 'invalid_type':
      return '缺少，或类型不对';
    default:
      return '格式不正确';
  }
}

/** A fault of the question itself outranks others, because it is what a person can mend. */
function errorOfFaults(faults: readonly Fault[]): JushiError {
  const ofQuestion = faults.find(({ field }) => field === 'question');
  if (ofQuestion) {
    return new JushiError('bad-question', questionWords(ofQuestion));
  }
  const details = faults.map((fault) => ({ field: fault.field, problem: problemWords(fault) }));
  const named = details.map(({ field, problem }) => (field === '' ? problem : `${field} ${problem}`)).join('；');
  return new JushiError('bad-request', `请求格式不正确：${named}。`, { details });
}

/** Words for input that a schema of protocol/ refused. */
export function errorOfZod(error: ZodError): JushiError {
  return errorOfFaults(
    error.issues.map(({ path, code, ...params }) => ({ field: path.map(String).join('.'), kind: code ?? '', params })),
  );
}

/** The named error behind anything thrown; `internal`, with general words, for what has no name. */
export function asJushiError(thrown: unknown): JushiError {
  if (thrown instanceof JushiError) {
    return thrown;
  }
  if (hasZodFastifySchemaValidationErrors(thrown)) {
    return errorOfFaults(
      thrown.validation.map(({ instancePath, keyword, params }) => ({
        field: instancePath.slice(1).replaceAll('/', '.'),
        kind: keyword,
        params: params as Record<string, unknown>,
      })),
    );
  }
  const { code, statusCode } = (thrown ?? {}) as { code?: unknown; statusCode?: unknown };
  const known = FRAMEWORK_CODES[String(code)] ?? STATUS_CODES[Number(statusCode)];
  if (known) {
    return new JushiError(known, undefined, { cause: thrown });
  }
  const isCallersFault = typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500;
  return new JushiError(isCallersFault ? 'bad-request' : 'internal', undefined, { cause: thrown });
}

/** The body of an error reply. Of an error that is not the caller's to mend (5xx) it has the table's words alone: its own may name paths. */
export function errorBody(error: JushiError): ErrorBody {
  const { code, message, details } = error;
  if (error.status >= 500) {
    return { error: { code, message: ERRORS[code].words } };
  }
  return { error: { code, message, ...(details === undefined ? {} : { details }) } };
}
