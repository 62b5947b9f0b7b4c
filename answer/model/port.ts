/**
 * What answering asks of models. Vendor types stay behind these ports (langchain-chat.ts, knowledge/embeddings/).
 * A model that fails throws whatever its client throws; failure.ts reads what happened without knowing the vendor.
 */

export interface ChatMessage {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
}

export interface ChatModel {
  /** As an operator knows it («qwen3-32b»); part of an answer's id and of the log, never shown to users. */
  readonly name: string;
  /**
   * Pieces of text as they come; none for an empty answer.
   * @param signal ends the provider's request at once; so does leaving the iteration early
   */
  stream(messages: readonly ChatMessage[], signal: AbortSignal): AsyncIterable<string>;
}

export interface Reranker {
  readonly name: string;
  /** One score a text, higher is better; same order and length as `texts`. */
  rerank(query: string, texts: readonly string[], signal: AbortSignal): Promise<number[]>;
}
