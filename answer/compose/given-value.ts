/**
 * «货邮吞吐量到120万吨了没有»: a value that the question gives. Where the figure found is another one and the articles give
 * that value for something else of the same indicator, a target of the next year above all, the answer says of what.
 */
import { findNumbers } from '../../knowledge/language/numbers.ts';
import type { Observation } from '../../knowledge/observation.ts';
import type { QuestionPart } from '../understand/question.ts';
import type { FigureChoice } from './choose-figure.ts';

const SCALES: readonly (readonly [RegExp, number])[] = [
  [/^\s*万亿/, 1e12],
  [/^\s*千亿/, 1e11],
  [/^\s*百亿/, 1e10],
  [/^\s*个?亿/, 1e8],
  [/^\s*千万/, 1e7],
  [/^\s*百万/, 1e6],
  [/^\s*个?万/, 1e4],
];

/** Values of the question in base units (元, 吨, 人), percentages as printed. */
function givenValues(words: string): number[] {
  return findNumbers(words).map(
    ({ value, end }) => value * (SCALES.find(([scale]) => scale.test(words.slice(end)))?.[1] ?? 1),
  );
}

function isOf(given: number, { value, baseValue, unit }: Observation): boolean {
  const found = /[%％点]/.test(unit) ? value : baseValue;
  return Math.abs(found - given) <= Math.abs(given) * 1e-9;
}

/**
 * @param choices of the place asked for, best first, of any period and status
 * @returns the figure that has the given value; null where the question gives none or the best figure has it
 */
export function figureOfGivenValue(
  part: QuestionPart,
  best: FigureChoice,
  choices: readonly FigureChoice[],
): FigureChoice | null {
  if (!part.confirms) {
    return null;
  }
  const given = givenValues(part.words);
  if (given.some((value) => isOf(value, best.observation))) {
    return null;
  }
  return (
    choices.find(
      ({ observation, candidate }) =>
        observation.indicator === best.observation.indicator &&
        candidate.article.id === best.candidate.article.id &&
        given.some((value) => isOf(value, observation)),
    ) ?? null
  );
}
