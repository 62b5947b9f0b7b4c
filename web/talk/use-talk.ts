/**
 * A part of what the talk store holds, as React state. An answer that streams in changes the store at every frame:
 * who shows something else is not drawn anew for it.
 */
import { useCallback, useRef, useSyncExternalStore } from 'react';
import type { Exchange } from './exchange.ts';
import type { TalkState, TalkStore } from './talk-state.ts';

/** @param select gives the same object, or an equal primitive, as long as nothing changed that is to be shown */
export function useTalk<Part>(store: TalkStore, select: (state: TalkState) => Part): Part {
  return useSyncExternalStore(store.subscribe, () => select(store.getState()));
}

/** An exchange as it is now; once it was let go, as it was last, until its view is taken down. */
export function useExchange(store: TalkStore, id: string): Exchange | null {
  const latest = useRef<Exchange | null>(null);
  const read = useCallback(() => {
    latest.current = store.getState().exchanges.get(id) ?? latest.current;
    return latest.current;
  }, [store, id]);
  return useSyncExternalStore(store.subscribe, read);
}

/** The newest exchange of the open conversation, if it is in memory. */
export function lastExchange({ turns, exchanges }: TalkState): Exchange | null {
  return exchanges.get(turns.at(-1)?.id ?? '') ?? null;
}
