/**
 * The words that prove a figure: its sentence; of a long one, the stretch between semicolons that holds the value
 * and its indicator. Called by the extractor.
 */
import type { Span } from '../article.ts';
import type { ParsedFigure } from './parsed-figure.ts';

/** A longer sentence is cut at its semicolons. Chosen: about five lines of a report. */
const LONGEST_SENTENCE = 200;

/** @returns a span of the article within `sentence` that covers the figure's value and indicator */
export function cutQuote(folded: string, sentence: Span, figure: ParsedFigure): Span {
  if (sentence.end - sentence.start <= LONGEST_SENTENCE) return sentence;
  const value = figure.spans.get('value') ?? figure;
  const unit = figure.spans.get('unit') ?? value;
  const named = figure.spans.get('indicator') ?? value;
  // A name of the sentence before is traced, not quoted.
  const name = named.start < 0 ? value : named;
  const from = sentence.start + Math.min(value.start, name.start);
  const to = sentence.start + Math.max(value.end, unit.end, figure.spans.get('bound')?.end ?? 0, name.end);
  let start = folded.lastIndexOf(';', from);
  start = start < sentence.start ? sentence.start : start + 1;
  let end = folded.indexOf(';', to);
  if (end < 0 || end >= sentence.end) end = sentence.end;
  while (start < end && /\s/.test(folded[start] ?? '')) start++;
  while (end > start && /\s/.test(folded[end - 1] ?? '')) end--;
  return { start, end };
}
