/** Fetches what the first answer will need while the reader thinks of a question. */
import { useEffect } from 'react';
import { warmSchemas } from '../wire/check.ts';

/** Slow phones take two seconds for the first load; what comes next must not get into its way. */
const WARM_UP_MS = 4000;

function warmUp(): void {
  warmSchemas();
  void import('../proof/answer-body.tsx').catch(() => undefined);
  void import('../proof/article-place.tsx').catch(() => undefined);
}

/** As soon as the reader turns to the page, at the latest once the first load is surely over. */
export function useWarmUp(): void {
  useEffect(() => {
    const later = setTimeout(warmUp, WARM_UP_MS);
    addEventListener('focusin', warmUp, { once: true });
    return () => {
      clearTimeout(later);
      removeEventListener('focusin', warmUp);
    };
  }, []);
}
