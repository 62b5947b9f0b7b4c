/** One file from disk to text, or the reason why not. The only place of ingest that reads article files. */
import { readFile, stat } from 'node:fs/promises';
import { decodeText } from './decode-text.ts';
import type { Decoded } from './decode-text.ts';
import { MAX_FILE_BYTES } from './limits.ts';
import { REASONS } from './rejection.ts';

export async function readSource(path: string, maxBytes: number = MAX_FILE_BYTES): Promise<Decoded> {
  try {
    const { size } = await stat(path);
    if (size > maxBytes) return { reason: REASONS.tooLarge(Math.floor(maxBytes / 1024 / 1024)) };
    const decoded = decodeText(await readFile(path));
    if ('text' in decoded && decoded.text.trim() === '') return { reason: REASONS.empty };
    return decoded;
  } catch (error) {
    return { reason: (error as NodeJS.ErrnoException).code === 'ENOENT' ? REASONS.missing : REASONS.unreadable };
  }
}
