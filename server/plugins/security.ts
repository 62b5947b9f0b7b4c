/**
 * Headers of every reply (helmet) and who may call from a browser (CORS, and Origin for WebSockets, which CORS
 * does not cover) or hold the client in a frame: the same sites, ALLOWED_ORIGINS. The content policy is strict: nothing inline, no nonce; the client's styles are files or constructed sheets.
 * HSTS and https upgrades are the proxy's business: the server itself speaks plain HTTP.
 */
import cors from '@fastify/cors';
import helmet from '@fastify/helmet';
import { JushiError } from '../../knowledge/errors.ts';
import type { App, Context } from '../parts.ts';

const SELF = "'self'";
const NONE = "'none'";

const CONTENT_POLICY = {
  'default-src': [SELF],
  'script-src': [SELF],
  'script-src-attr': [NONE],
  'style-src': [SELF],
  'img-src': [SELF, 'data:', 'blob:'],
  'font-src': [SELF, 'data:'],
  'connect-src': [SELF],
  'object-src': [NONE],
  'base-uri': [NONE],
  'form-action': [SELF],
};

export async function registerSecurity(app: App, { settings }: Context): Promise<void> {
  const allowed = settings.ALLOWED_ORIGINS;
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { ...CONTENT_POLICY, 'frame-ancestors': [SELF, ...allowed] },
    },
    // The older header cannot name sites; where both stand, browsers go by the policy (CSP 3, section 6.4.2.1), older ones refuse.
    xFrameOptions: allowed.length > 0 ? false : { action: 'sameorigin' },
    strictTransportSecurity: false,
    // A script of ours on another site (the embedded chat) must be loadable there.
    crossOriginResourcePolicy: { policy: allowed.length > 0 ? 'cross-origin' : 'same-origin' },
    referrerPolicy: { policy: 'same-origin' },
  });
  if (allowed.length > 0) {
    await app.register(cors, {
      origin: [...allowed],
      methods: ['GET', 'HEAD', 'POST', 'DELETE'],
      allowedHeaders: ['authorization', 'content-type', 'accept'],
      maxAge: 600,
    });
  }
  app.addHook('onRequest', async (request) => {
    const { origin } = request.headers;
    if (request.ws && origin !== undefined && !allowed.includes(origin) && !isOwnOrigin(origin, request.host)) {
      throw new JushiError('forbidden', '不接受来自该网站的连接，请检查 ALLOWED_ORIGINS。');
    }
  });
}

function isOwnOrigin(origin: string, host: string): boolean {
  return URL.canParse(origin) && new URL(origin).host === host;
}
