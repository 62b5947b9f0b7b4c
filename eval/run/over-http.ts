/** A target behind an address: a running server, over its HTTP routes. */
import { z } from 'zod';
import { observationsPageSchema } from '../../protocol/library.ts';
import { receivedAnswerSchema } from './target.ts';
import type { EvaluationTarget } from './target.ts';

const PAGE_SIZE = 200;

const passagesSchema = z.object({
  passages: z.array(
    z.object({ id: z.string(), articleId: z.string(), title: z.string(), text: z.string(), score: z.number() }),
  ),
});
const articleSchema = z.object({ id: z.string(), title: z.string(), text: z.string() });
const observationsSchema = observationsPageSchema.pick({ observations: true, total: true });
const coverageSchema = z.object({ articles: z.number().int().nonnegative() });
const pageSchema = z.object({ articles: z.array(z.object({ id: z.string() })), total: z.number() });

export interface HttpTargetOptions {
  /** `http://127.0.0.1:3000`; a path is kept. */
  readonly baseUrl: string;
  readonly apiKey?: string | undefined;
  readonly timeoutMs: number;
}

export function createHttpTarget({ baseUrl, apiKey, timeoutMs }: HttpTargetOptions): EvaluationTarget {
  const base = baseUrl.replace(/\/+$/, '');
  const authorization: Record<string, string> = apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` };

  async function call(path: string, init: RequestInit = {}, signal?: AbortSignal): Promise<Response> {
    const timeout = AbortSignal.timeout(timeoutMs);
    const response = await fetch(`${base}${path}`, {
      ...init,
      headers: { ...authorization, 'content-type': 'application/json' },
      signal: signal === undefined ? timeout : AbortSignal.any([signal, timeout]),
    });
    if (!response.ok && response.status !== 404) {
      throw new Error(`${path.split('?')[0]} 返回 ${response.status}：${(await response.text()).slice(0, 200)}`);
    }
    return response;
  }

  async function getJson<T>(path: string, schema: z.ZodType<T>): Promise<T | null> {
    const response = await call(path);
    return response.status === 404 ? null : schema.parse(await response.json());
  }

  return {
    name: base,
    async facts() {
      const coverage = await getJson('/api/coverage', coverageSchema);
      return coverage === null ? {} : { articles: { count: coverage.articles, digest: null } };
    },
    async ask(request, signal) {
      const response = await call('/api/ask', { method: 'POST', body: JSON.stringify(request) }, signal);
      if (response.status === 404) throw new Error('/api/ask 返回 404：这个地址不是据实的服务。');
      return receivedAnswerSchema.parse(await response.json());
    },
    async search(question, limit) {
      const query = new URLSearchParams({ q: question, limit: String(limit) });
      return (await getJson(`/api/search?${query}`, passagesSchema))?.passages ?? [];
    },
    articleText: async (id) => (await getJson(`/api/articles/${encodeURIComponent(id)}`, articleSchema))?.text ?? null,
    async *articles() {
      for (let page = 1; ; page += 1) {
        const listed = await getJson(`/api/articles?page=${page}&pageSize=${PAGE_SIZE}`, pageSchema);
        for (const { id } of listed?.articles ?? []) {
          const article = await getJson(`/api/articles/${encodeURIComponent(id)}`, articleSchema);
          if (article !== null) yield article;
        }
        if (listed === null || listed.articles.length === 0 || page * PAGE_SIZE >= listed.total) return;
      }
    },
    async *observations() {
      for (let page = 1; ; page += 1) {
        const listed = await getJson(`/api/observations?page=${page}&pageSize=${PAGE_SIZE}`, observationsSchema);
        yield* listed?.observations ?? [];
        if (listed === null || listed.observations.length === 0 || page * PAGE_SIZE >= listed.total) return;
      }
    },
    close: async () => {},
  };
}
