import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath, launchChromium } from './chromium.ts';
import { startFakeServer, type FakeServer } from './fake-server.ts';
import { PATIENCE_MS } from './stage.ts';

describe.skipIf(chromiumPath === null)('embedding on another site', () => {
  let server: FakeServer;
  let site: Server;
  let siteUrl = '';
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
    siteUrl = `http://localhost:${(site.address() as AddressInfo).port}`;
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

  // A test browser, like a private window, forbids storage to frames of other sites: the hardest case.
  it('opens from one script tag on an allowed site, and survives a reload', async () => {
    server.levers.frameAncestors = `'self' ${siteUrl}`;
    const page = await openPage();
    await page.goto(siteUrl);
    await page.click('jushi-chat button');
    const chat = page.frameLocator('jushi-chat iframe');
    await chat.locator('#composer textarea').fill('东岭市的目标是多少？');
    await chat.locator('#composer textarea').press('Enter');
    await chat.locator('.exchange[data-state=done]').waitFor();
    await page.reload();
    await chat.locator('.exchange[data-state=done]').waitFor();
    expect(await chat.locator('.exchange h2').innerText()).toContain('东岭市的目标是多少？');
    expect(await page.evaluate(() => Object.keys(globalThis).filter((name) => /jushi/i.test(name)))).toEqual([]);
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
