/**
 * A stand-in for the server: serves `web/dist` under the strict content policy and answers by script,
 * with levers for what goes wrong on the way. Loopback only; used by the browser tests and by hand:
 * `node test/e2e/fake-server.ts 4173`.
 */
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { WebSocketServer, type WebSocket } from 'ws';
import type { Answer } from '../../protocol/answer.ts';
import type { AnswerEvent } from '../../protocol/chat.ts';
import { clientMessageSchema } from '../../protocol/chat.ts';
import { askRequestSchema } from '../../protocol/answer.ts';
import { observations, scriptedAnswer } from './fake-answers.ts';
import { articles } from './fake-articles.ts';

export const CONTENT_POLICY =
  "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; " +
  "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'";

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};

export interface FakeLevers {
  /** Pause before each event, in milliseconds. */
  paceMs: number;
  /** Answers WebSocket upgrades with 404. */
  areSocketsBlocked: boolean;
  /** Cuts the connection after this many events, once. */
  cutAfter: number | null;
  /** Answers every call to the API with 503, sockets too. */
  isAway: boolean;
  isSamples: boolean;
  /** Answers calls below `/api/eval`; null knows no evaluation runs. */
  evaluation: ((address: string) => Promise<{ readonly status: number; readonly body: string }>) | null;
  /** Wanted of every call to the API, as a header or a subprotocol; null asks for none. */
  apiKey: string | null;
  /** Sources that may hold the page in a frame, as the `frame-ancestors` directive takes them. */
  frameAncestors: string;
}

export interface FakeServer {
  readonly url: string;
  readonly levers: FakeLevers;
  /** Every question asked, with the way it came, its history's length and filters. */
  readonly asked: { via: 'socket' | 'http'; question: string; history: number; filters: unknown }[];
  readonly feedback: unknown[];
  readonly cancelled: string[];
  readonly resumed: number[];
  close(): Promise<void>;
}

const coverage = ({ isSamples, evaluation }: FakeLevers) => ({
  generation: 1,
  samples: isSamples,
  evaluation: evaluation !== null,
  articles: articles.length,
  passages: 42,
  observations: observations.length,
  regions: [
    { name: '清河市', code: '990100', articles: 2 },
    { name: '东岭市', code: '990200', articles: 1 },
  ],
  years: [{ year: 2023, articles: 2 }],
  kinds: [
    { kind: 'work-report', articles: 2 },
    { kind: 'news', articles: 1 },
  ],
});

/** The events of an answer: stages, sources, its text in pieces that cut markers and surrogate pairs, the end. */
export function eventsOf(answer: Answer): AnswerEvent[] {
  const deltas = answer.answer.match(/[\s\S]{1,5}/g) ?? [];
  return [
    { type: 'status', stage: 'understanding' },
    { type: 'status', stage: 'searching' },
    { type: 'sources', citations: answer.citations },
    { type: 'status', stage: 'composing' },
    ...deltas.map((text): AnswerEvent => ({ type: 'delta', text })),
    { type: 'status', stage: 'verifying' },
    { type: 'end', answer },
  ];
}

interface Running {
  readonly events: readonly AnswerEvent[];
  isCancelled: boolean;
}

export async function startFakeServer(port = 0, changes: Partial<FakeLevers> = {}): Promise<FakeServer> {
  const dist = fileURLToPath(new URL('../../web/dist/', import.meta.url));
  const levers: FakeLevers = {
    paceMs: 8,
    areSocketsBlocked: false,
    cutAfter: null,
    isAway: false,
    isSamples: false,
    evaluation: null,
    apiKey: null,
    frameAncestors: "'self'",
    ...changes,
  };
  const asked: FakeServer['asked'] = [];
  const feedback: unknown[] = [];
  const cancelled: string[] = [];
  const resumed: number[] = [];
  const running = new Map<string, Running>();
  const pause = () => new Promise((resolve) => setTimeout(resolve, levers.paceMs));

  const sendJson = (response: ServerResponse, status: number, body: unknown): void => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  };
  const readBody = async (request: IncomingMessage): Promise<unknown> => {
    let text = '';
    for await (const chunk of request) text += chunk;
    return JSON.parse(text);
  };

  async function answerOverHttp(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const question = askRequestSchema.parse(await readBody(request));
    const history = question.history?.length ?? 0;
    asked.push({ via: 'http', question: question.question, history, filters: question.filters });
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    for (const [index, event] of eventsOf(scriptedAnswer(question.question)).entries()) {
      await pause();
      response.write(`data: ${JSON.stringify({ id: 'http', seq: index + 1, ...event })}\n\n`);
    }
    response.end();
  }

  async function passOn(
    evaluation: NonNullable<FakeLevers['evaluation']>,
    address: string,
    response: ServerResponse,
  ): Promise<void> {
    const { status, body } = await evaluation(address);
    response.writeHead(status, { 'content-type': 'application/json' }).end(body);
  }

  async function takeFeedback(request: IncomingMessage, response: ServerResponse): Promise<void> {
    feedback.push(await readBody(request));
    sendJson(response, 200, {});
  }

  function answerApi(
    path: string,
    query: URLSearchParams,
    request: IncomingMessage,
    response: ServerResponse,
  ): unknown {
    if (levers.apiKey !== null && request.headers.authorization !== `Bearer ${levers.apiKey}`)
      return sendJson(response, 401, { error: { code: 'unauthorized', message: '需要有效的访问密钥。' } });
    if (levers.isAway)
      return sendJson(response, 503, { error: { code: 'store-unavailable', message: '资料库暂时无法访问。' } });
    if (levers.evaluation !== null && path.startsWith('/api/eval/')) {
      return passOn(levers.evaluation, request.url ?? path, response);
    }
    if (path === '/api/ask') return answerOverHttp(request, response);
    if (path === '/api/feedback') return takeFeedback(request, response);
    if (path === '/api/coverage') return sendJson(response, 200, coverage(levers));
    if (path === '/api/observations') {
      const found = observations.filter((one) => !query.has('status') || one.status === query.get('status'));
      const named = found.filter((one) => one.indicator.includes(query.get('indicator') ?? ''));
      return sendJson(response, 200, { observations: named, page: 1, pageSize: 50, total: named.length });
    }
    if (path === '/api/articles') {
      const found = articles.filter(
        (one) =>
          (!query.has('kind') || one.kind === query.get('kind')) &&
          (!query.has('region') || one.regions.includes(query.get('region') ?? '')),
      );
      const heads = found.map(({ text: _text, sections: _sections, noise: _noise, ...head }) => head);
      return sendJson(response, 200, { articles: heads, page: 1, pageSize: 50, total: heads.length });
    }
    const article = articles.find((one) => path === `/api/articles/${one.id}`);
    return article === undefined
      ? sendJson(response, 404, { error: { code: 'not-found', message: '没有找到所请求的内容。' } })
      : sendJson(response, 200, article);
  }

  async function serveFile(path: string, response: ServerResponse): Promise<void> {
    const name = path === '/' ? 'index.html' : normalize(path).replace(/^[/\\]+/, '');
    const content = await readFile(join(dist, name)).catch(() => null);
    const type = TYPES[extname(name)] ?? 'application/octet-stream';
    const policy = CONTENT_POLICY.replace("frame-ancestors 'self'", `frame-ancestors ${levers.frameAncestors}`);
    const cache = name.startsWith('assets/') ? { 'cache-control': 'public, max-age=31536000, immutable' } : {};
    response.writeHead(content === null ? 404 : 200, {
      'content-type': type,
      'content-security-policy': policy,
      ...cache,
    });
    response.end(content ?? '');
  }

  const server = createServer((request, response) => {
    const address = new URL(request.url ?? '/', 'http://localhost');
    const isApi = address.pathname.startsWith('/api/');
    void (isApi
      ? answerApi(address.pathname, address.searchParams, request, response)
      : serveFile(address.pathname, response));
  });

  const sockets = new WebSocketServer({ noServer: true });
  async function play(socket: WebSocket, id: string, after: number): Promise<void> {
    const answer = running.get(id);
    if (answer === undefined) {
      socket.send(JSON.stringify({ id, seq: 1, type: 'error', code: 'not-found', message: '没有找到所请求的内容。' }));
      return;
    }
    for (const [index, event] of answer.events.entries()) {
      if (index + 1 <= after) continue;
      await pause();
      if (answer.isCancelled || socket.readyState !== socket.OPEN) return;
      socket.send(JSON.stringify({ id, seq: index + 1, ...event }));
      if (levers.cutAfter !== null && index + 1 >= levers.cutAfter) {
        levers.cutAfter = null;
        socket.terminate();
        return;
      }
    }
  }
  sockets.on('connection', (socket) => {
    socket.on('message', (data) => {
      const message = clientMessageSchema.parse(JSON.parse(String(data)));
      if (message.type === 'cancel') {
        cancelled.push(message.id);
        const answer = running.get(message.id);
        if (answer !== undefined) answer.isCancelled = true;
        return;
      }
      if (message.type === 'resume') {
        resumed.push(message.after);
        void play(socket, message.id, message.after);
        return;
      }
      const history = message.history?.length ?? 0;
      asked.push({ via: 'socket', question: message.question, history, filters: message.filters });
      running.set(message.id, { events: eventsOf(scriptedAnswer(message.question)), isCancelled: false });
      void play(socket, message.id, 0);
    });
  });
  server.on('upgrade', (request, socket, head) => {
    const offered = (request.headers['sec-websocket-protocol'] ?? '').split(/, */);
    const key = levers.apiKey === null ? null : `jushi.key.${Buffer.from(levers.apiKey).toString('base64url')}`;
    if (key !== null && !offered.includes(key)) {
      socket.end('HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    if (levers.areSocketsBlocked || levers.isAway || request.url !== '/api/chat') {
      socket.end('HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (open) => sockets.emit('connection', open, request));
  });

  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    levers,
    asked,
    feedback,
    cancelled,
    resumed,
    async close() {
      for (const socket of sockets.clients) socket.terminate();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const server = await startFakeServer(Number(process.argv[2] ?? 0), { paceMs: 40, isSamples: true });
  console.log(server.url);
}
