import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath, launchChromium } from './chromium.ts';
import { startFakeServer, type FakeServer } from './fake-server.ts';
import { PATIENCE_MS } from './stage.ts';

const QUESTION = '东岭市的目标是多少？';

describe.skipIf(chromiumPath === null)('embedding on another site', () => {
  let server: FakeServer;
  let site: Server;
  let siteUrl = '';
  /** Another origin of the server's own site: its frames may store. */
  let neighbourUrl = '';
  let browser: Browser;

  beforeAll(async () => {
    server = await startFakeServer();
    site = createServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
      response.end(
        `<!doctype html><title>某园区</title><h1>某园区</h1><script src="${server.url}/embed.js" async></script>`,
      );
    });
    await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
    // Another host than the server's, so that the two are different sites and not only different origins.
    const { port } = site.address() as AddressInfo;
    siteUrl = `http://localhost:${port}`;
    neighbourUrl = `http://127.0.0.1:${port}`;
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
    await new Promise((resolve) => site.close(resolve));
  });

  async function openPage(): Promise<Page> {
    const page = await browser.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    return page;
  }

  async function askInFrame(page: Page): Promise<void> {
    const chat = page.frameLocator('jushi-chat iframe');
    await chat.locator('#composer textarea').fill(QUESTION);
    await chat.locator('#composer textarea').press('Enter');
    await chat.locator('.exchange[data-state=done]').waitFor();
  }
  /** Everything that the embedding page could read of the chat: its storage, its cookies, its global names. */
  const leftOnPage = (page: Page) =>
    page.evaluate(() => ({
      stored: { ...sessionStorage, ...localStorage, cookies: document.cookie },
      names: Object.keys(globalThis).filter((name) => /jushi/i.test(name)),
    }));

  it('opens from one script tag on an allowed site, and survives a reload', async () => {
    server.levers.frameAncestors = `'self' ${neighbourUrl}`;
    const page = await openPage();
    await page.goto(neighbourUrl);
    await page.click('jushi-chat button');
    await askInFrame(page);
    await page.reload();
    const chat = page.frameLocator('jushi-chat iframe');
    await chat.locator('.exchange[data-state=done]').waitFor();
    expect(await chat.locator('.exchange h2').innerText()).toContain(QUESTION);
  });

  // A test browser, like a private window, forbids storage to frames of other sites.
  it('answers where its frame may store nothing, and leaves nothing of it with the embedding page', async () => {
    server.levers.frameAncestors = `'self' ${siteUrl}`;
    const page = await openPage();
    await page.goto(siteUrl);
    await page.click('jushi-chat button');
    await askInFrame(page);
    expect(await leftOnPage(page)).toEqual({ stored: { 'jushi.embed.open': 'yes', cookies: '' }, names: [] });
    await page.reload();
    await page.frameLocator('jushi-chat iframe').locator('.empty h1').waitFor();
  });

  it('stays empty on a site that the server does not allow', async () => {
    server.levers.frameAncestors = "'self'";
    const page = await openPage();
    const refused = page.waitForEvent('console', (message) => message.text().includes('frame-ancestors'));
    await page.goto(siteUrl);
    await page.click('jushi-chat button');
    expect((await refused).text()).toContain("'self'");
    expect(await page.frameLocator('jushi-chat iframe').locator('#composer').count()).toBe(0);
  });
});
