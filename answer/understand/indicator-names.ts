/** Indicators that a question names, by the lexicon that the figure parser reads articles with. */
import { fold } from '../../knowledge/language/normalise.ts';
import { allIndicators, isGeneric, lookUpIndicator } from '../../knowledge/figures/indicator-lexicon.ts';
import type { Span } from '../../knowledge/article.ts';

export interface IndicatorMention extends Span {
  readonly canonical: string;
}

const LONGEST = 16;
const SHORTEST = 2;

let names: ReadonlyMap<string, readonly string[]> | undefined;

/** All names of an indicator, folded, the canonical one first; just itself for an unknown one. */
export function namesOf(canonical: string): readonly string[] {
  names ??= new Map(allIndicators().map((known) => [known.canonical, [known.canonical, ...known.aliases].map(fold)]));
  return names.get(canonical) ?? [fold(canonical)];
}

/** Leftmost, longest, not overlapping; spans of `text`. */
export function findIndicators(text: string): IndicatorMention[] {
  const mentions: IndicatorMention[] = [];
  let start = 0;
  while (start < text.length) {
    let found: IndicatorMention | null = null;
    for (let length = Math.min(LONGEST, text.length - start); length >= SHORTEST && found === null; length -= 1) {
      const words = text.slice(start, start + length);
      const entry = /[，,。？?\s]/.test(words) || isGeneric(words) ? null : lookUpIndicator(words);
      found = entry === null ? null : { start, end: start + length, canonical: entry.canonical };
    }
    if (found !== null) {
      mentions.push(found);
    }
    start = found?.end ?? start + 1;
  }
  return mentions;
}
