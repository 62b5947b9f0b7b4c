/**
 * An exchange far out of sight: its question and the answer's first words, for the browser's search and for screen
 * readers, at the height it had. Its inside is built without React, which would hold ten times the text's size.
 */
import type { Turn } from './turn.ts';

export function drawResting(place: HTMLElement, turn: Turn): void {
  const question = document.createElement('h2');
  question.textContent = turn.question;
  const opening = document.createElement('p');
  opening.lang = 'zh-CN';
  opening.textContent = turn.opening === '' ? '' : `${turn.opening}……`;
  place.replaceChildren(question, opening);
}
