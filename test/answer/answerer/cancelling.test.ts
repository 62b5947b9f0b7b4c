import { describe, expect, it } from 'vitest';
import type { KnowledgeStore, KnowledgeView } from '../../../knowledge/store/port.ts';
import { answererOver, eventsOf, LIBRARY, storeOf } from '../small-library.ts';

const library = storeOf(LIBRARY);
const QUESTION = '九江和抚州2023年GDP哪个高？';
const CANCELLED = { name: 'JushiError', code: 'cancelled' };

/** A store that counts the views that are open, and tells of each call to one. */
function watched(inner: KnowledgeStore, onCall: (name: string) => void) {
  let open = 0;
  const store: KnowledgeStore = {
    ...inner,
    async openView() {
      const view = await inner.openView();
      open += 1;
      return new Proxy(view, {
        get(target, name: keyof KnowledgeView) {
          const value = target[name];
          if (typeof value !== 'function') {
            return value;
          }
          return (...parameters: never[]) => {
            onCall(name);
            open -= name === 'close' ? 1 : 0;
            return Reflect.apply(value, target, parameters);
          };
        },
      });
    },
  };
  return { store, openViews: () => open };
}

describe('cancelling an answer', () => {
  it('throws at once where the signal had gone before, and opens nothing', async () => {
    const { store, openViews } = watched(library, () => {});
    await expect(eventsOf(store, { question: QUESTION }, AbortSignal.abort())).rejects.toMatchObject(CANCELLED);
    expect(openViews()).toBe(0);
  });

  it('throws after any event but the last, and gives its view back', async () => {
    const all = await eventsOf(library, { question: QUESTION });
    const deltas = all.findLastIndex(({ type }) => type === 'delta');
    for (let stop = 0; stop < deltas; stop += 1) {
      const { store, openViews } = watched(library, () => {});
      const abort = new AbortController();
      const seen: string[] = [];
      const reading = (async () => {
        for await (const { type } of answererOver(store).answer({ question: QUESTION }, abort.signal)) {
          seen.push(type);
          if (seen.length > stop) {
            abort.abort();
          }
        }
      })();
      await expect(reading, `after event ${stop}`).rejects.toMatchObject(CANCELLED);
      expect(seen).toEqual(all.slice(0, stop + 1).map(({ type }) => type));
      expect(openViews()).toBe(0);
    }
  });

  it.each(['coverage', 'termFrequencies', 'searchPassages', 'getArticle', 'observationsWithin', 'findObservations'])(
    'throws while the store is being asked for %s, without any text',
    async (call) => {
      const abort = new AbortController();
      const { store, openViews } = watched(library, (name) => {
        if (name === call) {
          abort.abort();
        }
      });
      const types: string[] = [];
      const reading = (async () => {
        for await (const { type } of answererOver(store).answer({ question: QUESTION }, abort.signal)) {
          types.push(type);
        }
      })();
      await expect(reading).rejects.toMatchObject(CANCELLED);
      expect(types).not.toContain('delta');
      expect(types).not.toContain('end');
      expect(openViews()).toBe(0);
    },
  );

  it('gives the view back where the reader leaves without a signal', async () => {
    const { store, openViews } = watched(library, () => {});
    for await (const { type } of answererOver(store).answer({ question: QUESTION }, new AbortController().signal)) {
      if (type === 'sources') {
        break;
      }
    }
    expect(openViews()).toBe(0);
  });

  it('passes a failure of the store on and gives the view back', async () => {
    const { store, openViews } = watched(library, (name) => {
      if (name === 'searchPassages') {
        throw new Error('the disk is gone');
      }
    });
    await expect(eventsOf(store, { question: QUESTION })).rejects.toThrow('the disk is gone');
    expect(openViews()).toBe(0);
  });
});
