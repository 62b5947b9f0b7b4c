/**
 * Who may call: `API_KEY` guards the API and the metrics when it is set, `ADMIN_TOKEN` the routes that change
 * the index. Health, the web client and the documentation are open. A browser cannot set headers on a WebSocket:
 * there the key may come as the subprotocol `jushi.key.<base64url of the key>` beside `jushi`.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { JushiError } from '../../knowledge/errors.ts';
import type { App, Context } from '../parts.ts';

export const CHAT_SUBPROTOCOL = 'jushi';
const KEY_SUBPROTOCOL = 'jushi.key.';
const GUARDED = /^\/(?:api|v1|metrics)(?:\/|$)/;

declare module 'fastify' {
  interface FastifyContextConfig {
    /** A route that changes the index: wants ADMIN_TOKEN, and nothing else. */
    isAdministrative?: boolean;
  }
}

export function registerAccess(app: App, { settings }: Context): void {
  const { API_KEY: apiKey, ADMIN_TOKEN: adminToken } = settings;
  app.addHook('onRequest', async (request) => {
    if (request.routeOptions.config.isAdministrative === true) {
      if (adminToken === undefined) {
        throw new JushiError('forbidden', '没有设置 ADMIN_TOKEN，不能修改资料库。');
      }
      requireToken(bearerOf(request), adminToken);
    } else if (apiKey !== undefined && GUARDED.test(pathOf(request))) {
      requireToken(bearerOf(request) ?? subprotocolKeyOf(request), apiKey);
    }
  });
}

function pathOf(request: FastifyRequest): string {
  // The route's own pattern where there is one: escapes in the address («/%61pi») cannot hide it.
  const { url } = request.routeOptions;
  return url === undefined || url === '/*' ? (request.url.split('?', 1)[0] ?? '') : url;
}

function requireToken(given: string | null, wanted: string): void {
  if (given === null || !timingSafeEqual(digest(given), digest(wanted))) {
    throw new JushiError('unauthorized');
  }
}

/** Of equal length whatever the token, as `timingSafeEqual` wants it. */
function digest(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

function bearerOf(request: FastifyRequest): string | null {
  return /^Bearer +(\S+)\s*$/i.exec(request.headers.authorization ?? '')?.[1] ?? null;
}

function subprotocolKeyOf(request: FastifyRequest): string | null {
  const offered = request.ws ? (request.headers['sec-websocket-protocol'] ?? '').split(',') : [];
  const key = offered.map((name) => name.trim()).find((name) => name.startsWith(KEY_SUBPROTOCOL));
  return key === undefined ? null : Buffer.from(key.slice(KEY_SUBPROTOCOL.length), 'base64url').toString('utf8');
}
