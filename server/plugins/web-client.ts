/**
 * The built web client: files with a hash in their name are kept by browsers for ever, the page itself never;
 * an address that is none of ours is a place inside the client and gets the page.
 */
import fastifyStatic from '@fastify/static';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { JushiError } from '../../knowledge/errors.ts';
import type { App, Context } from '../parts.ts';

const OURS = /^\/(?:api|v1|docs|healthz|readyz|metrics)(?:\/|$)/;
/** A file's address, not a place inside the client: a missing script must not turn into a page. */
const FILE = /\.[a-z0-9]{1,8}$/i;
const HASHED = /[/\\]assets[/\\]/;

/** Shown while there is no built client: no script, no style, the API works all the same. */
const PLAIN_PAGE = `<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><title>据实</title></head>
<body>
<h1>据实</h1>
<p>接口服务正常，但网页客户端还没有构建好。</p>
<p>请在项目目录执行 <code>npm install</code>，再执行 <code>npm start</code>；如仍失败，请查看启动时的提示。</p>
<p>接口说明见 <a href="/docs">/docs</a>；命令行提问：<code>npm run ask -- "问题"</code>。</p>
</body>
</html>
`;

export async function registerWebClient(app: App, { webFolder }: Context): Promise<void> {
  const isBuilt = webFolder !== undefined && existsSync(join(webFolder, 'index.html'));

  function sendPage(_request: FastifyRequest, reply: FastifyReply): FastifyReply {
    return isBuilt
      ? reply.sendFile('index.html')
      : reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(PLAIN_PAGE);
  }

  const schema = { hide: true };
  app.get('/', { schema }, sendPage);
  app.get('/index.html', { schema }, sendPage);
  if (isBuilt) {
    await app.register(fastifyStatic, {
      root: webFolder,
      serve: false,
      index: false,
      dotfiles: 'ignore',
      preCompressed: true,
      cacheControl: false,
      setHeaders: (reply, path) => {
        void reply.header('cache-control', HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
  }
  app.get('/*', { schema }, async (request, reply) => {
    const path = request.url.split('?', 1)[0] ?? '/';
    if (OURS.test(path)) {
      return reply.callNotFound();
    }
    if (!FILE.test(path)) {
      return sendPage(request, reply);
    }
    if (!isBuilt) {
      throw new JushiError('not-found');
    }
    return reply.sendFile(decodeURIComponent(path));
  });
}
