/** Whether a media query holds now. */
import { useCallback, useSyncExternalStore } from 'react';

export const PHONE = '(max-width: 900px)';
export const DARK = '(prefers-color-scheme: dark)';
export const NO_HOVER = '(hover: none)';

export function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (listener: () => void) => {
      const list = matchMedia(query);
      list.addEventListener('change', listener);
      return () => list.removeEventListener('change', listener);
    },
    [query],
  );
  return useSyncExternalStore(subscribe, () => matchMedia(query).matches);
}
