/**
 * Iteration that ends the moment its signal aborts, even where the source does not look at the signal.
 * A source that is left hanging is asked to return, and whatever it still throws is dropped.
 */
import { JushiError } from '../../knowledge/errors.ts';

/** @throws JushiError `cancelled` as soon as `signal` is aborted; otherwise what the source throws */
export async function* abortable<T>(source: AsyncIterable<T>, signal: AbortSignal): AsyncGenerator<T, void, undefined> {
  const iterator = source[Symbol.asyncIterator]();
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const onAbort = (): void => reject(new JushiError('cancelled'));
  aborted.catch(() => undefined);
  signal.addEventListener('abort', onAbort, { once: true });
  let isDone = false;
  try {
    if (signal.aborted) {
      throw new JushiError('cancelled');
    }
    for (;;) {
      const next = iterator.next();
      next.catch(() => undefined);
      const step = await Promise.race([next, aborted]);
      if (step.done) {
        isDone = true;
        return;
      }
      yield step.value;
    }
  } finally {
    signal.removeEventListener('abort', onAbort);
    if (!isDone) {
      iterator.return?.()?.catch(() => undefined);
    }
  }
}
