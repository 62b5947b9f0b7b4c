import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath, launchWithProfile } from './chromium.ts';
import { startFakeServer, type FakeServer } from './fake-server.ts';

describe.skipIf(chromiumPath === null)('embedding on another site', () => {
  let server: FakeServer;
  let site: Server;
  let siteUrl = '';
  let profile = '';
  let context: BrowserContext;

  beforeAll(async () => {
    server = await startFakeServer();
    site = createServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
      response.end(`<!doctype html><title>某园区</title><h1>某园区</h1><script src="${server.url}/embed.js" async></script>`);
    });
    await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
    // Another host than the server's, so that the two are different sites and not only different origins.
    siteUrl = `http://localhost:${(site.address() as AddressInfo).port}`;
    profile = await mkdtemp(join(tmpdir(), 'jushi-embed-'));
    context = await launchWithProfile(profile);
  });
  afterAll(async () => {
    await context.close();
    await server.close();
    await new Promise((resolve) => site.close(resolve));
    await rm(profile, { recursive: true, force: true });
  });

  it('opens from one script tag on an allowed site, and survives a reload', async () => {
    server.levers.frameAncestors = `'self' ${siteUrl}`;
    const page = await context.newPage();
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
    const page = await context.newPage();
    const refused = page.waitForEvent('console', (message) => message.text().includes('frame-ancestors'));
    await page.goto(siteUrl);
    await page.click('jushi-chat button');
    expect((await refused).text()).toContain("'self'");
    expect(await page.frameLocator('jushi-chat iframe').locator('#composer').count()).toBe(0);
  });
});
