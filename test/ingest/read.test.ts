import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText } from '../../ingest/read/decode-text.ts';
import { discoverFiles } from '../../ingest/read/discover-files.ts';
import { readSource } from '../../ingest/read/read-source.ts';
import { REASONS } from '../../ingest/read/rejection.ts';
import { withTemporaryFolder } from './temporary-folder.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
/** «咸宁市政府工作报告» in GB18030. */
const GB18030 = Uint8Array.from(Buffer.from('cfccc4fecad0d5feb8aeb9a4d7f7b1a8b8e6', 'hex'));

describe('decodeText', () => {
  it('gives any text back from its UTF-8 bytes, with or without a byte order mark', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (text) => {
        const clean = text.replaceAll(/[\p{Cc}\uFEFF]/gu, '字');
        expect(decodeText(bytes(clean))).toEqual({ text: clean, warning: null });
        expect(decodeText(Uint8Array.from([0xef, 0xbb, 0xbf, ...bytes(clean)]))).toEqual({
          text: clean,
          warning: null,
        });
      }),
    );
  });

  it('reads GB18030 where the bytes are no UTF-8', () => {
    expect(decodeText(GB18030)).toEqual({ text: '咸宁市政府工作报告', warning: null });
  });

  it('reads UTF-16 by its byte order mark', () => {
    const text = '咸宁市';
    expect(decodeText(Uint8Array.from([0xff, 0xfe, ...Buffer.from(text, 'utf16le')]))).toEqual({ text, warning: null });
  });

  it('turns every kind of line end into one and changes nothing else', () => {
    expect(decodeText(bytes('一\r\n二\r三\n'))).toEqual({ text: '一\n二\n三\n', warning: null });
  });

  it('keeps a long UTF-8 text of which one byte was lost, and says so', () => {
    const damaged = Uint8Array.from([...bytes('咸宁市'.repeat(300)), 0xe5, ...bytes('报告'.repeat(300))]);
    const decoded = decodeText(damaged);
    expect('text' in decoded && decoded.text.startsWith('咸宁市咸宁市')).toBe(true);
    expect('warning' in decoded && decoded.warning).toContain('损坏');
  });

  it.each([
    ['nothing', new Uint8Array(), REASONS.empty],
    ['a PDF', bytes('%PDF-1.7 whatever'), REASONS.binary],
    ['bytes with zeros', Uint8Array.from([0x50, 0, 1, 2, 3]), REASONS.binary],
    ['bytes of no encoding', Uint8Array.from([0xff, 0x80, 0x81, 0xff, 0xff, 0x80]), REASONS.encoding],
  ])('refuses %s with a reason', (_, source, reason) => {
    expect(decodeText(source)).toEqual({ reason });
  });
});

describe('discoverFiles', () => {
  it('walks folders in sorted order, skips hidden entries and names what is missing', async () => {
    await withTemporaryFolder(async (folder) => {
      await mkdir(join(folder, 'b', '.hidden'), { recursive: true });
      await writeFile(join(folder, 'b', '2.txt'), 'x');
      await writeFile(join(folder, 'a.txt'), 'x');
      await writeFile(join(folder, '.secret.txt'), 'x');
      await writeFile(join(folder, 'b', '.hidden', '3.txt'), 'x');
      const missing = join(folder, 'absent.txt');
      const found = await discoverFiles([folder, missing, join(folder, 'a.txt')]);
      expect(found.files).toEqual([join(folder, 'a.txt'), join(folder, 'b', '2.txt')]);
      expect(found.rejected).toEqual([{ path: missing, reason: REASONS.missing }]);
    });
  });
});

describe('readSource', () => {
  it('refuses a file above the limit, naming the limit', async () => {
    await withTemporaryFolder(async (folder) => {
      const path = join(folder, 'large.txt');
      await writeFile(path, '字'.repeat(700_000));
      expect(await readSource(path, 2 * 1024 * 1024)).toEqual({ reason: REASONS.tooLarge(2) });
    });
  });

  it('refuses a file of white space as empty', async () => {
    await withTemporaryFolder(async (folder) => {
      const path = join(folder, 'blank.txt');
      await writeFile(path, ' \n\t\n');
      expect(await readSource(path)).toEqual({ reason: REASONS.empty });
    });
  });
});
