/**
 * The sentences of an article as the figure parser reads them: by section, cut where foreign matter stands,
 * without blanks at both ends. Called by the extractor.
 */
import type { Section, Span } from '../article.ts';
import { splitSentences } from '../language/sentences.ts';

/** In order, not overlapping; empty for a blank text. */
export function sentencesOf(text: string, sections: readonly Section[], noise: readonly Span[]): Span[] {
  const areas: readonly Span[] = sections.length > 0 ? sections : [{ start: 0, end: text.length }];
  const sentences: Span[] = [];
  let next = 0;
  for (const area of areas)
    for (const sentence of splitSentences(text, { start: area.start, end: area.end })) {
      while (next < noise.length && (noise[next]?.end ?? 0) <= sentence.start) next++;
      let start = sentence.start;
      for (let index = next; index < noise.length; index++) {
        const foreign = noise[index];
        if (foreign === undefined || foreign.start >= sentence.end) break;
        pushTrimmed(text, sentences, start, Math.max(start, foreign.start));
        start = Math.max(start, foreign.end);
      }
      pushTrimmed(text, sentences, start, sentence.end);
    }
  return sentences;
}

function pushTrimmed(text: string, sentences: Span[], from: number, to: number): void {
  let start = from;
  let end = to;
  while (start < end && /[\s;；]/.test(text[start] ?? '')) start++;
  while (end > start && /\s/.test(text[end - 1] ?? '')) end--;
  if (end > start) sentences.push({ start, end });
}
