/** A conversation: its exchanges in order, and the pure changes the page makes to it. */
import type { Exchange } from './exchange.ts';

export interface Conversation {
  readonly id: string;
  readonly title: string;
  /** Milliseconds since 1970, of the last change. */
  readonly updatedAt: number;
  readonly exchanges: readonly Exchange[];
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

/** Changes the exchange of that id; the same object comes back when nothing changed. */
export function changeExchange(
  conversation: Conversation,
  id: string,
  change: (exchange: Exchange) => Exchange,
): Conversation {
  let isChanged = false;
  const exchanges = conversation.exchanges.map((exchange) => {
    const changed = exchange.id === id ? change(exchange) : exchange;
    isChanged ||= changed !== exchange;
    return changed;
  });
  return isChanged ? { ...conversation, exchanges } : conversation;
}

/** Keeps what stands before the exchange of that id: asking again replaces it and what follows from it. */
export function cutBefore(conversation: Conversation, id: string): Conversation {
  const place = conversation.exchanges.findIndex((exchange) => exchange.id === id);
  return place === -1 ? conversation : { ...conversation, exchanges: conversation.exchanges.slice(0, place) };
}

/** Whether every word of the query stands in the title, a question or an answer; an empty query fits all. */
export function matchesQuery(conversation: Conversation, query: string): boolean {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return true;
  const text = [conversation.title, ...conversation.exchanges.flatMap((exchange) => [exchange.question, exchange.text])]
    .join('\n')
    .toLowerCase();
  return words.every((word) => text.includes(word));
}
