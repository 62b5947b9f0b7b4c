import { EventEmitter } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contentDigest } from '../../server/content-digest.ts';
import { checkDataFolder } from '../../server/data-folder.ts';
import { onShutdownSignal } from '../../server/shutdown.ts';
import { ensureWebClient } from '../../server/web-build.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jushi-start-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the data folder', () => {
  it('is made where it is missing, and nothing is left in it', () => {
    const data = join(folder, 'a', 'b');
    checkDataFolder(data);
    expect(readdirSync(data)).toEqual([]);
  });

  it('that is a file is refused in words, and left as it is', () => {
    const file = join(folder, 'data');
    writeFileSync(file, 'mine');
    expect(() => checkDataFolder(file)).toThrow(/数据目录无法写入.*DATA_DIR/);
    expect(readFileSync(file, 'utf8')).toBe('mine');
  });

  // Root writes wherever it likes.
  it.skipIf(process.getuid?.() === 0)('that is read-only is refused in words', () => {
    chmodSync(folder, 0o555);
    expect(() => checkDataFolder(folder)).toThrow(/没有写入权限/);
    chmodSync(folder, 0o755);
  });
});

describe('the content digest', () => {
  it('changes with a name or a word, and with nothing else', () => {
    const write = (name: string, words: string): void => writeFileSync(join(folder, name), words);
    write('a.txt', '一');
    const first = contentDigest([folder]);
    write('.hidden', 'x');
    expect(contentDigest([folder, join(folder, 'missing')])).toBe(first);
    write('b.txt', '');
    const second = contentDigest([folder]);
    expect(second).not.toBe(first);
    expect(contentDigest([folder], (name) => name === 'b.txt')).toBe(first);
    write('a.txt', '二');
    expect(contentDigest([folder])).not.toBe(second);
  });
});

describe('the web client at start', () => {
  const builds: string[] = [];
  let said: string[];
  let sources: string;
  const say = (words: string): void => void said.push(words);
  const build = async (where: string): Promise<void> => {
    builds.push(where);
    mkdirSync(join(where, 'dist', 'assets'), { recursive: true });
    writeFileSync(join(where, 'dist', 'index.html'), '<title>built</title>');
    writeFileSync(join(where, 'dist', 'assets', 'a-1.js'), 'let a;'.repeat(500));
  };
  const ensure = (how = build): Promise<string | null> => ensureWebClient(say, { sources, shared: [] }, how);

  beforeEach(() => {
    builds.length = 0;
    said = [];
    sources = join(folder, 'web');
    mkdirSync(sources);
    writeFileSync(join(sources, 'index.html'), 'source');
  });

  it('is built once, and again when its sources change', async () => {
    expect(await ensure()).toBe(join(sources, 'dist'));
    expect(said.join()).toContain('构建');
    await ensure();
    expect(builds).toHaveLength(1);
    writeFileSync(join(sources, 'main.tsx'), 'changed');
    await ensure();
    expect(builds).toHaveLength(2);
  });

  it('has compressed copies of what is large', async () => {
    await ensure();
    expect(readdirSync(join(sources, 'dist', 'assets')).toSorted()).toEqual(['a-1.js', 'a-1.js.br', 'a-1.js.gz']);
    expect(existsSync(join(sources, 'dist', 'index.html.gz'))).toBe(false);
  });

  it('that fails to build is told, and tried again at the next start', async () => {
    const failing = async (): Promise<void> => {
      throw new Error('syntax');
    };
    expect(await ensure(failing)).toBeNull();
    expect(said.at(-1)).toContain('接口仍可使用');
    expect(await ensure()).toBe(join(sources, 'dist'));
  });

  it('without sources is served as it was built', async () => {
    await ensure();
    rmSync(join(sources, 'index.html'));
    expect(await ensure()).toBe(join(sources, 'dist'));
    expect(builds).toHaveLength(1);
  });
});

describe('a signal', () => {
  function createSource() {
    const codes: number[] = [];
    const source = Object.assign(new EventEmitter(), { exit: (code: number) => void codes.push(code) });
    return { source, codes };
  }

  it.each([['SIGTERM'], ['SIGINT']])('%s closes, then ends with 0', async (signal) => {
    const { source, codes } = createSource();
    const closing = Promise.withResolvers<void>();
    onShutdownSignal(
      source,
      () => closing.promise,
      () => undefined,
    );
    source.emit(signal);
    await Promise.resolve();
    expect(codes).toEqual([]);
    closing.resolve();
    await closing.promise;
    expect(codes).toEqual([0]);
  });

  it('given twice ends at once', () => {
    const { source, codes } = createSource();
    let closes = 0;
    onShutdownSignal(
      source,
      () => {
        closes += 1;
        return new Promise(() => undefined);
      },
      () => undefined,
    );
    source.emit('SIGTERM');
    source.emit('SIGINT');
    expect([closes, codes]).toEqual([1, [1]]);
  });
});
