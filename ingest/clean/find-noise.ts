/**
 * Spans of a text that are not the article's own words. They stay in the text and are never quoted;
 * a quote begins after them. In order, not overlapping, never empty.
 */
import type { Span } from '../../knowledge/article.ts';
import { splitClauses } from '../../knowledge/language/sentences.ts';
import { DAMAGE } from './damage.ts';
import { FOREIGN_MATTER } from './foreign-matter.ts';
import type { ForeignMatter } from './foreign-matter.ts';

function merge(spans: readonly Span[]): Span[] {
  const merged: Span[] = [];
  for (const span of spans.toSorted((left, right) => left.start - right.start || right.end - left.end)) {
    const last = merged.at(-1);
    if (last && span.start <= last.end)
      merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    else if (span.end > span.start) merged.push(span);
  }
  return merged;
}

/** The part of a sentence between two commas or stops that holds the match. */
function clauseAround(text: string, match: Span): Span {
  const clause = splitClauses(text).find(({ start, end }) => start <= match.start && match.start < end);
  const outer = clause ?? match;
  const before = text.slice(outer.start, match.start);
  const after = text.slice(match.end, outer.end);
  const start = outer.start + Math.max(before.lastIndexOf(','), before.lastIndexOf('，')) + 1;
  const comma = after.search(/[,，。！!？?;；\n]/);
  return { start, end: comma === -1 ? outer.end : match.end + comma };
}

function reachOf(text: string, match: Span, reach: ForeignMatter['reach']): Span {
  if (reach === 'match') return match;
  if (reach === 'clause') return clauseAround(text, match);
  const lineEnd = text.indexOf('\n', match.start);
  return { start: match.start, end: lineEnd === -1 ? text.length : lineEnd };
}

export function findNoise(text: string): Span[] {
  const spans: Span[] = [];
  for (const pattern of DAMAGE) {
    for (const match of text.matchAll(pattern)) spans.push({ start: match.index, end: match.index + match[0].length });
  }
  for (const { pattern, reach } of FOREIGN_MATTER) {
    for (const match of text.matchAll(pattern)) {
      spans.push(reachOf(text, { start: match.index, end: match.index + match[0].length }, reach));
    }
  }
  return merge(spans);
}

/** The text without its noise, for indexing alone: nothing is found by foreign words. @param span of the text */
export function withoutNoise(text: string, noise: readonly Span[], span: Span): string {
  let clean = '';
  let from = span.start;
  for (const { start, end } of noise) {
    if (end <= from || start >= span.end) continue;
    clean += text.slice(from, Math.max(from, start));
    from = Math.min(span.end, end);
  }
  return clean + text.slice(from, span.end);
}
