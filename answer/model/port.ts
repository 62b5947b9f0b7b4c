/**
 * What answering asks of a model. Vendor types stay behind this port (langchain-chat.ts).
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
