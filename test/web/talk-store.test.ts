import { describe, expect, it } from 'vitest';
import type { AskRequest } from '../../protocol/answer.ts';
import type { AskEvent } from '../../web/wire/ask-over-socket.ts';
import { createQueue, type Queue } from '../../web/wire/queue.ts';
import type { TalkKeeper } from '../../web/keep/keeper.ts';
import { createMemoryKeeper } from '../../web/keep/memory-keeper.ts';
import type { Exchange } from '../../web/talk/exchange.ts';
import { createTalkStore } from '../../web/talk/talk-store.ts';
import { answer } from './build.ts';

interface Asked {
  readonly id: string;
  readonly request: AskRequest;
  readonly after: number;
  readonly signal: AbortSignal;
  readonly events: Queue<AskEvent>;
}

async function setUp(keeper: TalkKeeper = createMemoryKeeper(), openId: string | null = null) {
  const asked: Asked[] = [];
  let clock = 0;
  const store = createTalkStore({
    ask(id, request, after, signal) {
      const events = createQueue<AskEvent>();
      asked.push({ id, request, after, signal, events });
      return events;
    },
    keeper,
    now: () => (clock += 1000),
    newId: () => `id-${(ids += 1)}`,
    schedule: (run) => run(),
  });
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  await store.start(openId);
  await settle();
  /** All of the current conversation, wherever it lies. */
  const exchanges = async (): Promise<Exchange[]> => {
    const all: Exchange[] = [];
    for await (const exchange of store.readAll()) all.push(exchange);
    return all;
  };
  const current = () => store.getState().conversations.find((one) => one.id === store.getState().currentId);
  const inMemory = () => [...store.getState().exchanges.values()].map((exchange) => exchange.question);
  const turnOf = (question: string) => store.getState().turns.find((turn) => turn.question === question);
  const finish = async (index: number, text: string) => {
    asked[index]?.events.push({ id: 'x', seq: 1, type: 'delta', text });
    asked[index]?.events.push({ id: 'x', seq: 2, type: 'end', answer: answer({ answer: text }) });
    asked[index]?.events.end();
    await settle();
  };
  const say = async (question: string, text: string) => {
    store.ask(question);
    await settle();
    await finish(asked.length - 1, text);
  };
  return { store, asked, current, exchanges, inMemory, turnOf, finish, say, settle, keeper };
}
let ids = 0;

describe('the talk store', () => {
  it('starts a conversation with the first question and names it after it', async () => {
    const { current, exchanges, say } = await setUp();
    await say('甲市2022年的目标是多少？', '7%[1]');
    expect(current()?.title).toBe('甲市2022年的目标是多少');
    expect(await exchanges()).toMatchObject([{ state: 'done', text: '7%[1]' }]);
  });

  it('sends what was said before with the next question', async () => {
    const { store, asked, say, settle } = await setUp();
    await say('第一问', '第一答');
    store.ask('第二问');
    await settle();
    expect(asked[1]?.request.history).toEqual([
      { role: 'user', content: '第一问' },
      { role: 'assistant', content: '第一答' },
    ]);
  });

  it('sends the last ten exchanges with an answer, whether they are in memory or not', async () => {
    const { store, asked, inMemory, say, settle } = await setUp();
    for (let turn = 1; turn <= 12; turn += 1) await say(`问${turn}`, turn === 7 ? '' : `答${turn}`);
    expect(inMemory()).toEqual(['问12']);
    store.ask('再问');
    await settle();
    const history = asked.at(-1)?.request.history?.map((turn) => turn.content);
    const wanted = [2, 3, 4, 5, 6, 8, 9, 10, 11, 12];
    expect(history).toEqual(wanted.flatMap((turn) => [`问${turn}`, `答${turn}`]));
  });

  it('sends earlier answers that are let go while it gathers them', async () => {
    const { store, asked, turnOf, say, settle } = await setUp();
    for (const n of [1, 2, 3]) await say(`问${n}`, `答${n}`);
    const id = turnOf('问2')?.id ?? '';
    store.setNear([{ id, isNear: true, height: null }]);
    await settle();
    store.ask('再问');
    store.setNear([{ id, isNear: false, height: 100 }]);
    await settle();
    expect(asked.at(-1)?.request.history?.map((turn) => turn.content)).toEqual([
      '问1',
      '答1',
      '问2',
      '答2',
      '问3',
      '答3',
    ]);
  });

  it('takes no second question while an answer runs', async () => {
    const { store, asked, settle } = await setUp();
    store.ask('第一问');
    store.ask('第二问');
    await settle();
    expect(asked).toHaveLength(1);
  });

  it('stops the work and keeps what had arrived', async () => {
    const { store, asked, exchanges, settle } = await setUp();
    store.ask('问');
    await settle();
    asked[0]?.events.push({ id: 'x', seq: 1, type: 'delta', text: '开头' });
    await settle();
    store.stop();
    expect(asked[0]?.signal.aborted).toBe(true);
    asked[0]?.events.push({ id: 'x', seq: 2, type: 'delta', text: '不该再来' });
    await settle();
    expect(await exchanges()).toMatchObject([{ state: 'stopped', text: '开头' }]);
  });

  it('asks nothing when it is stopped before the question was sent', async () => {
    const { store, asked, exchanges, settle } = await setUp();
    store.ask('问');
    store.stop();
    await settle();
    expect(asked).toEqual([]);
    expect(await exchanges()).toMatchObject([{ state: 'stopped', text: '' }]);
  });

  it('replaces an edited question and all that followed from it', async () => {
    const { store, asked, exchanges, turnOf, say, settle, keeper } = await setUp();
    await say('第一问', '第一答');
    await say('第二问', '第二答');
    store.askAgain(turnOf('第一问')?.id ?? '', '改过的第一问', { regions: [] });
    await settle();
    expect((await exchanges()).map((exchange) => exchange.question)).toEqual(['改过的第一问']);
    expect(asked[2]?.request).toEqual({ question: '改过的第一问', filters: { regions: [] } });
    const kept: string[] = [];
    await keeper.walk((_id, exchange) => kept.push(exchange.question));
    expect(kept).toEqual(['改过的第一问']);
  });

  it('writes nothing more of an answer that was replaced or deleted while it ran', async () => {
    const { store, asked, current, turnOf, settle, keeper } = await setUp();
    store.ask('第一问');
    await settle();
    store.askAgain(turnOf('第一问')?.id ?? '', '第二问', null);
    await settle();
    store.remove(current()?.id ?? '');
    for (const { events } of asked) events.end();
    await settle();
    const kept: string[] = [];
    await keeper.walk((_id, exchange) => kept.push(exchange.question));
    expect(kept).toEqual([]);
    expect(store.getState().exchanges.size).toBe(0);
  });

  it('takes up an answer after a reload where it was', async () => {
    const first = await setUp();
    first.store.ask('问');
    await first.settle();
    first.asked[0]?.events.push({ id: 'x', seq: 3, type: 'delta', text: '前半' });
    await first.settle();
    const second = await setUp(first.keeper, first.store.getState().currentId);
    expect(second.asked[0]).toMatchObject({ id: first.asked[0]?.id, after: 3 });
    second.asked[0]?.events.push({ id: 'x', seq: 4, type: 'delta', text: '后半' });
    await second.settle();
    expect(second.store.getState().exchanges.get(second.asked[0]?.id ?? '')?.text).toBe('前半后半');
  });

  it('says of an answer of which nothing had come before a reload that the connection was lost', async () => {
    const first = await setUp();
    first.store.ask('问');
    await first.settle();
    const second = await setUp(first.keeper, first.store.getState().currentId);
    expect(second.asked).toEqual([]);
    expect(await second.exchanges()).toMatchObject([{ state: 'broken', failure: { code: 'connection-lost' } }]);
    expect(second.store.getState().turns[0]?.state).toBe('broken');
  });

  it('goes on with an answer while another conversation is looked at', async () => {
    const { store, asked, current, exchanges, finish, settle } = await setUp();
    store.ask('问');
    await settle();
    const id = current()?.id ?? '';
    await store.open(null);
    expect(store.getState().turns).toEqual([]);
    asked[0]?.events.push({ id: 'x', seq: 1, type: 'status', stage: 'searching' });
    await finish(0, '答');
    await store.open(id);
    expect(await exchanges()).toMatchObject([{ state: 'done', text: '答' }]);
  });

  it('asks in the conversation that is being opened, not in the one before', async () => {
    const first = await setUp();
    await first.say('第一问', '第一答');
    const { store, asked, settle } = await setUp(first.keeper);
    void store.open(first.store.getState().currentId);
    store.ask('第二问');
    await settle();
    expect(asked[0]?.request.history).toHaveLength(2);
  });

  it('takes a question that comes before what was kept could be read', async () => {
    const { current, store, say, keeper } = await setUp();
    await say('旧问', '旧答');
    const gate = Promise.withResolvers<void>();
    const slow: TalkKeeper = {
      ...keeper,
      readConversations: async () => {
        await gate.promise;
        return keeper.readConversations();
      },
    };
    const asked: string[] = [];
    const late = createTalkStore({
      ask(_id, request) {
        asked.push(request.question);
        return createQueue<AskEvent>();
      },
      keeper: slow,
      now: () => 99_000,
      newId: () => `id-${(ids += 1)}`,
      schedule: (run) => run(),
    });
    const started = late.start(null);
    late.ask('新问');
    gate.resolve();
    await started;
    expect(asked).toEqual(['新问']);
    expect(late.getState().turns.map((turn) => turn.question)).toEqual(['新问']);
    expect(late.getState().conversations.map((one) => one.title)).toEqual(['新问', current()?.title]);
    expect(store.getState().isReady).toBe(true);
  });

  it('renames and deletes for good', async () => {
    const { store, keeper, say } = await setUp();
    await say('问', '答');
    const id = store.getState().currentId ?? '';
    store.rename(id, ' 新名字 ');
    expect((await keeper.readConversations())[0]?.title).toBe('新名字');
    store.remove(id);
    expect(await keeper.readConversations()).toEqual([]);
    expect(store.getState().currentId).toBeNull();
  });
});

describe('the memory of the talk store', () => {
  it('holds what is near and the last, and reads back what comes near again, unchanged', async () => {
    const { store, inMemory, turnOf, say, settle } = await setUp();
    for (const n of [1, 2, 3, 4]) await say(`问${n}`, `答${n}`);
    expect(inMemory()).toEqual(['问4']);
    const id = turnOf('问2')?.id ?? '';
    store.setNear([{ id, isNear: true, height: null }]);
    await settle();
    expect(store.getState().exchanges.get(id)).toMatchObject({ text: '答2', answer: { answer: '答2' } });
    store.setNear([{ id, isNear: false, height: 333 }]);
    expect(inMemory()).toEqual(['问4']);
    expect(turnOf('问2')?.height).toBe(333);
  });

  it('keeps no exchange that left again before it was read', async () => {
    const { store, inMemory, turnOf, say, settle } = await setUp();
    for (const n of [1, 2]) await say(`问${n}`, `答${n}`);
    const id = turnOf('问1')?.id ?? '';
    store.setNear([{ id, isNear: true, height: null }]);
    store.setNear([{ id, isNear: false, height: null }]);
    await settle();
    expect(inMemory()).toEqual(['问2']);
  });

  it('comes back after a reload with every turn, its height and its choices, and only the last in memory', async () => {
    const first = await setUp();
    for (const n of [1, 2, 3]) await first.say(`问${n}`, `答${n}`);
    const id = first.turnOf('问1')?.id ?? '';
    first.store.setChoice(id, 'picture', 'chart');
    first.store.setNear([{ id, isNear: true, height: null }]);
    await first.settle();
    first.store.setNear([{ id, isNear: false, height: 250 }]);
    await first.settle();
    const second = await setUp(first.keeper, first.store.getState().currentId);
    expect(second.store.getState().turns).toEqual(first.store.getState().turns);
    expect(second.turnOf('问1')).toMatchObject({ height: 250, choices: { picture: 'chart' }, opening: '答1' });
    expect(second.inMemory()).toEqual(['问3']);
    expect((await second.exchanges()).map((exchange) => exchange.text)).toEqual(['答1', '答2', '答3']);
  });

  it('holds all of it for paper, and lets go afterwards', async () => {
    const { store, inMemory, say } = await setUp();
    for (const n of [1, 2, 3]) await say(`问${n}`, `答${n}`);
    await store.holdAll();
    expect(inMemory().sort()).toEqual(['问1', '问2', '问3']);
    store.letAllGo();
    expect(inMemory()).toEqual(['问3']);
  });

  it('keeps a judgement of an answer that then goes out of sight', async () => {
    const { store, turnOf, say, settle, exchanges } = await setUp();
    for (const n of [1, 2]) await say(`问${n}`, `答${n}`);
    const id = turnOf('问1')?.id ?? '';
    store.setNear([{ id, isNear: true, height: null }]);
    await settle();
    store.setFeedback(id, { useful: false, reason: '数字不对' });
    store.setNear([{ id, isNear: false, height: 100 }]);
    expect((await exchanges())[0]?.feedback).toEqual({ useful: false, reason: '数字不对' });
  });

  it('finds a conversation by the words of answers that are not in memory', async () => {
    const { store, say } = await setUp();
    await say('第一问', '增长7%');
    const id = store.getState().currentId ?? '';
    await say('第二问', '无');
    await store.open(null);
    await say('别的', '下降');
    expect(await store.search('增长 第二问')).toEqual(new Set([id]));
    expect(await store.search('增长 下降')).toEqual(new Set());
  });

  it('says that conversations do not outlive the page where they cannot be kept', async () => {
    const keeper = createMemoryKeeper();
    expect((await setUp(keeper)).store.getState().isLasting).toBe(false);
    const lasting = await setUp({ ...keeper, isLasting: async () => true });
    expect(lasting.store.getState().isLasting).toBe(true);
  });
});
