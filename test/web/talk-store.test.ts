import { describe, expect, it } from 'vitest';
import type { AskRequest } from '../../protocol/answer.ts';
import type { AskEvent } from '../../web/wire/ask-over-socket.ts';
import { createQueue, type Queue } from '../../web/wire/queue.ts';
import {
  createConversationStorage,
  createMemoryStorage,
  type TextStorage,
} from '../../web/talk/conversation-storage.ts';
import { createTalkStore } from '../../web/talk/talk-store.ts';
import { answer } from './build.ts';

interface Asked {
  readonly id: string;
  readonly request: AskRequest;
  readonly after: number;
  readonly signal: AbortSignal;
  readonly events: Queue<AskEvent>;
}

function setUp(storage: TextStorage = createMemoryStorage()) {
  const asked: Asked[] = [];
  let ids = asked.length;
  let clock = 0;
  const conversations = createConversationStorage(storage);
  const store = createTalkStore({
    ask(id, request, after, signal) {
      const events = createQueue<AskEvent>();
      asked.push({ id, request, after, signal, events });
      return events;
    },
    storage: conversations,
    now: () => (clock += 1000),
    newId: () => `id-${(ids += 1)}-${storage.length}`,
    schedule: (run) => run(),
  });
  const current = () => store.getState().conversations.find((one) => one.id === store.getState().currentId);
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  const finish = async (index: number, text: string) => {
    asked[index]?.events.push({ id: 'x', seq: 1, type: 'delta', text });
    asked[index]?.events.push({ id: 'x', seq: 2, type: 'end', answer: answer({ answer: text }) });
    asked[index]?.events.end();
    await settle();
  };
  return { store, asked, current, finish, settle, conversations, storage };
}

describe('the talk store', () => {
  it('starts a conversation with the first question and names it after it', async () => {
    const { store, current, finish } = setUp();
    store.ask('甲市2022年的目标是多少？');
    await finish(0, '7%[1]');
    expect(current()?.title).toBe('甲市2022年的目标是多少');
    expect(current()?.exchanges[0]).toMatchObject({ state: 'done', text: '7%[1]' });
  });

  it('sends what was said before with the next question', async () => {
    const { store, asked, finish } = setUp();
    store.ask('第一问');
    await finish(0, '第一答');
    store.ask('第二问');
    expect(asked[1]?.request.history).toEqual([
      { role: 'user', content: '第一问' },
      { role: 'assistant', content: '第一答' },
    ]);
  });

  it('takes no second question while an answer runs', () => {
    const { store, asked } = setUp();
    store.ask('第一问');
    store.ask('第二问');
    expect(asked).toHaveLength(1);
  });

  it('stops the work and keeps what had arrived', async () => {
    const { store, asked, current, settle } = setUp();
    store.ask('问');
    asked[0]?.events.push({ id: 'x', seq: 1, type: 'delta', text: '开头' });
    await settle();
    store.stop();
    expect(asked[0]?.signal.aborted).toBe(true);
    asked[0]?.events.push({ id: 'x', seq: 2, type: 'delta', text: '不该再来' });
    await settle();
    expect(current()?.exchanges[0]).toMatchObject({ state: 'stopped', text: '开头' });
  });

  it('replaces an edited question and all that followed from it', async () => {
    const { store, current, finish, asked } = setUp();
    store.ask('第一问');
    await finish(0, '第一答');
    store.ask('第二问');
    await finish(1, '第二答');
    store.askAgain(current()?.exchanges[0]?.id ?? '', '改过的第一问', { regions: [] });
    expect(current()?.exchanges.map((exchange) => exchange.question)).toEqual(['改过的第一问']);
    expect(asked[2]?.request).toEqual({ question: '改过的第一问', filters: { regions: [] } });
  });

  it('takes up an answer after a reload where it was', async () => {
    const first = setUp();
    first.store.ask('问');
    first.asked[0]?.events.push({ id: 'x', seq: 3, type: 'delta', text: '前半' });
    await first.settle();
    const second = setUp(first.storage);
    second.store.takeUp();
    expect(second.asked[0]).toMatchObject({ id: first.asked[0]?.id, after: 3 });
    const id = second.store.getState().conversations[0]?.id ?? null;
    second.store.open(id);
    second.asked[0]?.events.push({ id: 'x', seq: 4, type: 'delta', text: '后半' });
    await second.settle();
    expect(second.current()?.exchanges[0]?.text).toBe('前半后半');
  });

  it('renames and deletes for good', async () => {
    const { store, conversations, finish } = setUp();
    store.ask('问');
    await finish(0, '答');
    const id = store.getState().currentId ?? '';
    store.rename(id, ' 新名字 ');
    expect(conversations.readAll()[0]?.title).toBe('新名字');
    store.remove(id);
    expect(conversations.readAll()).toEqual([]);
    expect(store.getState().currentId).toBeNull();
  });
});

describe('the conversation storage', () => {
  it('leaves out what cannot be read, and never throws', () => {
    const storage = createMemoryStorage();
    storage.setItem('jushi.conversation.v1:a', '{"broken');
    storage.setItem('jushi.conversation.v1:b', '{"id":"b"}');
    storage.setItem('other', '1');
    expect(createConversationStorage(storage).readAll()).toEqual([]);
  });

  it('makes room by dropping the oldest conversations when the browser is full', () => {
    const memory = createMemoryStorage();
    const full: TextStorage = {
      ...memory,
      get length() {
        return memory.length;
      },
      setItem(key, value) {
        if (memory.length >= 2 && memory.getItem(key) === null) throw new DOMException('full', 'QuotaExceededError');
        memory.setItem(key, value);
      },
    };
    const conversations = createConversationStorage(full);
    for (const [index, id] of ['old', 'middle', 'new'].entries()) {
      conversations.write({ id, title: id, updatedAt: index, exchanges: [] });
    }
    expect(conversations.readAll().map((one) => one.id)).toEqual(['new', 'middle']);
  });
});
