import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { errorSchema } from '../../protocol/library.ts';
import type { App } from '../../server/parts.ts';
import { buildTestServer } from './fakes.ts';

let app: App;

afterEach(() => app.close());

const ask = (headers: Record<string, string> = {}) =>
  app.inject({ method: 'POST', url: '/api/ask', payload: { question: '问' }, headers });

describe('the content policy', () => {
  it.each([['/'], ['/api/coverage'], ['/healthz'], ['/docs/'], ['/nowhere'], ['/api/nowhere']])(
    'is strict on %s',
    async (url) => {
      app = await buildTestServer();
      const policy = String((await app.inject(url)).headers['content-security-policy']);
      expect(policy).toContain("default-src 'self'");
      expect(policy).toContain("object-src 'none'");
      expect(policy).toContain("base-uri 'none'");
      expect(policy).not.toMatch(/unsafe|nonce|\*|https?:/);
    },
  );
});

describe('who may hold the client in a frame', () => {
  const frameRules = async (environment: Record<string, string>) => {
    app = await buildTestServer({ environment });
    const { headers } = await app.inject('/');
    const policy = String(headers['content-security-policy']).split(';');
    return {
      ancestors: policy.find((rule) => rule.startsWith('frame-ancestors')),
      older: headers['x-frame-options'],
    };
  };

  it('is nobody but the product itself by default', async () => {
    expect(await frameRules({})).toEqual({ ancestors: "frame-ancestors 'self'", older: 'SAMEORIGIN' });
  });

  it('is the product and the sites that ALLOWED_ORIGINS names, without the older header, which would refuse them', async () => {
    expect(await frameRules({ ALLOWED_ORIGINS: 'https://a.example, https://b.example:8443' })).toEqual({
      ancestors: "frame-ancestors 'self' https://a.example https://b.example:8443",
      older: undefined,
    });
  });
});

describe('the web client', () => {
  const webFolder = mkdtempSync(join(tmpdir(), 'jushi-web-'));
  mkdirSync(join(webFolder, 'assets'));
  writeFileSync(join(webFolder, 'index.html'), '<title>client</title>');
  writeFileSync(join(webFolder, 'assets', 'main-abc123.js'), 'let a = 1;');
  writeFileSync(join(webFolder, 'assets', 'main-abc123.js.gz'), 'zipped');
  writeFileSync(join(webFolder, '.stamp'), 'secret');
  writeFileSync(join(webFolder, 'icon.svg'), '<svg/>');

  it.each([['/'], ['/index.html'], ['/articles/a1'], ['/c/7?q=1']])(
    'gets its page at %s, never cached',
    async (url) => {
      app = await buildTestServer({ webFolder });
      const reply = await app.inject(url);
      expect([reply.statusCode, reply.headers['cache-control']]).toEqual([200, 'no-cache']);
      expect(reply.body).toBe('<title>client</title>');
    },
  );

  it('has its hashed files kept for ever, others not', async () => {
    app = await buildTestServer({ webFolder });
    const hashed = await app.inject('/assets/main-abc123.js');
    expect(hashed.body).toBe('let a = 1;');
    expect(hashed.headers['content-type']).toContain('javascript');
    expect(hashed.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect((await app.inject('/icon.svg')).headers['cache-control']).toBe('no-cache');
  });

  it('gets the compressed file where there is one', async () => {
    app = await buildTestServer({ webFolder });
    const reply = await app.inject({ url: '/assets/main-abc123.js', headers: { 'accept-encoding': 'gzip' } });
    expect([reply.body, reply.headers['content-encoding']]).toEqual(['zipped', 'gzip']);
    expect(reply.headers['content-type']).toContain('javascript');
  });

  it.each([
    ['/assets/missing.js'],
    ['/.stamp'],
    ['/../package.json'],
    ['/..%2fpackage.json'],
    ['/%2e%2e/%2e%2e/etc/passwd.txt'],
    ['/a%00.js'],
    ['/%zz.js'],
    ['//evil.example/x.js'],
    ['/api/nowhere'],
    ['/v1/nowhere'],
  ])('does not give %s anything', async (url) => {
    app = await buildTestServer({ webFolder });
    const reply = await app.inject(url);
    expect(reply.statusCode).toBeGreaterThanOrEqual(400);
    expect(reply.statusCode).toBeLessThan(500);
    expect(errorSchema.parse(reply.json()).error.message).toMatch(/[\u4e00-\u9fff]/);
  });

  it('that is not built is a page that says what to do, and the API works', async () => {
    app = await buildTestServer({ webFolder: join(webFolder, 'missing') });
    expect((await app.inject('/')).body).toContain('npm start');
    expect((await ask()).statusCode).toBe(200);
  });
});

describe('API_KEY', () => {
  const guarded = ['/api/articles', '/api/coverage', '/api/articles/a1', '/api/search?q=a', '/metrics', '/api/nowhere'];

  it.each(guarded)('guards %s', async (url) => {
    app = await buildTestServer({ environment: { API_KEY: 'right' } });
    for (const authorization of ['', 'Bearer wrong', 'Bearer', 'Basic right', 'right']) {
      const reply = await app.inject({ url, headers: { authorization } });
      expect([reply.statusCode, reply.json().error.code]).toEqual([401, 'unauthorized']);
    }
    const reply = await app.inject({ url, headers: { authorization: 'Bearer right' } });
    expect(reply.statusCode).not.toBe(401);
  });

  it('guards questions', async () => {
    app = await buildTestServer({ environment: { API_KEY: 'right' } });
    expect((await ask()).statusCode).toBe(401);
    expect((await ask({ authorization: 'Bearer right' })).statusCode).toBe(200);
  });

  it.each([['/api%2farticles'], ['/%61pi/articles'], ['/API/articles'], ['//api/articles'], ['/api/../api/articles']])(
    'is not got round by %s',
    async (url) => {
      app = await buildTestServer({ environment: { API_KEY: 'right' } });
      expect((await app.inject(url)).body).not.toContain('a1');
    },
  );

  it.each([['/healthz'], ['/readyz'], ['/'], ['/docs/'], ['/docs/json']])('leaves %s open', async (url) => {
    app = await buildTestServer({ environment: { API_KEY: 'right' } });
    expect((await app.inject(url)).statusCode).toBe(200);
  });
});

describe('RATE_LIMIT_PER_MINUTE', () => {
  it('stops the question after the last one allowed, and says how long to wait', async () => {
    app = await buildTestServer({ environment: { RATE_LIMIT_PER_MINUTE: '2' } });
    expect([(await ask()).statusCode, (await ask()).statusCode]).toEqual([200, 200]);
    const refused = await ask();
    expect([refused.statusCode, refused.json().error.code]).toEqual([429, 'too-many-requests']);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  });

  it('counts each caller apart, by the address a trusted proxy tells', async () => {
    app = await buildTestServer({ environment: { RATE_LIMIT_PER_MINUTE: '1', TRUST_PROXY: '1' } });
    expect((await ask({ 'x-forwarded-for': '203.0.113.1' })).statusCode).toBe(200);
    expect((await ask({ 'x-forwarded-for': '203.0.113.1' })).statusCode).toBe(429);
    expect((await ask({ 'x-forwarded-for': '203.0.113.2' })).statusCode).toBe(200);
  });

  it('does not believe an address that nobody trusted tells', async () => {
    app = await buildTestServer({ environment: { RATE_LIMIT_PER_MINUTE: '1' } });
    expect((await ask({ 'x-forwarded-for': '203.0.113.1' })).statusCode).toBe(200);
    expect((await ask({ 'x-forwarded-for': '203.0.113.2' })).statusCode).toBe(429);
  });

  it('leaves reading, health and metrics alone', async () => {
    app = await buildTestServer({ environment: { RATE_LIMIT_PER_MINUTE: '1' } });
    for (const url of ['/api/articles', '/healthz', '/metrics', '/', '/docs/json']) {
      const statuses = [(await app.inject(url)).statusCode, (await app.inject(url)).statusCode];
      expect([url, ...statuses]).toEqual([url, 200, 200]);
    }
  });
});

describe('ALLOWED_ORIGINS', () => {
  const preflight = (origin: string) =>
    app.inject({
      method: 'OPTIONS',
      url: '/api/ask',
      headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' },
    });

  it('lets no other site in by default', async () => {
    app = await buildTestServer();
    expect((await preflight('https://a.example')).headers['access-control-allow-origin']).toBeUndefined();
    expect((await ask({ origin: 'https://a.example' })).headers['access-control-allow-origin']).toBeUndefined();
  });

  it('lets in the sites named, without their key on the preflight', async () => {
    app = await buildTestServer({ environment: { ALLOWED_ORIGINS: 'https://a.example', API_KEY: 'k' } });
    const allowed = await preflight('https://a.example');
    expect([allowed.statusCode, allowed.headers['access-control-allow-origin']]).toEqual([204, 'https://a.example']);
    expect((await preflight('https://b.example')).headers['access-control-allow-origin']).not.toBe('https://b.example');
  });
});

describe('a request that fits no route', () => {
  it.each([
    ['GET', '/api/nowhere', 404, 'not-found'],
    ['POST', '/nowhere', 404, 'not-found'],
    ['GET', '/api/ask', 405, 'method-not-allowed'],
    ['PUT', '/api/articles/a1', 405, 'method-not-allowed'],
    ['DELETE', '/api/coverage', 405, 'method-not-allowed'],
    ['GET', '/api/chat', 400, 'bad-request'],
    ['GET', '/api/articles/%zz', 400, 'bad-request'],
    ['GET', `/api/articles/${'x'.repeat(200)}`, 404, 'not-found'],
  ] as const)('%s %s is refused in the one shape', async (method, url, status, code) => {
    app = await buildTestServer();
    const reply = await app.inject({ method, url });
    expect([reply.statusCode, errorSchema.parse(reply.json()).error.code]).toEqual([status, code]);
    expect(Object.keys(reply.json())).toEqual(['error']);
  });

  it('names the methods that would do', async () => {
    app = await buildTestServer();
    expect((await app.inject({ method: 'GET', url: '/api/ask' })).headers['allow']).toBe('POST');
  });

  it.each([
    ['no HTTP at all', 'hello\r\n\r\n', 400, 'bad-request'],
    ['headers without end', `GET / HTTP/1.1\r\nx: ${'y'.repeat(40_000)}\r\n\r\n`, 431, 'too-large'],
  ])('is refused in the one shape when it is %s', async (_, words, status, code) => {
    app = await buildTestServer();
    await app.listen({ port: 0, host: '127.0.0.1' });
    const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1');
    socket.write(words);
    const received: Buffer[] = [];
    for await (const chunk of socket) {
      received.push(chunk as Buffer);
    }
    const [head = '', body = ''] = Buffer.concat(received).toString().split('\r\n\r\n');
    expect(head).toContain(`HTTP/1.1 ${status}`);
    expect(errorSchema.parse(JSON.parse(body)).error.code).toBe(code);
  });
});

describe('operations', () => {
  it('documents every route of the contract', async () => {
    app = await buildTestServer();
    const { paths } = (await app.inject('/docs/json')).json();
    expect(Object.keys(paths).sort()).toEqual([
      '/api/articles',
      '/api/articles/{id}',
      '/api/ask',
      '/api/coverage',
      '/api/feedback',
      '/api/observations',
      '/api/search',
      '/healthz',
      '/metrics',
      '/readyz',
      '/v1/chat/completions',
      '/v1/models',
    ]);
    expect(paths['/api/ask'].post.requestBody.content['application/json'].schema.properties.question.maxLength).toBe(
      1000,
    );
  });

  it('counts requests by route, answers by outcome, and the generation', async () => {
    app = await buildTestServer();
    await ask();
    await app.inject('/api/articles/secret-id');
    const { body, headers } = await app.inject('/metrics');
    expect(headers['content-type']).toContain('text/plain');
    expect(body).toContain('jushi_answers_total{outcome="answered",mode="extractive"} 1');
    expect(body).toContain('jushi_answers_in_flight 0');
    expect(body).toContain('jushi_index_generation 7');
    expect(body).toMatch(
      /jushi_http_request_duration_seconds_count\{method="GET",route="\/api\/articles\/:id",status="404"\} 1/,
    );
    expect(body).not.toContain('secret-id');
  });

  it('keeps the counts of two servers apart', async () => {
    app = await buildTestServer();
    const other = await buildTestServer();
    await ask();
    expect((await other.inject('/metrics')).body).not.toContain('outcome="answered"');
    await other.close();
  });
});
