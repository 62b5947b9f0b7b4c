/**
 * The OpenAI-compatible wire: what is read of a chat request, and answers in its shapes. Sources are numbered at the end
 * of the text, for clients that show text alone; the whole answer stands beside it as `jushi`, for those that know it.
 */
import { z } from 'zod';
import { JushiError } from '../../knowledge/errors.ts';
import { countTokens } from '../../knowledge/language/tokens.ts';
import { askRequestSchema, MAX_HISTORY_TURNS, MAX_TURN_LENGTH } from '../../protocol/answer.ts';
import type { Answer, AskRequest, Citation } from '../../protocol/answer.ts';
import { errorOfZod } from '../error-replies.ts';

export const MODEL_NAME = 'jushi';

const contentSchema = z.union([
  z.string(),
  z.null(),
  z.array(z.looseObject({ type: z.string(), text: z.string().optional() })),
]);

/** Everything else that clients send (temperature, tools, …) is let through and changes nothing. */
export const chatRequestSchema = z.looseObject({
  model: z.string().max(200).optional(),
  messages: z
    .array(z.looseObject({ role: z.string().max(20), content: contentSchema.optional() }))
    .min(1)
    .max(200),
  stream: z.boolean().nullish(),
  stream_options: z.looseObject({ include_usage: z.boolean().optional() }).nullish(),
});

type ChatRequest = z.infer<typeof chatRequestSchema>;

function textOf(content: ChatRequest['messages'][number]['content']): string {
  if (typeof content === 'string') {
    return content;
  }
  return (content ?? []).map(({ type, text }) => (type === 'text' ? (text ?? '') : '')).join('\n');
}

/** Sources that an earlier answer carried at its end are no part of the talk. */
function withoutSources(text: string): string {
  return text.split(`\n\n${SOURCES}\n`)[0] ?? '';
}

/**
 * The last user message is the question, what lies before it the talk; system messages are passed over.
 * @throws JushiError `bad-question` where there is none, or it is too long
 */
export function askRequestOf({ messages }: ChatRequest): AskRequest {
  const turns = messages.flatMap(({ role, content }) =>
    role === 'user' || role === 'assistant' ? [{ role, content: textOf(content).trim() } as const] : [],
  );
  const last = turns.findLastIndex(({ role }) => role === 'user');
  if (last < 0) {
    throw new JushiError('bad-question', '消息（messages）里没有用户的问题。');
  }
  const history = turns
    .slice(Math.max(0, last - MAX_HISTORY_TURNS), last)
    .map(({ role, content }) => ({ role, content: withoutSources(content).slice(0, MAX_TURN_LENGTH) }));
  const parsed = askRequestSchema.safeParse({ question: turns[last]?.content, history });
  if (!parsed.success) {
    throw errorOfZod(parsed.error);
  }
  return parsed.data;
}

const SOURCES = '来源：';

function sourceLine({ n, title, quote, source }: Citation): string {
  return `[${n}] ${title}：“${quote.replaceAll(/\s+/g, ' ')}”${source === '' ? '' : `（${source}）`}`;
}

/** What is appended to an answer's text; empty where nothing is cited. */
export function sourcesText(citations: readonly Citation[]): string {
  return citations.length === 0 ? '' : `\n\n${SOURCES}\n${citations.map(sourceLine).join('\n')}`;
}

export interface Usage {
  readonly prompt_tokens: number;
  readonly completion_tokens: number;
  readonly total_tokens: number;
}

export function usageOf(request: AskRequest, text: string): Usage {
  const prompt = countTokens([...(request.history ?? []).map(({ content }) => content), request.question].join('\n'));
  const completion = countTokens(text);
  return { prompt_tokens: prompt, completion_tokens: completion, total_tokens: prompt + completion };
}

/** A whole answer as a `chat.completion`. @param createdAt seconds since 1970 */
export function completionOf(request: AskRequest, answer: Answer, createdAt: number) {
  const content = answer.answer + sourcesText(answer.citations);
  return {
    id: `chatcmpl-${answer.id}`,
    object: 'chat.completion',
    created: createdAt,
    model: MODEL_NAME,
    choices: [
      { index: 0, message: { role: 'assistant', content, refusal: null }, logprobs: null, finish_reason: 'stop' },
    ],
    usage: usageOf(request, content),
    jushi: answer,
  };
}

/** One `chat.completion.chunk`. */
export function chunkOf(
  id: string,
  createdAt: number,
  delta: { readonly role?: 'assistant'; readonly content?: string },
  finishReason: 'stop' | null = null,
) {
  return {
    id,
    object: 'chat.completion.chunk',
    created: createdAt,
    model: MODEL_NAME,
    choices: [{ index: 0, delta, logprobs: null, finish_reason: finishReason }],
  };
}
