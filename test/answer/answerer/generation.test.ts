import { describe, expect, it } from 'vitest';
import type { KnowledgeStore } from '../../../knowledge/store/port.ts';
import type { AnswerEvent } from '../../../protocol/chat.ts';
import {
  answererOver,
  createAsking,
  endOf,
  FUZHOU,
  JIUJIANG,
  recordOf,
  storeOf,
  type Written,
} from '../small-library.ts';

const QUESTION = '九江和抚州2023年GDP哪个高？';
const CORRECTED: Written = {
  ...JIUJIANG,
  text: JIUJIANG.text.replace('3618.4亿元', '3555.5亿元'),
};

async function write(store: KnowledgeStore, articles: readonly Written[], removed: readonly Written[] = []) {
  const writer = await store.openWriter({ waitMs: 0 });
  for (const written of articles) {
    await writer.replaceArticle(recordOf(written), '/library');
  }
  for (const written of removed) {
    await writer.removeArticle(recordOf(written).article.id);
  }
  const generation = await writer.publish();
  await writer.close();
  return generation;
}

describe('an answer while the store is being rewritten', () => {
  it('sees one generation from start to end, whenever the writing falls', async () => {
    const before = await createAsking(storeOf([JIUJIANG, FUZHOU]))(QUESTION);
    for (let at = 0; at < 6; at += 1) {
      const store = storeOf([JIUJIANG, FUZHOU]);
      const answerer = answererOver(store);
      const events: AnswerEvent[] = [];
      for await (const event of answerer.answer({ question: QUESTION }, new AbortController().signal)) {
        if (events.length === at) {
          await write(store, [CORRECTED], [FUZHOU]);
        }
        events.push(event);
      }
      expect(endOf(events)).toEqual(before);
    }
  });

  it('is followed by one that sees the new generation whole, of the same answerer', async () => {
    const store = storeOf([JIUJIANG, FUZHOU]);
    const ask = createAsking(store);
    const before = await ask(QUESTION);
    const generation = await write(store, [CORRECTED]);
    const after = await ask(QUESTION);
    expect(before.answer).toContain('3618.4亿元');
    expect(after.answer).toContain('3555.5亿元');
    expect(after.answer).not.toContain('3618.4');
    expect([after.generation, after.id === before.id]).toEqual([generation, false]);
  });

  it('does not answer from an article that is gone', async () => {
    const store = storeOf([JIUJIANG, FUZHOU]);
    const ask = createAsking(store);
    await ask('抚州2023年GDP是多少？');
    await write(store, [], [FUZHOU]);
    const { outcome, reason, answer } = await ask('抚州2023年GDP是多少？');
    expect([outcome, reason]).toEqual(['refused', 'no-such-region']);
    expect(answer).not.toContain('2073.8');
  });
});
