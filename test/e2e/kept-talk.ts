/** A long conversation put into the page's own database, as if it had been held there; for tests and measurements. */
import type { Page } from 'playwright-core';
import { newExchange, type Exchange } from '../../web/talk/exchange.ts';
import { newTurn } from '../../web/talk/turn.ts';
import { scriptedAnswer } from './fake-answers.ts';

/** An exchange that was answered; its place in the talk stands before the question. */
export function answeredExchange(turn: number, question: string): Exchange {
  const answer = scriptedAnswer(question);
  const asked = newExchange(`turn-${turn}`, `${turn + 1}. ${question}`, null, turn);
  return { ...asked, state: 'done', text: answer.answer, answer, seq: 1 };
}

/** Comes back when the page shows the conversation: every turn has its place. The page must have been opened before. */
export async function holdTalk(page: Page, exchanges: readonly Exchange[]): Promise<void> {
  const records = exchanges.map((exchange, place) => ({ exchange, turn: newTurn(exchange, place + 1) }));
  await page.evaluate(async (kept) => {
    const opened = indexedDB.open('jushi.talk');
    await new Promise((resolve) => opened.addEventListener('success', resolve));
    const transaction = opened.result.transaction(['conversations', 'turns', 'exchanges'], 'readwrite');
    transaction.objectStore('conversations').put({ id: 'long', title: '很长的对话', updatedAt: 1 });
    for (const { exchange, turn } of kept) {
      transaction.objectStore('turns').put({ ...turn, conversationId: 'long' });
      transaction.objectStore('exchanges').put({ id: exchange.id, conversationId: 'long', exchange });
    }
    await new Promise((resolve, reject) => {
      transaction.addEventListener('complete', resolve);
      transaction.addEventListener('abort', reject);
    });
    opened.result.close();
    sessionStorage.setItem('jushi.open', 'long');
  }, records);
  await page.reload();
  await page.waitForFunction((turns) => document.querySelectorAll('.exchange').length === turns, exchanges.length);
}
