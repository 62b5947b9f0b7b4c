/**
 * The browser's own search sees what stands in the page, and what is out of sight does not. So the keys that search
 * bring everything in while the reader types what to look for; when the page is turned to again, it is let go:
 * what was found is near by then, and stays. A search begun from the browser's menu tells the page nothing.
 */
import { useEffect } from 'react';
import type { TalkStore } from './talk-state.ts';

function isSearchKey({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  if (key === 'F3') return true;
  return ['f', 'g'].includes(key.toLowerCase()) && (ctrlKey || metaKey) && !altKey;
}

export function useFinding(store: TalkStore, isTalkShown: boolean): void {
  useEffect(() => {
    if (!isTalkShown) return undefined;
    let isWhole = false;
    const onKey = (event: KeyboardEvent): void => {
      if (!isSearchKey(event)) return;
      isWhole = true;
      void store.holdAll();
    };
    const onReturn = (): void => {
      if (!isWhole) return;
      isWhole = false;
      store.letAllGo();
    };
    addEventListener('keydown', onKey);
    addEventListener('focus', onReturn);
    addEventListener('pointerdown', onReturn);
    return () => {
      removeEventListener('keydown', onKey);
      removeEventListener('focus', onReturn);
      removeEventListener('pointerdown', onReturn);
      onReturn();
    };
  }, [store, isTalkShown]);
}
