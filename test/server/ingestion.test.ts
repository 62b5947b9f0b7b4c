import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSqliteStore } from '../../knowledge/store/sqlite/store.ts';
import type { KnowledgeStore } from '../../knowledge/store/port.ts';
import { indexTerms } from '../../knowledge/language/terms.ts';
import { articlesPageSchema } from '../../protocol/library.ts';
import { indexFile } from '../../server/data-folder.ts';
import { createIngestFiles } from '../../server/ingestion.ts';
import { gazetteerLookup } from '../../server/region-lookup.ts';
import type { App } from '../../server/parts.ts';
import { buildTestServer } from './fakes.ts';

const REPORT = `咸宁市
各位代表：我代表市政府作工作报告，请大家审议。一、过去一年的工作。去年全市粮食产量稳定，新建了三座桥梁，城区道路更加通畅。二、今年的主要任务。我们将继续修桥铺路，让群众出行更方便。`;

let folder: string;
let store: KnowledgeStore;
let app: App;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'jushi-upload-'));
  store = openSqliteStore({ file: indexFile(folder) });
  app = await buildTestServer({
    store,
    environment: { ADMIN_TOKEN: 'admin' },
    ingestFiles: createIngestFiles(store, folder),
    regions: gazetteerLookup,
    termsOf: indexTerms,
  });
});

afterEach(async () => {
  await app.close();
  await store.close();
  rmSync(folder, { recursive: true });
});

const headers = { authorization: 'Bearer admin' };

async function upload(name: string, content: string | Uint8Array<ArrayBuffer>) {
  const payload = new FormData();
  payload.append('files', new Blob([content]), name);
  return app.inject({ method: 'POST', url: '/api/articles', payload, headers });
}

describe('uploaded files', () => {
  it('can be read, searched, removed, and put back by another upload', async () => {
    const added = await upload('报告.txt', REPORT);
    expect(added.json()).toMatchObject({ articles: { new: 1, rejected: [] }, generation: 1 });
    const { articles } = articlesPageSchema.parse((await app.inject('/api/articles')).json());
    expect(articles).toHaveLength(1);
    const id = articles[0]?.id ?? '';
    const found = await app.inject({ url: '/api/search', query: { q: '桥梁' } });
    expect(found.json().passages[0]).toMatchObject({ articleId: id });
    expect((await app.inject({ url: '/api/articles', query: { region: '湖北' } })).json().total).toBe(1);

    expect((await app.inject({ method: 'DELETE', url: `/api/articles/${id}`, headers })).statusCode).toBe(204);
    expect((await app.inject(`/api/articles/${id}`)).statusCode).toBe(404);
    const again = await upload('报告.txt', REPORT);
    expect(again.json().articles.new).toBe(1);
    expect((await app.inject(`/api/articles/${id}`)).statusCode).toBe(200);
  });

  it('that hold no article are named with the reason, and not kept', async () => {
    const reply = await upload('图.png', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1]));
    expect(reply.statusCode).toBe(200);
    const { rejected } = reply.json().articles;
    expect(rejected).toEqual([{ file: '图.png', reason: expect.stringMatching(/[\u4e00-\u9fff]/) }]);
    expect(reply.body).not.toContain(folder);
    expect(readdirSync(join(folder, 'uploads'))).toEqual([]);
  });
});
