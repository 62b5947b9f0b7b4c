/** `POST /api/feedback`: whether an answer was of use. Kept with the time; the question itself is not kept. */
import { z } from 'zod';
import { errorSchema, feedbackSchema } from '../../protocol/library.ts';
import type { App, Context } from '../parts.ts';

export function registerFeedback(app: App, { store, clock }: Context): void {
  app.post(
    '/api/feedback',
    {
      schema: {
        tags: ['questions'],
        summary: 'Say whether an answer was of use',
        body: feedbackSchema,
        response: { 204: z.undefined().describe('Kept'), '4xx': errorSchema, '5xx': errorSchema },
      },
    },
    async ({ body }, reply) => {
      const { answerId, useful, reason } = body;
      await store.saveFeedback({
        answerId,
        useful,
        reason: reason ?? null,
        receivedAt: new Date(clock()).toISOString(),
      });
      return reply.code(204).send();
    },
  );
}
