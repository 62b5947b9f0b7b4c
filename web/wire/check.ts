/**
 * Checks what the server sends against `protocol/`. The schemas are loaded once, after first paint,
 * so that the checking library does not weigh on the first load.
 */
import type { ServerMessage } from '../../protocol/chat.ts';
import { WireFailure } from './failure.ts';

const loadChat = () => import('../../protocol/chat.ts');
export const loadLibrary = () => import('../../protocol/library.ts');

/** Fetches the schemas ahead of the first question; failing here is no harm, the next use tries again. */
export function warmSchemas(): void {
  loadChat().catch(() => undefined);
}

/** @returns a reader of one frame; it throws `unreadable` for anything that is no message of the protocol */
export async function createMessageReader(): Promise<(frame: string) => ServerMessage> {
  const { serverMessageSchema } = await loadChat().catch(() => {
    throw new WireFailure('server-away');
  });
  return (frame) => {
    try {
      return serverMessageSchema.parse(JSON.parse(frame));
    } catch {
      throw new WireFailure('unreadable');
    }
  };
}
