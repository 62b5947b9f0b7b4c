/** `/docs`: the API as OpenAPI, made from the schemas that check it, and a page to try it on. */
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';
import packageJson from '../../package.json' with { type: 'json' };
import type { App } from '../parts.ts';

const DESCRIPTION = [
  'Questions in Chinese about investment-promotion articles and government work reports; every claim is cited.',
  'Streaming with cancel and resume is the WebSocket `/api/chat`, whose messages are the events of `POST /api/ask`.',
].join('\n\n');

export async function registerDocumentation(app: App): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: '据实 Jushi', description: DESCRIPTION, version: packageJson.version },
      components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
      security: [{ bearer: [] }, {}],
    },
    transform: jsonSchemaTransform,
  });
  await app.register(swaggerUi, { routePrefix: '/docs', theme: { title: '据实 Jushi' } });
}
