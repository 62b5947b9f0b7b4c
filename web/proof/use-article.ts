/** Reads an article once and keeps the last few: walking through citations goes back and forth. */
import { useEffect, useState } from 'react';
import type { ArticleView } from '../../protocol/library.ts';
import { WireFailure } from '../wire/failure.ts';
import { readArticle } from '../wire/library.ts';

export type ArticleState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly article: ArticleView }
  | { readonly kind: 'removed' }
  | { readonly kind: 'failed' };

const KEPT = 8;
const kept = new Map<string, ArticleView>();

function keep(key: string, article: ArticleView): void {
  kept.delete(key);
  kept.set(key, article);
  const oldest = kept.keys().next().value;
  if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
}

/** @param generation another one means that articles may have changed: nothing kept is used then */
export function useArticle(id: string, generation: number): { state: ArticleState; retry(): void } {
  const [round, setRound] = useState(0);
  const [loaded, setLoaded] = useState<{ key: string; state: ArticleState } | null>(null);
  const key = `${generation}:${id}`;
  useEffect(() => {
    const known = kept.get(key);
    if (known !== undefined) {
      setLoaded({ key, state: { kind: 'ready', article: known } });
      return;
    }
    const abort = new AbortController();
    const load = async (): Promise<void> => {
      try {
        const article = await readArticle(id, abort.signal);
        if (abort.signal.aborted) return;
        keep(key, article);
        setLoaded({ key, state: { kind: 'ready', article } });
      } catch (error) {
        if (abort.signal.aborted) return;
        const isRemoved = error instanceof WireFailure && error.status === 404;
        setLoaded({ key, state: { kind: isRemoved ? 'removed' : 'failed' } });
      }
    };
    void load();
    return () => abort.abort();
  }, [id, key, round]);
  const state = loaded?.key === key ? loaded.state : ({ kind: 'loading' } as const);
  return { state, retry: () => setRound((count) => count + 1) };
}
