import { describe, expect, it } from 'vitest';
import { seriousFaults, settled } from './accessibility.ts';
import { chromiumPath } from './chromium.ts';
import { ask, PHONE, prepareStage } from './stage.ts';

describe.skipIf(chromiumPath === null)('care for every reader', () => {
  const stage = prepareStage();

  it('works on a phone: a tap shows the card, the article rises as a sheet, nothing is wider than the screen', async () => {
    const page = await stage.open(PHONE);
    await ask(page, '清河市的目标是多少？');
    await page.tap('.answer .marker');
    await page.waitForSelector('.card.is-sheet');
    await page.tap('.card-open');
    await page.waitForSelector('.sheet mark.is-active');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await page.tap('.panel-head button[aria-label="关闭"]');
    await page.tap('button[aria-label="打开菜单"]');
    expect(await page.innerText('.rail .talk-open')).toBe('清河市的目标是多少');
  });

  it('can be used by keyboard alone, and gives the focus back', async () => {
    const page = await stage.open();
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('skip');
    await page.keyboard.press('Enter');
    await page.keyboard.type('清河市的目标是多少？');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.exchange[data-state=done] .answer .marker');
    for (let presses = 0; presses < 40; presses += 1) {
      await page.keyboard.press('Shift+Tab');
      if (await page.evaluate(() => document.activeElement?.matches('.answer .marker'))) break;
    }
    const n = await page.evaluate(() => document.activeElement?.getAttribute('data-n'));
    await page.keyboard.press('Enter');
    await page.waitForSelector('mark.is-active');
    expect(await page.evaluate(() => document.activeElement?.closest('.panel') !== null)).toBe(true);
    await page.keyboard.press('Escape');
    await page.waitForSelector('.panel', { state: 'detached' });
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-n'))).toBe(n);
  });

  it('does not send while an input method composes, and sends afterwards', async () => {
    const page = await stage.open();
    await page.focus('#composer textarea');
    const session = await page.context().newCDPSession(page);
    await session.send('Input.imeSetComposition', { text: 'qing', selectionStart: 4, selectionEnd: 4 });
    const enter = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 229, nativeVirtualKeyCode: 229 };
    await session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...enter });
    await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...enter });
    expect(await page.locator('.exchange').count()).toBe(0);
    await session.send('Input.insertText', { text: '清河市的目标' });
    expect(await page.inputValue('#composer textarea')).toBe('清河市的目标');
    expect(stage.server.asked).toHaveLength(0);
    await page.keyboard.press('Enter');
    await page.waitForSelector('.exchange[data-state=done]');
    expect(stage.server.asked[0]?.question).toBe('清河市的目标');
  });

  it('breaks the line with Shift and Enter', async () => {
    const page = await stage.open();
    await page.focus('#composer textarea');
    await page.keyboard.type('第一行');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('第二行');
    expect(await page.inputValue('#composer textarea')).toBe('第一行\n第二行');
    expect(stage.server.asked).toHaveLength(0);
  });

  it('announces the finished answer to screen readers', async () => {
    const page = await stage.open();
    await ask(page, '清河市的目标是多少？');
    await expect.poll(() => page.innerText('[aria-live=polite].off-screen')).toContain('共 2 处引用');
  });

  it.each([
    ['light', {}],
    ['dark', { colorScheme: 'dark' as const }],
    ['on a phone', PHONE],
  ])('has no serious fault by axe-core: %s', async (_name, options) => {
    const page = await stage.open(options);
    await page.waitForSelector('.starters');
    expect(await seriousFaults(page)).toEqual([]);
    await ask(page, '两市2022年地区生产总值哪个更高？');
    await page.waitForSelector('.picture');
    expect(await seriousFaults(page)).toEqual([]);
    await page.click('.sources .source-title');
    await page.waitForSelector('mark.is-active');
    await settled(page);
    expect(await seriousFaults(page)).toEqual([]);
  });

  it('keeps large text and dark mode over a reload, and English behind its switch', async () => {
    const page = await stage.open();
    const size = () => page.evaluate(() => parseFloat(getComputedStyle(document.documentElement).fontSize));
    expect(await size()).toBe(16);
    await page.click('.preferences >> text=大字');
    await page.click('.preferences >> text=跟随系统');
    await page.click('.preferences >> text=浅色');
    await page.click('.preferences >> text=English');
    await page.waitForSelector('text=New conversation');
    await page.reload();
    await page.waitForSelector('text=New conversation');
    expect(await size()).toBe(20);
    expect(await page.getAttribute('html', 'data-theme')).toBe('dark');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1440);
  });
});
