/**
 * Cuts a sentence into the clauses in which a figure finds its own words: at commas, semicolons, colons.
 * A comma between digits of one number is none. Works on width-folded text; called by the figure parser.
 */
import type { Span } from '../article.ts';

export interface Clause extends Span {
  /** The mark before the clause: '' at the beginning of the sentence. */
  readonly opener: string;
}

const MARKS = /[,;:。!?\n…— •()]/g;
const isHan = (character: string | undefined): boolean =>
  character !== undefined && character >= '一' && character <= '龥';

/** In order, without the marks between them; a bracket with a figure in it is a clause of its own. */
export function splitFigureClauses(text: string): Clause[] {
  const clauses: Clause[] = [];
  let start = 0;
  let opener = '';
  const close = (end: number, mark: string): void => {
    if (end > start) clauses.push({ start, end, opener });
    start = end + 1;
    opener = mark;
  };
  for (const { index, 0: character } of text.matchAll(MARKS)) {
    if (character === '(' || character === ')') {
      if (bracketHoldsClause(text, index, character)) close(index, character);
      continue;
    }
    if (character === ',' && /\d/.test(text[index - 1] ?? '') && /^\d{3}(?!\d)/.test(text.slice(index + 1, index + 5)))
      continue;
    if (character === ':' && /\d/.test(text[index - 1] ?? '') && /\d/.test(text[index + 1] ?? '')) continue;
    if (character === ' ' && !(isHan(text[index - 1]) && isHan(text[index + 1]))) continue;
    if (character === '—' && (/\d/.test(text[index - 1] ?? '') || /\d/.test(text[index + 1] ?? ''))) continue;
    close(index, character);
  }
  if (start < text.length) clauses.push({ start, end: text.length, opener });
  return clauses;
}

function bracketHoldsClause(text: string, index: number, character: string): boolean {
  const open = character === '(' ? index : text.lastIndexOf('(', index);
  const end = text.indexOf(')', open);
  if (open < 0 || end < 0) return false;
  const inside = text.slice(open + 1, end);
  return /\d/.test(inside) && inside.length > 3;
}
