/**
 * The built web client: files with a hash in their name are kept by browsers for ever, the page itself never;
 * an address that is none of ours is a place inside the client and gets the page. In the page, the words
 * `__CSP_NONCE__` become the nonce of this one reply, for the styles Ant Design makes.
 */
import fastifyStatic from '@fastify/static';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { JushiError } from '../../knowledge/errors.ts';
import type { App, Context } from '../parts.ts';
import { contentPolicyHeader } from './security.ts';

const NONCE_PLACEHOLDER = '__CSP_NONCE__';
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
  const page = webFolder === undefined ? null : join(webFolder, 'index.html');
  const isBuilt = page !== null && existsSync(page);

  const sendPage = async (_request: FastifyRequest, reply: FastifyReply): Promise<string> => {
    void reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache');
    if (!isBuilt) {
      return PLAIN_PAGE;
    }
    const nonce = randomBytes(16).toString('base64');
    void reply.header('content-security-policy', contentPolicyHeader(nonce));
    return (await readFile(page, 'utf8')).replaceAll(NONCE_PLACEHOLDER, nonce);
  };

  const schema = { hide: true };
  app.get('/', { schema }, sendPage);
  app.get('/index.html', { schema }, sendPage);
  if (isBuilt && webFolder !== undefined) {
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
