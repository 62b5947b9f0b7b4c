/** Name-based UUIDs (RFC 9562, version 5) for observations: the same article, quote, words and value give the same id. */
import { createHash } from 'node:crypto';

/** Made once at random; changing it changes every observation's id. */
const NAMESPACE = Buffer.from('c47d2f0e95b14a6c8e1b3a7d60f9254e', 'hex');

export function observationId(...parts: readonly (string | number | null)[]): string {
  const bytes = createHash('sha1').update(NAMESPACE).update(parts.join('\u0000'), 'utf8').digest();
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
}
