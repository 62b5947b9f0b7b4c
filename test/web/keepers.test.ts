import { describe, expect, it } from 'vitest';
import type { TalkKeeper } from '../../web/keep/keeper.ts';
import { createMemoryKeeper } from '../../web/keep/memory-keeper.ts';
import { createSpareKeeper } from '../../web/keep/spare-keeper.ts';
import { newExchange, type Exchange } from '../../web/talk/exchange.ts';
import { newTurn } from '../../web/talk/turn.ts';
import { doneExchange } from './build.ts';

/** A keeper whose writes fail while the lever is on, as those of a full disk do. */
function createFullKeeper(): { keeper: TalkKeeper; levers: { isFull: boolean } } {
  const levers = { isFull: false };
  const within = createMemoryKeeper();
  const refuse = async (): Promise<never> => {
    throw new DOMException('full', 'QuotaExceededError');
  };
  const keeper: TalkKeeper = {
    ...within,
    isLasting: async () => true,
    writeConversation: (conversation) => (levers.isFull ? refuse() : within.writeConversation(conversation)),
    writeTurns: (id, turns) => (levers.isFull ? refuse() : within.writeTurns(id, turns)),
    writeExchange: (id, turn, exchange) => (levers.isFull ? refuse() : within.writeExchange(id, turn, exchange)),
  };
  return { keeper, levers };
}

async function write(keeper: TalkKeeper, conversationId: string, exchange: Exchange, order: number): Promise<void> {
  await keeper.writeExchange(conversationId, newTurn(exchange, order), exchange);
}

async function walked(keeper: TalkKeeper): Promise<string[]> {
  const seen: string[] = [];
  await keeper.walk((conversationId, exchange) => seen.push(`${conversationId} ${exchange.id} ${exchange.text}`));
  return seen.sort();
}

describe.each<[string, () => TalkKeeper]>([
  ['in memory', createMemoryKeeper],
  ['with a spare', () => createSpareKeeper(createFullKeeper().keeper, createMemoryKeeper())],
  [
    'with a spare in use',
    () => {
      const { keeper, levers } = createFullKeeper();
      levers.isFull = true;
      return createSpareKeeper(keeper, createMemoryKeeper());
    },
  ],
])('a keeper of conversations, %s', (_name, create) => {
  it('gives the turns of a conversation in order, and each exchange by its id', async () => {
    const keeper = create();
    await write(keeper, 'c', doneExchange('second', '二', '答二'), 2);
    await write(keeper, 'c', doneExchange('first', '一', '答一'), 1);
    await write(keeper, 'd', doneExchange('other', '三', '答三'), 1);
    expect((await keeper.readTurns('c')).map((turn) => turn.question)).toEqual(['一', '二']);
    const read = await keeper.readExchanges(['second', 'nowhere', 'first']);
    expect(read.map((exchange) => exchange.text)).toEqual(['答二', '答一']);
    expect(await keeper.readTurns('nowhere')).toEqual([]);
  });

  it('keeps the newest of what is written again', async () => {
    const keeper = create();
    await keeper.writeConversation({ id: 'c', title: '旧名', updatedAt: 1 });
    await keeper.writeConversation({ id: 'c', title: '新名', updatedAt: 1 });
    await write(keeper, 'c', doneExchange('a', '问', '旧答'), 1);
    await write(keeper, 'c', doneExchange('a', '问', '新答'), 1);
    expect(await keeper.readConversations()).toEqual([{ id: 'c', title: '新名', updatedAt: 1 }]);
    expect(await walked(keeper)).toEqual(['c a 新答']);
  });

  it('knows which answers ran', async () => {
    const keeper = create();
    await write(keeper, 'c', doneExchange('done', '一', '答'), 1);
    await write(keeper, 'c', newExchange('waiting', '二', null, 0), 2);
    await write(keeper, 'd', { ...newExchange('streaming', '三', null, 0), state: 'streaming' }, 1);
    const running = await keeper.readRunning();
    expect(running.map(({ conversationId, turn }) => [conversationId, turn.id]).sort()).toEqual([
      ['c', 'waiting'],
      ['d', 'streaming'],
    ]);
  });

  it('forgets an exchange with its turn, and a conversation with all that was said in it', async () => {
    const keeper = create();
    await keeper.writeConversation({ id: 'c', title: '题', updatedAt: 1 });
    await write(keeper, 'c', doneExchange('a', '一', '答一'), 1);
    await write(keeper, 'c', doneExchange('b', '二', '答二'), 2);
    await write(keeper, 'd', doneExchange('x', '三', '答三'), 1);
    await keeper.removeExchanges(['b', 'nowhere']);
    expect((await keeper.readTurns('c')).map((turn) => turn.id)).toEqual(['a']);
    await keeper.removeConversation('c');
    expect(await keeper.readConversations()).toEqual([]);
    expect(await keeper.readTurns('c')).toEqual([]);
    expect(await walked(keeper)).toEqual(['d x 答三']);
  });
});

describe('a keeper with a spare', () => {
  it('loses nothing when the first is full in the middle, says that it will not last, and shows the newest', async () => {
    const { keeper, levers } = createFullKeeper();
    const both = createSpareKeeper(keeper, createMemoryKeeper());
    await write(both, 'c', doneExchange('a', '一', '答一'), 1);
    expect(await both.isLasting()).toBe(true);
    levers.isFull = true;
    await write(both, 'c', doneExchange('a', '一', '改过'), 1);
    await write(both, 'c', doneExchange('b', '二', '答二'), 2);
    expect(await both.isLasting()).toBe(false);
    levers.isFull = false;
    await write(both, 'c', doneExchange('b', '二', '又改'), 2);
    expect((await both.readTurns('c')).map((turn) => turn.id)).toEqual(['a', 'b']);
    expect(await walked(both)).toEqual(['c a 改过', 'c b 又改']);
    expect((await both.readExchanges(['b', 'a'])).map((exchange) => exchange.text)).toEqual(['又改', '改过']);
  });
});
