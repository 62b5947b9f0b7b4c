/** Reads what is known from the server: coverage, articles, figures; and hands in feedback. Throws `WireFailure`. */
import type { ArticlePage, ArticleView, Coverage, Feedback, ObservationView } from '../../protocol/library.ts';
import type { ArticleKind, Status } from '../../protocol/answer.ts';
import { fetchWithKey } from './access.ts';
import { loadLibrary } from './check.ts';
import { WireFailure } from './failure.ts';

/** The server's words of a failure; null where the body holds none. */
export async function readServerWords(response: Response): Promise<string | null> {
  const body: unknown = await response.json().catch(() => null);
  const error = typeof body === 'object' && body !== null && 'error' in body ? body.error : null;
  const message = typeof error === 'object' && error !== null && 'message' in error ? error.message : null;
  return typeof message === 'string' ? message : null;
}

/** Reads and checks one answer of the API. */
export async function read<Value>(
  path: `/${string}`,
  schema: Promise<{ parse(body: unknown): Value }>,
  signal?: AbortSignal,
): Promise<Value> {
  const response = await fetchWithKey(path, { signal: signal ?? null });
  if (!response.ok) throw new WireFailure('refused-by-server', await readServerWords(response), response.status);
  const body: unknown = await response.json().catch(() => {
    throw new WireFailure('unreadable');
  });
  const checker = await schema;
  try {
    return checker.parse(body);
  } catch {
    throw new WireFailure('unreadable');
  }
}

/** Empty and missing values are left out. */
export function queryOf(values: Record<string, string | number | undefined>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined && value !== '') query.set(name, String(value));
  }
  return query.toString();
}

export interface ArticlesQuery {
  readonly page?: number;
  readonly pageSize?: number;
  readonly region?: string | undefined;
  readonly year?: number | undefined;
  readonly kind?: ArticleKind | undefined;
}

export interface FiguresQuery {
  readonly page?: number;
  readonly pageSize?: number;
  readonly indicator?: string | undefined;
  readonly region?: string | undefined;
  readonly year?: number | undefined;
  readonly status?: Status | undefined;
}

export interface FigurePage {
  readonly observations: readonly ObservationView[];
  readonly page: number;
  readonly pageSize: number;
  readonly total: number;
}

export function readCoverage(signal?: AbortSignal): Promise<Coverage> {
  return read(
    '/api/coverage',
    loadLibrary().then((library) => library.coverageSchema),
    signal,
  );
}

export function readArticles(query: ArticlesQuery, signal?: AbortSignal): Promise<ArticlePage> {
  return read(
    `/api/articles?${queryOf({ ...query })}`,
    loadLibrary().then((library) => library.articlesPageSchema),
    signal,
  );
}

/** A removed article fails as `refused-by-server` with status 404. */
export function readArticle(id: string, signal?: AbortSignal): Promise<ArticleView> {
  return read(
    `/api/articles/${encodeURIComponent(id)}`,
    loadLibrary().then((library) => library.articleSchema),
    signal,
  );
}

export function readFigures(query: FiguresQuery, signal?: AbortSignal): Promise<FigurePage> {
  return read(
    `/api/observations?${queryOf({ ...query })}`,
    loadLibrary().then((library) => library.observationsPageSchema),
    signal,
  );
}

export async function sendFeedback(feedback: Feedback): Promise<void> {
  const response = await fetchWithKey('/api/feedback', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(feedback),
  });
  if (!response.ok) throw new WireFailure('refused-by-server', await readServerWords(response), response.status);
}
