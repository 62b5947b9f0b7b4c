/**
 * The conversations as the page sees them: one snapshot, changed by actions, watched by React.
 * Invariant: at most one answer runs in a conversation; its text is saved as it comes, so that a reload
 * takes it up where it was. Time, ids, storage and asking are passed in.
 */
import type { Filters } from '../../protocol/answer.ts';
import type { Ask } from '../wire/ask.ts';
import { WireFailure } from '../wire/failure.ts';
import { changeExchange, cutBefore, titleOf, type Conversation } from './conversation.ts';
import type { ConversationStorage } from './conversation-storage.ts';
import {
  applyEvent,
  breakExchange,
  isRunning,
  newExchange,
  requestOf,
  stopExchange,
  type Exchange,
} from './exchange.ts';

export interface TalkPorts {
  readonly ask: Ask;
  readonly storage: ConversationStorage;
  readonly now: () => number;
  readonly newId: () => string;
  /** Runs a change of the screen at the next frame; several in one frame become one. */
  readonly schedule: (run: () => void) => void;
}

export interface TalkState {
  /** Newest first. */
  readonly conversations: readonly Conversation[];
  /** Null: a new conversation that holds nothing yet. */
  readonly currentId: string | null;
}

export interface TalkStore {
  getState(): TalkState;
  subscribe(listener: () => void): () => void;
  open(id: string | null): void;
  /** Asks in the current conversation, starting one where there is none. */
  ask(question: string, filters?: Filters | null): void;
  /** Asks in place of an earlier exchange; what followed from it goes. */
  askAgain(exchangeId: string, question: string, filters: Filters | null): void;
  stop(): void;
  /** Takes up answers that ran when the page was left. */
  takeUp(): void;
  rename(id: string, title: string): void;
  remove(id: string): void;
  setFeedback(exchangeId: string, feedback: Exchange['feedback']): void;
}

const SAVE_EVERY_MS = 500;

export function createTalkStore(ports: TalkPorts): TalkStore {
  let state: TalkState = { conversations: ports.storage.readAll(), currentId: null };
  const listeners = new Set<() => void>();
  const running = new Map<string, AbortController>();
  let isScheduled = false;

  function notify(): void {
    isScheduled = false;
    for (const listener of listeners) listener();
  }
  function notifySoon(): void {
    if (isScheduled) return;
    isScheduled = true;
    ports.schedule(notify);
  }
  const find = (id: string | null): Conversation | undefined => state.conversations.find((one) => one.id === id);

  function put(conversation: Conversation, isFirst = false): void {
    const others = state.conversations.filter((one) => one.id !== conversation.id);
    const conversations = isFirst
      ? [conversation, ...others]
      : state.conversations.map((one) => (one.id === conversation.id ? conversation : one));
    state = { ...state, conversations };
  }

  function change(conversationId: string, exchangeId: string, how: (exchange: Exchange) => Exchange): void {
    const before = find(conversationId);
    if (before !== undefined) put(changeExchange(before, exchangeId, how));
  }

  function save(conversationId: string): void {
    const conversation = find(conversationId);
    if (conversation !== undefined) ports.storage.write(conversation);
  }

  async function run(conversationId: string, exchange: Exchange, earlier: readonly Exchange[]): Promise<void> {
    const abort = new AbortController();
    running.set(exchange.id, abort);
    let savedAt = ports.now();
    try {
      for await (const event of ports.ask(exchange.id, requestOf(exchange, earlier), exchange.seq, abort.signal)) {
        if (abort.signal.aborted) break;
        change(conversationId, exchange.id, (one) => applyEvent(one, event));
        if (ports.now() - savedAt > SAVE_EVERY_MS) {
          save(conversationId);
          savedAt = ports.now();
        }
        notifySoon();
      }
      change(conversationId, exchange.id, (one) => breakExchange(one, 'connection-lost', null));
    } catch (error) {
      const failure = error instanceof WireFailure ? error : new WireFailure('unreadable');
      change(conversationId, exchange.id, (one) => breakExchange(one, failure.code, failure.serverWords));
    } finally {
      running.delete(exchange.id);
      save(conversationId);
      notifySoon();
    }
  }

  function start(conversation: Conversation, question: string, filters: Filters | null): void {
    const exchange = newExchange(ports.newId(), question.trim(), filters, ports.now());
    const earlier = conversation.exchanges;
    put({ ...conversation, updatedAt: ports.now(), exchanges: [...earlier, exchange] }, true);
    state = { ...state, currentId: conversation.id };
    save(conversation.id);
    notify();
    void run(conversation.id, exchange, earlier);
  }

  function stopIn(conversation: Conversation | undefined): void {
    for (const exchange of conversation?.exchanges.filter(isRunning) ?? []) {
      running.get(exchange.id)?.abort();
      change(conversation!.id, exchange.id, stopExchange);
    }
    if (conversation !== undefined) save(conversation.id);
  }

  return {
    getState: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    open(id) {
      state = { ...state, currentId: find(id)?.id ?? null };
      notify();
    },
    ask(question, filters = null) {
      const current = find(state.currentId);
      if (question.trim() === '' || current?.exchanges.some(isRunning)) return;
      start(current ?? { id: ports.newId(), title: titleOf(question), updatedAt: 0, exchanges: [] }, question, filters);
    },
    askAgain(exchangeId, question, filters) {
      const holder = state.conversations.find((one) => one.exchanges.some((exchange) => exchange.id === exchangeId));
      if (holder === undefined || question.trim() === '') return;
      stopIn(holder);
      start(cutBefore(find(holder.id) ?? holder, exchangeId), question, filters);
    },
    stop() {
      stopIn(find(state.currentId));
      notify();
    },
    takeUp() {
      for (const conversation of state.conversations) {
        for (const [place, exchange] of conversation.exchanges.entries()) {
          if (!isRunning(exchange) || running.has(exchange.id)) continue;
          if (exchange.seq > 0) void run(conversation.id, exchange, conversation.exchanges.slice(0, place));
          else change(conversation.id, exchange.id, (one) => breakExchange(one, 'connection-lost', null));
        }
      }
      notify();
    },
    rename(id, title) {
      const conversation = find(id);
      if (conversation === undefined || title.trim() === '') return;
      put({ ...conversation, title: title.trim() });
      save(id);
      notify();
    },
    remove(id) {
      stopIn(find(id));
      state = {
        conversations: state.conversations.filter((one) => one.id !== id),
        currentId: state.currentId === id ? null : state.currentId,
      };
      ports.storage.remove(id);
      notify();
    },
    setFeedback(exchangeId, feedback) {
      const holder = state.conversations.find((one) => one.exchanges.some((exchange) => exchange.id === exchangeId));
      if (holder === undefined) return;
      change(holder.id, exchangeId, (one) => ({ ...one, feedback }));
      save(holder.id);
      notify();
    },
  };
}
