/** The widget's side of `host-storage.ts`: keeps the frame's values in this tab of the embedding page. */
/**
 * Between the frame and the widget: `{ type }` asks for all, `{ type, key, value }` writes one (null removes it).
 * `host-storage.ts` says the same word; a shared module would become a second file that `embed.js` has to load.
 */
export const STORAGE_MESSAGE = 'jushi-storage';

const PREFIX = 'jushi.embed.kept:';

/** Answers only the product's own frame, by window and by origin; keeps nothing but text. */
export function keepStorage(frame: HTMLIFrameElement, origin: string): void {
  addEventListener('message', (event: MessageEvent<unknown>) => {
    const data = event.data;
    if (event.source === null || event.source !== frame.contentWindow || event.origin !== origin) return;
    if (typeof data !== 'object' || data === null || !('type' in data) || data.type !== STORAGE_MESSAGE) return;
    try {
      if ('key' in data && typeof data.key === 'string') {
        const value = 'value' in data ? data.value : null;
        if (typeof value === 'string') sessionStorage.setItem(PREFIX + data.key, value);
        else sessionStorage.removeItem(PREFIX + data.key);
        return;
      }
      const entries = Object.keys(sessionStorage)
        .filter((key) => key.startsWith(PREFIX))
        .map((key) => [key.slice(PREFIX.length), sessionStorage.getItem(key) ?? '']);
      frame.contentWindow?.postMessage({ type: STORAGE_MESSAGE, entries }, origin);
    } catch {
      // A page without storage keeps nothing; the chat works until it is left.
    }
  });
}
