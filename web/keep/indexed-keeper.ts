/**
 * Conversations in IndexedDB (W3C Indexed Database API 3.0): a record a conversation, a turn and an exchange.
 * Invariant: each call is one transaction, committed at once, so that a page left in the next moment loses nothing.
 * A connection that the browser has cut (it does so to pages it puts to sleep) is opened anew by the next call.
 */
import type { Conversation } from '../talk/conversation.ts';
import type { Exchange } from '../talk/exchange.ts';
import { NO_CHOICES, type Turn } from '../talk/turn.ts';
import type { TalkKeeper, TurnPlace } from './keeper.ts';

const NAME = 'jushi.talk';
const VERSION = 1;
const STORES = ['conversations', 'turns', 'exchanges'] as const;
type StoreName = (typeof STORES)[number];

type TurnRecord = Turn & { readonly conversationId: string };
interface ExchangeRecord {
  readonly id: string;
  readonly conversationId: string;
  readonly exchange: Exchange;
}

function resultOf<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('no result')));
  });
}

function endOf(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (): void => reject(transaction.error ?? new Error('the transaction was given up'));
    transaction.addEventListener('complete', () => resolve());
    transaction.addEventListener('abort', fail);
    transaction.addEventListener('error', fail);
  });
}

async function connect(factory: IDBFactory, onEnd: () => void): Promise<IDBDatabase> {
  const request = factory.open(NAME, VERSION);
  request.addEventListener('upgradeneeded', () => {
    const database = request.result;
    database.createObjectStore('conversations', { keyPath: 'id' });
    const turns = database.createObjectStore('turns', { keyPath: 'id' });
    turns.createIndex('place', ['conversationId', 'order']);
    turns.createIndex('state', 'state');
    database.createObjectStore('exchanges', { keyPath: 'id' });
  });
  const database = await resultOf(request);
  database.addEventListener('close', onEnd);
  // Another tab wants a newer form of the database, or the reader has it deleted.
  database.addEventListener('versionchange', () => {
    onEnd();
    database.close();
  });
  return database;
}

/** The database gives a conversation's id and an empty object to each turn; the page holds neither. */
function turnFrom({ conversationId: _conversationId, choices, ...rest }: TurnRecord): Turn {
  return { ...rest, choices: Object.keys(choices).length === 0 ? NO_CHOICES : choices };
}

/** All turns of a conversation: an array sorts after every number (section 2.4). */
const ofConversation = (id: string): IDBKeyRange => IDBKeyRange.bound([id], [id, []]);

/** @throws what the browser says where it has no database for this page */
export async function createIndexedKeeper(factory: IDBFactory): Promise<TalkKeeper> {
  let connection: Promise<IDBDatabase> | null = null;
  const forget = (): void => {
    connection = null;
  };
  async function open(): Promise<IDBDatabase> {
    connection ??= connect(factory, forget);
    const opened = connection;
    try {
      return await opened;
    } catch (error) {
      forget();
      throw error;
    }
  }

  async function begin(stores: readonly StoreName[], mode: IDBTransactionMode): Promise<IDBTransaction> {
    try {
      return (await open()).transaction(stores, mode);
    } catch {
      forget();
      return (await open()).transaction(stores, mode);
    }
  }
  async function read<Value>(name: StoreName, ask: (store: IDBObjectStore) => IDBRequest<Value>): Promise<Value> {
    const transaction = await begin([name], 'readonly');
    return resultOf(ask(transaction.objectStore(name)));
  }
  async function write(stores: readonly StoreName[], change: (transaction: IDBTransaction) => void): Promise<void> {
    const transaction = await begin(stores, 'readwrite');
    const ended = endOf(transaction);
    change(transaction);
    transaction.commit();
    await ended;
  }
  async function removeExchanges(ids: readonly string[]): Promise<void> {
    await write(['turns', 'exchanges'], (transaction) => {
      for (const id of ids) {
        transaction.objectStore('turns').delete(id);
        transaction.objectStore('exchanges').delete(id);
      }
    });
  }

  await open();
  return {
    isLasting: async () => true,
    readConversations: () => read<Conversation[]>('conversations', (store) => store.getAll()),
    writeConversation: (conversation) =>
      write(['conversations'], (transaction) => transaction.objectStore('conversations').put(conversation)),
    async removeConversation(id) {
      const keys = await read('turns', (store) => store.index('place').getAllKeys(ofConversation(id)));
      await write(STORES, (transaction) => {
        transaction.objectStore('conversations').delete(id);
        for (const key of keys) {
          transaction.objectStore('turns').delete(key);
          transaction.objectStore('exchanges').delete(key);
        }
      });
    },
    async readTurns(conversationId) {
      const range = ofConversation(conversationId);
      const records = await read<TurnRecord[]>('turns', (store) => store.index('place').getAll(range));
      return records.map(turnFrom);
    },
    async readRunning() {
      const places: TurnPlace[] = [];
      for (const state of ['waiting', 'streaming']) {
        const records = await read<TurnRecord[]>('turns', (store) => store.index('state').getAll(state));
        for (const record of records) {
          places.push({ conversationId: record.conversationId, turn: turnFrom(record) });
        }
      }
      return places;
    },
    writeTurns: (conversationId, turns) =>
      write(['turns'], (transaction) => {
        for (const turn of turns) transaction.objectStore('turns').put({ ...turn, conversationId });
      }),
    async readExchanges(ids) {
      const transaction = await begin(['exchanges'], 'readonly');
      const store = transaction.objectStore('exchanges');
      const records = await Promise.all(ids.map((id) => resultOf<ExchangeRecord | undefined>(store.get(id))));
      return records.flatMap((record) => record?.exchange ?? []);
    },
    writeExchange: (conversationId, turn, exchange) =>
      write(['turns', 'exchanges'], (transaction) => {
        transaction.objectStore('turns').put({ ...turn, conversationId });
        transaction.objectStore('exchanges').put({ id: exchange.id, conversationId, exchange });
      }),
    removeExchanges,
    async walk(visit) {
      const transaction = await begin(['exchanges'], 'readonly');
      const request = transaction.objectStore('exchanges').openCursor();
      await new Promise<void>((resolve, reject) => {
        request.addEventListener('error', () => reject(request.error ?? new Error('no result')));
        request.addEventListener('success', () => {
          const cursor = request.result;
          if (cursor === null) {
            resolve();
            return;
          }
          const { conversationId, exchange } = cursor.value as ExchangeRecord;
          visit(conversationId, exchange);
          cursor.continue();
        });
      });
    },
  };
}
