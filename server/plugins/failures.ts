/**
 * Every failure of an HTTP request leaves in the one shape of protocol/library.ts, from the first byte of a
 * request (malformed HTTP) to the last route (unknown address, wrong method). What was really wrong is logged.
 */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Socket } from 'node:net';
import { JushiError } from '../../knowledge/errors.ts';
import { asJushiError, errorBody } from '../error-replies.ts';
import type { App, Context } from '../parts.ts';

/** What an operator must see: an error that is ours to mend. A caller who went away or erred is no such thing. */
export function logFailure(request: FastifyRequest, error: JushiError): void {
  if (error.status >= 500) {
    request.log.error({ err: error, code: error.code }, 'request failed');
  }
}

/** Sends `thrown` as an error reply. */
export function replyWithError(thrown: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const error = asJushiError(thrown);
  logFailure(request, error);
  if (error.code === 'unauthorized') {
    void reply.header('www-authenticate', 'Bearer');
  }
  void reply
    .code(error.status)
    .type('application/json; charset=utf-8')
    .serializer((payload) => JSON.stringify(payload))
    .send(errorBody(error));
}

/** A request that is no HTTP: there is no reply object yet, only the socket. */
export function answerMalformedRequest(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const isTooLarge = error.code === 'HPE_HEADER_OVERFLOW';
  const body = JSON.stringify(errorBody(new JushiError(isTooLarge ? 'too-large' : 'bad-request')));
  socket.end(
    [
      isTooLarge ? 'HTTP/1.1 431 Request Header Fields Too Large' : 'HTTP/1.1 400 Bad Request',
      'Connection: close',
      'Content-Type: application/json; charset=utf-8',
      `Content-Length: ${Buffer.byteLength(body)}`,
      '',
      body,
    ].join('\r\n'),
  );
}

/** Call before any route is added: it watches them. */
export function registerFailures(app: App, { isClosing }: Context): void {
  const patterns: { readonly shape: RegExp; readonly methods: string[] }[] = [];
  app.addHook('onRoute', ({ url, method }) => {
    if (!url.includes('*')) {
      patterns.push({ shape: shapeOf(url), methods: [method].flat() });
    }
  });
  app.addHook('onRequest', async (_request, reply) => {
    if (isClosing()) {
      void reply.header('connection', 'close');
      throw new JushiError('shutting-down');
    }
  });
  app.setErrorHandler((thrown, request, reply) => replyWithError(thrown, request, reply));
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?', 1)[0] ?? '';
    const methods = patterns.filter(({ shape }) => shape.test(path)).flatMap((pattern) => pattern.methods);
    if (methods.length > 0 && !methods.includes(request.method)) {
      void reply.header('allow', [...new Set(methods)].join(', '));
      throw new JushiError('method-not-allowed');
    }
    throw new JushiError('not-found');
  });
}

/** «/api/articles/:id» as an expression. */
function shapeOf(url: string): RegExp {
  const escaped = url.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`).replaceAll(/:[A-Za-z]+/g, '[^/]+');
  return new RegExp(`^${escaped}/?$`);
}
