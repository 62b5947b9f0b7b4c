/**
 * Asks the model to rewrite a follow-up whose reading our own rules left open, and takes over what can be checked. The
 * talk is never evidence: a forged turn can at most choose what is searched for. Whatever goes wrong, the rules' reading
 * stands. Called by create-answerer.ts before anything is searched.
 */
import { JushiError } from '../../knowledge/errors.ts';
import type { AskRequest, Turn } from '../../protocol/answer.ts';
import { fillOpen, isGrounded, leavesOpen } from '../understand/fill-open.ts';
import type { UnderstoodQuestion } from '../understand/question.ts';
import { understand } from '../understand/understand.ts';
import type { FailureKind } from './failure.ts';
import { guardedStream, type StreamLimits } from './guarded-stream.ts';
import type { ModelParts, RewriteRecord } from './model-parts.ts';
import { fenced } from './prompt-file.ts';
import { withoutThinking } from './without-thinking.ts';

const MOST_TURNS = 6;
const LONGEST_TURN = 300;
/** A question is one line; what goes on is no question. */
const LONGEST_REPLY = 400;
/** Chosen: a reader waits for it before anything is searched. */
const MOST_MS = 3000;

function limitsFor(limits: StreamLimits): StreamLimits {
  const totalMs = Math.min(MOST_MS, Math.round(limits.totalMs / 4));
  return { ...limits, totalMs, firstTokenMs: totalMs, retries: 0 };
}

function talkWords(history: readonly Turn[]): string {
  return history
    .slice(-MOST_TURNS)
    .map(
      ({ role, content }) =>
        `${role === 'user' ? '用户' : '助手'}：${content.slice(0, LONGEST_TURN).replaceAll('\n', ' ')}`,
    )
    .map(fenced)
    .join('\n');
}

/** The first line, without what models put around a question. */
function questionOf(reply: string): string {
  const [line = ''] = reply.trim().split('\n');
  return line
    .trim()
    .replace(/^(?:改写后的?问题|改写|问题)[：:]\s*/, '')
    .replace(/^[“"「](.*)[”"」]$/, '$1');
}

/**
 * @param understood as the rules read it
 * @returns the same object where nothing was filled
 * @throws JushiError `cancelled`; nothing else
 */
export async function completeQuestion(
  { chat, prompts, limits, reportRewrite }: ModelParts,
  request: AskRequest,
  understood: UnderstoodQuestion,
  clock: () => number,
  signal: AbortSignal,
): Promise<UnderstoodQuestion> {
  const history = request.history ?? [];
  if (!leavesOpen(understood)) {
    return understood;
  }
  const began = clock();
  const messages = prompts.rewriting.render({ history: talkWords(history), question: fenced(request.question) });
  const filter = withoutThinking();
  let reply = '';
  let failure: FailureKind | null = null;
  try {
    for await (const piece of guardedStream(chat, messages, limitsFor(limits), signal)) {
      if (piece.type === 'failure') {
        failure = piece.failure.kind;
        break;
      }
      reply += piece.type === 'text' ? filter.push(piece.text) : '';
      if (reply.length > LONGEST_REPLY || /\S\s*\n/.test(reply)) {
        break;
      }
    }
  } catch (error) {
    throw signal.aborted ? new JushiError('cancelled') : error;
  }
  const told = (outcome: RewriteRecord['outcome']): void =>
    reportRewrite?.({ model: chat.name, promptHash: prompts.rewriting.hash, ms: clock() - began, outcome });
  const rewritten = questionOf(reply);
  if (failure !== null || rewritten === '') {
    told(failure ?? 'empty');
    return understood;
  }
  if (!isGrounded(rewritten, request.question, history)) {
    told('ungrounded');
    return understood;
  }
  const filled = fillOpen(understood, understand({ question: rewritten }));
  told(filled === understood ? 'nothing' : 'filled');
  return filled;
}
