/**
 * Finds the quantities of a sentence: number, range, unit, bound, and nothing about what they measure.
 * Works on width-folded text (fold-width.ts); what is no figure is skipped (not-figures.ts).
 * Called by the figure parser, and by answer verification through it.
 */
import type { Span } from '../article.ts';
import { scanDigits } from './digit-quantities.ts';
import { findNonFigures } from './not-figures.ts';
import type { Quantity } from './quantity.ts';
import { scanWords } from './word-quantities.ts';

export type { Quantity } from './quantity.ts';

/** In order; lists («9%、18.6%和26%左右») are single quantities here, the grouping is the parser's. */
export function findQuantities(text: string): Quantity[] {
  // Looked for when the first number is met: most sentences without a figure have none.
  let masked: readonly Span[] | null = null;
  const isMasked = (offset: number): boolean => {
    masked ??= findNonFigures(text);
    for (const span of masked) {
      if (span.start > offset) return false;
      if (offset < span.end) return true;
    }
    return false;
  };
  const found: Quantity[] = [];
  scanDigits(text, isMasked, found);
  scanWords(text, isMasked, found);
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  return shareLists(
    text,
    found.filter((quantity, index) => index === 0 || quantity.start >= (found[index - 1]?.end ?? 0)),
  );
}

export const LIST_JOINT = /^\s?(?:[、和与及]|以及|或)\s?$/;

/** In «0.9、3.4个百分点» the first number has the last one's unit; one 左右 or 超过 holds for a list of one kind. */
function shareLists(text: string, quantities: Quantity[]): Quantity[] {
  const result = [...quantities];
  for (let index = result.length - 2; index >= 0; index--) {
    const here = result[index];
    const next = result[index + 1];
    if (here === undefined || next === undefined || here.form !== 'amount') continue;
    if (!LIST_JOINT.test(text.slice(here.outerEnd, next.outerStart))) continue;
    let shared = here;
    if (shared.unit === '' && next.unit !== '' && next.form === 'amount')
      shared = { ...shared, unit: next.unit, unitSpan: next.unitSpan, kind: next.kind };
    if (
      shared.bound === 'exact' &&
      next.boundSpan !== null &&
      next.boundSpan.start >= next.end &&
      shared.kind === next.kind
    )
      shared = { ...shared, bound: next.bound, boundSpan: next.boundSpan };
    result[index] = shared;
  }
  for (let index = 1; index < result.length; index++) {
    const here = result[index];
    const last = result[index - 1];
    if (here === undefined || last === undefined || here.bound !== 'exact' || here.form !== 'amount') continue;
    if (last.boundSpan === null || last.boundSpan.end > last.start) continue;
    if (LIST_JOINT.test(text.slice(last.outerEnd, here.outerStart)))
      result[index] = { ...here, bound: last.bound, boundSpan: last.boundSpan };
  }
  return result;
}
