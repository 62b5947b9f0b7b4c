/** What the answering side offers: one question in, events out; no HTTP in here. */
import type { AskRequest } from '../protocol/answer.ts';
import type { AnswerEvent } from '../protocol/chat.ts';

export interface Answerer {
  /**
   * Events in order: `status` as stages begin, `sources` before the first text, `delta`s whose joined text
   * is the answer's, one `end`. A refusal is an answer. Throws JushiError: `store-unavailable`, `cancelled`.
   * @param signal stops the work at once; the iterable then throws `cancelled`
   */
  answer(request: AskRequest, signal: AbortSignal): AsyncIterable<AnswerEvent>;
}
