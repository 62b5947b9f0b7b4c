/**
 * The keeper of this page, usable at once: calls made while the browser still opens its database wait for it.
 * Where there is none (some private windows, frames of other sites) conversations last as long as the page.
 */
import { createIndexedKeeper } from './indexed-keeper.ts';
import type { TalkKeeper } from './keeper.ts';
import { createMemoryKeeper } from './memory-keeper.ts';
import { createSpareKeeper } from './spare-keeper.ts';

/** A database that another tab blocks may never open. Chosen: longer than a slow phone takes. */
const OPEN_TIMEOUT_MS = 4000;

/** @throws what the browser says, or that it says nothing for too long */
function openDatabase(): Promise<TalkKeeper> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('the database does not open')), OPEN_TIMEOUT_MS);
    createIndexedKeeper(indexedDB)
      .then(resolve, reject)
      .finally(() => clearTimeout(timer));
  });
}

async function open(): Promise<TalkKeeper> {
  const memory = createMemoryKeeper();
  try {
    return createSpareKeeper(await openDatabase(), memory);
  } catch {
    return memory;
  }
}

export function openKeeper(): TalkKeeper {
  const opened = open();
  return {
    isLasting: async () => (await opened).isLasting(),
    readConversations: async () => (await opened).readConversations(),
    writeConversation: async (conversation) => (await opened).writeConversation(conversation),
    removeConversation: async (id) => (await opened).removeConversation(id),
    readTurns: async (conversationId) => (await opened).readTurns(conversationId),
    readRunning: async () => (await opened).readRunning(),
    writeTurns: async (conversationId, turns) => (await opened).writeTurns(conversationId, turns),
    readExchanges: async (ids) => (await opened).readExchanges(ids),
    writeExchange: async (conversationId, turn, exchange) =>
      (await opened).writeExchange(conversationId, turn, exchange),
    removeExchanges: async (ids) => (await opened).removeExchanges(ids),
    walk: async (visit) => (await opened).walk(visit),
  };
}
