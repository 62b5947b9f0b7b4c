/** Questions over the bundled samples, asked with and without a scripted model. */
import { mkdtemp, rm } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAnswerer } from '../../answer/create-answerer.ts';
import type { ModelRecord, RewriteRecord } from '../../answer/model/model-parts.ts';
import { createLangchainChat } from '../../answer/model/langchain-chat.ts';
import { readPrompts } from '../../answer/model/prompt-file.ts';
import type { Answerer } from '../../answer/port.ts';
import { ingestPaths } from '../../ingest/ingest-paths.ts';
import { extractFigures } from '../../knowledge/figures/extract-figures.ts';
import { openSqliteStore } from '../../knowledge/store/sqlite/store.ts';
import type { KnowledgeStore } from '../../knowledge/store/port.ts';
import type { Article } from '../../knowledge/article.ts';
import type { Answer, AskRequest } from '../../protocol/answer.ts';
import { startScriptedProvider, type ScriptedProvider } from './scripted-provider.ts';
import { problemsOf, type Problem } from './worded-problems.ts';

export interface Case {
  readonly id: string;
  readonly question: string;
  readonly history?: AskRequest['history'];
  readonly answerable: boolean;
  readonly must_include: readonly (readonly string[])[];
}

export interface Stage {
  readonly provider: ScriptedProvider;
  readonly store: KnowledgeStore;
  readonly cases: readonly Case[];
  /** Without a model. */
  readonly plain: Answerer;
  /** With the scripted one. */
  readonly worded: Answerer;
  readonly articles: ReadonlyMap<string, Article>;
  /** How the last worded answer came to be; null where no model was asked. */
  readonly lastRecord: () => ModelRecord | null;
  /** How the last follow-up was rewritten; null where the model was not asked to. */
  readonly lastRewrite: () => RewriteRecord | null;
  close(): Promise<void>;
}

/** Short, so that hanging providers do not hold up the tests. */
export const TOTAL_MS = 900;
const FIRST_TOKEN_MS = 350;

async function readArticles(store: KnowledgeStore): Promise<Map<string, Article>> {
  const view = await store.openView();
  const articles = new Map<string, Article>();
  for (let page = 1, total = 1; (page - 1) * 200 < total; page += 1) {
    const heads = await view.listArticles({}, { page, pageSize: 200 });
    total = heads.total;
    for (const { id } of heads.articles) {
      const article = await view.getArticle(id);
      if (article !== null) {
        articles.set(id, article);
      }
    }
  }
  view.close();
  return articles;
}

/**
 * @param index an index that stands already; without one the articles are read into one of their own
 * @param totalMs how long the model may take
 */
export async function openStage(
  articles: readonly string[],
  casesFile: string,
  index: string | null = null,
  totalMs = TOTAL_MS,
): Promise<Stage> {
  const folder = await mkdtemp(join(tmpdir(), 'jushi-model-test-'));
  const store = openSqliteStore({ file: index ?? join(folder, 'index.db') });
  if (index === null) {
    await ingestPaths({ paths: [...articles], store, extractObservations: extractFigures });
  }
  const provider = await startScriptedProvider();
  const settings = { model: 'scripted', baseUrl: provider.baseUrl, apiKey: 'key', timeoutMs: totalMs };
  let record: ModelRecord | null = null;
  let rewrite: RewriteRecord | null = null;
  const parts = { store, clock: () => performance.now(), version: 'test' };
  const model = {
    chat: await createLangchainChat(settings),
    prompts: readPrompts(),
    limits: { totalMs, firstTokenMs: Math.max(FIRST_TOKEN_MS, totalMs / 3), retries: 2, retryMs: 5, random: () => 0 },
    report: (one: ModelRecord) => {
      record = one;
    },
    reportRewrite: (one: RewriteRecord) => {
      rewrite = one;
    },
  };
  const lines = readFileSync(casesFile, 'utf8').trim().split('\n');
  return {
    provider,
    store,
    articles: await readArticles(store),
    cases: lines.map((line) => JSON.parse(line) as Case),
    plain: createAnswerer(parts),
    worded: {
      answer(request, signal) {
        record = null;
        rewrite = null;
        return createAnswerer({ ...parts, model }).answer(request, signal);
      },
    },
    lastRecord: () => record,
    lastRewrite: () => rewrite,
    async close() {
      await provider.close();
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export interface Heard {
  readonly answer: Answer;
  /** All `delta`s joined. */
  readonly text: string;
  /** Whether every marker's citation was among the sources told before its text. */
  readonly isSourced: boolean;
}

export async function hear(
  answerer: Answerer,
  request: AskRequest,
  signal = new AbortController().signal,
): Promise<Heard> {
  let text = '';
  let known = new Set<number>();
  let isSourced = true;
  for await (const event of answerer.answer(request, signal)) {
    if (event.type === 'sources') {
      known = new Set(event.citations.map(({ n }) => n));
    } else if (event.type === 'delta') {
      text += event.text;
      isSourced &&= [...event.text.matchAll(/\[(\d+)\]/g)].every(([, n]) => known.has(Number(n)));
    } else if (event.type === 'end') {
      return { answer: event.answer, text, isSourced };
    }
  }
  throw new Error('no end');
}

/** Asks a case of both and compares. */
export async function compareAnswers(stage: Stage, one: Case, isLying: boolean): Promise<Problem[]> {
  stage.provider.forget();
  const request = { question: one.question, ...(one.history === undefined ? {} : { history: one.history }) };
  const heard = await hear(stage.worded, request);
  const record = stage.lastRecord();
  const { answer: plain } = await hear(stage.plain, request);
  const lies = isLying ? stage.provider.lies : [];
  return problemsOf(one, heard, plain, lies, record, (id) => stage.articles.get(id) ?? null);
}
