/** Which view the address names: `#/articles`, `#/figures`, else the conversation. */
import { useSyncExternalStore } from 'react';

export type Route = 'talk' | 'articles' | 'figures';

function readRoute(): Route {
  if (location.hash === '#/articles') return 'articles';
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
