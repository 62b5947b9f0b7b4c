/** A link that opens the page with a question: `?q=`. Pure. */
import { cutQuestion } from './question-length.ts';

export function linkToQuestion(page: string, question: string): string {
  const address = new URL(page);
  address.search = '';
  address.hash = '';
  address.searchParams.set('q', question);
  return address.href;
}

/** The question of a link, trimmed and cut to what the server takes; null where there is none. */
export function questionInLink(page: string): string | null {
  const question = cutQuestion(new URL(page).searchParams.get('q') ?? '');
  return question === '' ? null : question;
}
