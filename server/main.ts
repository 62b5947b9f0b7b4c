/**
 * The one place where concrete parts meet: settings → store → answerer → server, listening until a signal.
 * Called by `jushi serve`. Whatever stops the start is told in one clear line, and nothing is left half open.
 */
import { pino } from 'pino';
import type { AddressInfo } from 'node:net';
import { createRunLibrary } from '../eval/browse/create-run-library.ts';
import { createAnswerer } from '../answer/create-answerer.ts';
import type { Embedder } from '../knowledge/embeddings/port.ts';
import { JushiError } from '../knowledge/errors.ts';
import type { KnowledgeStore } from '../knowledge/store/port.ts';
import { BRISK } from '../knowledge/embeddings/create-embedder.ts';
import { indexTerms } from '../knowledge/language/terms.ts';
import { buildServer } from './build-server.ts';
import { checkDataFolder, evaluationRunsFolder } from './data-folder.ts';
import { createIngestFiles } from './ingestion.ts';
import { isAway, openKnowledge } from './open-knowledge.ts';
import type { Knowledge } from './open-knowledge.ts';
import { openEmbedder } from './open-embedder.ts';
import type { App } from './parts.ts';
import { gazetteerLookup } from './region-lookup.ts';
import { describeRetrieval } from './retrieval-state.ts';
import { createServiceReports } from './service-reports.ts';
import type { Settings } from './settings.ts';
import { onShutdownSignal } from './shutdown.ts';
import { ensureWebClient } from './web-build.ts';

/** Settings of the contract that this version reads and does nothing with. */
const WITHOUT_EFFECT = ['OTEL_EXPORTER_OTLP_ENDPOINT'] as const satisfies readonly (keyof Settings)[];

/**
 * Starts serving; resolves when the server listens.
 * @param say writes one line for a person
 * @throws JushiError `data-folder`, `index-incompatible`, `configuration` (address or port cannot be used)
 */
export async function startServer(
  settings: Settings,
  say: (words: string) => void,
  options: { readonly isWebServed: boolean } = { isWebServed: true },
): Promise<void> {
  checkDataFolder(settings.DATA_DIR);
  const unused = WITHOUT_EFFECT.filter((name) => settings[name] !== undefined);
  if (unused.length > 0) {
    say(`提示：这些设置在此版本中不起作用：${unused.join('、')}`);
  }
  const webFolder = options.isWebServed ? await ensureWebClient(say) : null;
  const logger = pino({ level: settings.LOG_LEVEL, redact: ['req.headers.authorization'] });
  const reports = createServiceReports(logger);
  const knowledge = await openKnowledge(settings, reports);
  const { store, answerer, newId } = knowledge;
  const embedder = await openEmbedder(settings, BRISK);
  const app = await buildServer({
    answerer,
    store,
    settings,
    samples: store.isSamples,
    clock: Date.now,
    newId,
    regions: gazetteerLookup,
    termsOf: indexTerms,
    ingestFiles: createIngestFiles(store, settings.DATA_DIR, embedder),
    ...(settings.EVALUATION_PAGE === 'off'
      ? {}
      : { runLibrary: createRunLibrary(evaluationRunsFolder(settings.DATA_DIR)) }),
    ...(webFolder === null ? {} : { webFolder }),
    logger,
    serviceCounts: reports.counts,
  });
  const closing = new AbortController();
  const close = async (): Promise<void> => {
    closing.abort();
    await app.close();
    await store.close();
  };
  try {
    await listen(app, settings);
    try {
      await warmUp(knowledge);
      say(await greeting(app, knowledge, settings));
    } catch (error) {
      if (!isAway(error)) throw error;
      say(`据实已启动：${addressOf(app, settings)}（资料库暂时无法访问，恢复后即可回答）`);
    }
  } catch (error) {
    await close();
    throw error;
  }
  onShutdownSignal(process, close, say);
  if (embedder !== null && !store.isSamples()) {
    // Told when it is known: a service that is away must not hold up the start.
    void retrievalLines(store, embedder, closing.signal).then((lines) => lines.forEach(say));
  }
}

async function listen(app: App, { HOST, PORT }: Settings): Promise<void> {
  try {
    await app.listen({ host: HOST, port: PORT });
  } catch (cause) {
    throw new JushiError('configuration', listenFault((cause as NodeJS.ErrnoException).code, HOST, PORT), { cause });
  }
}

function listenFault(code: string | undefined, host: string, port: number): string {
  switch (code) {
    case 'EADDRINUSE':
      return `端口 ${port} 已被占用：请停止占用它的程序，或用 PORT 换一个端口（例如 PORT=3001 npm start）。`;
    case 'EACCES':
      return `没有权限使用端口 ${port}：请用 PORT 换一个 1024 以上的端口。`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `本机没有地址 ${host}：请检查 HOST（本机访问用 127.0.0.1，对外服务用 0.0.0.0）。`;
    default:
      return `无法监听 ${host}:${port}（${code ?? '原因不明'}）：请检查 HOST 和 PORT。`;
  }
}

/** What is asked before the first question: of what there is, for a figure, for measures. */
const FIRST_QUESTIONS = ['收录了哪些文章？', '去年地区生产总值增长了多少？', '对企业有哪些奖励和补贴？'];

/** Loads dictionaries and postings before the first question asks for them; no model or other service is asked. */
async function warmUp({ store }: Knowledge): Promise<void> {
  const answerer = createAnswerer({ store, clock: Date.now, version: 'start' });
  for (const question of FIRST_QUESTIONS) {
    for await (const event of answerer.answer({ question }, new AbortController().signal)) void event;
  }
}

/** Nothing where the index is away, which is told by others, or the server closes. */
async function retrievalLines(store: KnowledgeStore, embedder: Embedder, signal: AbortSignal): Promise<string[]> {
  try {
    const view = await store.openView();
    try {
      return await describeRetrieval(view, embedder, signal);
    } finally {
      view.close();
    }
  } catch {
    return [];
  }
}

function addressOf(app: App, { HOST }: Settings): string {
  const { port } = app.server.address() as AddressInfo;
  const host = HOST === '0.0.0.0' || HOST === '::' ? 'localhost' : HOST.includes(':') ? `[${HOST}]` : HOST;
  return `http://${host}:${port}`;
}

async function greeting(app: App, { store }: Knowledge, settings: Settings): Promise<string> {
  const view = await store.openView();
  const { articles } = await view.coverage();
  const { generation } = view;
  view.close();
  const what = store.isSamples()
    ? `示例资料，文章 ${articles} 篇；导入自己的文章：npm run ingest -- 文件或文件夹`
    : `文章 ${articles} 篇，第 ${generation} 版索引`;
  return `据实已启动：${addressOf(app, settings)}（${what}）`;
}
