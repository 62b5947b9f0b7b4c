/** Between two steps of an answer: who asked may have gone. */
import { JushiError } from '../knowledge/errors.ts';

/** @throws `cancelled` */
export function throwIfCancelled(signal: AbortSignal): void {
  if (signal.aborted) {
    throw new JushiError('cancelled');
  }
}
