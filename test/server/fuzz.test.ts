import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerSchema } from '../../protocol/answer.ts';
import { serverMessageSchema } from '../../protocol/chat.ts';
import { errorSchema } from '../../protocol/library.ts';
import type { App } from '../../server/parts.ts';
import { connectChat, listen } from './chat-client.ts';
import { buildTestServer } from './fakes.ts';

let app: App;

beforeAll(async () => {
  app = await buildTestServer();
  await listen(app);
});

afterAll(() => app.close());

/** Bodies that are nearly right, and bodies that are anything. */
const nearlyRight = fc.record(
  {
    question: fc.oneof(fc.string({ unit: 'binary' }), fc.jsonValue()),
    history: fc.oneof(
      fc.array(fc.record({ role: fc.constantFrom('user', 'assistant', 'x'), content: fc.string() })),
      fc.jsonValue(),
    ),
    filters: fc.oneof(fc.record({ regions: fc.array(fc.string()), years: fc.array(fc.integer()) }), fc.jsonValue()),
  },
  { requiredKeys: [] },
);

describe('whatever is sent', () => {
  it('to /api/ask gets an answer or an error of the one shape, never a fault of ours', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(nearlyRight, fc.jsonValue()), async (body) => {
        const headers = { 'content-type': 'application/json' };
        const reply = await app.inject({ method: 'POST', url: '/api/ask', payload: JSON.stringify(body), headers });
        expect(reply.statusCode === 200 ? answerSchema.safeParse(reply.json()).success : true).toBe(true);
        expect(reply.statusCode === 200 || errorSchema.strict().safeParse(reply.json()).success).toBe(true);
        expect(reply.statusCode).toBeLessThan(500);
      }),
    );
  });

  it('to any address gets a reply that is no fault of ours', async () => {
    const segment = fc.oneof(
      fc.constantFrom('api', 'articles', 'search', 'docs', '..', '%2e', '%', ''),
      fc.webSegment(),
    );
    const query = fc.webQueryParameters();
    const method = fc.constantFrom(
      'GET' as const,
      'POST' as const,
      'DELETE' as const,
      'PUT' as const,
      'OPTIONS' as const,
    );
    await fc.assert(
      fc.asyncProperty(method, fc.array(segment, { maxLength: 4 }), query, async (verb, segments, words) => {
        const reply = await app.inject({ method: verb, url: `/${segments.join('/')}?${words}` });
        expect(reply.statusCode).toBeLessThan(500);
      }),
    );
  });

  it('over the WebSocket, gets messages of the protocol, and the connection lives on', async () => {
    const client = await connectChat(app);
    const frame = fc.oneof(
      fc.string(),
      fc.jsonValue().map((value) => JSON.stringify(value)),
      nearlyRight.map((body) => JSON.stringify({ type: 'ask', id: 'x', ...body })),
    );
    await fc.assert(
      fc.asyncProperty(frame, async (words) => {
        client.send(words);
        client.send({ type: 'resume', id: 'marker', after: 0 });
        const messages = await client.until((message) => message.type === 'error' && message.id === 'marker');
        expect(messages.every((message) => serverMessageSchema.safeParse(message).success)).toBe(true);
      }),
    );
    client.socket.close();
  });
});
