/**
 * Which words of a quote answer the question, for the card: numbers with their units and stretches shared
 * with the answer. Pure; for the eye only, nothing is proved by it.
 */

export interface MatchedSpan {
  readonly start: number;
  readonly end: number;
}

const SHORTEST = 3;

/** Longest shared stretches first come first served, from left to right; at least three characters or a number, no bare punctuation. */
export function matchedWords(quote: string, ...texts: readonly string[]): MatchedSpan[] {
  const spans: MatchedSpan[] = [];
  let place = 0;
  while (place < quote.length) {
    let length = 0;
    while (
      place + length < quote.length &&
      texts.some((text) => text.includes(quote.slice(place, place + length + 1)))
    ) {
      length += 1;
    }
    const words = quote.slice(place, place + length);
    const isWorthMarking = (length >= SHORTEST && /[\p{L}\p{N}]{2}/u.test(words)) || /\p{N}{2}/u.test(words);
    if (isWorthMarking) spans.push({ start: place, end: place + length });
    place += Math.max(1, length);
  }
  return spans;
}
