/**
 * The access key of a server that wants one (API_KEY): kept for this tab only, sent with every call.
 * A browser cannot set headers on a WebSocket: there the key goes as a subprotocol (docs/operations.md).
 */
import { WireFailure } from './failure.ts';

const STORED_UNDER = 'jushi.key';

/** The same words as the server's (server/plugins/access.ts). */
const CHAT_SUBPROTOCOL = 'jushi';
const KEY_SUBPROTOCOL = 'jushi.key.';

let key = storedKey();

function storedKey(): string | null {
  try {
    return sessionStorage.getItem(STORED_UNDER);
  } catch {
    return null;
  }
}

function keep(changed: string | null): void {
  key = changed;
  try {
    if (changed === null) sessionStorage.removeItem(STORED_UNDER);
    else sessionStorage.setItem(STORED_UNDER, changed);
  } catch {
    // Where the browser forbids storage the key lives as long as the page.
  }
}

/** @returns false, and keeps nothing, for what can be no key: a header holds visible ASCII only */
export function giveKey(words: string): boolean {
  const given = words.trim();
  if (!/^[\x21-\x7e]+$/.test(given)) return false;
  keep(given);
  return true;
}

/** The subprotocols to open a WebSocket with; none without a key. */
export function chatSubprotocols(): string[] {
  if (key === null) return [];
  const encoded = btoa(key).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
  return [CHAT_SUBPROTOCOL, KEY_SUBPROTOCOL + encoded];
}

/**
 * `fetch` with the key, to this server only.
 * @throws WireFailure `server-away`; `key-needed` where the server refuses the key or misses one, which is forgotten then
 */
export async function fetchWithKey(path: `/${string}`, init: RequestInit = {}): Promise<Response> {
  const sent = key;
  const headers = new Headers(init.headers);
  if (sent !== null) headers.set('authorization', `Bearer ${sent}`);
  const response = await fetch(path, { ...init, headers }).catch(() => {
    throw new WireFailure('server-away');
  });
  if (response.status !== 401) return response;
  // A key given in the meantime is not the one that was refused.
  if (key === sent) keep(null);
  throw new WireFailure('key-needed', null, response.status);
}
