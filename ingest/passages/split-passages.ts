/**
 * Passages of one section: whole sentences, evenly filled to about 300 tokens, without overlap or gap.
 * A sentence longer than a passage stays whole.
 */
import type { Section, Span } from '../../knowledge/article.ts';
import { splitSentences } from '../../knowledge/language/sentences.ts';

/** Of `o200k_base`; a passage has 200–400 where its sentences allow. */
export const TARGET_TOKENS = 300;
export const MAX_TOKENS = 400;

/**
 * @param countTokens length of a text in tokens
 * @returns in order; joined they are the section
 */
export function splitPassages(text: string, section: Section, countTokens: (text: string) => number): Span[] {
  const sentences = splitSentences(text, section);
  const lengths = sentences.map(({ start, end }) => countTokens(text.slice(start, end)));
  const total = lengths.reduce((sum, length) => sum + length, 0);
  const parts = Math.max(1, Math.round(total / TARGET_TOKENS), Math.ceil(total / MAX_TOKENS));
  const target = total / parts;
  const passages: Span[] = [];
  let start = section.start;
  let filled = 0;
  for (const [index, sentence] of sentences.entries()) {
    const length = lengths[index] ?? 0;
    // Closed where this sentence would carry it further from the target than it falls short of it now.
    const overshoots = filled + length - target > target - filled;
    if (filled > 0 && (overshoots || filled + length > MAX_TOKENS)) {
      passages.push({ start, end: sentence.start });
      start = sentence.start;
      filled = 0;
    }
    filled += length;
  }
  if (start < section.end) passages.push({ start, end: section.end });
  return passages;
}
