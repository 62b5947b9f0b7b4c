/**
 * One store in front of two: the index, and the bundled samples as long as there is no index. The first
 * generation of an index replaces the samples for good, also while the server runs; whoever reads the samples at
 * that moment reads on. Whatever is written goes to the index, so that the samples stay as they were bundled.
 */
import type { KnowledgeStore } from '../knowledge/store/port.ts';

export interface SwitchingStore extends KnowledgeStore {
  /** Which of the two the last view was of. */
  isSamples(): boolean;
}

/** @param samples null where none are bundled */
export function createSwitchingStore(index: KnowledgeStore, samples: KnowledgeStore | null): SwitchingStore {
  let isIndexServed = samples === null;

  /** Looks once, until there is an index; a generation of 0 was never published. */
  async function currentStore(): Promise<KnowledgeStore> {
    if (!isIndexServed) {
      const view = await index.openView();
      isIndexServed = view.generation > 0;
      view.close();
    }
    return isIndexServed || samples === null ? index : samples;
  }

  return {
    isSamples: () => !isIndexServed,
    openView: async () => (await currentStore()).openView(),
    digest: async () => (await currentStore()).digest(),
    openWriter: (options) => index.openWriter(options),
    saveFeedback: (feedback) => index.saveFeedback(feedback),
    async health() {
      try {
        return await (await currentStore()).health();
      } catch (error) {
        return { ready: false, detail: error instanceof Error ? error.message : String(error) };
      }
    },
    async close() {
      await index.close();
      await samples?.close();
    },
  };
}
