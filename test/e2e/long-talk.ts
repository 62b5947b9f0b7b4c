/**
 * Asks a hundred questions the way a reader does and weighs the page in between; for the memory test and measure-web.ts.
 * Questions come through the browser's own input, by an input method where `isSpelled`: every letter of the pinyin is
 * a change of the field. The page is watched by the protocol's plain evaluation, which leaves nothing behind in it.
 */
import type { CDPSession, Page } from 'playwright-core';

const QUESTIONS: readonly { readonly words: string; readonly pinyin: string }[] = [
  { words: '清河市的目标是多少？', pinyin: 'qingheshidemubiaoshiduoshao' },
  { words: '两市2022年地区生产总值哪个更高？', pinyin: 'liangshi2022niandiqushengchanzongzhinagegenggao' },
  { words: '签约有几种说法？', pinyin: 'qianyueyoujizhongshuofa' },
  { words: '西宁河市怎样？', pinyin: 'xiningheshizenyang' },
];
const SETTLE_MS = 400;
const LOOK_EVERY_MS = 30;
const PATIENCE_MS = 60_000;

/** What a page weighs after garbage collection. */
export interface Weight {
  readonly answers: number;
  /** Bytes of JavaScript's heap, compiled code included; and what the browser holds for it (elements, styles, layout). */
  readonly script: number;
  readonly elements: number;
  readonly nodes: number;
  readonly listeners: number;
  readonly documents: number;
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function valueOf(session: CDPSession, expression: string): Promise<unknown> {
  const { result } = await session.send('Runtime.evaluate', { expression, returnByValue: true });
  return result.value;
}

async function ask(session: CDPSession, count: number, isSpelled: boolean): Promise<void> {
  const { words, pinyin } = QUESTIONS[count % QUESTIONS.length] ?? { words: '', pinyin: '' };
  await valueOf(session, `document.querySelector('#composer textarea').focus()`);
  const letters = isSpelled ? pinyin.length : 0;
  for (let end = 1; end <= letters; end += 1) {
    const composed = { text: pinyin.slice(0, end), selectionStart: end, selectionEnd: end };
    await session.send('Input.imeSetComposition', composed);
  }
  await session.send('Input.insertText', { text: words });
  const enter = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13, nativeVirtualKeyCode: 13 };
  await session.send('Input.dispatchKeyEvent', { type: 'keyDown', text: '\r', ...enter });
  await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...enter });
  const until = Date.now() + PATIENCE_MS;
  while ((await valueOf(session, `document.querySelectorAll('.exchange[data-state=done]').length`)) !== count) {
    if (Date.now() > until) throw new Error(`answer ${count} did not come`);
    await pause(LOOK_EVERY_MS);
  }
}

async function weigh(session: CDPSession, answers: number): Promise<Weight> {
  await pause(SETTLE_MS);
  for (let round = 0; round < 5; round += 1) await session.send('HeapProfiler.collectGarbage');
  // The protocol has this number too; playwright's types do not know it yet.
  const usage: { usedSize: number; embedderHeapUsedSize?: number } = await session.send('Runtime.getHeapUsage');
  const { metrics } = await session.send('Performance.getMetrics');
  const metric = (name: string): number => metrics.find((one) => one.name === name)?.value ?? 0;
  return {
    answers,
    script: usage.usedSize,
    elements: usage.embedderHeapUsedSize ?? 0,
    nodes: metric('Nodes'),
    listeners: metric('JSEventListeners'),
    documents: metric('Documents'),
  };
}

/**
 * @param page open on the client, with nothing asked
 * @param warmUp answers of a conversation before: it loads and compiles what any answer needs
 * @returns the weight of the page at each count of answers of one conversation; counts rise
 */
export async function weighLongTalk(
  page: Page,
  warmUp: number,
  counts: readonly number[],
  isSpelled: boolean,
): Promise<Weight[]> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  for (let count = 1; count <= warmUp; count += 1) await ask(session, count, isSpelled);
  await page.click('.new-talk');
  await page.waitForSelector('.empty h1');
  const weights: Weight[] = [];
  for (let count = 1; count <= Math.max(...counts); count += 1) {
    await ask(session, count, isSpelled);
    if (counts.includes(count)) weights.push(await weigh(session, count));
  }
  await session.detach();
  return weights;
}
