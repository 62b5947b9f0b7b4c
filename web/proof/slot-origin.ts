/**
 * Where a figure's slot was read, as far as the answer's wire tells: words outside the quote (`context`),
 * the quote itself, the title, the report's year. Pure.
 */
import type { Citation } from '../../protocol/answer.ts';

export type SlotOrigin =
  | { readonly kind: 'context'; readonly words: string }
  | { readonly kind: 'quote' | 'title' | 'report-year' };

/** «清河市» also stands in «清河», as headlines have it. */
function stem(value: string): string {
  return value.length > 2 ? value.replace(/(?:特别行政区|自治[区州县]|[省市州县区盟旗])$/u, '') : value;
}

/** @param value the slot's words as shown; the quote is named where nothing else holds them, for it was proved there */
export function originOf(slot: string, value: string, citation: Citation): SlotOrigin {
  const context = citation.context.find((one) => one.slot === slot);
  if (context !== undefined) return { kind: 'context', words: context.text };
  if (slot !== 'region' && slot !== 'period') return { kind: 'quote' };
  const words = stem(value);
  if (citation.quote.includes(words)) return { kind: 'quote' };
  if (citation.title.includes(words)) return { kind: 'title' };
  if (slot === 'period' && citation.year !== null) return { kind: 'report-year' };
  return { kind: 'quote' };
}
