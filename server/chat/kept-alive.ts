/**
 * An event stream that is never silent for long: while nothing comes, a comment is sent, which readers skip
 * (WHATWG HTML, section 9.2.7). Proxies and phones cut connections on which nothing moves.
 */
import { setTimeout as pause } from 'node:timers/promises';

const COMMENT = ': keep-alive\n\n';

/**
 * The frames in their order, with a comment after each `everyMs` without one.
 * Left early, it asks the source to return at once and waits for nothing.
 */
export async function* keptAlive(frames: AsyncIterable<string>, everyMs: number): AsyncGenerator<string> {
  const source = frames[Symbol.asyncIterator]();
  let isDone = false;
  try {
    let next = source.next();
    for (;;) {
      const timer = new AbortController();
      const silence = pause(everyMs, null, { signal: timer.signal }).catch(() => null);
      const step = await Promise.race([next, silence]);
      timer.abort();
      if (step === null) {
        yield COMMENT;
        continue;
      }
      if (step.done) {
        isDone = true;
        return;
      }
      yield step.value;
      next = source.next();
    }
  } finally {
    if (!isDone) {
      source.return?.()?.catch(() => undefined);
    }
  }
}
