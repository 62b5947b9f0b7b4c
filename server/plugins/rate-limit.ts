/**
 * RATE_LIMIT_PER_MINUTE: how many questions one caller address may ask, over HTTP and WebSocket together.
 * Only what makes an answer is counted; reading, health and the web client are not.
 */
import rateLimit from '@fastify/rate-limit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { JushiError } from '../../knowledge/errors.ts';
import type { App, Context } from '../parts.ts';

/** Counts one question of this caller. @throws JushiError `too-many-requests` */
export type CountAsk = (request: FastifyRequest, reply?: FastifyReply) => Promise<void>;

const COUNTED = /^\/(?:api\/ask|v1\/chat\/completions)$/;

export async function registerRateLimit(app: App, { settings }: Context): Promise<CountAsk> {
  const max = settings.RATE_LIMIT_PER_MINUTE;
  if (max === 0) {
    return async () => undefined;
  }
  await app.register(rateLimit, { global: false, max, timeWindow: 60_000 });
  const limiter = app.createRateLimit();
  const countAsk: CountAsk = async (request, reply) => {
    const state = await limiter(request);
    if (!state.isAllowed && state.isExceeded) {
      void reply?.header('retry-after', state.ttlInSeconds);
      throw new JushiError('too-many-requests', `请求过于频繁，请在${state.ttlInSeconds}秒后再试。`);
    }
  };
  app.addHook('onRequest', async (request, reply) => {
    if (request.method === 'POST' && COUNTED.test(request.routeOptions.url ?? '')) {
      await countAsk(request, reply);
    }
  });
  return countAsk;
}
