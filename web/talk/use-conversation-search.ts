/** The conversations that hold what is typed: read from the kept ones when the typing pauses. */
import { useEffect, useState } from 'react';
import type { TalkStore } from './talk-state.ts';

/** Chosen: shorter than a thought, longer than the gap between two keys. */
const PAUSE_MS = 200;

/** @returns null while there is nothing to look for, or nothing was found out yet */
export function useConversationSearch(store: TalkStore, query: string): ReadonlySet<string> | null {
  const [found, setFound] = useState<ReadonlySet<string> | null>(null);
  useEffect(() => {
    if (query.trim() === '') {
      setFound(null);
      return undefined;
    }
    let isLate = false;
    const look = async (): Promise<void> => {
      const ids = await store.search(query);
      if (!isLate) setFound(ids);
    };
    const timer = setTimeout(() => void look(), PAUSE_MS);
    return () => {
      isLate = true;
      clearTimeout(timer);
    };
  }, [store, query]);
  return found;
}
