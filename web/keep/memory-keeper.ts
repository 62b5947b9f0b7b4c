/**
 * Conversations in memory, for browsers that forbid storage: everything works until the page is closed.
 * Exchanges are never changed in place by anyone, so they are kept as they come.
 */
import type { Conversation } from '../talk/conversation.ts';
import type { Exchange } from '../talk/exchange.ts';
import type { Turn } from '../talk/turn.ts';
import type { TalkKeeper, TurnPlace } from './keeper.ts';

export function createMemoryKeeper(): TalkKeeper {
  const conversations = new Map<string, Conversation>();
  const turns = new Map<string, TurnPlace>();
  const exchanges = new Map<string, { readonly conversationId: string; readonly exchange: Exchange }>();

  function removeExchanges(ids: readonly string[]): void {
    for (const id of ids) {
      turns.delete(id);
      exchanges.delete(id);
    }
  }
  const turnsOf = (conversationId: string): Turn[] =>
    [...turns.values()].filter((place) => place.conversationId === conversationId).map((place) => place.turn);

  return {
    isLasting: async () => false,
    readConversations: async () => [...conversations.values()],
    async writeConversation(conversation) {
      conversations.set(conversation.id, conversation);
    },
    async removeConversation(id) {
      conversations.delete(id);
      removeExchanges(turnsOf(id).map((turn) => turn.id));
    },
    readTurns: async (conversationId) => turnsOf(conversationId).sort((left, right) => left.order - right.order),
    readRunning: async () =>
      [...turns.values()].filter(({ turn }) => turn.state === 'waiting' || turn.state === 'streaming'),
    async writeTurns(conversationId, changed) {
      for (const turn of changed) turns.set(turn.id, { conversationId, turn });
    },
    readExchanges: async (ids) => ids.flatMap((id) => exchanges.get(id)?.exchange ?? []),
    async writeExchange(conversationId, turn, exchange) {
      turns.set(turn.id, { conversationId, turn });
      exchanges.set(exchange.id, { conversationId, exchange });
    },
    removeExchanges: async (ids) => removeExchanges(ids),
    async walk(visit) {
      for (const { conversationId, exchange } of exchanges.values()) visit(conversationId, exchange);
    },
  };
}
