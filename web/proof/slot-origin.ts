/**
 * Where a figure's slot was read, as far as the answer's wire tells for certain: words outside the quote (`context`),
 * the quote itself, the title, the report's year. Pure.
 * Invariant: nothing is claimed that the wire does not hold; a slot read by inference alone has no origin.
 */
import type { Citation } from '../../protocol/answer.ts';

export type SlotOrigin =
  | { readonly kind: 'context'; readonly words: string }
  | { readonly kind: 'quote' | 'title' | 'report-year' };

/** «清河市» also stands in «清河», as headlines have it. */
function stem(value: string): string {
  return value.length > 2 ? value.replace(/(?:特别行政区|自治[区州县]|[省市州县区盟旗])$/u, '') : value;
}

/** The only context of the slot, or the only one that holds the value: a quote with two figures may bring one for each. */
function contextOf(slot: string, words: string, citation: Citation): string | null {
  const named = citation.context.filter((one) => one.slot === slot);
  const holding = named.length > 1 ? named.filter((one) => one.text.includes(words)) : named;
  return holding.length === 1 ? (holding[0]?.text ?? null) : null;
}

/**
 * @param value the slot's words as shown
 * @returns null where it cannot be told
 */
export function originOf(slot: string, value: string, citation: Citation): SlotOrigin | null {
  const words = slot === 'region' ? stem(value) : value;
  const context = contextOf(slot, words, citation);
  if (context !== null) return { kind: 'context', words: context };
  // A figure's number and unit stand in its quote: the contract of `quote`, whatever way they are printed there.
  if (slot === 'value' || citation.quote.includes(words)) return { kind: 'quote' };
  if (slot !== 'region' && slot !== 'period') return null;
  if (citation.title.includes(words)) return { kind: 'title' };
  return slot === 'period' && value === `${citation.year}年` ? { kind: 'report-year' } : null;
}
