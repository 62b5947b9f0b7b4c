/** What the server covers, and whether it is there: asked at start, and again and again while it is away. */
import { useCallback, useEffect, useState } from 'react';
import type { Coverage } from '../../protocol/library.ts';
import { WireFailure } from '../wire/failure.ts';
import { readCoverage } from '../wire/library.ts';

export interface ServerView {
  readonly coverage: Coverage | null;
  readonly isAway: boolean;
  /** The server wants an access key, and has none from here that it takes. */
  readonly isKeyNeeded: boolean;
  /** Asks now: after a failure, or when an answer names another generation. */
  check(): void;
}

const ASK_AGAIN_MS = 4000;

export function useServer(): ServerView {
  const [coverage, setCoverage] = useState<Coverage | null>(null);
  const [isAway, setAway] = useState(false);
  const [isKeyNeeded, setKeyNeeded] = useState(false);
  const [round, setRound] = useState(0);
  const check = useCallback(() => setRound((count) => count + 1), []);

  useEffect(() => {
    const abort = new AbortController();
    let timer: ReturnType<typeof setTimeout> | null = null;
    const load = async (): Promise<void> => {
      try {
        const found = await readCoverage(abort.signal);
        if (abort.signal.aborted) return;
        setCoverage((known) => (known?.generation === found.generation ? known : found));
        setAway(false);
        setKeyNeeded(false);
      } catch (error) {
        if (abort.signal.aborted) return;
        const isRefused = error instanceof WireFailure && error.code === 'key-needed';
        setKeyNeeded(isRefused);
        if (isRefused) {
          setAway(false);
          return;
        }
        setAway(true);
        timer = setTimeout(check, ASK_AGAIN_MS);
      }
    };
    void load();
    return () => {
      abort.abort();
      if (timer !== null) clearTimeout(timer);
    };
  }, [round, check]);

  return { coverage, isAway, isKeyNeeded, check };
}
