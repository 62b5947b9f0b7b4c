/** What a question was read as, cut down to the names and words that a promise is about. */
import { understand } from '../../../answer/understand/understand.ts';
import type { QuestionPart } from '../../../answer/understand/question.ts';

/** @param earlier the user's turns before, oldest first */
export function partsOf(question: string, earlier: readonly string[] = []): readonly QuestionPart[] {
  return understand({ question, history: earlier.map((content) => ({ role: 'user', content })) }).parts;
}

export const placesOf = (part: QuestionPart): string[] => part.regions.map(({ name }) => name);
export const periodsOf = (part: QuestionPart): string[] => part.periods.map(({ words }) => words);

/** Canonical names of the indicators that the part asks for, carried ones too. */
export const indicatorsOf = (part: QuestionPart): string[] => [
  ...new Set(part.terms.flatMap(({ indicators }) => indicators.slice(0, 1))),
];
