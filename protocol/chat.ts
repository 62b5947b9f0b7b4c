/**
 * The WebSocket `/api/chat` and the event stream of `POST /api/ask`.
 * The `delta` texts, joined, are `answer.answer`: text that was sent stays, and more may follow it.
 */
import { z } from 'zod';
import { answerSchema, askRequestSchema, citationSchema } from './answer.ts';

const answerIdSchema = z.string().min(1).max(100);

export const clientMessageSchema = z.discriminatedUnion('type', [
  askRequestSchema.extend({ type: z.literal('ask'), id: answerIdSchema }),
  z.object({ type: z.literal('cancel'), id: answerIdSchema }),
  z.object({ type: z.literal('resume'), id: answerIdSchema, after: z.number().int().min(0) }),
]);

export const stageSchema = z.enum(['understanding', 'searching', 'composing', 'verifying']);

/** What an answer is made of while it comes, before the transport adds `id` and `seq`. */
export const answerEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('status'), stage: stageSchema }),
  z.object({ type: z.literal('sources'), citations: z.array(citationSchema) }),
  z.object({ type: z.literal('delta'), text: z.string() }),
  z.object({ type: z.literal('end'), answer: answerSchema }),
]);

const numbered = { id: z.string(), seq: z.number().int().positive() };

export const serverMessageSchema = z.discriminatedUnion('type', [
  z.object({ ...numbered, type: z.literal('status'), stage: stageSchema }),
  z.object({ ...numbered, type: z.literal('sources'), citations: z.array(citationSchema) }),
  z.object({ ...numbered, type: z.literal('delta'), text: z.string() }),
  z.object({ ...numbered, type: z.literal('end'), answer: answerSchema }),
  z.object({ ...numbered, type: z.literal('error'), code: z.string(), message: z.string() }),
]);

export { RESUME_WINDOW_MS } from './limits.ts';

export type ClientMessage = z.infer<typeof clientMessageSchema>;
export type Stage = z.infer<typeof stageSchema>;
export type AnswerEvent = z.infer<typeof answerEventSchema>;
export type ServerMessage = z.infer<typeof serverMessageSchema>;
