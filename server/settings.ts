/**
 * All settings, from the environment and `.env`: one schema gives validation, defaults and documentation.
 * Read once at start; every fault is reported at once and no value is ever echoed (it may be a secret).
 * `.env.example` lists the same keys; a test compares them.
 */
import { existsSync } from 'node:fs';
import { isIP } from 'node:net';
import { z } from 'zod';
import { JushiError } from '../knowledge/errors.ts';

const optionalText = z.string().trim().min(1).optional();
const optionalAddress = z.url({ protocol: /^https?$/, error: '应为 http:// 或 https:// 开头的地址' }).optional();

const wholeNumber = (min: number, max: number) =>
  z
    .string()
    .trim()
    .regex(/^\d+$/, `应为 ${min} 至 ${max} 的整数`)
    .transform(Number)
    .refine((value) => value >= min && value <= max, `应为 ${min} 至 ${max} 的整数`);

/** `false`, `true`, a number of proxies, or a comma-separated list of their addresses: Fastify's `trustProxy`. */
const trustProxy = z
  .string()
  .trim()
  .transform((words): boolean | number | string => {
    if (/^(true|false)$/i.test(words)) {
      return words.toLowerCase() === 'true';
    }
    return /^\d+$/.test(words) ? Number(words) : words;
  })
  .refine((value) => typeof value !== 'string' || value.split(',').every(isAddressRange), {
    error: '应为 true、false、代理层数，或以逗号分隔的代理地址',
  });

/** An address, a range («10.0.0.0/8») or one of proxy-addr's names for a range. */
function isAddressRange(words: string): boolean {
  const [address = '', bits, ...rest] = words.trim().split('/');
  if (['loopback', 'linklocal', 'uniquelocal'].includes(address)) {
    return bits === undefined;
  }
  const maxBits = isIP(address) === 4 ? 32 : 128;
  return (
    isIP(address) > 0 && rest.length === 0 && (bits === undefined || (/^\d+$/.test(bits) && Number(bits) <= maxBits))
  );
}

const origins = z
  .string()
  .transform((words) =>
    words
      .split(',')
      .map((origin) => origin.trim())
      .filter((origin) => origin !== ''),
  )
  .pipe(z.array(z.string().refine(isOrigin, '应为以逗号分隔的来源，例如 https://example.gov.cn')));

function isOrigin(words: string): boolean {
  return URL.canParse(words) && new URL(words).origin === words;
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

export const settingsSchema = z.object({
  HOST: z.string().trim().min(1).default('127.0.0.1').describe('The address to listen on.'),
  PORT: wholeNumber(0, 65_535).default(3000).describe('The port to listen on; 0 takes a free one.'),
  DATA_DIR: z.string().trim().min(1).default('./data').describe('Where the index lies; must be writable.'),
  LOG_LEVEL: z
    .enum(LOG_LEVELS, { error: `应为 ${LOG_LEVELS.join('、')} 之一` })
    .default('warn')
    .describe('How much is logged (JSON lines on standard output); `info` has a line a request.'),
  API_KEY: optionalText.describe('When set, the API wants `Authorization: Bearer …` with it.'),
  ADMIN_TOKEN: optionalText.describe('Bearer token to add and remove articles; without it both are refused.'),
  ALLOWED_ORIGINS: origins.default([]).describe('Other sites that may call the API from a browser, comma-separated.'),
  TRUST_PROXY: trustProxy
    .default(false)
    .describe('Whose `X-Forwarded-*` headers to believe: `true`, a number of proxies, or their addresses.'),
  RATE_LIMIT_PER_MINUTE: wholeNumber(0, 1_000_000)
    .default(0)
    .describe('Questions a minute and caller address (HTTP and WebSocket together); 0 sets no limit.'),
  OPENAI_API_KEY: optionalText.describe('Key of the model service.'),
  OPENAI_BASE_URL: optionalAddress.describe('Address of an OpenAI-compatible model service.'),
  CHAT_MODEL: optionalText.describe('The model that words answers; without it answers are extracts.'),
  CHAT_TIMEOUT_MS: wholeNumber(100, 600_000).default(30_000).describe('How long the model may take, in milliseconds.'),
  EMBEDDING_MODEL: optionalText.describe('The model of dense vectors; without it retrieval is lexical.'),
  EMBEDDING_BASE_URL: optionalAddress.describe('Address of the embedding service; default OPENAI_BASE_URL.'),
  EMBEDDING_API_KEY: optionalText.describe('Key of the embedding service; default OPENAI_API_KEY.'),
  RERANK_BASE_URL: optionalAddress.describe('Address of a re-ranking service (`/rerank`); wants RERANK_MODEL.'),
  RERANK_API_KEY: optionalText.describe('Key of the re-ranking service.'),
  RERANK_MODEL: optionalText.describe('The re-ranking model; wants RERANK_BASE_URL.'),
  QDRANT_URL: optionalAddress.describe('Address of Qdrant; without it the index is the embedded store.'),
  QDRANT_API_KEY: optionalText.describe('Key of Qdrant.'),
  QDRANT_COLLECTION: z.string().trim().min(1).default('jushi').describe('Prefix of the collections in Qdrant.'),
  EVALUATION_PAGE: z
    .enum(['on', 'off'], { error: '应为 on 或 off' })
    .default('on')
    .describe('Whether the page and the API show the runs that `npm run eval` saved in DATA_DIR.'),
  OTEL_EXPORTER_OTLP_ENDPOINT: optionalAddress.describe('Where traces go (OTLP over HTTP).'),
});

export type Settings = z.output<typeof settingsSchema>;

/** Settings that mean nothing without another. */
const COMPANIONS: readonly (readonly [keyof Settings, keyof Settings])[] = [
  ['RERANK_MODEL', 'RERANK_BASE_URL'],
  ['RERANK_BASE_URL', 'RERANK_MODEL'],
  ['RERANK_API_KEY', 'RERANK_BASE_URL'],
];

function lonely(given: Readonly<Record<string, unknown>>): string[] {
  return COMPANIONS.filter(([name, needed]) => given[name] !== undefined && given[needed] === undefined).map(
    ([name, needed]) => `${name}：还需要设置 ${needed}`,
  );
}

/** Words for a fault that never repeat the value that caused it. */
function wordsOf(issue: z.core.$ZodIssue): string {
  return `${issue.path[0]?.toString() ?? ''}：${/[\u4e00-\u9fff]/.test(issue.message) ? issue.message : '格式不正确'}`;
}

/**
 * Reads settings from variables; an empty one counts as not set.
 * @throws JushiError `configuration` naming every faulty variable, with `details` a list of the same lines
 */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const given = Object.fromEntries(
    Object.keys(settingsSchema.shape)
      .map((name) => [name, environment[name]] as const)
      .filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
  const result = settingsSchema.safeParse(given);
  const alone = lonely(given);
  if (result.success && alone.length === 0) {
    return result.data;
  }
  const lines = [...new Set([...(result.error?.issues ?? []).map(wordsOf), ...alone])];
  throw new JushiError(
    'configuration',
    `配置有误，请检查环境变量或 .env：\n${lines.map((line) => `  ${line}`).join('\n')}`,
    {
      details: lines,
    },
  );
}

/** The settings of this process; variables of the environment win over those of the file. */
export function loadSettings(file = '.env'): Settings {
  if (existsSync(file)) {
    process.loadEnvFile(file);
  }
  return readSettings(process.env);
}
