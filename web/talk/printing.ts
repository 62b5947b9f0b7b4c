/**
 * Puts a conversation on paper as a whole: what is out of sight is not in memory, and a browser that is told to print
 * waits for nobody. So the page's own button and the print key first bring everything in; what is printed from the
 * browser's menu holds the questions and first words of what was far away, and print.css says so.
 */
import { useCallback, useEffect } from 'react';
import type { TalkStore } from './talk-state.ts';

const drawn = (): Promise<void> =>
  new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())));

/** Until no exchange is left that is only a place, and no part of one that is still being fetched. */
async function allDrawn(): Promise<void> {
  for (let frame = 0; frame < MOST_FRAMES; frame += 1) {
    await drawn();
    if (document.querySelector('.exchange.is-resting') === null) return;
  }
}
/** Half a minute on an idle machine; then what there is gets printed. */
const MOST_FRAMES = 900;

export function usePrinting(store: TalkStore, isTalkShown: boolean): () => Promise<void> {
  const printAll = useCallback(async () => {
    await store.holdAll();
    await allDrawn();
    addEventListener('afterprint', () => store.letAllGo(), { once: true });
    print();
  }, [store]);
  useEffect(() => {
    if (!isTalkShown) return undefined;
    const onKey = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() !== 'p' || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey)
        return;
      event.preventDefault();
      void printAll();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [isTalkShown, printAll]);
  return printAll;
}
