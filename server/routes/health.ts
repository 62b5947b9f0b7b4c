/** For operators and load balancers: alive, ready to answer, counted. Open, so that probes need no key (but for metrics). */
import { z } from 'zod';
import { JushiError } from '../../knowledge/errors.ts';
import { retrievalSchema } from '../../protocol/answer.ts';
import { errorSchema } from '../../protocol/library.ts';
import type { App, Context } from '../parts.ts';
import { retrievalOf } from '../retrieval-state.ts';

const schema = { tags: ['operations'] };

export function registerHealth(app: App, { store, metrics, isClosing, settings }: Context): void {
  const okSchema = z.object({ status: z.literal('ok') });
  const readySchema = okSchema.extend({ retrieval: retrievalSchema.optional() });

  app.get(
    '/healthz',
    { logLevel: 'silent', schema: { ...schema, summary: 'The process lives', response: { 200: okSchema } } },
    async () => ({ status: 'ok' as const }),
  );

  app.get(
    '/readyz',
    {
      logLevel: 'silent',
      schema: { ...schema, summary: 'Questions can be answered now', response: { 200: readySchema, 503: errorSchema } },
    },
    async () => {
      if (isClosing()) {
        throw new JushiError('shutting-down');
      }
      const { ready, detail } = await store.health().catch((cause: unknown) => {
        throw new JushiError('store-unavailable', undefined, { cause });
      });
      if (!ready) {
        throw new JushiError('store-unavailable', undefined, { cause: new Error(detail) });
      }
      const { EMBEDDING_MODEL: model } = settings;
      if (model === undefined) {
        return { status: 'ok' as const };
      }
      const view = await store.openView();
      const retrieval = retrievalOf(view, model);
      view.close();
      return { status: 'ok' as const, retrieval };
    },
  );

  app.get(
    '/metrics',
    { logLevel: 'silent', schema: { ...schema, summary: 'Counts and times, for Prometheus' } },
    async (_request, reply) => reply.type(metrics.contentType).send(await metrics.render()),
  );
}
