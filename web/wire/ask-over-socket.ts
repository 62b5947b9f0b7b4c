/**
 * One question over one WebSocket: asks, reads to the end, reconnects and resumes on a lost connection.
 * Invariant: messages come out with strictly rising `seq`, so that text is neither lost nor doubled.
 * Called by `ask.ts`; sockets, waiting and the clock are passed in.
 */
import type { ClientMessage, ServerMessage } from '../../protocol/chat.ts';
import { RESUME_WINDOW_MS } from '../../protocol/limits.ts';
import type { AskRequest } from '../../protocol/answer.ts';
import { createQueue } from './queue.ts';
import { WireFailure } from './failure.ts';

/** The part of `WebSocket` that is used here. */
export interface SocketLike {
  addEventListener(type: 'open' | 'close' | 'error', listener: () => void): void;
  addEventListener(type: 'message', listener: (event: { data: unknown }) => void): void;
  send(data: string): void;
  close(code?: number): void;
}

export interface SocketPorts {
  open(): SocketLike;
  read(frame: string): ServerMessage;
  /** Resolves early when aborted. */
  wait(milliseconds: number, signal: AbortSignal): Promise<void>;
  now(): number;
}

export type LinkEvent = { readonly type: 'link'; readonly state: 'lost' | 'back' };
export type AskEvent = ServerMessage | LinkEvent;

const FIRST_PAUSE_MS = 300;
const LONGEST_PAUSE_MS = 4000;
/** A proxy that swallows the upgrade must not keep the question waiting: then the event stream is tried. */
export const OPEN_TIMEOUT_MS = 5000;

type Frame = { readonly kind: 'open' } | { readonly kind: 'data'; readonly text: string };

/** Everything one connection says, until it closes. Leaving the loop early closes it. */
async function* frames(ports: SocketPorts, hello: ClientMessage, id: string, signal: AbortSignal) {
  const queue = createQueue<Frame>();
  const socket = ports.open();
  let isOpen = false;
  let isDone = false;
  const onAbort = (): void => {
    if (isOpen && !isDone) socket.send(JSON.stringify({ type: 'cancel', id } satisfies ClientMessage));
    socket.close(1000);
    queue.end();
  };
  const timeout = new AbortController();
  const giveUpOpening = async (): Promise<void> => {
    await ports.wait(OPEN_TIMEOUT_MS, timeout.signal);
    if (!isOpen) queue.end();
  };
  void giveUpOpening();
  socket.addEventListener('open', () => {
    isOpen = true;
    timeout.abort();
    queue.push({ kind: 'open' });
    socket.send(JSON.stringify(hello));
  });
  socket.addEventListener('message', (event) => queue.push({ kind: 'data', text: String(event.data) }));
  socket.addEventListener('close', () => queue.end());
  socket.addEventListener('error', () => queue.end());
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    yield* queue;
  } finally {
    isDone = true;
    timeout.abort();
    signal.removeEventListener('abort', onAbort);
    socket.close(1000);
  }
}

/**
 * @param after the last `seq` already shown: 0 asks anew, above 0 takes up an answer after a reload
 * @throws WireFailure `server-away` when no connection ever opened, `connection-lost` past the resume window
 */
export async function* askOverSocket(
  ports: SocketPorts,
  id: string,
  request: AskRequest,
  after: number,
  signal: AbortSignal,
): AsyncGenerator<AskEvent> {
  let lastSeq = after;
  let everOpened = false;
  let lostAt: number | null = null;
  let pauseMs = FIRST_PAUSE_MS;
  let hello: ClientMessage = after > 0 ? { type: 'resume', id, after } : { type: 'ask', id, ...request };

  while (!signal.aborted) {
    let isUnknown = false;
    for await (const frame of frames(ports, hello, id, signal)) {
      everOpened = true;
      if (frame.kind === 'open') {
        if (lostAt !== null) yield { type: 'link', state: 'back' };
        continue;
      }
      const message = ports.read(frame.text);
      if (message.id !== id) continue;
      // The question itself may have been lost on the way: the server does not know it, so it is asked again.
      if (message.type === 'error' && hello.type === 'resume' && lastSeq === 0) {
        isUnknown = true;
        break;
      }
      if (message.type !== 'error' && message.seq <= lastSeq) continue;
      lastSeq = Math.max(lastSeq, message.seq);
      lostAt = null;
      pauseMs = FIRST_PAUSE_MS;
      yield message;
      if (message.type === 'end' || message.type === 'error') return;
    }
    if (signal.aborted) return;
    if (!everOpened) throw new WireFailure('server-away');
    if (isUnknown) {
      hello = { type: 'ask', id, ...request };
      continue;
    }
    if (lostAt === null) {
      lostAt = ports.now();
      yield { type: 'link', state: 'lost' };
    }
    if (ports.now() - lostAt > RESUME_WINDOW_MS) throw new WireFailure('connection-lost');
    await ports.wait(pauseMs, signal);
    pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
    hello = { type: 'resume', id, after: lastSeq };
  }
}
