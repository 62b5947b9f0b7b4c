/**
 * Embeddings by `@langchain/openai`, for any OpenAI-compatible service by its address. The only file that sees its
 * types. Its `embedDocuments` takes no signal, trusts the order of what comes back and fails with a TypeError on a
 * short answer; so the request it makes is kept, and what comes back is read by us before it reads it.
 */
import { OpenAIEmbeddings } from '@langchain/openai';
import { JushiError } from '../errors.ts';
import type { EmbeddingClient } from './create-embedder.ts';
import { readVectors } from './read-vectors.ts';

export interface EmbeddingSettings {
  readonly model: string;
  /** Null for OpenAI's own address. */
  readonly baseUrl: string | null;
  readonly apiKey: string | null;
}

type Request = Parameters<OpenAIEmbeddings['embeddingWithRetry']>[0];
type Response = Awaited<ReturnType<OpenAIEmbeddings['embeddingWithRetry']>>;

/** A compatible server may want no key, its client does. */
const NO_KEY = 'none';

class CheckedEmbeddings extends OpenAIEmbeddings {
  /** Of the last request, in the order of its texts. */
  vectors: Float32Array[] = [];

  protected override async embeddingWithRetry(request: Request): Promise<Response> {
    const response = await super.embeddingWithRetry(request);
    this.vectors = readVectors(response, request.input.length);
    const data = this.vectors.map((_, index) => ({ object: 'embedding' as const, index, embedding: [] }));
    return { ...response, data };
  }
}

/** @throws JushiError `configuration`, naming the setting to give */
export function createLangchainEmbeddings({ model, baseUrl, apiKey }: EmbeddingSettings): EmbeddingClient {
  if (baseUrl === null && apiKey === null) {
    throw new JushiError(
      'configuration',
      '设置了 EMBEDDING_MODEL，但没有 EMBEDDING_API_KEY（或 OPENAI_API_KEY）；本地或兼容的服务请设置 EMBEDDING_BASE_URL。',
    );
  }
  return {
    model,
    async request(texts, signal) {
      const embeddings = new CheckedEmbeddings({
        model,
        apiKey: apiKey ?? NO_KEY,
        batchSize: Math.max(1, texts.length),
        // Compatible servers know no base64.
        encodingFormat: 'float',
        stripNewLines: false,
        // Retries and time limits are ours: one request and no more.
        maxRetries: 0,
        configuration: {
          // What a provider sends is nobody's to read on our console.
          logLevel: 'off',
          ...(baseUrl === null ? {} : { baseURL: baseUrl }),
          fetch: (address, options) =>
            fetch(address, {
              ...options,
              signal: options?.signal ? AbortSignal.any([options.signal, signal]) : signal,
            }),
        },
      });
      await embeddings.embedDocuments([...texts]);
      return embeddings.vectors;
    },
  };
}
