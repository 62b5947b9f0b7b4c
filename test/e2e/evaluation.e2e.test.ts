import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createRunLibrary } from '../../eval/browse/create-run-library.ts';
import type { App } from '../../server/parts.ts';
import { openWorld, say, worldTarget, type WorldRun } from '../eval/world.ts';
import { buildTestServer } from '../server/fakes.ts';
import { seriousFaults, settled } from './accessibility.ts';
import { chromiumPath } from './chromium.ts';
import { PATIENCE_MS, PHONE, prepareStage } from './stage.ts';

const LIST = '/#/evaluation';
const RUN = '/#/evaluation/run/run-1';
const COMPARE = '/#/evaluation/compare/run-1/run-2';

const questions = (page: Page): Promise<string[]> => page.locator('.case-words > span:first-child').allInnerTexts();

/** The page over the server's own routes and runs that were really made. */
describe.skipIf(chromiumPath === null)("the evaluator's page", () => {
  const stage = prepareStage();
  let world: WorldRun;
  let app: App;
  const open = (path: string, ready: string, options: BrowserContextOptions = {}): Promise<Page> =>
    stage.open(options, path, ready);

  beforeAll(async () => {
    world = openWorld();
    const wrong = worldTarget((id, right) => {
      if (id === 'weather') throw new Error('down');
      if (id === 'gdp') return { ...right, answer: '青禾市2021年地区生产总值901亿元。[1]' };
      return id === 'target' ? say({ answer: '资料中没有。', outcome: 'refused', reason: 'not-covered' }) : right;
    });
    await world.run({ target: wrong, startedAt: '2022-01-01T00:00:00.000Z' });
    await world.run({ startedAt: '2022-01-02T00:00:00.000Z' });
    app = await buildTestServer({ runLibrary: createRunLibrary(world.runsFolder) });
  });
  beforeEach(() => {
    stage.server.levers.evaluation = async (url) => {
      const { statusCode: status, body } = await app.inject({ url });
      return { status, body };
    };
  });
  afterAll(async () => {
    await app.close();
    await world[Symbol.asyncDispose]();
  });

  it('is in the navigation where there are runs, and lists them newest first', async () => {
    const page = await open('/', '.starters');
    await page.click('.rail nav >> text=评测');
    await page.waitForSelector('.run-list li');
    const runs = await page.locator('.run-list li').allInnerTexts();
    expect(runs).toHaveLength(2);
    expect(runs[0]).toContain('通过 8，未过 0，出错 0');
    expect(runs[1]).toContain('62.5%');
    expect(await page.getAttribute('.rail nav a[href="#/evaluation"]', 'aria-current')).toBe('page');
  });

  it('is not in the navigation where there are none, and then says how to make one', async () => {
    const none = await buildTestServer({ runLibrary: createRunLibrary(join(world.runsFolder, 'nothing')) });
    stage.server.levers.evaluation = null;
    const page = await open('/', '.starters');
    expect(await page.locator('.rail nav a').count()).toBe(3);
    stage.server.levers.evaluation = async (url) => {
      const { statusCode: status, body } = await none.inject({ url });
      return { status, body };
    };
    await page.evaluate(() => (location.hash = '#/evaluation'));
    await page.waitForSelector('.command');
    expect(await page.innerText('.command')).toBe('npm run eval');
    await none.close();
  });

  it('opens a run, its failing cases first, and narrows them by verdict, category and words', async () => {
    const page = await open(LIST, '.run-list li');
    await page.click('.run-list li:last-child a');
    await page.waitForSelector('.case-list > li');
    expect(await questions(page)).toHaveLength(3);
    expect(await page.innerText('.verdict')).toContain('没有得到回答');
    await page.click('.facet button >> text=/^不限$/ >> nth=0');
    await expect.poll(() => questions(page)).toHaveLength(8);
    await page.click('.facet button >> text=/^数据/');
    await expect.poll(() => questions(page)).toHaveLength(3);
    await page.fill('.facet input', '税收');
    await expect.poll(() => questions(page)).toEqual(['青禾市税收占比提高了多少？']);
    await page.fill('.facet input', '没有这样的字');
    await page.waitForSelector('text=没有符合条件的题');
  });

  it('shows slices as a chart and a table, and a row of it leads to its cases', async () => {
    const page = await open(RUN, '.share-chart canvas');
    await page.click('.slice-tools .switch button >> text=表格');
    await page.click('.figure-table button >> text=资料没有');
    await expect.poll(() => questions(page)).toEqual(['黑石市2021年地区生产总值是多少？', '明天下雨吗？']);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('case-list-title');
  });

  it('opens a case: what was wanted, the answer and evidence with their marks, citation and trace', async () => {
    const page = await open(RUN, '.case-head');
    await page.focus('.case-head');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.case-report');
    expect(await page.innerText('.case-report mark.is-wrong')).toBe('901亿');
    expect(await page.innerText('.wanted .is-bad')).toContain('1894.2亿');
    expect(await page.innerText('.case-report .case-quotes >> nth=0')).toContain('含依据');
    expect(await page.locator('.case-report mark.is-common').count()).toBe(2);
    await page.click('.case-report summary');
    expect(await page.innerText('.case-scores')).toContain('答对 0');
    await page.keyboard.press('Shift+Tab');
    await page.click('.case-head >> nth=0');
    await page.waitForSelector('.case-report', { state: 'detached' });
  });

  it('compares two ticked runs, the earlier first, and says what changed', async () => {
    const page = await open(LIST, '.run-list li');
    expect(await page.isDisabled('.compare-bar button')).toBe(true);
    await page.check('.run-list li:first-child input');
    await page.check('.run-list li:last-child input');
    await page.click('.compare-bar button');
    await page.waitForSelector('.compare-summary');
    expect(await page.evaluate(() => location.hash)).toBe('#/evaluation/compare/run-1/run-2');
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
    expect(await page.innerText('.compare-summary')).toContain('现在对了 3 题，现在错了 0 题');
    expect(await page.innerText('.meaning >> nth=0')).toContain('只有 3 题有变化');
    expect(await questions(page)).toHaveLength(3);
    await page.click('.case-head >> nth=0');
    await page.waitForSelector('.compared-case ins');
    expect(await page.innerText('.compared-case .case-answer >> nth=1')).toContain('1894.2亿元');
    await page.click('.changes button >> text=一直没过');
    await page.waitForSelector('text=没有符合条件的题');
    await page.click('a >> text=对调先后');
    await expect.poll(() => page.innerText('.compare-summary')).toContain('现在对了 0 题，现在错了 3 题');
  });

  it('says that a run was removed, or is damaged, and names a damaged one in the list', async () => {
    stage.expectNetworkErrors();
    const other = await world.run();
    const page = await open('/#/evaluation/run/gone', '.notice');
    expect(await page.innerText('.notice')).toContain('可能已被删除');
    writeFileSync(join(other.folder, 'run.json'), '{');
    await page.evaluate(() => (location.hash = '#/evaluation/run/run-3'));
    await page.waitForSelector('text=记录已损坏，无法打开');
    await page.click('.way-back a');
    await page.waitForSelector('text=记录已损坏，无法打开：run-3');
    expect(await page.locator('.run-list li').count()).toBe(2);
    rmSync(other.folder, { recursive: true });
  });

  it('says when the server is away, and reads on by itself when it is back', async () => {
    stage.expectNetworkErrors();
    const page = await open('/', '.starters');
    stage.server.levers.isAway = true;
    await page.evaluate(() => (location.hash = '#/evaluation'));
    await page.waitForSelector('.banner.is-away');
    await page.waitForSelector('.notice >> text=重试');
    stage.server.levers.isAway = false;
    await expect.poll(() => page.locator('.run-list li').count(), { timeout: PATIENCE_MS }).toBe(2);
    expect(await page.locator('.notice').count()).toBe(0);
  });

  it.each([
    ['light', {}],
    ['dark', { colorScheme: 'dark' as const }],
    ['on a phone', PHONE],
  ])('has no serious fault by axe-core, and nothing wider than the screen: %s', async (_name, options) => {
    const page = await open(LIST, '.run-list li', options);
    const width = page.viewportSize()?.width ?? 0;
    const check = async (): Promise<void> => {
      await settled(page);
      expect(await seriousFaults(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    };
    await page.check('.run-list li:first-child input');
    await check();
    await page.goto(stage.server.url + RUN);
    await page.waitForSelector('.share-chart canvas');
    await page.click('.case-head >> nth=0');
    await page.waitForSelector('.case-report');
    await page.click('.case-report summary');
    await check();
    await page.click('.slice-tools .switch button >> text=表格');
    await check();
    await page.goto(stage.server.url + COMPARE);
    await page.waitForSelector('.case-head');
    await page.click('.case-head >> nth=0');
    await page.waitForSelector('.compared-case');
    await check();
  });

  it('speaks English behind the switch, with large text', async () => {
    const page = await open(RUN, '.case-head');
    await page.click('.preferences >> text=大字');
    await page.click('.preferences >> text=English');
    await page.waitForSelector('text=Main scores');
    expect(await page.innerText('.headline')).toContain('Refused rightly');
    expect(await page.innerText('.case-list')).toContain('must not say “901亿”');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1440);
    expect(await page.innerText('.evaluation h2 >> nth=0')).not.toMatch(/[一-鿿]/);
  });
});
