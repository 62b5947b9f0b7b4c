/** Reads one page of a list again whenever its query changes; the last page stays until the next is there. */
import { useEffect, useState } from 'react';
import { WireFailure } from '../wire/failure.ts';

export interface Loaded<Value> {
  readonly value: Value | null;
  readonly isLoading: boolean;
  readonly isFailed: boolean;
  /** Of the last failure, where the server answered at all. */
  readonly failedStatus: number | null;
  retry(): void;
}

/** @param key names the query: reading starts again when it changes */
export function usePage<Value>(key: string, read: (signal: AbortSignal) => Promise<Value>): Loaded<Value> {
  const [round, setRound] = useState(0);
  const [state, setState] = useState<Omit<Loaded<Value>, 'isLoading' | 'retry'> & { readonly key: string }>({
    value: null,
    key: '',
    isFailed: false,
    failedStatus: null,
  });
  const wanted = `${round} ${key}`;
  useEffect(() => {
    const abort = new AbortController();
    const load = async (): Promise<void> => {
      try {
        const value = await read(abort.signal);
        if (!abort.signal.aborted) setState({ value, key: wanted, isFailed: false, failedStatus: null });
      } catch (error) {
        const failedStatus = error instanceof WireFailure ? error.status : null;
        if (!abort.signal.aborted) setState((before) => ({ ...before, key: wanted, isFailed: true, failedStatus }));
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
    failedStatus: state.failedStatus,
    retry: () => setRound((count) => count + 1),
  };
}
