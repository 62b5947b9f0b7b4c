/**
 * `POST /api/ask`: one question, one answer; as a whole (JSON), or as it comes (`Accept: text/event-stream`)
 * in the events of the WebSocket. A caller that goes away stops the work.
 */
import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { JushiError } from '../../knowledge/errors.ts';
import { answerSchema, askRequestSchema } from '../../protocol/answer.ts';
import type { Answer } from '../../protocol/answer.ts';
import type { ServerMessage } from '../../protocol/chat.ts';
import { errorSchema } from '../../protocol/library.ts';
import { abortable } from '../chat/abortable.ts';
import { keptAlive } from '../chat/kept-alive.ts';
import { createSequence, numberedMessages } from '../chat/numbered-messages.ts';
import type { App, Context } from '../parts.ts';
import { logFailure } from '../plugins/failures.ts';

export function registerAsk(app: App, { answerer, newId, limits }: Context): void {
  app.post(
    '/api/ask',
    {
      schema: {
        tags: ['questions'],
        summary: 'Answer a question, with citations',
        description: 'With `Accept: text/event-stream` the answer comes as the events of the WebSocket `/api/chat`.',
        body: askRequestSchema,
        response: {
          200: {
            description: 'The answer; a refusal is one too',
            content: {
              'application/json': { schema: answerSchema },
              'text/event-stream': { schema: z.string() },
            },
          },
          '4xx': errorSchema,
          '5xx': errorSchema,
        },
      },
    },
    async (request, reply) => {
      const signal = goneSignal(reply);
      if (!prefersEventStream(request.headers.accept ?? '')) {
        for await (const event of abortable(answerer.answer(request.body, signal), signal)) {
          if (event.type === 'end') {
            return reply.type('application/json; charset=utf-8').send(event.answer satisfies Answer);
          }
        }
        throw new JushiError('internal', undefined, { cause: new Error('the answerer ended without an answer') });
      }
      const messages = numberedMessages({
        id: newId(),
        answerer,
        request: request.body,
        signal,
        nextSeq: createSequence(),
        reportFailure: (error) => logFailure(request, error),
      });
      return sendEventStream(reply, messages, limits.keepAliveMs);
    },
  );
}

/** Aborts when the connection closes before the reply was sent completely. */
export function goneSignal(reply: FastifyReply): AbortSignal {
  const controller = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) {
      controller.abort();
    }
  });
  return controller.signal;
}

function sendEventStream(
  reply: FastifyReply,
  messages: AsyncIterable<ServerMessage>,
  keepAliveMs: number,
): FastifyReply {
  async function* frames(): AsyncGenerator<string> {
    for await (const message of messages) {
      yield `event: ${message.type}\nid: ${message.seq}\ndata: ${JSON.stringify(message)}\n\n`;
    }
  }
  return reply
    .type('text/event-stream; charset=utf-8')
    .header('cache-control', 'no-store')
    .header('x-accel-buffering', 'no')
    .send(Readable.from(keptAlive(frames(), keepAliveMs), { highWaterMark: 1 }));
}

/** Whether `Accept` names the event stream, and not JSON before or above it (RFC 9110, section 12.5.1). */
function prefersEventStream(accept: string): boolean {
  const weights = new Map<string, number>();
  for (const range of accept.split(',')) {
    const [type = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
    const quality = parameters.find((parameter) => parameter.startsWith('q='));
    weights.set(type, quality === undefined ? 1 : Number(quality.slice(2)) || 0);
  }
  const stream = weights.get('text/event-stream') ?? 0;
  const json = weights.get('application/json') ?? 0;
  const isNamedFirst = accept.indexOf('text/event-stream') < accept.indexOf('application/json');
  return stream > 0 && (stream > json || (stream === json && isNamedFirst));
}
