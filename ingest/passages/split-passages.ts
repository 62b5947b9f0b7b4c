/**
 * Passages of one section: whole sentences, evenly filled to about 300 tokens, without overlap or gap.
 * A sentence longer than a passage stays whole.
 */
import type { Section, Span } from '../../knowledge/article.ts';
import { splitSentences } from '../../knowledge/language/sentences.ts';

/** Of `o200k_base`; a passage has 200–400 where its sentences allow. */
const TARGET_TOKENS = 300;
export const MAX_TOKENS = 400;

/** Less is a heading or a slogan, which stays with what it leads to, even where that makes a long passage. */
const MIN_TOKENS = 60;
/** «综合实力显著提升。»: a report's inner heading. It opens a passage, it never closes one. */
const LEAD = /^[^,，、;；:：\d]{4,16}[。!！]?\s*$/;

/**
 * @param countTokens length of a text in tokens
 * @returns in order; joined they are the section
 */
export function splitPassages(text: string, section: Section, countTokens: (text: string) => number): Span[] {
  const sentences = splitSentences(text, section).map((span) => {
    const words = text.slice(span.start, span.end);
    return { ...span, length: countTokens(words), leads: LEAD.test(words) };
  });
  const total = sentences.reduce((sum, { length }) => sum + length, 0);
  const parts = Math.max(1, Math.round(total / TARGET_TOKENS), Math.ceil(total / MAX_TOKENS));
  const target = total / parts;
  const passages: Span[] = [];
  let start = section.start;
  let filled = 0;
  for (const [index, sentence] of sentences.entries()) {
    const previous = sentences[index - 1];
    const lead = previous?.leads && previous.start > start ? previous : null;
    const closing = filled - (lead?.length ?? 0);
    // Closed where this sentence would carry it further from the target than it falls short of it now.
    const overshoots = filled + sentence.length - target > target - filled;
    if (closing >= MIN_TOKENS && (overshoots || filled + sentence.length > MAX_TOKENS)) {
      const end = lead?.start ?? sentence.start;
      passages.push({ start, end });
      start = end;
      filled = lead?.length ?? 0;
    }
    filled += sentence.length;
  }
  if (start < section.end) passages.push({ start, end: section.end });
  return passages;
}
