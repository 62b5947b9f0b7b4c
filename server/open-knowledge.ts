/** The knowledge this process answers from: the index of DATA_DIR, or the samples as long as there is none. */
import { randomUUID } from 'node:crypto';
import packageJson from '../package.json' with { type: 'json' };
import { createAnswerer } from '../answer/create-answerer.ts';
import type { ModelParts } from '../answer/model/model-parts.ts';
import { createModel } from '../answer/model/create-model.ts';
import type { Answerer } from '../answer/port.ts';
import { createQuestionEmbedder } from '../answer/retrieve/question-vectors.ts';
import { HASTY } from '../knowledge/embeddings/create-embedder.ts';
import type { Reranker } from '../answer/rerank/port.ts';
import { createReranker } from '../answer/rerank/rerank-client.ts';
import { JushiError } from '../knowledge/errors.ts';
import type { KnowledgeStore } from '../knowledge/store/port.ts';
import { openEmbedder } from './open-embedder.ts';
import { openStore } from './open-store.ts';
import { openSamples } from './samples.ts';
import type { ServiceReports } from './service-reports.ts';
import type { Settings } from './settings.ts';
import { createSwitchingStore } from './switching-store.ts';
import type { SwitchingStore } from './switching-store.ts';

export interface Knowledge {
  readonly store: SwitchingStore;
  readonly answerer: Answerer;
  readonly newId: () => string;
}

/** A Qdrant that is away at start is taken to hold an index: questions get a 503 until it is back, never samples. */
async function hasIndex(index: KnowledgeStore, { QDRANT_URL }: Settings): Promise<boolean> {
  try {
    const view = await index.openView();
    view.close();
    return view.generation > 0;
  } catch (error) {
    if (QDRANT_URL !== undefined && isAway(error)) return true;
    throw error;
  }
}

export function isAway(error: unknown): boolean {
  return error instanceof JushiError && error.code === 'store-unavailable';
}

function openModel(settings: Settings, reports?: ServiceReports): Promise<ModelParts> | null {
  const { CHAT_MODEL: model, OPENAI_BASE_URL, OPENAI_API_KEY, CHAT_TIMEOUT_MS: timeoutMs } = settings;
  return model === undefined
    ? null
    : createModel({ model, timeoutMs, baseUrl: OPENAI_BASE_URL ?? null, apiKey: OPENAI_API_KEY ?? null }, reports);
}

function openReranker(settings: Settings, reports?: ServiceReports): Reranker | null {
  const { RERANK_BASE_URL: baseUrl, RERANK_MODEL: model, RERANK_API_KEY } = settings;
  return baseUrl === undefined || model === undefined
    ? null
    : createReranker({ baseUrl, model, apiKey: RERANK_API_KEY ?? null }, reports?.reranked);
}

/** @param reports told how requests to models, re-rankers and embedders went */
export async function openKnowledge(settings: Settings, reports?: ServiceReports): Promise<Knowledge> {
  const model = await openModel(settings, reports);
  const reranker = openReranker(settings, reports);
  const embedder = await openEmbedder(settings, HASTY);
  const clock = (): number => performance.now();
  const index = await openStore(settings);
  const store = createSwitchingStore(
    index,
    (await hasIndex(index, settings)) ? null : await openSamples(settings.DATA_DIR),
  );
  const answerer = createAnswerer({
    store,
    clock,
    version: packageJson.version,
    ...(model === null ? {} : { model }),
    ...(embedder === null ? {} : { embedder: createQuestionEmbedder(embedder, clock, reports?.notEmbedded) }),
    ...(reranker === null ? {} : { reranker }),
  });
  return { store, answerer, newId: randomUUID };
}
