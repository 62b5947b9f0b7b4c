/** A conversation as the page lists it; its exchanges are kept apart (web/keep) and read when they are needed. Pure. */
import type { Exchange } from './exchange.ts';

export interface Conversation {
  readonly id: string;
  readonly title: string;
  /** Milliseconds since 1970, of the last question. */
  readonly updatedAt: number;
}

const TITLE_LENGTH = 24;

/** «咸宁2022年GDP增长目标是多少？» → itself without the closing mark, cut after 24 characters. */
export function titleOf(question: string): string {
  const words = question
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/[?？。!！]+$/, '');
  const characters = [...words];
  return characters.length > TITLE_LENGTH ? `${characters.slice(0, TITLE_LENGTH).join('')}…` : words;
}

export function newestFirst(conversations: Iterable<Conversation>): Conversation[] {
  return [...conversations].sort((left, right) => right.updatedAt - left.updatedAt || left.id.localeCompare(right.id));
}

export interface ConversationSearch {
  /** Takes one exchange into account; they may come in any order, from any conversation. */
  see(conversationId: string, exchange: Pick<Exchange, 'question' | 'text'>): void;
  /** The conversations that hold every word in title, questions and answers together; an empty query fits all. */
  found(): Set<string>;
}

/** Looks for words without ever holding more than one exchange: it remembers only which words are still missing. */
export function searchConversations(conversations: readonly Conversation[], query: string): ConversationSearch {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const missing = new Map<string, string[]>();
  const strike = (id: string, text: string): void => {
    const left = missing.get(id);
    if (left === undefined || left.length === 0) return;
    const lower = text.toLowerCase();
    missing.set(
      id,
      left.filter((word) => !lower.includes(word)),
    );
  };
  for (const { id, title } of conversations) {
    missing.set(id, words);
    strike(id, title);
  }
  return {
    see: (conversationId, { question, text }) => strike(conversationId, `${question}\n${text}`),
    found: () => new Set([...missing].filter(([, left]) => left.length === 0).map(([id]) => id)),
  };
}
