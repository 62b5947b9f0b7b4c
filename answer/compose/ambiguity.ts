/**
 * Whether a figure question that names no place has an answer for several: then each reading is shown
 * with its place and year, and the user is asked which. A question that names something only one
 * article speaks of is not ambiguous.
 */
import type { RankedPart } from './ranked-part.ts';
import { chooseFigures } from './choose-figure.ts';
import { figureStatement } from './figure-statement.ts';
import type { Ambiguous, Statement } from './statement.ts';

const ABOUT_AS_GOOD = 0.8;
const MOST_READINGS = 5;

/** @returns null where one place stands out or nothing answers */
export function findAmbiguity(input: RankedPart): Ambiguous | null {
  const { part, terms, ranked } = input;
  if (part.intent !== 'figure' || part.regions.length > 0 || part.acrossArticles || part.carriedOver.length > 0) {
    return null;
  }
  const choices = chooseFigures(part, terms, ranked.slice(0, 60)).filter(
    ({ coverage, kindFit, periodFit }) => coverage >= 0.5 && kindFit >= 0.5 && periodFit >= 0.4,
  );
  const [best] = choices;
  if (best === undefined) {
    return null;
  }
  const readings = new Map<string, Statement>();
  for (const choice of choices) {
    const place = choice.candidate.article.subjectRegions[0]?.code ?? choice.candidate.article.id;
    if (choice.score >= best.score * ABOUT_AS_GOOD && choice.coverage >= best.coverage * 0.9 && !readings.has(place)) {
      readings.set(place, figureStatement(input, choice));
    }
  }
  return readings.size < 2
    ? null
    : { kind: 'ambiguous', part, readings: [...readings.values()].slice(0, MOST_READINGS) };
}
