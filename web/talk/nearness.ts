/**
 * Which exchanges are in sight of their scroller or soon will be: what is far away need not be kept in full.
 * One observer serves all. An exchange that holds the focus, or is being edited, counts as near wherever it is.
 */
import { useCallback, useEffect, useRef } from 'react';
import type { NearChange } from './talk-state.ts';

/** Above and below the sight, in its own heights: more than a page key or a fling of the wheel moves. */
const MARGIN = '150% 0px';
const SCROLLER = '.talk-scroll';
const HELD = ':focus-within, [data-held=true]';

/** Of an element that stands for its exchange without showing it, the height is no news. */
const RESTING = '.is-resting';

type Watch = (element: HTMLElement | null) => (() => void) | undefined;

/**
 * @param report called with what changed, soon after an element is watched and whenever it comes near or leaves
 * @returns a React ref for the elements; each tells by `data-id` which exchange it is
 */
export function useNearness(report: (changes: readonly NearChange[]) => void): Watch {
  const observer = useRef<IntersectionObserver | null>(null);
  useEffect(() => () => observer.current?.disconnect(), []);

  return useCallback<Watch>(
    (element) => {
      if (element === null) return undefined;
      const look = (entries: readonly IntersectionObserverEntry[], watching: IntersectionObserver): void => {
        const changes: NearChange[] = [];
        for (const { target, isIntersecting, boundingClientRect } of entries) {
          const id = target instanceof HTMLElement ? target.dataset['id'] : undefined;
          if (id === undefined || !target.isConnected) continue;
          if (!isIntersecting && target.matches(HELD)) {
            const again = (): void => {
              watching.unobserve(target);
              watching.observe(target);
            };
            target.addEventListener('focusout', again, { once: true });
            continue;
          }
          changes.push({
            id,
            isNear: isIntersecting,
            height: target.matches(RESTING) ? null : boundingClientRect.height,
          });
        }
        if (changes.length > 0) report(changes);
      };
      observer.current ??= new IntersectionObserver(look, { root: element.closest(SCROLLER), rootMargin: MARGIN });
      const watching = observer.current;
      watching.observe(element);
      return () => watching.unobserve(element);
    },
    [report],
  );
}
