/**
 * Whether an element is in sight of its scroller or soon will be: what is far away need not be kept in full.
 * One observer serves all exchanges; printing counts everything as near.
 */
import { startTransition, useEffect, useRef, useState, type RefObject } from 'react';
import { flushSync } from 'react-dom';

/** Above and below the sight, in its own heights: more than a page key or a fling of the wheel moves. */
const MARGIN = '150% 0px';
const SCROLLER = '.talk-scroll';

const setters = new Map<Element, (isNear: boolean) => void>();
let watcher: { readonly root: Element; readonly observer: IntersectionObserver } | null = null;

function observerOf(root: Element): IntersectionObserver {
  if (watcher?.root === root) return watcher.observer;
  watcher?.observer.disconnect();
  const observer = new IntersectionObserver(
    // A transition: scrolling goes on while what comes near is built.
    (entries) =>
      startTransition(() => {
        for (const entry of entries) setters.get(entry.target)?.(entry.isIntersecting);
      }),
    { root, rootMargin: MARGIN },
  );
  watcher = { root, observer };
  return observer;
}

globalThis.addEventListener?.('beforeprint', () =>
  flushSync(() => {
    for (const set of setters.values()) set(true);
  }),
);

/** @returns false until the element was seen near, and again when it is far */
export function useNearness(element: RefObject<Element | null>): boolean {
  const [isNear, setNear] = useState(false);
  const kept = useRef(setNear);
  useEffect(() => {
    const place = element.current;
    const root = place?.closest(SCROLLER) ?? null;
    if (place === null || root === null) return;
    const observer = observerOf(root);
    setters.set(place, kept.current);
    observer.observe(place);
    return () => {
      observer.unobserve(place);
      setters.delete(place);
    };
  }, [element]);
  return isNear;
}
