/** What the page sees of the conversations, and what it can do to them; `talk-store.ts` is the one that does it. */
import type { Filters } from '../../protocol/answer.ts';
import type { TalkKeeper } from '../keep/keeper.ts';
import type { Ask } from '../wire/ask.ts';
import type { Conversation } from './conversation.ts';
import type { Exchange } from './exchange.ts';
import type { Turn } from './turn.ts';

export interface TalkPorts {
  readonly ask: Ask;
  readonly keeper: TalkKeeper;
  readonly now: () => number;
  readonly newId: () => string;
  /** Runs a change of the screen at the next frame; several in one frame become one. */
  readonly schedule: (run: () => void) => void;
}

export interface TalkState {
  /** False until what was kept has been read. */
  readonly isReady: boolean;
  /** Whether conversations outlive the page. */
  readonly isLasting: boolean;
  /** Newest first. */
  readonly conversations: readonly Conversation[];
  /** Null: a new conversation that holds nothing yet. */
  readonly currentId: string | null;
  /** Of the current conversation, in order. */
  readonly turns: readonly Turn[];
  /** Those in memory, by id. */
  readonly exchanges: ReadonlyMap<string, Exchange>;
  /** Their ids; the same set while only what an exchange holds changes. */
  readonly inMemory: ReadonlySet<string>;
}

/** A turn that came near what is in sight, or left; with the height it had, where it stood there in full. */
export interface NearChange {
  readonly id: string;
  readonly isNear: boolean;
  readonly height: number | null;
}

export interface TalkStore {
  getState(): TalkState;
  subscribe(listener: () => void): () => void;
  /** Reads what was kept, opens a conversation of it, and takes up answers that ran when the page was left. */
  start(openId: string | null): Promise<void>;
  open(id: string | null): Promise<void>;
  /** Asks in the current conversation, starting one where there is none. */
  ask(question: string, filters?: Filters | null): void;
  /** Asks in place of an earlier exchange of the current conversation; what followed from it goes. */
  askAgain(exchangeId: string, question: string, filters: Filters | null): void;
  stop(): void;
  rename(id: string, title: string): void;
  remove(id: string): void;
  setFeedback(exchangeId: string, feedback: Exchange['feedback']): void;
  setChoice(exchangeId: string, name: string, value: string): void;
  setNear(changes: readonly NearChange[]): void;
  /** Brings all of the current conversation into memory, for paper; until it is let go again. */
  holdAll(): Promise<void>;
  letAllGo(): void;
  /** All of the current conversation in order, one at a time in memory. */
  readAll(): AsyncIterable<Exchange>;
  /** The ids of the conversations in which every word of the query stands. */
  search(query: string): Promise<ReadonlySet<string>>;
}
