/**
 * What the extractive answer says and the shown text does not yet: nothing that the articles answer is lost because a
 * model left it out, was cut off or was not believed.
 */
import { fold } from '../../knowledge/language/normalise.ts';
import { findRegions } from '../../knowledge/regions/index.ts';
import { sameValue } from '../../knowledge/figures/compare-quantities.ts';
import type { Citation } from '../../protocol/answer.ts';
import type { Composed } from '../compose/compose.ts';
import { piecesOf, shareWithin } from '../verify/gate-words.ts';
import type { ShownText } from './shown-text.ts';

export interface RemainingLine {
  readonly line: string;
  readonly citations: readonly Citation[];
}

/** Chosen: a line of which this much stands in the text is said. */
const SAID_SHARE = 0.7;

function placesIn(text: string): Set<string> {
  return new Set(findRegions(text).flatMap(({ words, abbreviated }) => (abbreviated ? [] : [words])));
}

function isSaid(line: string, n: number, composed: Composed, shown: ShownText): boolean {
  // Where the answer is told place by place, each place must be said with it.
  const places = placesIn(composed.text);
  if (places.size > 1 && ![...placesIn(line)].every((place) => shown.text().includes(place))) {
    return false;
  }
  const figures = composed.shown.filter((one) => one.n === n).map(({ observation }) => observation);
  if (figures.length > 0) {
    return figures.every((asked) =>
      shown
        .figures()
        .some((one) => one.indicator === asked.indicator && one.status === asked.status && sameValue(one, asked)),
    );
  }
  return shareWithin(piecesOf(fold(line)), fold(shown.text())) >= SAID_SHARE;
}

/** @returns in the order of the extractive answer; lines that tell what is missing come last, as they stand there */
export function remainingLines(composed: Composed, shown: ShownText): RemainingLine[] {
  const lines: RemainingLine[] = [];
  for (const raw of composed.text.split('\n')) {
    const pieces = raw.split(/(?<=(?:\[\d+\])+)(?!\[)/).filter((words) => words.trim() !== '');
    for (const line of pieces) {
      const numbers = [...line.matchAll(/\[(\d+)\]/g)].map(([, n]) => Number(n));
      if (numbers.length > 0 && numbers.every((n) => isSaid(line, n, composed, shown))) {
        continue;
      }
      if (numbers.length === 0 && composed.missing.length === 0) {
        continue;
      }
      lines.push({
        line,
        citations: composed.citations.filter(({ n }) => numbers.includes(n)),
      });
    }
  }
  return lines;
}
