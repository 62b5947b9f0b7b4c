/** A link that opens the page with a question: `?q=`. Pure. */
import { MAX_QUESTION_LENGTH } from '../../protocol/limits.ts';

export function linkToQuestion(page: string, question: string): string {
  const address = new URL(page);
  address.search = '';
  address.hash = '';
  address.searchParams.set('q', question);
  return address.href;
}

/** The question of a link, trimmed and cut to what the server takes; null where there is none. */
export function questionInLink(page: string): string | null {
  const question = new URL(page).searchParams.get('q')?.trim().slice(0, MAX_QUESTION_LENGTH) ?? '';
  return question === '' ? null : question;
}
