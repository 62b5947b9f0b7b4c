/** Articles and questions for the measuring scripts: an index made for one run, what it answers, and its articles by id. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createAnswerer } from '../answer/create-answerer.ts';
import type { EvalCase } from '../eval/cases/case-schema.ts';
import { readCaseSets } from '../eval/cases/read-set.ts';
import { ingestPaths } from '../ingest/ingest-paths.ts';
import type { Article } from '../knowledge/article.ts';
import { extractFigures } from '../knowledge/figures/extract-figures.ts';
import { openSqliteStore } from '../knowledge/store/sqlite/store.ts';
import type { Answer, Turn } from '../protocol/answer.ts';

export interface OverArticles {
  ask(question: string, history: readonly Turn[]): Promise<Answer>;
  readonly articles: ReadonlyMap<string, Article>;
  close(): Promise<void>;
}

/** The articles and the set given; else those of JUSHI_SHARED (or ../shared) where they are; else the samples. */
export function inputsOf(given: { readonly articles: readonly string[]; readonly sets: readonly string[] }): {
  readonly articles: readonly string[];
  readonly sets: readonly string[];
} {
  if (given.articles.length > 0 && given.sets.length > 0) {
    return given;
  }
  const root = fileURLToPath(new URL('..', import.meta.url));
  const shared = process.env['JUSHI_SHARED'] ?? join(root, '../shared');
  const corpus = join(shared, 'corpus');
  const set = join(shared, 'eval/dev.jsonl');
  return existsSync(corpus) && existsSync(set)
    ? { articles: [corpus], sets: [set] }
    : { articles: [join(root, 'samples/articles')], sets: [join(root, 'samples/cases.jsonl')] };
}

/**
 * What a measuring script was called with: `[--articles PATH]… [--set FILE.jsonl]… [--seed N] [--show N]`.
 * @param unless how many single findings are shown unless told otherwise
 */
export function readArguments(unless: { readonly shown: number }): {
  readonly articles: readonly string[];
  readonly sets: readonly string[];
  readonly seed: number;
  readonly shown: number;
} {
  const { values } = parseArgs({
    options: {
      articles: { type: 'string', multiple: true, default: [] },
      set: { type: 'string', multiple: true, default: [] },
      seed: { type: 'string', default: '1' },
      show: { type: 'string', default: String(unless.shown) },
    },
  });
  const inputs = inputsOf({ articles: values.articles, sets: values.set });
  return { ...inputs, seed: Number(values.seed), shown: Number(values.show) };
}

export async function openArticles(paths: readonly string[]): Promise<OverArticles> {
  const folder = mkdtempSync(join(tmpdir(), 'jushi-articles-'));
  const store = openSqliteStore({ file: join(folder, 'index.db') });
  await ingestPaths({ paths, store, extractObservations: extractFigures });
  const answerer = createAnswerer({ store, clock: () => performance.now(), version: 'measured' });
  const articles = new Map<string, Article>();
  const view = await store.openView();
  for (let page = 1, seen = 0, total = 1; seen < total; page += 1) {
    const heads = await view.listArticles({}, { page, pageSize: 200 });
    total = heads.total;
    seen += heads.articles.length || total;
    for (const { id } of heads.articles) {
      const article = await view.getArticle(id);
      if (article !== null) {
        articles.set(id, article);
      }
    }
  }
  view.close();
  const { signal } = new AbortController();
  return {
    articles,
    async ask(question, history) {
      const request = { question, ...(history.length > 0 ? { history: [...history] } : {}) };
      for await (const event of answerer.answer(request, signal)) {
        if (event.type === 'end') {
          return event.answer;
        }
      }
      throw new Error('the answer did not end');
    },
    async close() {
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export async function casesOf(sets: readonly string[]): Promise<readonly EvalCase[]> {
  return (await readCaseSets(sets)).cases;
}
