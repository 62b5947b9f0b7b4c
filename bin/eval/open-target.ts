/** What a command line asks to evaluate: a server, articles given for this run, the bundled samples, or DATA_DIR's index. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import packageJson from '../../package.json' with { type: 'json' };
import { createAnswerer } from '../../answer/create-answerer.ts';
import { createInProcessTarget } from '../../eval/run/in-process.ts';
import { createHttpTarget } from '../../eval/run/over-http.ts';
import type { EvaluationTarget } from '../../eval/run/target.ts';
import { JushiError } from '../../knowledge/errors.ts';
import type { KnowledgeStore } from '../../knowledge/store/port.ts';
import { openSqliteStore } from '../../knowledge/store/sqlite/store.ts';
import { ingest } from '../../server/ingestion.ts';
import { openKnowledge } from '../../server/open-knowledge.ts';
import { openSamples } from '../../server/samples.ts';
import type { Settings } from '../../server/settings.ts';

export interface TargetChoice {
  readonly url: string | null;
  /** Files and folders to ingest into an index of this run alone; empty for none. */
  readonly articles: readonly string[];
  readonly samples: boolean;
}

const REQUEST_TIMEOUT_MS = 60_000;

function inProcess(name: string, store: KnowledgeStore, onClose?: () => void): EvaluationTarget {
  const answerer = createAnswerer({ store, clock: () => performance.now(), version: packageJson.version });
  const told = { model: null, version: packageJson.version };
  return createInProcessTarget({ name, store, answerer, told, ...(onClose === undefined ? {} : { onClose }) });
}

async function overArticles(paths: readonly string[]): Promise<EvaluationTarget> {
  const folder = mkdtempSync(join(tmpdir(), 'jushi-eval-'));
  const store = openSqliteStore({ file: join(folder, 'index.db') });
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  try {
    const summary = await ingest({ paths, store });
    if (summary.articles === 0) throw new JushiError('bad-request', `没有从这些路径读到文章：${paths.join('、')}`);
  } catch (error) {
    await store.close();
    remove();
    throw error;
  }
  return inProcess(paths.map((path) => basename(path)).join('、'), store, remove);
}

/** @throws JushiError `bad-request` where what is asked for is not there */
export async function openTarget(choice: TargetChoice, settings: Settings): Promise<EvaluationTarget> {
  if (choice.url !== null) {
    if (!URL.canParse(choice.url)) throw new JushiError('bad-request', `--url 应为 http:// 开头的地址：${choice.url}`);
    return createHttpTarget({ baseUrl: choice.url, apiKey: settings.API_KEY, timeoutMs: REQUEST_TIMEOUT_MS });
  }
  if (choice.articles.length > 0) return overArticles(choice.articles);
  if (choice.samples) {
    const store = await openSamples(settings.DATA_DIR);
    if (store === null) throw new JushiError('bad-request', '没有随附的示例资料，请用 --articles 指定文章。');
    return inProcess('示例资料', store);
  }
  const { store, answerer } = await openKnowledge(settings);
  const view = await store.openView();
  view.close();
  const name = store.isSamples() ? '示例资料' : '本机索引';
  const told = { model: settings.CHAT_MODEL ?? null, version: packageJson.version };
  return createInProcessTarget({ name, store, answerer, told });
}
