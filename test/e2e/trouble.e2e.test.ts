import { describe, expect, it } from 'vitest';
import { chromiumPath } from './chromium.ts';
import { scriptedAnswer } from './fake-answers.ts';
import { eventsOf } from './fake-server.ts';
import { ask, lastAnswer, prepareStage } from './stage.ts';

const QUESTION = '东岭市的目标是多少？';
const WHOLE = scriptedAnswer(QUESTION).answer.replace(/\[(\d)\]/g, '$1');

const asShown = (text: string): string => text.replace(/\s/g, '');

describe.skipIf(chromiumPath === null)('trouble on the way', () => {
  const stage = prepareStage();

  it('resumes an answer cut off in the middle, without losing or doubling a character', async () => {
    const page = await stage.open();
    const events = eventsOf(scriptedAnswer(QUESTION));
    stage.server.levers.cutAfter = 4 + Math.floor((events.length - 6) / 2);
    await ask(page, QUESTION);
    expect(stage.server.resumed).toHaveLength(1);
    expect(stage.server.asked).toHaveLength(1);
    expect(asShown(await lastAnswer(page))).toBe(WHOLE);
  });

  it('takes up an answer after the page was reloaded in its middle', async () => {
    const page = await stage.open();
    stage.server.levers.paceMs = 150;
    await page.fill('#composer textarea', QUESTION);
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => (document.querySelector('.answer')?.textContent?.length ?? 0) > 8);
    stage.server.levers.paceMs = 20;
    await page.reload();
    await page.waitForSelector('.exchange[data-state=done]');
    expect(stage.server.resumed.length).toBeGreaterThan(0);
    expect(asShown(await lastAnswer(page))).toBe(WHOLE);
  });

  it('falls back to the event stream where sockets are blocked', async () => {
    const page = await stage.open();
    stage.expectNetworkErrors();
    stage.server.levers.areSocketsBlocked = true;
    await ask(page, QUESTION);
    expect(asShown(await lastAnswer(page))).toBe(WHOLE);
    await ask(page, '清河市呢？');
    expect(stage.server.asked.map((asked) => asked.history)).toEqual([0, 2]);
  });

  it('says that the server is away, and goes on by itself when it is back', async () => {
    const page = await stage.open();
    stage.expectNetworkErrors();
    stage.server.levers.isAway = true;
    await page.fill('#composer textarea', QUESTION);
    await page.keyboard.press('Enter');
    await page.waitForSelector('.ended.is-broken');
    stage.server.levers.isAway = false;
    await page.click('.ended >> text=重试');
    await page.waitForSelector('.exchange[data-state=done]');
    await page.waitForSelector('.banner.is-away', { state: 'detached' });
    expect(asShown(await lastAnswer(page))).toBe(WHOLE);
  });

  it('asks once for the key of a server that wants one, and keeps it for this tab alone', async () => {
    stage.expectNetworkErrors();
    stage.server.levers.apiKey = 'right~key/+';
    const page = await stage.open({}, '/', '.key-gate');
    await page.fill('.key-gate input', 'wrong');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.key-gate [role=alert]');
    await page.fill('.key-gate input', 'right~key/+');
    await page.keyboard.press('Enter');
    await ask(page, QUESTION);
    expect(asShown(await lastAnswer(page))).toBe(WHOLE);
    await page.click('.answer .marker');
    await page.waitForSelector('mark.is-active');
    await page.reload();
    await ask(page, '清河市呢？');
    expect(await page.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain('right~key');
    expect(stage.server.asked.map(({ via }) => via)).toEqual(['socket', 'socket']);
  });

  it('says which articles are served while there are only samples', async () => {
    stage.server.levers.isSamples = true;
    const page = await stage.open();
    expect(await page.innerText('.banner')).toContain('示例资料');
  });
});
