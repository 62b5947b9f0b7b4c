import { describe, expect, it } from 'vitest';
import type { KnowledgeStore } from '../../knowledge/store/port.ts';
import { createSwitchingStore } from '../../server/switching-store.ts';
import { createFakeStore, fakeArticle } from './fakes.ts';

const sampleArticle = fakeArticle('sample', '示例。');

/** An index whose first generation the test publishes. */
function createUnborn() {
  const [empty, full] = [createFakeStore([], 0), createFakeStore(undefined, 1)];
  let current = empty;
  const store: KnowledgeStore = { ...full, openView: () => current.openView(), health: () => current.health() };
  return { store, openViews: () => empty.openViews() + full.openViews(), publish: () => (current = full) };
}

describe('samples and index', () => {
  it('are switched by the first generation, while whoever reads the samples reads on', async () => {
    const index = createUnborn();
    const samples = createFakeStore([sampleArticle]);
    const store = createSwitchingStore(index.store, samples);
    const before = await store.openView();
    expect(store.isSamples()).toBe(true);
    index.publish();
    const after = await store.openView();
    expect(store.isSamples()).toBe(false);
    expect((await before.getArticle('sample'))?.text).toBe('示例。');
    expect(await after.getArticle('sample')).toBeNull();
    expect(await after.getArticle('a1')).not.toBeNull();
    before.close();
    after.close();
    expect([index.openViews(), samples.openViews()]).toEqual([0, 0]);
  });

  it('never get the samples written to', async () => {
    const index = createUnborn();
    const samples = createFakeStore([sampleArticle]);
    const store = createSwitchingStore(index.store, samples);
    await (await store.openWriter({ waitMs: 0 })).removeArticle('sample');
    await store.saveFeedback({ answerId: 'x', useful: true, reason: null, receivedAt: '' });
    expect(samples.feedback).toEqual([]);
    const view = await store.openView();
    expect(await view.getArticle('sample')).not.toBeNull();
    view.close();
  });

  it('without bundled samples the index is served, empty or not', async () => {
    const store = createSwitchingStore(createUnborn().store, null);
    expect(store.isSamples()).toBe(false);
    const view = await store.openView();
    expect(view.generation).toBe(0);
    view.close();
  });

  it('an index that is away is told as not ready', async () => {
    const index = createFakeStore();
    index.isAway = true;
    expect(await createSwitchingStore(index, createFakeStore()).health()).toMatchObject({ ready: false });
  });

  it('are both closed at the end', async () => {
    const [index, samples] = [createFakeStore(), createFakeStore()];
    await createSwitchingStore(index, samples).close();
    expect([index.isClosed, samples.isClosed]).toEqual([true, true]);
  });
});
