/**
 * One question and its answer as the page keeps it, and how events change it. Pure.
 * Invariant: `text` only grows while an answer comes; a finished answer's text is `answer.answer`.
 */
import type { Answer, AskRequest, Citation, Filters, Turn } from '../../protocol/answer.ts';
import { MAX_HISTORY_TURNS, MAX_TURN_LENGTH } from '../../protocol/limits.ts';
import type { Stage } from '../../protocol/chat.ts';
import type { AskEvent } from '../wire/ask-over-socket.ts';

export type ExchangeState = 'waiting' | 'streaming' | 'done' | 'stopped' | 'broken';

export interface Exchange {
  /** Also the id under which the server knows the answer while it comes. */
  readonly id: string;
  readonly question: string;
  readonly filters: Filters | null;
  /** Milliseconds since 1970. */
  readonly askedAt: number;
  readonly state: ExchangeState;
  readonly stage: Stage | null;
  readonly isLinkLost: boolean;
  readonly text: string;
  /** Found so far; of a finished answer, those that are none of its citations. */
  readonly sources: readonly Citation[];
  readonly answer: Answer | null;
  /** A code, and words where the server gave some. */
  readonly failure: { readonly code: string; readonly words: string | null } | null;
  /** The last message applied: where a lost answer is taken up. */
  readonly seq: number;
  readonly feedback: { readonly useful: boolean; readonly reason: string | null } | null;
}

export function newExchange(id: string, question: string, filters: Filters | null, askedAt: number): Exchange {
  return {
    id,
    question,
    filters,
    askedAt,
    state: 'waiting',
    stage: null,
    isLinkLost: false,
    text: '',
    sources: [],
    answer: null,
    failure: null,
    seq: 0,
    feedback: null,
  };
}

export function isRunning(exchange: Exchange): boolean {
  return exchange.state === 'waiting' || exchange.state === 'streaming';
}

/** Applies one event. A message at or below `seq` was applied before and changes nothing. */
export function applyEvent(exchange: Exchange, event: AskEvent): Exchange {
  if (event.type === 'link') return { ...exchange, isLinkLost: event.state === 'lost' };
  if (event.type === 'error') {
    return { ...exchange, state: 'broken', stage: null, failure: { code: event.code, words: event.message } };
  }
  if (event.seq <= exchange.seq) return exchange;
  const next = { ...exchange, seq: event.seq, isLinkLost: false };
  switch (event.type) {
    case 'status':
      return { ...next, stage: event.stage };
    case 'sources':
      return { ...next, sources: event.citations };
    case 'delta':
      return { ...next, state: 'streaming', text: exchange.text + event.text };
    case 'end':
      return {
        ...next,
        state: 'done',
        stage: null,
        text: event.answer.answer,
        answer: event.answer,
        sources: droppedFrom(exchange.sources, event.answer.citations),
      };
  }
}

function droppedFrom(sources: readonly Citation[], kept: readonly Citation[]): Citation[] {
  const placeOf = ({ articleId, start }: Citation): string => `${articleId}:${start}`;
  const known = new Set(kept.map(placeOf));
  return sources.filter((source) => !known.has(placeOf(source)));
}

export function stopExchange(exchange: Exchange): Exchange {
  return isRunning(exchange) ? { ...exchange, state: 'stopped', stage: null, isLinkLost: false } : exchange;
}

export function breakExchange(exchange: Exchange, code: string, words: string | null): Exchange {
  return isRunning(exchange)
    ? { ...exchange, state: 'broken', stage: null, isLinkLost: false, failure: { code, words } }
    : exchange;
}

/** The turns before a question, newest last: what was asked and what was answered; broken exchanges are left out. */
export function historyOf(exchanges: readonly Exchange[]): Turn[] {
  return exchanges
    .filter((exchange) => exchange.text !== '' && !isRunning(exchange))
    .flatMap((exchange): Turn[] => [
      { role: 'user', content: exchange.question.slice(0, MAX_TURN_LENGTH) },
      { role: 'assistant', content: exchange.text.slice(0, MAX_TURN_LENGTH) },
    ])
    .slice(-MAX_HISTORY_TURNS);
}

export function requestOf(exchange: Exchange, earlier: readonly Exchange[]): AskRequest {
  const history = historyOf(earlier);
  return {
    question: exchange.question,
    ...(history.length > 0 ? { history } : {}),
    ...(exchange.filters === null ? {} : { filters: exchange.filters }),
  };
}
