import { describe, expect, it } from 'vitest';
import { chromiumPath } from './chromium.ts';
import { ask, lastAnswer, prepareStage } from './stage.ts';

describe.skipIf(chromiumPath === null)('a conversation', () => {
  const stage = prepareStage();

  it('offers starters built from the articles, and one click asks', async () => {
    const page = await stage.open();
    await page.click('text=清河市2023年地区生产总值增长目标是多少？');
    await page.waitForSelector('.exchange[data-state=done]');
    expect(stage.server.asked[0]?.question).toBe('清河市2023年地区生产总值增长目标是多少？');
  });

  it('streams the answer in: text only grows, and half a marker is never seen', async () => {
    const page = await stage.open();
    stage.server.levers.paceMs = 30;
    await page.evaluate(() => {
      const seen: string[] = [];
      Object.assign(globalThis, { seen });
      const look = (): void => {
        const text = document.querySelector('.answer')?.textContent ?? '';
        if (text !== '' && seen.at(-1) !== text) seen.push(text);
        requestAnimationFrame(look);
      };
      look();
    });
    await ask(page, '清河市的目标是多少？');
    const seen = await page.evaluate(() => (globalThis as unknown as { seen: string[] }).seen);
    expect(seen.length).toBeGreaterThan(4);
    for (const text of seen) expect(text).not.toMatch(/\[\d*/);
    const words = seen.map((text) => text.replace(/\d(?=[，。])|\*/g, ''));
    for (const [index, text] of words.entries())
      expect(words.at(-1)?.length).toBeGreaterThanOrEqual(text.length - index);
  });

  it('sends earlier turns with the next question and keeps both on the page', async () => {
    const page = await stage.open();
    await ask(page, '清河市的目标是多少？');
    await ask(page, '东岭市呢？');
    expect(stage.server.asked.map((asked) => asked.history)).toEqual([0, 2]);
    expect(await page.locator('.exchange').count()).toBe(2);
    expect(await lastAnswer(page)).toContain('东岭市');
    expect(await page.innerText('.exchange:last-child .chips')).toContain('沿用上文');
  });

  it('says which word of the question was read as another, and how to have it as typed', async () => {
    const page = await stage.open();
    await ask(page, '清河市的目表是多少？');
    const said = await page.innerText('.exchange:last-child .corrections');
    expect(said).toContain('“目表”按“目标”理解');
    expect(said).toContain('引号');
    await ask(page, '清河市的目标是多少？');
    expect(await page.locator('.exchange:last-child .corrections').count()).toBe(0);
    await page.click('.preferences button:has-text("English")');
    await expect.poll(() => page.innerText('.corrections')).toContain('“目表” was read as “目标”');
  });

  it('stops: the server is told, what had arrived stays, and it can be asked again', async () => {
    const page = await stage.open();
    stage.server.levers.paceMs = 120;
    await page.fill('#composer textarea', '清河市的目标是多少？');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.answer');
    await page.click('#composer button[aria-label="停止"]');
    await page.waitForSelector('.exchange[data-state=stopped]');
    await expect.poll(() => stage.server.cancelled.length).toBe(1);
    const kept = await lastAnswer(page);
    expect(kept.length).toBeGreaterThan(0);
    stage.server.levers.paceMs = 5;
    await page.click('.exchange button[aria-label="重新回答"]');
    await page.waitForSelector('.exchange[data-state=done]');
    expect(stage.server.asked).toHaveLength(2);
  });

  it('keeps conversations over a reload, and can find, rename and delete them', async () => {
    const page = await stage.open();
    await ask(page, '清河市的目标是多少？');
    await page.reload();
    await page.waitForSelector('.exchange[data-state=done] .marker');
    await page.click('.talk [title="重命名"]');
    await page.keyboard.press('Control+A');
    await page.keyboard.type('改过的名字');
    await page.keyboard.press('Enter');
    expect(await page.innerText('.talk-open')).toBe('改过的名字');
    await page.click('.talk [title="删除"]');
    await page.click('.talk .danger');
    expect(await page.locator('.talk').count()).toBe(0);
    expect(await page.locator('.empty h1').count()).toBe(1);
  });

  it('asks again with what is left when a chip is taken away', async () => {
    const page = await stage.open();
    await ask(page, '清河市的目标是多少？');
    await page.click('.chip.is-period button');
    await expect.poll(() => stage.server.asked.length).toBe(2);
    expect(stage.server.asked[1]?.filters).toEqual({ years: [] });
    expect(await page.locator('.exchange').count()).toBe(1);
  });

  it('keeps only the words of answers far out of sight, and makes them live again as they come near', async () => {
    const page = await stage.open();
    for (let turn = 0; turn < 5; turn += 1) await ask(page, '两市2022年地区生产总值哪个更高？');
    const first = page.locator('.exchange').first();
    await expect.poll(() => first.locator('.marker').count()).toBe(0);
    expect(await first.evaluate((element) => element.textContent)).toContain('东岭市更高');
    await page.evaluate(() => document.querySelector('.talk-scroll')?.scrollTo(0, 0));
    await first.locator('.answer .marker').first().waitFor();
    expect(await first.locator('.figure').count()).toBeGreaterThan(0);
  });

  it('edits a question in its place', async () => {
    const page = await stage.open();
    await ask(page, '清河市的目标是多少？');
    await page.click('button[aria-label="修改问题"]');
    await page.fill('.question-editor textarea', '东岭市的目标呢');
    await page.keyboard.press('Enter');
    await expect.poll(() => stage.server.asked.length).toBe(2);
    expect(stage.server.asked[1]).toMatchObject({ question: '东岭市的目标呢', history: 0 });
  });

  it('shows a refusal with its reason, what is covered, and what to ask instead', async () => {
    const page = await stage.open();
    await ask(page, '西宁河市怎样？');
    expect(await page.innerText('.outcome')).toContain('没有这个地区');
    expect(await page.innerText('.covered')).toContain('清河市、东岭市');
    await page.click('.suggestions button');
    await expect.poll(() => stage.server.asked.length).toBe(2);
  });

  it('opens a shared link with its question asked', async () => {
    const page = await stage.open({}, `/?q=${encodeURIComponent('东岭市的目标是多少？')}`);
    await page.waitForSelector('.exchange[data-state=done]');
    expect(stage.server.asked[0]?.question).toBe('东岭市的目标是多少？');
    expect(page.url()).not.toContain('q=');
  });

  it('hands in what was wrong with an answer', async () => {
    const page = await stage.open();
    await ask(page, '清河市的目标是多少？');
    await page.click('button[aria-label="有问题"]');
    await page.check('text=数字不对');
    await page.click('.why button');
    await expect
      .poll(() => stage.server.feedback)
      .toEqual([{ answerId: expect.any(String), useful: false, reason: '数字不对' }]);
  });
});
