/**
 * Conversations in the browser's storage, one key each, so that a save writes one conversation only.
 * Invariant: whatever stands in the storage, reading gives conversations or nothing, never an exception.
 */
import type { Conversation } from './conversation.ts';

/** The part of `localStorage` that is used here. */
export interface TextStorage {
  readonly length: number;
  key(index: number): string | null;
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

export interface ConversationStorage {
  /** Newest first; what cannot be read is left out. */
  readAll(): Conversation[];
  /** When the storage is full the oldest others make room; without any left the save is given up. */
  write(conversation: Conversation): void;
  remove(id: string): void;
}

const PREFIX = 'jushi.conversation.v1:';

function parse(text: string | null): Conversation | null {
  try {
    const value: unknown = JSON.parse(text ?? 'null');
    if (typeof value !== 'object' || value === null) return null;
    const candidate = value as Partial<Conversation>;
    const isWhole =
      typeof candidate.id === 'string' &&
      typeof candidate.title === 'string' &&
      typeof candidate.updatedAt === 'number' &&
      Array.isArray(candidate.exchanges);
    return isWhole ? (candidate as Conversation) : null;
  } catch {
    return null;
  }
}

export function createConversationStorage(storage: TextStorage): ConversationStorage {
  function readAll(): Conversation[] {
    const found: Conversation[] = [];
    for (let index = 0; index < storage.length; index += 1) {
      const key = storage.key(index);
      const conversation = key?.startsWith(PREFIX) ? parse(storage.getItem(key)) : null;
      if (conversation !== null) found.push(conversation);
    }
    return found.sort((left, right) => right.updatedAt - left.updatedAt || left.id.localeCompare(right.id));
  }

  return {
    readAll,
    write(conversation) {
      const text = JSON.stringify(conversation);
      const oldest = (): Conversation | undefined => readAll().findLast((other) => other.id !== conversation.id);
      for (;;) {
        try {
          storage.setItem(PREFIX + conversation.id, text);
          return;
        } catch {
          const victim = oldest();
          if (victim === undefined) return;
          storage.removeItem(PREFIX + victim.id);
        }
      }
    },
    remove(id) {
      storage.removeItem(PREFIX + id);
    },
  };
}

/** For browsers that forbid storage: everything works until the page is closed. */
export function createMemoryStorage(): TextStorage {
  const values = new Map<string, string>();
  return {
    get length() {
      return values.size;
    },
    key: (index) => [...values.keys()][index] ?? null,
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => void values.set(key, value),
    removeItem: (key) => void values.delete(key),
  };
}
