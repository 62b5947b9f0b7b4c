/** A WebSocket of a test: messages are awaited one by one, so that no test sleeps. */
import type { AddressInfo } from 'node:net';
import { WebSocket } from 'ws';
import type { ClientOptions } from 'ws';
import { serverMessageSchema } from '../../protocol/chat.ts';
import type { ServerMessage } from '../../protocol/chat.ts';
import type { App } from '../../server/parts.ts';

export interface ChatClient {
  readonly socket: WebSocket;
  readonly closed: Promise<number>;
  send(message: unknown): void;
  /** The next message, checked against the protocol. */
  next(): Promise<ServerMessage>;
  /** Messages up to the first that `isLast` holds for, that one included. */
  until(isLast: (message: ServerMessage) => boolean): Promise<ServerMessage[]>;
  /** What has come and was not read. */
  unread(): ServerMessage[];
}

export const isEnd = ({ type }: ServerMessage): boolean => type === 'end' || type === 'error';

export function textOf(messages: readonly ServerMessage[]): string {
  return messages.map((message) => (message.type === 'delta' ? message.text : '')).join('');
}

export async function listen(app: App): Promise<void> {
  await app.listen({ port: 0, host: '127.0.0.1' });
}

export function open(app: App, protocols: string[] = [], options: ClientOptions = {}): WebSocket {
  const { port } = app.server.address() as AddressInfo;
  return new WebSocket(`ws://127.0.0.1:${port}/api/chat`, protocols, options);
}

export async function connectChat(
  app: App,
  protocols: string[] = [],
  options: ClientOptions = {},
): Promise<ChatClient> {
  const socket = open(app, protocols, options);
  const unread: ServerMessage[] = [];
  let waiting: ((message: ServerMessage) => void) | null = null;
  socket.on('message', (data: Buffer) => {
    const message = serverMessageSchema.parse(JSON.parse(data.toString()));
    if (waiting) {
      waiting(message);
      waiting = null;
    } else {
      unread.push(message);
    }
  });
  const closed = new Promise<number>((resolve) => {
    socket.on('close', (code) => resolve(code));
  });
  await new Promise<void>((resolve, reject) => {
    socket.on('open', resolve);
    socket.on('error', reject);
  });
  const next = async (): Promise<ServerMessage> => {
    const message = unread.shift();
    return message ?? new Promise((resolve) => (waiting = resolve));
  };
  return {
    socket,
    closed,
    next,
    send: (message) => socket.send(typeof message === 'string' ? message : JSON.stringify(message)),
    async until(isLast) {
      const messages = [await next()];
      while (!isLast(messages.at(-1) as ServerMessage)) {
        messages.push(await next());
      }
      return messages;
    },
    unread: () => unread,
  };
}
