/** A question's length as the server counts it: characters, not UTF-16 units, blanks around it cut off. Pure. */
import { MAX_QUESTION_LENGTH } from '../../protocol/limits.ts';

export function isTooLongQuestion(question: string): boolean {
  const words = question.trim();
  return words.length > MAX_QUESTION_LENGTH && [...words].length > MAX_QUESTION_LENGTH;
}

/** The question's first characters, as many as the server takes; none is cut in half. */
export function cutQuestion(question: string): string {
  return isTooLongQuestion(question) ? [...question.trim()].slice(0, MAX_QUESTION_LENGTH).join('') : question.trim();
}
