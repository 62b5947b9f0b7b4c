/** Where on the evaluator's page the address leads: the list, one run, or two compared. */
import { useSyncExternalStore } from 'react';

export type Place =
  | { readonly kind: 'list' }
  | { readonly kind: 'run'; readonly id: string }
  | { readonly kind: 'compare'; readonly base: string; readonly with: string };

/** `#/evaluation/run/ID`, `#/evaluation/compare/ID/ID`; whatever else begins with `#/evaluation` is the list. */
export function readPlace(hash: string): Place {
  const [, view, first, second] = /^#\/evaluation\/(run|compare)\/([\w-]+)(?:\/([\w-]+))?$/.exec(hash) ?? [];
  if (view === 'run' && first !== undefined && second === undefined) return { kind: 'run', id: first };
  if (view === 'compare' && first !== undefined && second !== undefined) {
    return { kind: 'compare', base: first, with: second };
  }
  return { kind: 'list' };
}

export function linkTo(place: Place): string {
  if (place.kind === 'run') return `#/evaluation/run/${place.id}`;
  return place.kind === 'compare' ? `#/evaluation/compare/${place.base}/${place.with}` : '#/evaluation';
}

function subscribe(listener: () => void): () => void {
  addEventListener('hashchange', listener);
  return () => removeEventListener('hashchange', listener);
}

export function useHash(): string {
  return useSyncExternalStore(subscribe, () => location.hash);
}
