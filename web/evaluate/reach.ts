/** Reading from a server that may go away: what failed is read again as soon as it is back. */
import { createContext, useContext, useEffect } from 'react';
import { usePage, type Loaded } from '../browse/use-page.ts';

export interface Reach {
  readonly isAway: boolean;
  /** Has the page look for the server until it is back. */
  onFailed(): void;
}

export const ReachContext = createContext<Reach>({ isAway: false, onFailed: () => undefined });

/** @param key names what is read: reading starts again when it changes */
export function useReading<Value>(key: string, read: (signal: AbortSignal) => Promise<Value>): Loaded<Value> {
  const { isAway, onFailed } = useContext(ReachContext);
  const loaded = usePage(`${isAway} ${key}`, read);
  const isServerAway = loaded.isFailed && (loaded.failedStatus === null || loaded.failedStatus >= 500);
  useEffect(() => {
    if (isServerAway) onFailed();
  }, [isServerAway, onFailed]);
  return loaded;
}
