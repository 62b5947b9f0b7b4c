import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { chromiumPath } from './chromium.ts';
import { answeredExchange, holdTalk } from './kept-talk.ts';
import { ask, prepareStage } from './stage.ts';

const QUESTIONS = ['两市2022年地区生产总值哪个更高？', '清河市的目标是多少？', '签约有几种说法？', '西宁河市怎样？'];
const questionOf = (turn: number): string => QUESTIONS[turn % QUESTIONS.length] ?? '';
const TURNS = 24;
const longTalk = Array.from({ length: TURNS }, (_, turn) => answeredExchange(turn, questionOf(turn)));

/** What a reader sees of an answer and its proof. */
function readWhole(page: Page, place: number): Promise<{ words: string; markers: string[]; quotes: string[] }> {
  return page.evaluate((index) => {
    const exchange = document.querySelectorAll('.exchange')[index];
    const all = (selector: string): string[] =>
      [...(exchange?.querySelectorAll(selector) ?? [])].map((element) => element.textContent ?? '');
    return { words: all('.answer').join(), markers: all('.answer .marker'), quotes: all('.sources .quote') };
  }, place);
}

async function scrollTo(page: Page, place: number): Promise<void> {
  await page.evaluate((index) => document.querySelectorAll('.exchange')[index]?.scrollIntoView(), place);
  await page.locator('.exchange').nth(place).locator('.tools').waitFor();
}
const isResting = (page: Page, place: number): Promise<boolean> =>
  page.evaluate((index) => document.querySelectorAll('.exchange')[index]?.matches('.is-resting') ?? false, place);
const scrollToEnd = (page: Page): Promise<void> =>
  page.evaluate(() => document.querySelector('.talk-scroll')?.scrollTo(0, 1e9));

describe.skipIf(chromiumPath === null)('a conversation out of sight', () => {
  const stage = prepareStage();

  it('shows the same words and citations when an old answer is scrolled back, and its proof still opens', async () => {
    const page = await stage.open();
    await ask(page, questionOf(0));
    await page.waitForSelector('.picture');
    const before = await readWhole(page, 0);
    expect(before.markers).toEqual(['1', '2']);
    for (let turn = 1; turn <= 5; turn += 1) await ask(page, questionOf(turn));
    await expect.poll(() => isResting(page, 0)).toBe(true);
    const left = await page
      .locator('.exchange')
      .first()
      .locator('> *')
      .evaluateAll((all) => all.map((one) => one.textContent));
    expect(left).toEqual([questionOf(0), expect.stringMatching(/^两市2022年地区生产总值：.+……$/)]);
    await scrollTo(page, 0);
    expect(await readWhole(page, 0)).toEqual(before);
    await page.click('.exchange:first-child .answer .marker >> nth=1');
    await page.waitForSelector('mark.is-active');
    expect(await page.innerText('mark.is-active')).toContain('2312亿元');
  });

  it('remembers over rest and reload what was open inside an answer', async () => {
    const page = await stage.open();
    await ask(page, questionOf(0));
    const first = page.locator('.exchange').first();
    await first.locator('.switch >> text=表格').click();
    await ask(page, '清河市的目标是多少？');
    await page.click('.exchange:last-child .sources summary');
    for (let turn = 2; turn <= 6; turn += 1) await ask(page, questionOf(turn));
    await expect.poll(() => isResting(page, 0)).toBe(true);
    const look = async (): Promise<void> => {
      await scrollTo(page, 0);
      await first.locator('.picture').waitFor();
      expect(await first.locator('.switch [aria-pressed=true]').innerText()).toBe('表格');
      expect(await page.locator('.exchange').nth(1).locator('.sources details[open]').count()).toBe(1);
    };
    await look();
    await page.reload();
    await page.waitForSelector('.exchange.is-resting');
    await look();
  });

  it('keeps still what is in sight while answers above it are drawn, and every height', async () => {
    const page = await stage.open();
    await holdTalk(page, longTalk);
    for (let place = TURNS - 1; place >= 0; place -= 1) {
      await scrollTo(page, place);
      // Pictures are fetched apart: before they stand, an answer is not as high as it will be.
      if (place % QUESTIONS.length === 0) await page.locator('.exchange').nth(place).locator('.picture').waitFor();
    }
    await scrollToEnd(page);
    await expect.poll(() => isResting(page, 0)).toBe(true);
    const jumps = await page.evaluate(async () => {
      const scroller = document.querySelector('.talk-scroll');
      if (scroller === null) throw new Error('nothing scrolls');
      const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
      const topOf = (element: Element): number => element.getBoundingClientRect().top;
      const found: number[] = [];
      const height = scroller.scrollHeight;
      for (let step = 0; step < 400 && scroller.scrollTop > 0; step += 1) {
        const middle = scroller.getBoundingClientRect().top + scroller.clientHeight / 2;
        const seen = [...document.querySelectorAll('.exchange')].find(
          (one) => one.getBoundingClientRect().bottom > middle,
        );
        const id = seen?.getAttribute('data-id');
        const before = seen === undefined ? 0 : topOf(seen);
        const wanted = Math.min(300, scroller.scrollTop);
        scroller.scrollBy({ top: -300, behavior: 'instant' });
        for (let frames = 0; frames < 6; frames += 1) await frame();
        const now = document.querySelector(`.exchange[data-id="${id}"]`);
        if (now !== null) found.push(Math.abs(topOf(now) - before - wanted));
      }
      return { most: Math.max(...found), steps: found.length, height: Math.abs(scroller.scrollHeight - height) };
    });
    expect(jumps.steps).toBeGreaterThan(10);
    expect(jumps.most).toBeLessThanOrEqual(2);
    expect(jumps.height).toBeLessThanOrEqual(2);
  });

  it('holds no more in memory at the end of a long conversation than on its way', async () => {
    const page = await stage.open();
    await holdTalk(page, longTalk);
    for (let place = 0; place < TURNS; place += 3) {
      await scrollTo(page, place);
      expect(await page.locator('.exchange:not(.is-resting)').count()).toBeLessThan(TURNS / 2);
    }
  });

  it('lets nothing rest that holds the focus or is being edited', async () => {
    const page = await stage.open();
    await holdTalk(page, longTalk);
    await scrollTo(page, 2);
    const third = page.locator('.exchange').nth(2);
    await third.locator('.question button').click();
    await third.locator('textarea').fill('改到一半');
    await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    await scrollToEnd(page);
    await expect.poll(() => isResting(page, 6)).toBe(true);
    expect(await third.locator('textarea').inputValue()).toBe('改到一半');
    await scrollTo(page, 12);
    await page.locator('.exchange').nth(12).locator('.tools button').first().focus();
    await page.evaluate(() => document.querySelector('.talk-scroll')?.scrollTo(0, 0));
    await expect.poll(() => isResting(page, TURNS - 4)).toBe(true);
    expect(await page.evaluate(() => document.activeElement?.closest('.exchange') !== null)).toBe(true);
    await page.focus('#composer textarea');
    await expect.poll(() => isResting(page, 12)).toBe(true);
  });

  it('exports every turn, near or far, with its sources', async () => {
    const page = await stage.open();
    await holdTalk(page, longTalk);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.click('.main-head button[aria-label="导出对话"]'),
    ]);
    const text = await readFile(await download.path(), 'utf8');
    const headings = [...text.matchAll(/^## (.+)$/gm)].map((match) => match[1]);
    expect(headings).toEqual(longTalk.map((exchange) => exchange.question));
    expect(text.match(/“2022年全市实现生产总值2312亿元，比上年增长4.6%。”/g)).toHaveLength(TURNS / QUESTIONS.length);
  });

  it('comes back as a whole after a reload, in the same place of the window and with the same words', async () => {
    const page = await stage.open();
    for (let turn = 0; turn < 6; turn += 1) await ask(page, questionOf(turn));
    const headings = () =>
      page.locator('.exchange h2').evaluateAll((all) => all.map((one) => one.lastChild?.textContent));
    const before = await headings();
    await page.reload();
    await page.waitForSelector('.exchange[data-state=done] .tools');
    expect(await headings()).toEqual(before);
    for (let place = 5; place >= 0; place -= 1) {
      await scrollTo(page, place);
      expect((await readWhole(page, place)).words).not.toBe('');
    }
    expect(stage.server.asked).toHaveLength(6);
    await ask(page, '东岭市呢？');
    expect(stage.server.asked.at(-1)?.history).toBe(12);
  });

  it('finds a conversation by words that stand only in an old answer', async () => {
    const page = await stage.open();
    await ask(page, questionOf(0));
    for (const question of ['清河市的目标是多少？', '签约有几种说法？', '西宁河市怎样？']) {
      await page.click('.new-talk');
      await ask(page, question);
    }
    await page.fill('.talks input', '451.5亿元');
    await expect.poll(() => page.locator('.talk-open').allInnerTexts()).toEqual(['两市2022年地区生产总值哪个更高']);
    await page.fill('.talks input', '查不到的词');
    await expect.poll(() => page.locator('.talk-open').count()).toBe(0);
  });

  it('prints all of it from its own button, and lets go afterwards', async () => {
    const page = await stage.open();
    await page.addInitScript(() => {
      Object.assign(globalThis, {
        print() {
          const resting = document.querySelectorAll('.exchange.is-resting').length;
          Object.assign(globalThis, {
            printed: { resting, tables: document.querySelectorAll('.answer table').length },
          });
          dispatchEvent(new Event('afterprint'));
        },
      });
    });
    await holdTalk(page, longTalk);
    await page.click('.main-head button[aria-label="打印"]');
    await page.waitForFunction(() => 'printed' in globalThis);
    const printed = await page.evaluate(() => (globalThis as unknown as { printed: unknown }).printed);
    expect(printed).toEqual({ resting: 0, tables: TURNS / QUESTIONS.length });
    await expect.poll(() => isResting(page, 0)).toBe(true);
  });

  it("brings everything in for the browser's own search, and lets go when the page is turned to again", async () => {
    const page = await stage.open();
    await holdTalk(page, longTalk);
    const tables = (): Promise<number> => page.locator('.answer table').count();
    expect(await tables()).toBeLessThan(TURNS / QUESTIONS.length);
    await page.keyboard.press('Control+F');
    await expect.poll(tables).toBe(TURNS / QUESTIONS.length);
    expect(await page.locator('.exchange.is-resting').count()).toBe(0);
    await page.evaluate(() => dispatchEvent(new Event('focus')));
    await expect.poll(() => isResting(page, 0)).toBe(true);
  });

  it('works where the browser has no database, and says that nothing will be kept', async () => {
    const page = await stage.open();
    await page.addInitScript(() => {
      Object.defineProperty(globalThis, 'indexedDB', {
        get() {
          throw new DOMException('denied', 'SecurityError');
        },
      });
    });
    await page.reload();
    await page.waitForSelector('.empty h1');
    expect(await page.innerText('.empty')).toContain('不能保存对话');
    for (let turn = 0; turn < 6; turn += 1) await ask(page, questionOf(turn));
    await expect.poll(() => isResting(page, 0)).toBe(true);
    expect(await page.innerText('.talks')).toContain('不能保存对话');
    await scrollTo(page, 0);
    expect((await readWhole(page, 0)).markers).toEqual(['1', '2']);
    expect(stage.server.asked.at(-1)?.history).toBe(10);
    await page.reload();
    await page.waitForSelector('.empty h1');
    expect(await page.locator('.talk-open').count()).toBe(0);
  });
});
