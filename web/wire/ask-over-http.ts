/**
 * One question as `POST /api/ask` with an event stream: the fallback where WebSockets are blocked.
 * It cannot be resumed; a stream that breaks off fails as `connection-lost`.
 */
import type { AskRequest } from '../../protocol/answer.ts';
import type { ServerMessage } from '../../protocol/chat.ts';
import { fetchWithKey } from './access.ts';
import { createEventDecoder } from './event-decoder.ts';
import { WireFailure } from './failure.ts';
import { readServerWords } from './library.ts';

/** @throws WireFailure `server-away`, `key-needed`, `refused-by-server` (with the server's words), `connection-lost` */
export async function* askOverHttp(
  read: (frame: string) => ServerMessage,
  request: AskRequest,
  signal: AbortSignal,
): AsyncGenerator<ServerMessage> {
  const response = await fetchWithKey('/api/ask', {
    method: 'POST',
    headers: { accept: 'text/event-stream', 'content-type': 'application/json' },
    body: JSON.stringify(request),
    signal,
  });
  if (!response.ok) throw new WireFailure('refused-by-server', await readServerWords(response), response.status);
  if (response.body === null) throw new WireFailure('connection-lost');

  const decoder = createEventDecoder();
  const reader = response.body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read().catch(() => ({ done: true as const, value: undefined }));
      if (done || value === undefined) break;
      for (const payload of decoder.push(value)) {
        const message = read(payload);
        yield message;
        if (message.type === 'end' || message.type === 'error') return;
      }
    }
  } finally {
    reader.cancel().catch(() => undefined);
  }
  if (!signal.aborted) throw new WireFailure('connection-lost');
}
