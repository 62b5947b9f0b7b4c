/**
 * Asks a question over whatever works: the WebSocket first, the event stream where sockets are blocked.
 * Called by the talk store; yields the events of one answer and throws `WireFailure`.
 */
import type { AskRequest } from '../../protocol/answer.ts';
import { chatSubprotocols } from './access.ts';
import { askOverHttp } from './ask-over-http.ts';
import { askOverSocket, type AskEvent, type SocketLike } from './ask-over-socket.ts';
import { createMessageReader } from './check.ts';
import { WireFailure } from './failure.ts';

export type Ask = (id: string, request: AskRequest, after: number, signal: AbortSignal) => AsyncIterable<AskEvent>;

function openChatSocket(): SocketLike {
  const address = new URL('/api/chat', location.href);
  address.protocol = location.protocol === 'https:' ? 'wss:' : 'ws:';
  return new WebSocket(address, chatSubprotocols()) as SocketLike;
}

function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    const stop = (): void => {
      clearTimeout(timer);
      resolve();
    };
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
  });
}

/** Remembers that sockets are blocked here once the event stream has worked where they did not. */
export function createAsk(): Ask {
  let isSocketBlocked = false;
  return async function* ask(id, request, after, signal) {
    const read = await createMessageReader();
    if (!isSocketBlocked) {
      try {
        const ports = { open: openChatSocket, read, wait, now: () => Date.now() };
        yield* askOverSocket(ports, id, request, after, signal);
        return;
      } catch (error) {
        // An answer half shown cannot be taken up by a new request: its text would be doubled.
        if (!(error instanceof WireFailure) || error.code !== 'server-away' || after > 0) throw error;
      }
    }
    for await (const message of askOverHttp(read, request, signal)) {
      isSocketBlocked = true;
      yield message;
    }
  };
}
