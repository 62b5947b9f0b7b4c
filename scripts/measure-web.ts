/**
 * Measures the web client in a browser over scripted answers: cold loads at a quarter of the processor's speed, the longest
 * task while a long conversation is scrolled, memory over a hundred answers. `npm run measure:web`; docs/quality.md keeps
 * the figures. Exit code 1 where a limit is missed, 0 without a Chromium, in words. Limits: the project's own.
 */
import { cpus, loadavg } from 'node:os';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { ensureWebClient } from '../server/web-build.ts';
import { chromiumPath, launchChromium } from '../test/e2e/chromium.ts';
import { scriptedAnswer } from '../test/e2e/fake-answers.ts';
import { startFakeServer } from '../test/e2e/fake-server.ts';

const LIMITS = { loadMs: 2500, taskMs: 200, growth: 0.15 };
const LOADS = 5;
const SLOWER = 4;
const TURNS = 200;
const ANSWERS = { first: 20, last: 100 };
const QUESTIONS = ['清河市的目标是多少？', '两市2022年地区生产总值哪个更高？', '签约有几种说法？', '西宁河市怎样？'];
const VIEW = { width: 1440, height: 900 };
/** A page without a long task for this long has nothing left to do. */
const QUIET_MS = 1000;

const questionOf = (turn: number): string => QUESTIONS[turn % QUESTIONS.length] ?? '';

/** Notes, inside the page, when the composer is there and every task of 50 ms or more (W3C Long Tasks). */
function watch(): void {
  const seen = { readyAt: 0, tasks: [] as { start: number; length: number }[] };
  Object.assign(globalThis, { seen });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) seen.tasks.push({ start: entry.startTime, length: entry.duration });
  }).observe({ type: 'longtask', buffered: true });
  const look = (): void => {
    if (document.querySelector('#composer textarea') === null) requestAnimationFrame(look);
    else seen.readyAt = performance.now();
  };
  requestAnimationFrame(look);
}

interface Seen {
  readonly readyAt: number;
  readonly tasks: readonly { start: number; length: number }[];
}
const seenOn = (page: Page): Promise<Seen> => page.evaluate(() => (globalThis as unknown as { seen: Seen }).seen);

/** Milliseconds until the composer stands and the last long task is over: from then on a key is answered at once. */
async function coldLoad(browser: Browser, url: string): Promise<number> {
  const context = await browser.newContext({ viewport: VIEW });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  await page.addInitScript(watch);
  await page.goto(url, { timeout: 120_000 });
  await page.waitForSelector('#composer textarea', { timeout: 120_000 });
  await page.waitForFunction(
    (quiet) => {
      const { readyAt, tasks } = (globalThis as unknown as { seen: Seen }).seen;
      const last = Math.max(readyAt, ...tasks.map(({ start, length }) => start + length));
      return readyAt > 0 && performance.now() - last > quiet;
    },
    QUIET_MS,
    { timeout: 120_000 },
  );
  const { readyAt, tasks } = await seenOn(page);
  await context.close();
  return Math.max(readyAt, ...tasks.map(({ start, length }) => start + length));
}

/** The longest task, in milliseconds, from the moment a conversation of many turns stands to its scrolled-through end. */
async function scroll(browser: Browser, url: string): Promise<number> {
  const context = await browser.newContext({ viewport: VIEW });
  const page = await context.newPage();
  const exchanges = Array.from({ length: TURNS }, (_, turn) => {
    const answer = scriptedAnswer(questionOf(turn));
    return {
      id: `turn-${turn}`,
      question: `${turn + 1}. ${questionOf(turn)}`,
      filters: null,
      askedAt: turn,
      state: 'done',
      stage: null,
      isLinkLost: false,
      text: answer.answer,
      sources: answer.citations,
      answer,
      failure: null,
      seq: 1,
      feedback: null,
    };
  });
  const conversation = { id: 'long', title: '很长的对话', updatedAt: 1, exchanges };
  await page.addInitScript((text) => {
    localStorage.setItem('jushi.conversation.v1:long', text);
    sessionStorage.setItem('jushi.open', 'long');
  }, JSON.stringify(conversation));
  await page.addInitScript(watch);
  await page.goto(url, { timeout: 120_000 });
  await page.waitForFunction((turns) => document.querySelectorAll('.exchange').length === turns, TURNS);
  await page.waitForFunction((quiet) => {
    const { tasks } = (globalThis as unknown as { seen: Seen }).seen;
    return performance.now() - Math.max(0, ...tasks.map(({ start, length }) => start + length)) > quiet;
  }, QUIET_MS);
  const begin = await page.evaluate(() => performance.now());
  await page.mouse.move(VIEW.width / 2, VIEW.height / 2);
  for (const direction of [-1, 1]) {
    for (;;) {
      const before = await page.evaluate(() => document.querySelector('.talk-scroll')?.scrollTop ?? 0);
      await page.mouse.wheel(0, direction * 2400);
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      const after = await page.evaluate(() => document.querySelector('.talk-scroll')?.scrollTop ?? 0);
      if (after === before) break;
    }
  }
  const { tasks } = await seenOn(page);
  await context.close();
  return Math.max(0, ...tasks.filter(({ start }) => start >= begin).map(({ length }) => length));
}

async function heapBytes(session: CDPSession): Promise<number> {
  for (let round = 0; round < 3; round += 1) await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize;
}

/** Used heap after garbage collection, at the first and the last count of answers, all in one conversation. */
async function memory(browser: Browser, url: string): Promise<{ first: number; last: number }> {
  const context = await browser.newContext({ viewport: VIEW });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await page.goto(url, { timeout: 120_000 });
  await page.waitForSelector('#composer textarea');
  let first = 0;
  for (let count = 1; count <= ANSWERS.last; count += 1) {
    await page.fill('#composer textarea', questionOf(count));
    await page.keyboard.press('Enter');
    await page.waitForFunction(
      (wanted) => document.querySelectorAll('.exchange[data-state=done]').length === wanted,
      count,
      { timeout: 60_000 },
    );
    if (count === ANSWERS.first) first = await heapBytes(session);
  }
  const last = await heapBytes(session);
  await context.close();
  return { first, last };
}

/** How much of a processor a busy loop gets now: what others take from it, a browser's times lose as well. */
function processorShare(): number {
  const before = process.cpuUsage();
  const end = performance.now() + 1000;
  while (performance.now() < end);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

function report(name: string, value: string, isKept: boolean, limit: string): void {
  console.log(`${isKept ? 'kept  ' : 'MISSED'}  ${name}: ${value} (at most ${limit})`);
  if (!isKept) process.exitCode = 1;
}

async function measure(): Promise<void> {
  if ((await ensureWebClient((words) => console.log(words))) === null) throw new Error('the client could not be built');
  const server = await startFakeServer(0, { paceMs: 0 });
  const browser = await launchChromium();
  try {
    const busy = loadavg()[0] ?? 0;
    const share = Math.round(100 * processorShare());
    console.log(`${cpus().length} processors, load ${busy.toFixed(1)}, Chromium ${browser.version()}`);
    console.log(`a busy loop gets ${share} % of a processor; times below are true of an idle machine only near 100 %`);

    const loads: number[] = [];
    for (let round = 0; round < LOADS; round += 1) loads.push(await coldLoad(browser, server.url));
    const median = [...loads].sort((left, right) => left - right)[Math.floor(LOADS / 2)] ?? Infinity;
    const all = loads.map((load) => Math.round(load)).join(', ');
    const loadWords = `${Math.round(median)} ms, median of ${all}`;
    report(`interactive at ${SLOWER}× CPU slow-down`, loadWords, median <= LIMITS.loadMs, `${LIMITS.loadMs} ms`);

    const longest = await scroll(browser, server.url);
    const taskWords = longest === 0 ? 'none of 50 ms or more' : `${Math.round(longest)} ms`;
    report(`longest task, scrolling ${TURNS} turns`, taskWords, longest <= LIMITS.taskMs, `${LIMITS.taskMs} ms`);

    const { first, last } = await memory(browser, server.url);
    const growth = last / first - 1;
    const heapWords = `${megabytes(first)} after ${ANSWERS.first}, ${megabytes(last)} after ${ANSWERS.last}: ${(100 * growth).toFixed(1)} %`;
    report('growth of the heap', heapWords, growth < LIMITS.growth, `${100 * LIMITS.growth} %`);
  } finally {
    await browser.close();
    await server.close();
  }
}

if (chromiumPath === null)
  console.log('No Chromium found: nothing is measured. Run apt-get install chromium, or set CHROMIUM.');
else await measure();
