/**
 * The WebSocket `/api/chat` (protocol/chat.ts): chat/ does the talking, this joins it to the server and
 * to its shutdown, which lets answers in flight end before their connections are closed.
 */
import websocket from '@fastify/websocket';
import { JushiError } from '../../knowledge/errors.ts';
import { serveChatConnection } from '../chat/chat-connection.ts';
import type { ChatConnection } from '../chat/chat-connection.ts';
import { createRunRegistry } from '../chat/run-registry.ts';
import type { App, Context } from '../parts.ts';
import { CHAT_SUBPROTOCOL } from '../plugins/access.ts';
import type { CountAsk } from '../plugins/rate-limit.ts';

export interface Chat {
  /** Adds the route; call after the hooks that guard it. */
  registerRoute(countAsk: CountAsk): void;
  /** Closes every connection that is still open. */
  terminate(): void;
}

/** Registers what makes upgrades possible; before the hooks that look at `request.ws`. */
export async function registerChat(app: App, { answerer, limits, metrics }: Context): Promise<Chat> {
  const connections = new Set<ChatConnection>();
  const registry = createRunRegistry({
    answerer,
    resumeWindowMs: limits.resumeWindowMs,
    reportFailure: (error) => {
      if (error.status >= 500) {
        app.log.error({ err: error, code: error.code }, 'answer failed');
      }
    },
  });

  await app.register(websocket, {
    options: {
      maxPayload: limits.maxBodyBytes,
      handleProtocols: (offered: Set<string>) => (offered.has(CHAT_SUBPROTOCOL) ? CHAT_SUBPROTOCOL : false),
    },
    errorHandler: (error, socket, request) => {
      request.log.debug({ err: error }, 'chat connection failed');
      // Breaches of the protocol (a frame too long) are closed with their own code by ws itself.
      if (!('code' in error) || !String(error.code).startsWith('WS_ERR_')) {
        socket.terminate();
      }
    },
    // Not waited for: the server must stop accepting first; it then waits for the connections to end.
    preClose: (done) => {
      registry.drain();
      for (const connection of connections) {
        connection.drain();
      }
      done();
    },
  });

  return {
    registerRoute(countAsk) {
      app.route({
        method: 'GET',
        url: '/api/chat',
        schema: { hide: true },
        handler: () => {
          throw new JushiError('bad-request', '此地址只接受 WebSocket 连接。');
        },
        wsHandler: (socket, request) => {
          metrics.countConnections(1);
          const connection = serveChatConnection({
            socket,
            registry,
            limits,
            countAsk: () => countAsk(request),
            onClosed: (closed) => {
              metrics.countConnections(-1);
              connections.delete(closed);
            },
          });
          connections.add(connection);
        },
      });
    },
    terminate() {
      for (const connection of connections) {
        connection.terminate();
      }
    },
  };
}
