/** An answer in the articles' own words, as events: its sources, then its text piece by piece. */
import type { AnswerEvent } from '../protocol/chat.ts';
import { throwIfCancelled } from './cancelled.ts';
import type { Worded } from './model/answer-with-model.ts';
import type { Proved } from './verify/prove.ts';

/** Text is sent in pieces of about this many characters, so that a client can show it as it comes. */
const DELTA_LENGTH = 48;

function* deltas(text: string): Generator<string> {
  const characters = [...text];
  for (let from = 0; from < characters.length; from += DELTA_LENGTH) {
    yield characters.slice(from, from + DELTA_LENGTH).join('');
  }
}

/** @returns the answer as it was shown; the joined pieces are its text */
export function* streamExtracts(proved: Proved, signal: AbortSignal): Generator<AnswerEvent, Worded> {
  yield { type: 'sources', citations: [...proved.citations] };
  for (const text of deltas(proved.text)) {
    throwIfCancelled(signal);
    yield { type: 'delta', text };
  }
  return { ...proved, mode: 'extractive', fallback: null };
}
