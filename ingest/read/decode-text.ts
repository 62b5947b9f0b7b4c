/**
 * Bytes to text. UTF-8 is tried strictly first, because nothing else passes that test by chance; then what
 * chardet believes, then GB18030. Never guesses between two readings that both damage the text.
 */
import chardet from 'chardet';
import { REASONS } from './rejection.ts';

export type Decoded = { readonly text: string; readonly warning: string | null } | { readonly reason: string };

const BYTE_ORDER_MARKS: readonly (readonly [string, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/** A few bytes lost in a long UTF-8 text: more than this share of its characters and it is some other encoding. */
const MAX_DAMAGED_SHARE = 0.002;

function decodeStrictly(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function isBinary(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, 8192);
  const startsWith = (signature: string) => [...signature].every((char, index) => head[index] === char.charCodeAt(0));
  if (startsWith('%PDF') || startsWith('PK\u0003\u0004')) return true;
  let controls = 0;
  for (const byte of head) {
    if (byte === 0) return true;
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 12) controls += 1;
  }
  return controls > head.length * 0.01;
}

function damagedShare(text: string): number {
  let damaged = 0;
  for (const char of text) if (char === '\uFFFD') damaged += 1;
  return damaged / Math.max(1, text.length);
}

/** Line ends become \n and a byte order mark goes; nothing else is changed. */
export function decodeText(bytes: Uint8Array): Decoded {
  if (bytes.length === 0) return { reason: REASONS.empty };
  const marked = BYTE_ORDER_MARKS.find(([, mark]) => mark.every((byte, index) => bytes[index] === byte));
  const finish = (text: string, warning: string | null = null): Decoded => ({
    text: text.replaceAll(/\r\n?/g, '\n'),
    warning,
  });
  if (marked) {
    const text = decodeStrictly(bytes, marked[0]);
    return text === null ? { reason: REASONS.encoding } : finish(text);
  }
  if (isBinary(bytes)) return { reason: REASONS.binary };
  const utf8 = decodeStrictly(bytes, 'utf-8');
  if (utf8 !== null) return finish(utf8);
  const damaged = new TextDecoder('utf-8').decode(bytes);
  const share = damagedShare(damaged);
  if (share <= MAX_DAMAGED_SHARE) return finish(damaged, '有个别字节损坏，已用占位符代替');
  const detected = chardet.detect(bytes.subarray(0, 65_536));
  const guesses = detected === 'Big5' ? ['gb18030', 'big5'] : ['gb18030'];
  for (const encoding of guesses) {
    const text = decodeStrictly(bytes, encoding);
    if (text !== null) return finish(text);
  }
  return { reason: REASONS.encoding };
}
