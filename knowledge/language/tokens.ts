/**
 * Lengths in tokens of `o200k_base`, which passages are measured in. Called by ingest (passages) and by
 * the model's context budget. The encoder is loaded at the first call (0.4 s).
 */
import { createRequire } from 'node:module';
import type { get_encoding, Tiktoken } from 'tiktoken';

const require = createRequire(import.meta.url);
let encoder: Tiktoken | undefined;

/** Tokens of `text`, special tokens read as plain words; 0 for an empty text. About 0.75 a Chinese character. */
export function countTokens(text: string): number {
  encoder ??= (require('tiktoken') as { get_encoding: typeof get_encoding }).get_encoding('o200k_base');
  return encoder.encode_ordinary(text).length;
}
