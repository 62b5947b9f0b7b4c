/**
 * The vectors that a question's parts are searched with, or why there are none. Nobody waits for them longer than the
 * embedder's limit, and a service that keeps failing is left alone for a while: words find the articles all the same.
 * Vectors of another model or dimension than the index's are never asked with.
 */
import { LRUCache } from 'lru-cache';
import { EmbeddingFault } from '../../knowledge/embeddings/fault.ts';
import type { Embedder } from '../../knowledge/embeddings/port.ts';
import type { KnowledgeView } from '../../knowledge/store/port.ts';
import type { Retrieval } from '../../protocol/answer.ts';
import type { QuestionPart } from '../understand/question.ts';

export interface QuestionVectors {
  /** One for each part; null where only words are searched. */
  readonly vectors: readonly Float32Array[] | null;
  readonly retrieval: Retrieval;
}

export interface QuestionEmbedder {
  readonly model: string;
  /** @throws the signal's reason once it is aborted; nothing else */
  embed(view: KnowledgeView, parts: readonly QuestionPart[], signal: AbortSignal): Promise<QuestionVectors>;
}

const KEPT_QUESTIONS = 2000;
/** After so many failures in a row the service is not asked for a while; chosen. */
const PATIENCE = 3;
const REST_MS = 30_000;

/** The part as it was typed, after the words that it takes from other parts, earlier turns and their places and years. */
export function questionText({ typed, words, regions, periods, terms }: QuestionPart): string {
  const around = [
    ...regions.map(({ shortName }) => shortName),
    ...periods.map((period) => period.words),
    ...terms.filter(({ carried }) => carried).map((term) => term.words),
  ].filter((word) => !typed.includes(word) && !words.includes(word));
  return [...new Set(around), typed].join(' ');
}

/**
 * @param clock milliseconds, monotonic
 * @param onFault told of each failure of the service, for the log
 */
export function createQuestionEmbedder(
  embedder: Embedder,
  clock: () => number,
  onFault: (fault: EmbeddingFault) => void = () => undefined,
): QuestionEmbedder {
  const kept = new LRUCache<string, Float32Array>({ max: KEPT_QUESTIONS });
  let failures = 0;
  let restsUntil = -Infinity;

  const byWords = (reason: Retrieval['reason']): QuestionVectors => ({
    vectors: null,
    retrieval: { by: 'words', reason },
  });

  return {
    model: embedder.model,
    async embed(view, parts, signal) {
      if (view.vectors === null) return byWords('no-vectors');
      if (view.vectors.model !== embedder.model) return byWords('other-model');
      const { dimension } = view.vectors;
      const texts = parts.map(questionText);
      // A model that changed its dimension under the same name, and an index that followed, are asked anew.
      const unknown = [...new Set(texts)].filter((text) => kept.get(text)?.length !== dimension);
      if (unknown.length > 0) {
        if (clock() < restsUntil) return byWords('unavailable');
        try {
          const fresh = await embedder.embed(unknown, { signal });
          for (const [at, text] of unknown.entries()) kept.set(text, fresh[at]!);
          failures = 0;
        } catch (error) {
          signal.throwIfAborted();
          if (!(error instanceof EmbeddingFault)) throw error;
          failures += 1;
          if (failures >= PATIENCE) restsUntil = clock() + REST_MS;
          onFault(error);
          return byWords(error.kind === 'slow' ? 'slow' : 'unavailable');
        }
      }
      const vectors = texts.flatMap((text) => kept.get(text) ?? []);
      if (vectors.length < texts.length) return byWords('unavailable');
      if (vectors.some(({ length }) => length !== dimension)) return byWords('other-model');
      return { vectors, retrieval: { by: 'words-and-vectors' } };
    },
  };
}
