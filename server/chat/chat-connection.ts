/**
 * One WebSocket of `/api/chat`: reads the client's messages, starts, cancels and resumes answers, and sends
 * what they say. A normal close stops the answers it is receiving; a lost connection leaves them running,
 * to be resumed (run-registry.ts). RFC 6455, section 7.4.1, for the close codes.
 */
import type { WebSocket } from '@fastify/websocket';
import { JushiError } from '../../knowledge/errors.ts';
import type { AskRequest } from '../../protocol/answer.ts';
import { clientMessageSchema } from '../../protocol/chat.ts';
import type { ServerMessage } from '../../protocol/chat.ts';
import { asJushiError, errorOfZod } from '../error-replies.ts';
import type { Limits } from '../limits.ts';
import type { AnswerRun, Receiver } from './answer-run.ts';
import { createSequence, errorMessage } from './numbered-messages.ts';
import type { RunRegistry } from './run-registry.ts';

/** Done, going away (a page left), closed without a code (`socket.close()` of a browser). */
const NORMAL_CLOSE_CODES = new Set([1000, 1001, 1005]);
const GOING_AWAY = 1001;
const OPEN = 1;

export interface ChatConnection {
  /** Closes as soon as no answer is being sent any more. */
  drain(): void;
  /** Closes without waiting. */
  terminate(): void;
}

export function serveChatConnection(parts: {
  readonly socket: WebSocket;
  readonly registry: RunRegistry;
  readonly limits: Limits;
  /** Counts a question against the caller's limit. @throws JushiError `too-many-requests` */
  readonly countAsk: () => Promise<void>;
  readonly onClosed: (connection: ChatConnection) => void;
}): ChatConnection {
  const { socket, registry, limits, countAsk, onClosed } = parts;
  const nextStraySeq = createSequence();
  /** The answers this connection receives and may cancel; finished ones too, until another takes them. */
  const runs = new Set<AnswerRun>();
  let isDraining = false;

  const receiver: Receiver = { deliver: send, released };

  function send(message: ServerMessage): Promise<void> {
    if (socket.readyState !== OPEN) {
      return Promise.resolve();
    }
    const { promise, resolve } = Promise.withResolvers<void>();
    socket.send(JSON.stringify(message), () => resolve());
    return socket.bufferedAmount > limits.maxUnsentBytes ? promise : Promise.resolve();
  }

  function released(run: AnswerRun): void {
    if (!run.isFinished) {
      runs.delete(run);
    }
    closeWhenDrained();
  }

  function closeWhenDrained(): void {
    if (isDraining && ![...runs].some((run) => !run.isFinished)) {
      socket.close(GOING_AWAY);
    }
  }

  function forgetFinished(): void {
    for (const run of runs) {
      if (run.isFinished && registry.find(run.id) !== run) {
        runs.delete(run);
      }
    }
  }

  async function ask(id: string, request: AskRequest): Promise<void> {
    forgetFinished();
    const present = registry.find(id);
    if (present && !present.isFinished) {
      throw new JushiError('id-in-use');
    }
    if ([...runs].filter((run) => !run.isFinished).length >= limits.maxAsksPerConnection) {
      throw new JushiError(
        'too-many-requests',
        `一个连接同时最多回答${limits.maxAsksPerConnection}个问题，请稍候再问。`,
      );
    }
    await countAsk();
    if (socket.readyState !== OPEN) {
      return;
    }
    const run = registry.start(id, request);
    runs.add(run);
    run.attach(receiver, 0);
  }

  function resume(id: string, after: number): void {
    const run = registry.find(id);
    if (!run) {
      throw new JushiError('not-found', '该回答已无法继续，请重新提问。');
    }
    runs.add(run);
    run.attach(receiver, after);
  }

  function cancel(id: string): void {
    const run = registry.find(id);
    // An answer that has just ended needs no word; one of another connection is not this client's to stop.
    if (run && runs.has(run)) {
      run.abort();
    }
  }

  async function handle(frame: string): Promise<void> {
    const json = parseJson(frame);
    const id = idOf(json);
    try {
      const parsed = clientMessageSchema.safeParse(json);
      if (!parsed.success) {
        throw errorOfZod(parsed.error);
      }
      const message = parsed.data;
      if (message.type === 'ask') {
        const { id: askedId, question, history, filters } = message;
        await ask(askedId, { question, ...(history && { history }), ...(filters && { filters }) });
      } else if (message.type === 'cancel') {
        cancel(message.id);
      } else {
        resume(message.id, message.after);
      }
    } catch (thrown) {
      const run = registry.find(id);
      const seq = run && runs.has(run) ? run.nextSeq() : nextStraySeq();
      void send(errorMessage(id, seq, asJushiError(thrown)));
    }
  }

  // One message after the other: a `cancel` must find the `ask` before it under way.
  let handled = Promise.resolve();
  socket.on('message', (data: Buffer, isBinary: boolean) => {
    const frame = isBinary ? '' : data.toString('utf8');
    handled = handled.then(() => handle(frame));
  });

  let isAlive = true;
  socket.on('pong', () => {
    isAlive = true;
  });
  const heartbeat = setInterval(() => {
    if (!isAlive) {
      socket.terminate();
      return;
    }
    isAlive = false;
    socket.ping();
  }, limits.heartbeatMs);
  heartbeat.unref();

  const connection: ChatConnection = {
    drain() {
      isDraining = true;
      closeWhenDrained();
    },
    terminate: () => socket.terminate(),
  };

  socket.on('close', (code: number) => {
    clearInterval(heartbeat);
    for (const run of runs) {
      if (NORMAL_CLOSE_CODES.has(code)) {
        registry.drop(run);
      } else {
        run.detach(receiver);
      }
    }
    runs.clear();
    onClosed(connection);
  });

  return connection;
}

function parseJson(words: string): unknown {
  try {
    return JSON.parse(words);
  } catch {
    return null;
  }
}

/** The id a refusal is addressed to; empty where the client named none. */
function idOf(json: unknown): string {
  const id = typeof json === 'object' && json !== null && 'id' in json ? json.id : null;
  return typeof id === 'string' ? id.slice(0, 100) : '';
}
