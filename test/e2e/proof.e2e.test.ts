import { describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { chromiumPath } from './chromium.ts';
import { dongling, news, qinghe } from './fake-articles.ts';
import { ask, prepareStage } from './stage.ts';

/** The words marked as the active citation, joined, and where they stand in the panel. */
function activeWords(page: Page): Promise<{ words: string; isInView: boolean }> {
  return page.evaluate(() => {
    const marks = [...document.querySelectorAll('mark.is-active')];
    const view = document.querySelector('.panel-scroll')?.getBoundingClientRect();
    const box = marks[0]?.getBoundingClientRect();
    const isInView = view !== undefined && box !== undefined && box.top >= view.top && box.bottom <= view.bottom;
    return { words: marks.map((mark) => mark.textContent).join(''), isInView };
  });
}

describe.skipIf(chromiumPath === null)('the proof of an answer', () => {
  const stage = prepareStage();

  it('opens the article scrolled to exactly the cited words, and walks to the next citation', async () => {
    const page = await stage.open();
    await ask(page, '清河市的目标是多少？');
    await page.click('.answer .marker');
    await page.waitForSelector('mark.is-active');
    const quote = '今年预期目标是：地区生产总值增长6.5%左右，固定资产投资增长9%以上，城镇新增就业3万人以上。';
    await expect.poll(() => activeWords(page)).toEqual({ words: quote, isInView: true });
    await page.click('button[aria-label="下一处引用"]');
    await expect
      .poll(() => activeWords(page))
      .toEqual({ words: '2022年地区生产总值完成1860.5亿元，增长5.2%。', isInView: true });
    expect(await page.innerText('.walk-place')).toBe('引用 2，第 2 处，共 2 处');
    expect(await page.innerText('.article-text')).toHaveProperty('length', expect.any(Number));
    const shown = await page.evaluate(() => document.querySelector('.article-text')?.textContent);
    expect(shown).toBe(qinghe.text);
  });

  it('marks the right words after a character outside the basic plane', async () => {
    const page = await stage.open();
    await ask(page, '𠮷野河怎样了？');
    await page.click('.answer .marker');
    await expect.poll(() => activeWords(page)).toEqual({ words: '𠮷野河沿岸生态修复将于年内完成。', isInView: true });
  });

  it('shows a card with title, region, year and the quote on hover', async () => {
    const page = await stage.open();
    await ask(page, '清河市的目标是多少？');
    await page.hover('.answer .marker');
    await page.waitForSelector('.card .quote mark');
    const card = await page.innerText('.card');
    expect(card).toContain('2023年清河市政府工作报告');
    expect(card).toContain('清河市 · 2023年');
    await page.keyboard.press('Escape');
    expect(await page.locator('.card').count()).toBe(0);
  });

  it('marks each proved figure with its status and tells where each slot was read', async () => {
    const page = await stage.open();
    await ask(page, '清河市的目标是多少？');
    const figures = page.locator('.answer .figure');
    expect(await figures.allInnerTexts()).toEqual(['6.5%左右', '9%以上', '5.2%']);
    expect(await figures.evaluateAll((all) => all.map((one) => one.getAttribute('data-status')))).toEqual([
      '目标',
      null,
      '完成',
    ]);
    expect(await figures.nth(1).getAttribute('aria-label')).toContain('目标');
    await figures.first().click();
    const card = await page.innerText('.card');
    expect(card).toMatch(/性质\s+目标\s+“今年主要目标”/);
    expect(card).toMatch(/地区\s+清河市\s+标题/);
  });

  it('tells the cited sources from those found but not used', async () => {
    const page = await stage.open();
    await ask(page, '清河市的目标是多少？');
    expect(await page.locator('.sources > ol > li').count()).toBe(2);
    expect(await page.innerText('.sources summary')).toBe('查到但未采用（1）');
  });

  it('puts sources that disagree side by side', async () => {
    const page = await stage.open();
    await ask(page, '签约有几种说法？');
    expect(await page.locator('.sides > span').allInnerTexts()).toEqual([
      expect.stringContaining('140亿元'),
      expect.stringContaining('150亿元'),
    ]);
    expect(await page.innerText('.is-missing')).toContain('项目何时开工');
  });

  it('says so when the article was removed, and keeps the quote', async () => {
    const page = await stage.open();
    stage.expectNetworkErrors();
    await ask(page, '已移除的资料');
    await page.click('.answer .marker');
    await page.waitForSelector('.panel-notice');
    expect(await page.innerText('.panel-notice')).toContain('已从资料库移除');
    expect(news.text).toContain(await page.innerText('.panel-notice .quote'));
  });

  it('shows a comparison as a table and a chart, and exports both', async () => {
    const page = await stage.open();
    await ask(page, '两市2022年地区生产总值哪个更高？');
    expect(await page.innerText('.is-derived')).toContain('2312 − 1860.5 = 451.5');
    await page.click('.switch >> text=图形');
    await page.waitForSelector('.chart-space canvas');
    const [csv] = await Promise.all([page.waitForEvent('download'), page.click('text=导出 CSV')]);
    expect(csv.suggestedFilename()).toBe('地区生产总值.csv');
    const [png] = await Promise.all([page.waitForEvent('download'), page.click('text=导出图片')]);
    expect(png.suggestedFilename()).toBe('地区生产总值.png');
  });

  it('lists articles and figures, and opens the sentence of a figure', async () => {
    const page = await stage.open();
    await page.click('.rail nav >> text=资料');
    await page.waitForSelector('.article-list li');
    expect(await page.locator('.article-list li').count()).toBe(3);
    await page.click('.facet button >> text=东岭市');
    await expect.poll(() => page.locator('.article-list li').count()).toBe(1);
    await page.click('.article-list button');
    await page.waitForSelector('.article-text');
    expect(await page.innerText('.panel')).not.toContain('引用');
    expect(await page.locator('mark').count()).toBe(0);
    await page.click('.rail nav >> text=数据');
    await page.waitForSelector('.figure-table tbody tr');
    await page.click('.figure-table tr:has-text("2312亿元") .source-title');
    await expect
      .poll(() => activeWords(page))
      .toMatchObject({ words: '2022年全市实现生产总值2312亿元，比上年增长4.6%。' });
    expect(dongling.text).toContain('2312亿元');
  });
});
