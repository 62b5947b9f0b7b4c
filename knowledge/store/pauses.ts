/** Long synchronous work in slices: questions are answered between two slices of loading an index. */
import { setImmediate as nextTurn } from 'node:timers/promises';

/** Chosen: short against an answer's 50 ms, long against the cost of a turn of the event loop. */
const SLICE_MS = 8;

/** @returns a function that is called often and, once a slice is used up, lets everything else that waits run first */
export function createPauses(): () => Promise<void> {
  let started = performance.now();
  return async () => {
    if (performance.now() - started < SLICE_MS) return;
    await nextTurn();
    started = performance.now();
  };
}
