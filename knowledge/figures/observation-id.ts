/** Name-based UUIDs (RFC 9562, version 5) for observations: the same article, quote, words and value give the same id. */
import { hash } from 'node:crypto';

/** Made once at random; changing it changes every observation's id. */
const NAMESPACE = Buffer.from('c47d2f0e95b14a6c8e1b3a7d60f9254e', 'hex');

/** Where the words of an id are put together, so that none of them needs a buffer of its own. */
let scratch = Buffer.concat([NAMESPACE, Buffer.alloc(4096)]);

export function observationId(...parts: readonly (string | number | null)[]): string {
  const words = parts.join('\u0000');
  // At most three bytes a code unit.
  const room = NAMESPACE.length + 3 * words.length;
  if (scratch.length < room) scratch = Buffer.concat([NAMESPACE, Buffer.alloc(2 * room)]);
  const end = NAMESPACE.length + scratch.write(words, NAMESPACE.length, 'utf8');
  const hex = hash('sha1', scratch.subarray(0, end), 'hex');
  const variant = ((Number.parseInt(hex.slice(16, 18), 16) & 0x3f) | 0x80).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `5${hex.slice(13, 16)}`,
    variant + hex.slice(18, 20),
    hex.slice(20, 32),
  ].join('-');
}
