import { describe, expect, test } from 'vitest';
import { createMemoryStore } from './memory-store.ts';
import { describeKnowledgeStore } from '../contract/knowledge-store.ts';
import { makeRecord } from '../contract/records.ts';

describeKnowledgeStore('the store in memory', { open: async () => createMemoryStore() });

describe('the store in memory', () => {
  test('holds the records it was made with from the start', async () => {
    const record = makeRecord({ number: 1, passages: [['招商']] });
    const store = createMemoryStore([record]);
    const view = await store.openView();
    expect(view.generation).toBe(1);
    expect(await view.getArticle(record.article.id)).toEqual(record.article);
  });
});
