import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { openSqliteStore } from '../../knowledge/store/sqlite/store.ts';
import { queryVector } from '../../knowledge/sparse.ts';
import { makeRecord } from '../contract/records.ts';
import { ingest, withStore, withView } from '../contract/with-store.ts';
import { makeTemporaryFolder } from './temporary-folder.ts';

const RECORD = makeRecord({ number: 1, passages: [['招商', '政策']], observations: [{ indicator: '投资额' }] });
const OTHER = makeRecord({ number: 2, passages: [['港口']] });
const asked = queryVector(new Map([['招商', 1]]));

async function makeIndex(file: string): Promise<void> {
  await withStore(
    async () => openSqliteStore({ file }),
    async (store) => {
      await ingest(store, [RECORD]);
    },
  );
}

/** Changes a file behind the store's back. */
function tamper(file: string, sql: string): void {
  const database = new DatabaseSync(file);
  database.exec(sql);
  database.close();
}

describe('an index file', () => {
  test('is not made by reading', async () => {
    const folder = join(makeTemporaryFolder(), 'data');
    const store = openSqliteStore({ file: join(folder, 'index.sqlite') });
    await withView(store, async (view) => expect(view.generation).toBe(0));
    expect((await store.health()).ready).toBe(true);
    expect(await store.digest()).toMatch(/^[0-9a-f]{64}$/);
    expect(existsSync(folder)).toBe(false);
    await store.close();
  });

  test('is all that is left once everyone has closed, but for the empty lock', async () => {
    const folder = makeTemporaryFolder();
    await makeIndex(join(folder, 'index.sqlite'));
    expect(readdirSync(folder).sort()).toEqual(['index.sqlite', 'index.sqlite.lock']);
  });

  test('outlives the store that wrote it, kept-out list and feedback included', async () => {
    const file = join(makeTemporaryFolder(), 'index.sqlite');
    const first = openSqliteStore({ file });
    await ingest(first, [RECORD]);
    const digest = await first.digest();
    const writer = await first.openWriter({ waitMs: 0 });
    await writer.setKeptOut('gone', true);
    await first.saveFeedback({ answerId: 'a', useful: true, reason: '对', receivedAt: '2026-01-02T00:00:00Z' });
    await first.close();

    const second = openSqliteStore({ file });
    expect(await second.digest()).toBe(digest);
    await withView(second, async (view) => expect(await view.getArticle(RECORD.article.id)).toEqual(RECORD.article));
    const next = await second.openWriter({ waitMs: 0 });
    expect(await next.isKeptOut('gone')).toBe(true);
    await second.close();
    const database = new DatabaseSync(file, { readOnly: true });
    const saved = database.prepare('SELECT answer_id, useful, reason, received_at FROM feedback').all();
    expect(saved.map((row) => Object.values(row))).toEqual([['a', 1, '对', '2026-01-02T00:00:00Z']]);
    database.close();
  });

  test('keeps the rows of what is published and nothing else', async () => {
    const file = join(makeTemporaryFolder(), 'index.sqlite');
    const store = openSqliteStore({ file });
    await ingest(store, [RECORD, OTHER]);
    await ingest(store, [makeRecord({ number: 1, passages: [['园区'], ['土地']] })]);
    const writer = await store.openWriter({ waitMs: 0 });
    await writer.removeArticle(OTHER.article.id);
    await writer.replaceArticle(OTHER, '/b');
    await writer.removeArticle(OTHER.article.id);
    await writer.publish();
    await store.close();
    const database = new DatabaseSync(file, { readOnly: true });
    const counts = ['articles', 'contents', 'vectors', 'passages', 'observations'].map((table) =>
      Object.values(database.prepare(`SELECT count(*) FROM ${table}`).get()!),
    );
    expect(counts.flat()).toEqual([1, 1, 1, 2, 0]);
    expect(database.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
    database.close();
  });

  test('is seen by readers of another store as soon as it is published, also when it was not there before', async () => {
    const file = join(makeTemporaryFolder(), 'index.sqlite');
    const reader = openSqliteStore({ file });
    await withView(reader, async (view) => expect(view.generation).toBe(0));
    const writer = openSqliteStore({ file });
    await ingest(writer, [RECORD]);
    await withView(reader, async (view) => expect((await view.searchPassages(asked, {}, 5)).length).toBe(1));
    await ingest(writer, [OTHER]);
    await withView(reader, async (view) => expect((await view.coverage()).articles).toBe(2));
    await reader.close();
    await writer.close();
  });

  test('may be replaced by another file while a store is open', async () => {
    const folder = makeTemporaryFolder();
    const file = join(folder, 'index.sqlite');
    await makeIndex(file);
    const reader = openSqliteStore({ file });
    await withView(reader, async (view) => expect(await view.getArticle(OTHER.article.id)).toBeNull());
    for (const name of readdirSync(folder)) rmSync(join(folder, name));
    await withView(reader, async (view) => expect(view.generation).toBe(0));
    const writer = openSqliteStore({ file });
    await ingest(writer, [OTHER]);
    await withView(reader, async (view) => {
      expect(await view.getArticle(OTHER.article.id)).toEqual(OTHER.article);
      expect(await view.searchPassages(asked, {}, 5)).toEqual([]);
    });
    await reader.close();
    await writer.close();
  });

  test('may be replaced by one of the same generation: nothing of the old one is taken for the new', async () => {
    const folder = makeTemporaryFolder();
    const file = join(folder, 'index.sqlite');
    await makeIndex(file);
    const reader = openSqliteStore({ file });
    await withView(reader, async (view) => expect((await view.searchPassages(asked, {}, 5)).length).toBe(1));
    const other = join(folder, 'other.sqlite');
    await withStore(
      async () => openSqliteStore({ file: other }),
      async (store) => {
        await ingest(store, [OTHER]);
      },
    );
    for (const suffix of ['-wal', '-shm']) rmSync(`${file}${suffix}`, { force: true });
    renameSync(other, file);
    await withView(reader, async (view) => {
      expect(await view.getArticle(OTHER.article.id)).toEqual(OTHER.article);
      expect(await view.getArticle(RECORD.article.id)).toBeNull();
      expect(await view.searchPassages(asked, {}, 5)).toEqual([]);
    });
    await reader.close();
  });

  test('keeps an article as it was when its replacement fails half-way', async () => {
    const file = join(makeTemporaryFolder(), 'index.sqlite');
    const store = openSqliteStore({ file });
    await ingest(store, [RECORD]);
    const digest = await store.digest();
    const spoiled = { ...RECORD.observations[0]!, indicator: undefined as never };
    const writer = await store.openWriter({ waitMs: 0 });
    const changed = makeRecord({ number: 1, passages: [['园区'], ['土地']] });
    await expect(writer.replaceArticle({ ...changed, observations: [spoiled] }, '/b')).rejects.toThrow('bound');
    expect((await writer.listSources())[0]!.path).toBe(`/articles/${RECORD.article.id}.txt`);
    expect(await writer.publish()).toBe(1);
    expect(await writer.replaceArticle(RECORD, '/a')).toBe('unchanged');
    await writer.close();
    expect(await store.digest()).toBe(digest);
    await withView(store, async (view) => expect(await view.getArticle(RECORD.article.id)).toEqual(RECORD.article));
    await store.close();
  });

  test('left empty by a run killed at its very start is taken for a new one', async () => {
    const file = join(makeTemporaryFolder(), 'index.sqlite');
    tamper(file, 'PRAGMA journal_mode = WAL');
    const store = openSqliteStore({ file });
    await withView(store, async (view) => expect(view.generation).toBe(0));
    expect(await ingest(store, [RECORD])).toBe(1);
    await withView(store, async (view) => expect(view.generation).toBe(1));
    await store.close();
  });
});

describe('a file that is no index of this version', () => {
  const DAMAGE: readonly [string, (file: string) => void][] = [
    ['a later schema', (file) => tamper(file, 'PRAGMA user_version = 99')],
    ['another tokenizer', (file) => tamper(file, "UPDATE meta SET value = 'other' WHERE name = 'tokenizer'")],
    ['other weights', (file) => tamper(file, "UPDATE meta SET value = 'other' WHERE name = 'weights'")],
    [
      "another program's database",
      (file) => {
        rmSync(file);
        tamper(file, 'CREATE TABLE theirs (name TEXT)');
      },
    ],
    ['no database at all', (file) => writeFileSync(file, '这不是数据库，只是一段文字。'.repeat(200))],
  ];

  test.each(DAMAGE)('is refused in words and left as it is: %s', async (_name, damage) => {
    const file = join(makeTemporaryFolder(), 'index.sqlite');
    await makeIndex(file);
    damage(file);
    const before = readFileSync(file);
    const store = openSqliteStore({ file });
    for (const attempt of [() => store.openView(), () => store.openWriter({ waitMs: 0 }), () => store.digest()]) {
      await expect(attempt()).rejects.toMatchObject({ code: 'index-incompatible' });
      await expect(attempt()).rejects.toThrow('重新导入');
    }
    expect((await store.health()).ready).toBe(false);
    await store.close();
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  test('is refused while its pages are damaged, and read again once it is mended', async () => {
    const folder = makeTemporaryFolder();
    const file = join(folder, 'index.sqlite');
    await makeIndex(file);
    copyFileSync(file, join(folder, 'good.sqlite'));
    const bytes = readFileSync(file);
    writeFileSync(file, bytes.fill(0xff, 4096, bytes.length));
    const store = openSqliteStore({ file });
    await expect(store.openView()).rejects.toMatchObject({ code: 'index-incompatible' });
    copyFileSync(join(folder, 'good.sqlite'), file);
    await withView(store, async (view) => expect((await view.coverage()).articles).toBe(1));
    await store.close();
  });
});

describe('a data folder', () => {
  test('that cannot be made is named, to writers and for feedback', async () => {
    const folder = makeTemporaryFolder();
    writeFileSync(join(folder, 'taken'), '');
    const store = openSqliteStore({ file: join(folder, 'taken', 'index.sqlite') });
    const feedback = { answerId: 'a', useful: true, reason: null, receivedAt: '2026-01-02T00:00:00Z' };
    for (const attempt of [() => store.openWriter({ waitMs: 0 }), () => store.saveFeedback(feedback)]) {
      await expect(attempt()).rejects.toMatchObject({ code: 'data-folder' });
      await expect(attempt()).rejects.toThrow(join(folder, 'taken'));
    }
    await store.close();
  });
});

/** Permissions mean nothing to the superuser, so this part runs as a process of somebody else where it must. */
const SUPERUSER = process.getuid?.() === 0;
const NOBODY = 65_534;

describe.skipIf(process.platform === 'win32')('a data folder without permission to write', () => {
  test('is read as it is, refused to writers, and not touched', async () => {
    const folder = join(makeTemporaryFolder(), 'data');
    mkdirSync(folder);
    chmodSync(join(folder, '..'), 0o755);
    const file = join(folder, 'index.sqlite');
    await makeIndex(file);
    const files = readdirSync(folder);
    const before = readFileSync(file);
    chmodSync(folder, 0o555);
    const script = fileURLToPath(new URL('read-only-process.ts', import.meta.url));
    const identity = SUPERUSER ? { uid: NOBODY, gid: NOBODY } : {};
    const run = spawnSync(process.execPath, [script, file], { encoding: 'utf8', ...identity });
    chmodSync(folder, 0o755);
    expect(run.stderr).toBe('');
    expect(JSON.parse(run.stdout)).toEqual({
      articles: 1,
      title: RECORD.article.title,
      hits: 1,
      writer: 'data-folder',
    });
    expect(readdirSync(folder)).toEqual(files);
    expect(readFileSync(file).equals(before)).toBe(true);
  });
});
