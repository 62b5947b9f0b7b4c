/**
 * A browser and a fake server for one test file; a fresh page for each test. A page that breaks the content
 * policy, throws or logs an error fails its test.
 */
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { chromiumPath, launchChromium } from './chromium.ts';
import { startFakeServer, type FakeLevers, type FakeServer } from './fake-server.ts';

export const PHONE: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
  deviceScaleFactor: 2,
};

export interface Stage {
  readonly server: FakeServer;
  /** Opens the client and waits until it can be used: until `ready` is there. */
  open(options?: BrowserContextOptions, path?: string, ready?: string): Promise<Page>;
  /** Errors of the network are expected in tests that break it. */
  expectNetworkErrors(): void;
}

/** How long anything on a page may take before its test fails; a busy machine needs seconds for what takes milliseconds. */
export const PATIENCE_MS = 20_000;

const NETWORK = /Failed to load resource|WebSocket connection|frame-ancestors/;

export function prepareStage(): Stage {
  let browser: Browser | null = null;
  let server: FakeServer | null = null;
  let initial: FakeLevers | null = null;
  let complaints: string[] = [];
  let isNetworkBroken = false;

  // One context for all pages of a kind: scripts come from the browser's cache, storage is emptied for each page.
  const contexts = new Map<string, BrowserContext>();
  async function contextFor(open: Browser, options: BrowserContextOptions): Promise<BrowserContext> {
    const kind = JSON.stringify(options);
    const known = contexts.get(kind);
    if (known !== undefined) return known;
    const created = await open.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN', ...options });
    contexts.set(kind, created);
    return created;
  }

  beforeAll(async () => {
    if (chromiumPath === null) return;
    [browser, server] = await Promise.all([launchChromium(), startFakeServer()]);
    initial = { ...server.levers };
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });
  afterEach(async () => {
    const found = complaints.filter((complaint) => !(isNetworkBroken && NETWORK.test(complaint)));
    complaints = [];
    isNetworkBroken = false;
    if (server !== null && initial !== null) {
      Object.assign(server.levers, initial);
      for (const record of [server.asked, server.feedback, server.cancelled, server.resumed]) record.length = 0;
    }
    await Promise.all((browser?.contexts() ?? []).flatMap((context) => context.pages().map((page) => page.close())));
    expect(found).toEqual([]);
  });

  return {
    get server() {
      if (server === null) throw new Error('the stage is not set');
      return server;
    },
    async open(options = {}, path = '/', ready = '#composer textarea') {
      if (browser === null || server === null) throw new Error('the stage is not set');
      const context = await contextFor(browser, options);
      const page = await context.newPage();
      const session = await context.newCDPSession(page);
      await session.send('Storage.clearDataForOrigin', { origin: server.url, storageTypes: 'local_storage,indexeddb' });
      page.setDefaultTimeout(PATIENCE_MS);
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text());
      });
      await page.goto(server.url + path);
      await page.waitForSelector(ready);
      return page;
    },
    expectNetworkErrors() {
      isNetworkBroken = true;
    },
  };
}

function stateOf(page: Page): Promise<{ question: string; state: string | null }> {
  return page.evaluate(() => {
    const last = document.querySelector('.exchange:last-child');
    const question = last?.querySelector('h2')?.lastChild?.textContent ?? '';
    return { question, state: last?.getAttribute('data-state') ?? null };
  });
}

/** Asks by keyboard and waits for the whole answer. */
export async function ask(page: Page, question: string): Promise<void> {
  await page.fill('#composer textarea', question);
  await page.keyboard.press('Enter');
  await expect.poll(() => stateOf(page), { timeout: PATIENCE_MS }).toEqual({ question, state: 'done' });
}

export function lastAnswer(page: Page): Promise<string> {
  return page.innerText('.exchange:last-child .answer');
}
