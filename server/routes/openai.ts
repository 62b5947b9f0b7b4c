/**
 * `POST /v1/chat/completions` and `GET /v1/models`: Jushi as a model of any client that speaks OpenAI's protocol.
 * The same answers as `POST /api/ask`; parameters that steer a model have no effect. A caller that goes away stops the work.
 */
import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { JushiError } from '../../knowledge/errors.ts';
import type { AskRequest } from '../../protocol/answer.ts';
import { errorSchema } from '../../protocol/library.ts';
import { abortable } from '../chat/abortable.ts';
import { keptAlive } from '../chat/kept-alive.ts';
import { asJushiError, errorBody } from '../error-replies.ts';
import type { App, Context } from '../parts.ts';
import { logFailure } from '../plugins/failures.ts';
import { goneSignal } from './ask.ts';
import {
  askRequestOf,
  chatRequestSchema,
  chunkOf,
  completionOf,
  MODEL_NAME,
  sourcesText,
  usageOf,
} from './openai-shapes.ts';

function sendStream(reply: FastifyReply, frames: AsyncIterable<string>, keepAliveMs: number): FastifyReply {
  return reply
    .type('text/event-stream; charset=utf-8')
    .header('cache-control', 'no-store')
    .header('x-accel-buffering', 'no')
    .send(Readable.from(keptAlive(frames, keepAliveMs), { highWaterMark: 1 }));
}

export function registerOpenai(app: App, { answerer, clock, newId, limits }: Context): void {
  const seconds = (): number => Math.floor(clock() / 1000);
  const startedAt = seconds();

  async function* frames(
    request: AskRequest,
    wantsUsage: boolean,
    signal: AbortSignal,
    report: (error: JushiError) => void,
  ): AsyncGenerator<string> {
    const id = `chatcmpl-${newId()}`;
    const createdAt = seconds();
    const frame = (data: unknown): string => `data: ${JSON.stringify(data)}\n\n`;
    try {
      yield frame(chunkOf(id, createdAt, { role: 'assistant', content: '' }));
      for await (const event of abortable(answerer.answer(request, signal), signal)) {
        if (event.type === 'delta') {
          yield frame(chunkOf(id, createdAt, { content: event.text }));
        }
        if (event.type === 'end') {
          const sources = sourcesText(event.answer.citations);
          if (sources !== '') {
            yield frame(chunkOf(id, createdAt, { content: sources }));
          }
          yield frame({ ...chunkOf(id, createdAt, {}, 'stop'), jushi: event.answer });
          if (wantsUsage) {
            const usage = usageOf(request, event.answer.answer + sources);
            yield frame({ ...chunkOf(id, createdAt, {}), choices: [], usage });
          }
          yield 'data: [DONE]\n\n';
          return;
        }
      }
      throw new JushiError('internal', 'the answerer ended without an answer');
    } catch (thrown) {
      const error = signal.aborted ? new JushiError('cancelled') : asJushiError(thrown);
      report(error);
      yield frame(errorBody(error));
    }
  }

  app.post(
    '/v1/chat/completions',
    {
      schema: {
        tags: ['openai'],
        summary: 'Answer a question in the shapes of OpenAI’s chat completions',
        description:
          'The last user message is the question. Sources are numbered at the end of the text; the whole answer is in `jushi`.',
        body: chatRequestSchema,
        response: {
          200: {
            description: 'A completion, or its chunks with `stream: true`',
            content: {
              'application/json': { schema: z.looseObject({}) },
              'text/event-stream': { schema: z.string() },
            },
          },
          '4xx': errorSchema,
          '5xx': errorSchema,
        },
      },
    },
    async (request, reply) => {
      const asked = askRequestOf(request.body);
      const signal = goneSignal(reply);
      if (request.body.stream === true) {
        const wantsUsage = request.body.stream_options?.include_usage === true;
        const stream = frames(asked, wantsUsage, signal, (error) => logFailure(request, error));
        return sendStream(reply, stream, limits.keepAliveMs);
      }
      for await (const event of abortable(answerer.answer(asked, signal), signal)) {
        if (event.type === 'end') {
          return reply.type('application/json; charset=utf-8').send(completionOf(asked, event.answer, seconds()));
        }
      }
      throw new JushiError('internal', undefined, { cause: new Error('the answerer ended without an answer') });
    },
  );

  app.get(
    '/v1/models',
    {
      schema: {
        tags: ['openai'],
        summary: 'The one model that there is',
        response: { 200: z.looseObject({}), '4xx': errorSchema },
      },
    },
    async () => ({
      object: 'list',
      data: [{ id: MODEL_NAME, object: 'model', created: startedAt, owned_by: MODEL_NAME }],
    }),
  );
}
