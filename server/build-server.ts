/**
 * Joins the parts into a server, without listening: main.ts listens, tests inject.
 * Order matters: what looks at every request (headers, keys, limits) comes before the routes.
 */
import Fastify from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { parse } from 'node:querystring';
import { DEFAULT_LIMITS } from './limits.ts';
import { createMetrics } from './metrics.ts';
import type { App, Context, ServerParts } from './parts.ts';
import { registerAccess } from './plugins/access.ts';
import { registerDocumentation } from './plugins/documentation.ts';
import { answerMalformedRequest, registerFailures, replyWithError } from './plugins/failures.ts';
import { registerRateLimit } from './plugins/rate-limit.ts';
import { registerSecurity } from './plugins/security.ts';
import { registerWebClient } from './plugins/web-client.ts';
import { registerAdministration } from './routes/administration.ts';
import { registerAsk } from './routes/ask.ts';
import { registerChat } from './routes/chat.ts';
import { registerEvaluation } from './routes/evaluation.ts';
import { registerFeedback } from './routes/feedback.ts';
import { registerHealth } from './routes/health.ts';
import { registerLibrary } from './routes/library.ts';
import { registerOpenai } from './routes/openai.ts';
import type { Settings } from './settings.ts';

/**
 * Closing the server (`app.close()`) stops accepting, lets answers in flight end for at most
 * `limits.shutdownMs`, then cuts what is left. The store is the caller's to close, afterwards.
 */
export async function buildServer(parts: ServerParts): Promise<App> {
  const { settings, logger } = parts;
  const limits = { ...DEFAULT_LIMITS, ...parts.limits };
  const metrics = createMetrics(parts);
  let isClosing = false;
  const context: Context = {
    ...parts,
    answerer: metrics.measured(parts.answerer),
    limits,
    metrics,
    isClosing: () => isClosing,
  };

  const app: App = Fastify({
    ...(logger ? { loggerInstance: logger } : { logger: false }),
    trustProxy: trustedProxies(settings.TRUST_PROXY),
    bodyLimit: limits.maxBodyBytes,
    // The replies of a server that is closing are ours too (plugins/failures.ts).
    return503OnClosing: false,
    frameworkErrors: replyWithError,
    clientErrorHandler: answerMalformedRequest,
    routerOptions: { querystringParser: parseQuery },
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  // Plain text would also let any web page post to a server on its reader's machine without CORS asking first.
  app.removeContentTypeParser('text/plain');

  app.addHook('preClose', async () => {
    isClosing = true;
    const cut = setTimeout(() => {
      chat.terminate();
      app.server.closeAllConnections();
    }, limits.shutdownMs);
    cut.unref();
    app.server.once('close', () => clearTimeout(cut));
  });
  app.addHook('onResponse', async (request, reply) => {
    const labels = { method: request.method, route: request.routeOptions.url ?? 'unknown', status: reply.statusCode };
    metrics.observeRequest(labels, reply.elapsedTime / 1000);
    if (isClosing) {
      // Its connection is idle from the next turn on, and would hold up the end until the keep-alive runs out.
      setImmediate(() => app.server.closeIdleConnections());
    }
  });

  registerFailures(app, context);
  const chat = await registerChat(app, context);
  await registerSecurity(app, context);
  registerAccess(app, context);
  const countAsk = await registerRateLimit(app, context);
  await registerDocumentation(app);

  registerHealth(app, context);
  registerAsk(app, context);
  registerOpenai(app, context);
  chat.registerRoute(countAsk);
  registerLibrary(app, context);
  registerEvaluation(app, context);
  registerFeedback(app, context);
  await registerAdministration(app, context);
  await registerWebClient(app, context);
  return app;
}

/** A number of proxies as the function that Fastify takes. */
function trustedProxies(
  trust: Settings['TRUST_PROXY'],
): boolean | string | ((address: string, hop: number) => boolean) {
  return typeof trust === 'number' ? (_address, hop) => hop < trust : trust;
}

/** Parameters left empty («?region=&year=») count as not given. */
function parseQuery(words: string): Record<string, unknown> {
  return Object.fromEntries(Object.entries(parse(words)).filter(([, value]) => value !== ''));
}
