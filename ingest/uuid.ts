/** Name-based UUIDs (RFC 9562, version 5) in namespaces of our own: the same name always gives the same id. */
import { createHash } from 'node:crypto';

/** Made once at random; changing one changes every id of an index. */
export const ARTICLE_NAMESPACE = '6f0e3c52-4b0d-4d8e-9a57-1f2b8c7d3e61';
export const FACT_NAMESPACE = '2d9c61e7-0f4b-4a83-b6d5-8c1e3f7a9b40';
export const PASSAGE_NAMESPACE = 'b1f4a9d0-7c36-4e15-8d2a-5e90c3f7a284';

/** @param namespace a UUID in its usual form */
export function uuidFromName(namespace: string, name: string): string {
  const bytes = createHash('sha1')
    .update(Buffer.from(namespace.replaceAll('-', ''), 'hex'))
    .update(name, 'utf8')
    .digest();
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
}
