/**
 * One answer that outlives its connection: its messages are kept, and sent to whoever is attached.
 * A receiver attached after message n gets every message after n once and in order, whether it was
 * made before or after, so that a resumed answer neither loses nor doubles text.
 */
import type { ServerMessage } from '../../protocol/chat.ts';

export interface Receiver {
  /** Resolves when the receiver can take more: at once, or when its connection has caught up (back-pressure) or is gone. */
  deliver(message: ServerMessage): Promise<void>;
  /** The run speaks to this receiver no more: it has ended, or another receiver took its place. */
  released(run: AnswerRun): void;
}

export interface AnswerRun {
  readonly id: string;
  readonly isFinished: boolean;
  readonly isAttached: boolean;
  /** The number of the next message, for a word about this answer that is none of it («id in use»). */
  nextSeq(): number;
  /** Sends the messages after number `after`, and what is still to come, to `receiver`. */
  attach(receiver: Receiver, after: number): void;
  /** The receiver is gone; the answer goes on. */
  detach(receiver: Receiver): void;
  /** Stops the work at once; the last message says so. */
  abort(): void;
}

export function startRun(parts: {
  readonly id: string;
  readonly nextSeq: () => number;
  /** Makes the messages; must end promptly when its signal aborts. */
  readonly messages: (signal: AbortSignal) => AsyncIterable<ServerMessage>;
  readonly onFinished: (run: AnswerRun) => void;
  readonly onDetached: (run: AnswerRun) => void;
}): AnswerRun {
  const { id, nextSeq, messages, onFinished, onDetached } = parts;
  const controller = new AbortController();
  const kept: ServerMessage[] = [];
  let receiver: Receiver | null = null;
  let receiverChanged = Promise.withResolvers<void>();
  let isFinished = false;

  function setReceiver(next: Receiver | null): void {
    const previous = receiver;
    receiver = next;
    receiverChanged.resolve();
    receiverChanged = Promise.withResolvers();
    if (previous && previous !== next) {
      previous.released(run);
    }
  }

  async function pump(): Promise<void> {
    for await (const message of messages(controller.signal)) {
      kept.push(message);
      if (receiver) {
        const delivered = receiver.deliver(message);
        const abortedOrChanged = Promise.race([receiverChanged.promise, aborted]);
        await Promise.race([delivered, abortedOrChanged]);
      }
    }
    isFinished = true;
    receiver?.released(run);
    onFinished(run);
  }

  const aborted = new Promise<void>((resolve) => {
    controller.signal.addEventListener('abort', () => resolve(), { once: true });
  });

  const run: AnswerRun = {
    id,
    nextSeq,
    get isFinished() {
      return isFinished;
    },
    get isAttached() {
      return receiver !== null;
    },
    attach(next, after) {
      setReceiver(next);
      for (const message of kept) {
        if (message.seq > after) {
          void next.deliver(message);
        }
      }
      if (isFinished) {
        next.released(run);
      }
    },
    detach(gone) {
      if (receiver === gone) {
        receiver = null;
        receiverChanged.resolve();
        receiverChanged = Promise.withResolvers();
        onDetached(run);
      }
    },
    abort() {
      controller.abort();
    },
  };
  // A microtask later, so that the caller can attach before the first message is made.
  void Promise.resolve().then(pump);
  return run;
}
