/** Which view the address names: `#/articles`, `#/figures`, `#/evaluation…`, else the conversation. */
import { useSyncExternalStore } from 'react';

export type Route = 'talk' | 'articles' | 'figures' | 'evaluation';

function readRoute(): Route {
  if (location.hash === '#/articles') return 'articles';
  if (location.hash === '#/evaluation' || location.hash.startsWith('#/evaluation/')) return 'evaluation';
  return location.hash === '#/figures' ? 'figures' : 'talk';
}

function subscribe(listener: () => void): () => void {
  addEventListener('hashchange', listener);
  return () => removeEventListener('hashchange', listener);
}

export function useRoute(): Route {
  return useSyncExternalStore(subscribe, readRoute);
}

export function goTo(route: Route): void {
  location.hash = route === 'talk' ? '#/' : `#/${route}`;
}
