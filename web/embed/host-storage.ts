/**
 * Storage for a frame whose browser forbids it any of its own (third-party storage blocked, private windows):
 * the embedding widget keeps the values in the tab of its page, so that a reload does not lose the conversation.
 * The embedding site can read them there; it is one that the server's operator allowed.
 */
import { createMemoryStorage, type TextStorage } from '../talk/conversation-storage.ts';

/** The same word as the widget's, see `keep-storage.ts`. */
export const STORAGE_MESSAGE = 'jushi-storage';

/** An embedding page without the widget never answers. */
const ANSWER_WITHIN_MS = 400;

function readEntries(data: unknown): [string, string][] | null {
  if (typeof data !== 'object' || data === null || !('type' in data) || data.type !== STORAGE_MESSAGE) return null;
  const entries = 'entries' in data ? data.entries : null;
  if (!Array.isArray(entries)) return null;
  return entries.filter(
    (entry): entry is [string, string] =>
      Array.isArray(entry) && typeof entry[0] === 'string' && typeof entry[1] === 'string',
  );
}

/** @returns what the widget kept, written through to it; null where no widget answers */
export function connectHostStorage(): Promise<TextStorage | null> {
  if (window.parent === window) return Promise.resolve(null);
  return new Promise((resolve) => {
    const timer = setTimeout(() => finish(null), ANSWER_WITHIN_MS);
    const finish = (storage: TextStorage | null): void => {
      clearTimeout(timer);
      removeEventListener('message', onMessage);
      resolve(storage);
    };
    const onMessage = (event: MessageEvent<unknown>): void => {
      if (event.source !== window.parent) return;
      const entries = readEntries(event.data);
      if (entries === null) return;
      const memory = createMemoryStorage();
      for (const [key, value] of entries) memory.setItem(key, value);
      const tell = (key: string, value: string | null): void =>
        window.parent.postMessage({ type: STORAGE_MESSAGE, key, value }, event.origin);
      finish({
        get length() {
          return memory.length;
        },
        key: (index) => memory.key(index),
        getItem: (key) => memory.getItem(key),
        setItem(key, value) {
          memory.setItem(key, value);
          tell(key, value);
        },
        removeItem(key) {
          memory.removeItem(key);
          tell(key, null);
        },
      });
    };
    addEventListener('message', onMessage);
    window.parent.postMessage({ type: STORAGE_MESSAGE }, '*');
  });
}
