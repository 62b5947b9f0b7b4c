import { afterEach, describe, expect, it } from 'vitest';
import { JushiError } from '../../knowledge/errors.ts';
import type { UploadSummary } from '../../protocol/library.ts';
import type { App, UploadedFile } from '../../server/parts.ts';
import { buildTestServer, createFakeStore } from './fakes.ts';

let app: App;

afterEach(() => app.close());

const environment = { ADMIN_TOKEN: 'admin' };
const authorization = 'Bearer admin';
const summary: UploadSummary = {
  articles: { new: 1, updated: 0, unchanged: 0, rejected: [] },
  passages: 3,
  observations: 2,
  generation: 8,
};

function upload(files: Record<string, string>, headers: Record<string, string> = { authorization }) {
  const form = new FormData();
  for (const [name, text] of Object.entries(files)) {
    form.append('files', new Blob([text]), name);
  }
  return app.inject({ method: 'POST', url: '/api/articles', payload: form, headers });
}

describe('POST /api/articles', () => {
  it('hands the files to ingest, without the folders of their names', async () => {
    const received: UploadedFile[] = [];
    app = await buildTestServer({
      environment,
      ingestFiles: async (files) => {
        received.push(...files);
        return summary;
      },
    });
    const reply = await upload({ '报告.txt': '甲', '../../etc/passwd': '乙', 'C:\\x\\列表.txt': '丙' });
    expect([reply.statusCode, reply.json()]).toEqual([200, summary]);
    expect(received.map(({ name, bytes }) => [name, Buffer.from(bytes).toString()])).toEqual([
      ['报告.txt', '甲'],
      ['passwd', '乙'],
      ['列表.txt', '丙'],
    ]);
  });

  it('refuses a file above the limit, and takes none of the others', async () => {
    let calls = 0;
    app = await buildTestServer({
      environment,
      limits: { maxFileBytes: 10 },
      ingestFiles: async () => {
        calls += 1;
        return summary;
      },
    });
    const reply = await upload({ 'a.txt': 'short', 'b.txt': 'much too long' });
    expect([reply.statusCode, reply.json().error.code, calls]).toEqual([413, 'too-large', 0]);
  });

  it('refuses more files than the limit', async () => {
    app = await buildTestServer({ environment, limits: { maxFiles: 1 }, ingestFiles: async () => summary });
    expect((await upload({ 'a.txt': 'a', 'b.txt': 'b' })).statusCode).toBe(413);
  });

  it('refuses a form without files, and what is no form', async () => {
    app = await buildTestServer({ environment, ingestFiles: async () => summary });
    expect((await upload({})).statusCode).toBe(400);
    const json = await app.inject({ method: 'POST', url: '/api/articles', payload: {}, headers: { authorization } });
    expect(json.statusCode).toBe(415);
  });

  it('passes on that another ingest holds the index', async () => {
    app = await buildTestServer({
      environment,
      ingestFiles: async () => {
        throw new JushiError('index-locked');
      },
    });
    expect((await upload({ 'a.txt': 'a' })).json().error.code).toBe('index-locked');
  });
});

describe('DELETE /api/articles/:id', () => {
  const remove = (id: string, headers: Record<string, string> = { authorization }) =>
    app.inject({ method: 'DELETE', url: `/api/articles/${id}`, headers });

  it('removes the article and keeps it out', async () => {
    const store = createFakeStore();
    app = await buildTestServer({ store, environment });
    const reply = await remove('a1');
    expect([reply.statusCode, reply.body]).toEqual([204, '']);
    expect(store.keptOut).toEqual(new Set(['a1']));
    expect((await app.inject('/api/articles/a1')).statusCode).toBe(404);
  });

  it('says when there is no such article, and keeps nothing out', async () => {
    const store = createFakeStore();
    app = await buildTestServer({ store, environment });
    expect((await remove('nope')).statusCode).toBe(404);
    expect(store.keptOut.size).toBe(0);
  });

  it.each([[''], ['Bearer wrong'], ['Bearer key']])('refuses «%s», whatever API_KEY is', async (given) => {
    const store = createFakeStore();
    app = await buildTestServer({ store, environment: { ...environment, API_KEY: 'key' } });
    expect((await remove('a1', { authorization: given })).statusCode).toBe(401);
    expect((await upload({ 'a.txt': 'a' }, { authorization: given })).statusCode).toBe(401);
    expect((await remove('a1')).statusCode).toBe(204);
  });

  it('is refused to everybody when no ADMIN_TOKEN is set', async () => {
    app = await buildTestServer({ ingestFiles: async () => summary });
    for (const reply of [await remove('a1'), await upload({ 'a.txt': 'a' })]) {
      expect([reply.statusCode, reply.json().error.code]).toEqual([403, 'forbidden']);
    }
  });
});
