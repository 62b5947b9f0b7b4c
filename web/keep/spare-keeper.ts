/**
 * Two keepers as one: what the first cannot take (the disk is full, the database was lost) the second keeps.
 * Invariant: nothing that was written is lost while the page lives, and `isLasting` tells whether it will be after.
 */
import type { Exchange } from '../talk/exchange.ts';
import type { TalkKeeper } from './keeper.ts';

export function createSpareKeeper(first: TalkKeeper, second: TalkKeeper): TalkKeeper {
  let isSpareUsed = false;

  async function write(how: (keeper: TalkKeeper) => Promise<void>): Promise<void> {
    try {
      await how(first);
    } catch {
      isSpareUsed = true;
    }
    // From then on the second is written in any case: what it holds is read before the first's.
    if (isSpareUsed) await how(second);
  }
  /** Removing from both: a failure of the first leaves what the next start shows again, which is not worth a halt. */
  async function remove(how: (keeper: TalkKeeper) => Promise<void>): Promise<void> {
    await how(first).catch(() => undefined);
    await how(second);
  }
  async function readBoth<Item>(how: (keeper: TalkKeeper) => Promise<Item[]>, idOf: (item: Item) => string) {
    const items = new Map<string, Item>();
    for (const item of await how(first).catch(() => [])) items.set(idOf(item), item);
    if (isSpareUsed) for (const item of await how(second)) items.set(idOf(item), item);
    return [...items.values()];
  }

  return {
    isLasting: async () => !isSpareUsed && (await first.isLasting()),
    readConversations: () =>
      readBoth(
        (keeper) => keeper.readConversations(),
        (one) => one.id,
      ),
    writeConversation: (conversation) => write((keeper) => keeper.writeConversation(conversation)),
    removeConversation: (id) => remove((keeper) => keeper.removeConversation(id)),
    async readTurns(conversationId) {
      const turns = await readBoth(
        (keeper) => keeper.readTurns(conversationId),
        (turn) => turn.id,
      );
      return turns.sort((left, right) => left.order - right.order);
    },
    readRunning: () =>
      readBoth(
        (keeper) => keeper.readRunning(),
        ({ turn }) => turn.id,
      ),
    writeTurns: (conversationId, turns) => write((keeper) => keeper.writeTurns(conversationId, turns)),
    async readExchanges(ids) {
      const found = await readBoth(
        (keeper) => keeper.readExchanges(ids),
        (exchange) => exchange.id,
      );
      const byId = new Map(found.map((exchange) => [exchange.id, exchange]));
      return ids.flatMap((id) => byId.get(id) ?? []);
    },
    writeExchange: (conversationId, turn, exchange) =>
      write((keeper) => keeper.writeExchange(conversationId, turn, exchange)),
    removeExchanges: (ids) => remove((keeper) => keeper.removeExchanges(ids)),
    async walk(visit) {
      const seen = new Set<string>();
      if (isSpareUsed) {
        await second.walk((conversationId, exchange: Exchange) => {
          seen.add(exchange.id);
          visit(conversationId, exchange);
        });
      }
      await first.walk((conversationId, exchange) => {
        if (!seen.has(exchange.id)) visit(conversationId, exchange);
      });
    },
  };
}
