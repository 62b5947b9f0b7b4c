/**
 * The one snapshot of the conversations that React watches: replaced, never changed in place; who watches is told at
 * once or at the next frame. Only the talk store writes it.
 */
import type { Exchange } from './exchange.ts';
import type { TalkState } from './talk-state.ts';
import type { Turn } from './turn.ts';

export interface Snapshot {
  readonly state: TalkState;
  set(changes: Partial<TalkState>): void;
  /** In place of the turn with its id; one that is not of the current conversation changes nothing. */
  putTurn(turn: Turn): void;
  putExchanges(added: readonly Exchange[]): void;
  subscribe(listener: () => void): () => void;
  notify(): void;
  /** Several in one frame become one. */
  notifySoon(): void;
}

export function createSnapshot(schedule: (run: () => void) => void): Snapshot {
  let state: TalkState = {
    isReady: false,
    isLasting: true,
    conversations: [],
    currentId: null,
    turns: [],
    exchanges: new Map(),
    inMemory: new Set(),
  };
  const listeners = new Set<() => void>();
  let isScheduled = false;
  function notify(): void {
    isScheduled = false;
    for (const listener of listeners) listener();
  }
  return {
    get state() {
      return state;
    },
    set(changes) {
      state = { ...state, ...changes };
      if (changes.exchanges !== undefined) state = { ...state, inMemory: new Set(changes.exchanges.keys()) };
    },
    putTurn(turn) {
      const place = state.turns.findIndex((one) => one.id === turn.id);
      if (place !== -1 && state.turns[place] !== turn) state = { ...state, turns: state.turns.with(place, turn) };
    },
    putExchanges(added) {
      const exchanges = new Map(state.exchanges);
      for (const exchange of added) exchanges.set(exchange.id, exchange);
      const isSame = exchanges.size === state.exchanges.size;
      state = { ...state, exchanges, inMemory: isSame ? state.inMemory : new Set(exchanges.keys()) };
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    notify,
    notifySoon() {
      if (isScheduled) return;
      isScheduled = true;
      schedule(notify);
    },
  };
}
