/** The embedding service that the settings name. langchain is loaded only where one is: it takes a third of a second. */
import { createEmbedder } from '../knowledge/embeddings/create-embedder.ts';
import type { EmbedderLimits } from '../knowledge/embeddings/create-embedder.ts';
import type { Embedder } from '../knowledge/embeddings/port.ts';
import type { Settings } from './settings.ts';

/**
 * @returns null where no embedding model is set
 * @throws JushiError `configuration`, naming the setting to give
 */
export async function openEmbedder(settings: Settings, limits: EmbedderLimits): Promise<Embedder | null> {
  const { EMBEDDING_MODEL: model, EMBEDDING_BASE_URL, EMBEDDING_API_KEY, OPENAI_BASE_URL, OPENAI_API_KEY } = settings;
  if (model === undefined) return null;
  const { createLangchainEmbeddings } = await import('../knowledge/embeddings/langchain-embeddings.ts');
  const client = createLangchainEmbeddings({
    model,
    baseUrl: EMBEDDING_BASE_URL ?? OPENAI_BASE_URL ?? null,
    apiKey: EMBEDDING_API_KEY ?? OPENAI_API_KEY ?? null,
  });
  return createEmbedder(client, limits);
}
