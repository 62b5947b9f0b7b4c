/** Questions built from what the articles hold, read when they are wanted: for an empty conversation, or after a refusal. */
import { useEffect, useState } from 'react';
import type { Coverage } from '../../protocol/library.ts';
import { readArticles, readFigures } from '../wire/library.ts';
import { buildStarters, type Starter } from './starters.ts';

/** Enough to find a target, a result and a pair of places among them; one page of the server's. */
const LOOKED_AT = 200;

/**
 * @param coverage null where no questions are wanted; read anew with each generation
 * @param region questions about this place alone; null for any
 */
export function useStarters(coverage: Coverage | null, region: string | null): readonly Starter[] {
  const [starters, setStarters] = useState<readonly Starter[]>([]);
  const generation = coverage?.generation;
  useEffect(() => {
    if (generation === undefined) return;
    const abort = new AbortController();
    const empty = { articles: [], observations: [] };
    const where = { region: region ?? undefined };
    const load = async (): Promise<void> => {
      const [targets, results, news] = await Promise.all([
        readFigures({ pageSize: LOOKED_AT, status: 'target', ...where }, abort.signal).catch(() => empty),
        readFigures({ pageSize: LOOKED_AT, status: 'achieved', ...where }, abort.signal).catch(() => empty),
        readArticles({ pageSize: 1, kind: 'news', ...where }, abort.signal).catch(() => empty),
      ]);
      if (abort.signal.aborted) return;
      setStarters(buildStarters([...targets.observations, ...results.observations], news.articles));
    };
    void load();
    return () => abort.abort();
  }, [generation, region]);
  return starters;
}
