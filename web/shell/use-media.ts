/** Whether a media query holds now. */
import { useSyncExternalStore } from 'react';

export const PHONE = '(max-width: 900px)';
export const DARK = '(prefers-color-scheme: dark)';
export const NO_HOVER = '(hover: none)';

export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const list = matchMedia(query);
      list.addEventListener('change', listener);
      return () => list.removeEventListener('change', listener);
    },
    () => matchMedia(query).matches,
  );
}
