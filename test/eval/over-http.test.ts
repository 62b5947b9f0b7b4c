/** A server behind an address, played by one on the loopback that knows the routes of the contract. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { createHttpTarget } from '../../eval/run/over-http.ts';
import { ARTICLES, CASES, openWorld, RIGHT } from './world.ts';

interface Served extends AsyncDisposable {
  readonly url: string;
  readonly authorizations: (string | undefined)[];
}

async function serveWorld(isBroken: (question: string) => boolean = () => false): Promise<Served> {
  const authorizations: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    authorizations.push(request.headers.authorization);
    const reply = (status: number, body: unknown): void => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body));
    };
    const { pathname } = new URL(request.url ?? '', 'http://x');
    if (pathname === '/api/ask') {
      let body = '';
      request.on('data', (piece: Buffer) => {
        body += piece.toString('utf8');
      });
      request.on('end', () => {
        const { question } = JSON.parse(body) as { question: string };
        const found = CASES.find((item) => item.question === question || item.self_contained === question);
        if (isBroken(question)) reply(500, { error: { code: 'internal', message: '服务出错' } });
        else reply(200, RIGHT[found?.id ?? '']);
      });
    } else if (pathname === '/api/search') {
      reply(200, { passages: ARTICLES.map(({ id, title, text }) => ({ id, articleId: id, title, text, score: 1 })) });
    } else {
      const article = ARTICLES.find(({ id }) => pathname === `/api/articles/${id}`);
      if (article !== undefined) reply(200, article);
      else if (pathname === '/api/articles')
        reply(200, { articles: ARTICLES.map(({ id }) => ({ id })), total: ARTICLES.length });
      else reply(404, { error: { code: 'not-found', message: '没有' } });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    authorizations,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

describe('a run against a server', () => {
  it('gets the scores of the same answers in process', async () => {
    await using served = await serveWorld();
    await using world = openWorld();
    const target = createHttpTarget({ baseUrl: `${served.url}/`, apiKey: 'secret', timeoutMs: 5000 });
    const [over, within] = [await world.run({ target }), await world.run()];
    expect(over.outlines.map(({ scores }) => scores)).toEqual(within.outlines.map(({ scores }) => scores));
    expect(new Set(served.authorizations)).toEqual(new Set(['Bearer secret']));
  });

  it('reads the articles, for checking gold', async () => {
    await using served = await serveWorld();
    const target = createHttpTarget({ baseUrl: served.url, timeoutMs: 5000 });
    const titles = [];
    for await (const { title } of target.articles()) titles.push(title);
    expect(titles).toEqual(ARTICLES.map(({ title }) => title));
    expect(await target.articleText('unknown')).toBeNull();
  });

  it('counts a failing route as an error of the case', async () => {
    await using served = await serveWorld((question) => question.includes('办法'));
    await using world = openWorld();
    const { record } = await world.run({ target: createHttpTarget({ baseUrl: served.url, timeoutMs: 5000 }) });
    expect(record.gate).toMatchObject({ exitCode: 3, errors: ['help'] });
  });

  it('counts a server that is not there as errors, not as wrong answers', async () => {
    await using world = openWorld();
    const { record } = await world.run({
      target: createHttpTarget({ baseUrl: 'http://127.0.0.1:9', timeoutMs: 5000 }),
    });
    expect(record.summary).toMatchObject({ errors: CASES.length, failed: 0 });
  });
});
