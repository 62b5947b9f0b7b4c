/**
 * The messages of one answer as they go over the wire, by WebSocket and event stream alike:
 * each with the answer's id and a rising number; the last is `end` or `error`. It never throws:
 * once something was shown, a failure is a message too.
 */
import type { Answerer } from '../../answer/port.ts';
import { JushiError } from '../../knowledge/errors.ts';
import type { AskRequest } from '../../protocol/answer.ts';
import type { ServerMessage } from '../../protocol/chat.ts';
import { asJushiError, errorBody } from '../error-replies.ts';
import { abortable } from './abortable.ts';

export type ErrorMessage = Extract<ServerMessage, { type: 'error' }>;

/** Tells an operator what a user is told in general words only. */
export type ReportFailure = (error: JushiError) => void;

export function errorMessage(id: string, seq: number, error: JushiError): ErrorMessage {
  const { code, message } = errorBody(error).error;
  return { type: 'error', id, seq, code, message };
}

/**
 * @param nextSeq gives 1, 2, 3 …; shared with whoever else speaks for this answer
 * @param signal ends the messages at once, with an `error` of code `cancelled`
 */
export async function* numberedMessages(parts: {
  readonly id: string;
  readonly answerer: Answerer;
  readonly request: AskRequest;
  readonly signal: AbortSignal;
  readonly nextSeq: () => number;
  readonly reportFailure: ReportFailure;
}): AsyncGenerator<ServerMessage, void, undefined> {
  const { id, answerer, request, signal, nextSeq, reportFailure } = parts;
  try {
    for await (const event of abortable(answerer.answer(request, signal), signal)) {
      yield { ...event, id, seq: nextSeq() };
      if (event.type === 'end') {
        return;
      }
    }
    throw new JushiError('internal', 'the answerer ended without an answer');
  } catch (thrown) {
    const error = signal.aborted ? new JushiError('cancelled') : asJushiError(thrown);
    reportFailure(error);
    yield errorMessage(id, nextSeq(), error);
  }
}

/** 1, 2, 3 … */
export function createSequence(): () => number {
  let last = 0;
  return () => {
    last += 1;
    return last;
  };
}
