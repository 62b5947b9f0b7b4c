/**
 * Where conversations are kept, an exchange at a time: no call reads or writes a conversation as a whole.
 * `createMemoryKeeper` and `createIndexedKeeper` hold one contract (test/web/keepers.test.ts, test/e2e/keeping);
 * the talk store is the only caller.
 */
import type { Conversation } from '../talk/conversation.ts';
import type { Exchange } from '../talk/exchange.ts';
import type { Turn } from '../talk/turn.ts';

export interface TurnPlace {
  readonly conversationId: string;
  readonly turn: Turn;
}

/** Every call may reject where the browser's storage fails; nothing is half done then. */
export interface TalkKeeper {
  /** Whether all that was written so far outlives the page. */
  isLasting(): Promise<boolean>;
  /** In no order. */
  readConversations(): Promise<Conversation[]>;
  writeConversation(conversation: Conversation): Promise<void>;
  /** With all that was said in it; an unknown id is nothing to do. */
  removeConversation(id: string): Promise<void>;
  /** By `order`; empty for an unknown conversation. */
  readTurns(conversationId: string): Promise<Turn[]>;
  /** Turns whose answers ran when they were last written, of all conversations. */
  readRunning(): Promise<TurnPlace[]>;
  writeTurns(conversationId: string, turns: readonly Turn[]): Promise<void>;
  /** Those of the ids that are known, in the ids' order. */
  readExchanges(ids: readonly string[]): Promise<Exchange[]>;
  /** Both or neither. */
  writeExchange(conversationId: string, turn: Turn, exchange: Exchange): Promise<void>;
  /** With their turns. */
  removeExchanges(ids: readonly string[]): Promise<void>;
  /** Shows every exchange of every conversation once, holding one at a time. */
  walk(visit: (conversationId: string, exchange: Exchange) => void): Promise<void>;
}
