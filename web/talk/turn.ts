/**
 * What the page holds of every exchange of the open conversation, however far out of sight: enough to draw a
 * place of the right height with the question and the answer's first words. The exchange itself is read when near.
 * Invariant: a few hundred bytes whatever the answer's size; nothing here refers to the exchange.
 */
import type { Exchange, ExchangeState } from './exchange.ts';
import { withoutMarkers } from './markers.ts';

export interface Turn {
  /** The exchange's id. */
  readonly id: string;
  /** Rises within a conversation. */
  readonly order: number;
  readonly question: string;
  /** The answer's first words, without markers and Markdown's signs; empty where there is no answer. */
  readonly opening: string;
  readonly state: ExchangeState;
  /** In CSS pixels, as it was last drawn in full; null where it never was. */
  readonly height: number | null;
  /** What the reader set inside the answer, by name («picture 地区生产总值 亿元» → «chart»). */
  readonly choices: Choices;
}

export type Choices = Readonly<Record<string, string>>;

export const NO_CHOICES: Choices = Object.freeze({});

/** In characters: a line or two on the page. Chosen. */
const OPENING_LENGTH = 60;

/** Copied character by character: a slice would hold on to the whole text in V8's heap. */
function firstCharacters(text: string, count: number): string {
  return Array.from(text.slice(0, count * 2))
    .slice(0, count)
    .join('');
}

export function openingOf(text: string): string {
  const words = withoutMarkers(text)
    .replace(/[*_`#|]|-{3,}/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return firstCharacters(words, OPENING_LENGTH);
}

export function newTurn(exchange: Exchange, order: number): Turn {
  const { id, question, state } = exchange;
  return { id, order, question, opening: openingOf(exchange.text), state, height: null, choices: NO_CHOICES };
}

/** The turn with what its exchange has become; the same object where nothing shows. */
export function refreshTurn(turn: Turn, exchange: Exchange): Turn {
  const opening = openingOf(exchange.text);
  const isSame = turn.state === exchange.state && turn.opening === opening;
  return isSame ? turn : { ...turn, state: exchange.state, opening };
}
