/** Reads one page of a list again whenever its query changes; the last page stays until the next is there. */
import { useEffect, useState } from 'react';

export interface Loaded<Value> {
  readonly value: Value | null;
  readonly isLoading: boolean;
  readonly isFailed: boolean;
  retry(): void;
}

/** @param key names the query: reading starts again when it changes */
export function usePage<Value>(key: string, read: (signal: AbortSignal) => Promise<Value>): Loaded<Value> {
  const [round, setRound] = useState(0);
  const [state, setState] = useState<{ value: Value | null; key: string; isFailed: boolean }>({
    value: null,
    key: '',
    isFailed: false,
  });
  const wanted = `${round} ${key}`;
  useEffect(() => {
    const abort = new AbortController();
    const load = async (): Promise<void> => {
      try {
        const value = await read(abort.signal);
        if (!abort.signal.aborted) setState({ value, key: wanted, isFailed: false });
      } catch {
        if (!abort.signal.aborted) setState((before) => ({ ...before, key: wanted, isFailed: true }));
      }
    };
    void load();
    return () => abort.abort();
    // `read` is new with every rendering; the key says when it differs.
  }, [wanted]);
  return {
    value: state.value,
    isLoading: state.key !== wanted,
    isFailed: state.isFailed,
    retry: () => setRound((count) => count + 1),
  };
}
