/**
 * Measures the web client in a browser over scripted answers: cold loads at a quarter of the processor's speed, the longest
 * task while a long conversation is scrolled, memory over a hundred answers (slope and growth). `npm run measure:web`; docs/quality.md keeps
 * the figures. Exit code 1 where a limit is missed, 0 without a Chromium, in words. Limits: the project's own.
 */
import { cpus, loadavg } from 'node:os';
import type { Browser, Page } from 'playwright-core';
import { ensureWebClient } from '../server/web-build.ts';
import { chromiumPath, launchChromium } from '../test/e2e/chromium.ts';
import { startFakeServer } from '../test/e2e/fake-server.ts';
import { answeredExchange, holdTalk } from '../test/e2e/kept-talk.ts';
import { weighLongTalk, type Weight } from '../test/e2e/long-talk.ts';

const LIMITS = { loadMs: 2500, taskMs: 200, slopeBytes: 1000, growth: 0.02, ordinaryGrowth: 0.05, nodes: 10 };
const LOADS = 5;
const SLOWER = 4;
const TURNS = 200;
const WARM_UP = 20;
const ANSWERS = [20, 40, 60, 80, 100];
/**
 * V8 compiles a function anew at its 8th, 400th and 3000th run or so: half of the heap is code, bounded by the program's
 * size, and some of it is still to come after 20 answers. Without its compilers the heap is the program's data.
 */
const NO_COMPILER = ['--js-flags=--no-sparkplug --no-maglev --no-turbofan'];
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
  await page.addInitScript(watch);
  await page.goto(url, { timeout: 120_000 });
  await page.waitForSelector('#composer textarea');
  await holdTalk(
    page,
    Array.from({ length: TURNS }, (_, turn) => answeredExchange(turn, questionOf(turn))),
  );
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

/** The page's weight at each count of answers, typed as an input method types. */
async function memory(browser: Browser, url: string): Promise<Weight[]> {
  const context = await browser.newContext({ viewport: VIEW });
  const page = await context.newPage();
  await page.goto(url, { timeout: 120_000 });
  await page.waitForSelector('#composer textarea');
  const weights = await weighLongTalk(page, WARM_UP, ANSWERS, true);
  await context.close();
  return weights;
}

/** Bytes an answer: the slope of the least-squares line through all counts. */
function slopeOf(points: readonly (readonly [number, number])[]): number {
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [x, y] = [mean(points.map(([at]) => at)), mean(points.map(([, value]) => value))];
  const along = points.reduce((sum, [at, value]) => sum + (at - x) * (value - y), 0);
  return along / points.reduce((sum, [at]) => sum + (at - x) ** 2, 0);
}

function growthOf(values: readonly number[]): number {
  return (values.at(-1) ?? 0) / (values[0] ?? 1) - 1;
}

const percent = (share: number): string => `${share < 0 ? '' : '+ '}${(100 * share).toFixed(1)} %`;

/** One line of words on what grew, and the figures it is made of. */
function heapWords(heaps: readonly Weight[], part: 'script' | 'elements'): string {
  const slope = slopeOf(heaps.map((heap) => [heap.answers, heap[part]]));
  const values = heaps.map((heap) => heap[part]);
  const all = values.map((bytes) => (bytes / 1e6).toFixed(3)).join(', ');
  return `${(slope / 1000).toFixed(2)} kB an answer, ${percent(growthOf(values))} (${all} MB at ${ANSWERS.join(', ')})`;
}

/** How much of a processor a busy loop gets now: what others take from it, a browser's times lose as well. */
function processorShare(): number {
  const before = process.cpuUsage();
  const end = performance.now() + 1000;
  while (performance.now() < end);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

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

    const weights = await memory(browser, server.url);
    const growth = growthOf(weights.map((weight) => weight.script));
    const ordinary = `${100 * LIMITS.ordinaryGrowth} %`;
    report('heap of an ordinary browser', heapWords(weights, 'script'), growth <= LIMITS.ordinaryGrowth, ordinary);
    const nodes = slopeOf(weights.map((weight) => [weight.answers, weight.nodes]));
    report('nodes', `${nodes.toFixed(1)} an answer`, nodes <= LIMITS.nodes, `${LIMITS.nodes}`);
    const listeners = weights.map((weight) => weight.listeners);
    report('event listeners', listeners.join(', '), growthOf(listeners) <= 0, 'as many as at first');
  } finally {
    await browser.close();
  }
  const interpreting = await launchChromium(NO_COMPILER);
  try {
    const heaps = await memory(interpreting, server.url);
    const script = heaps.map((heap) => heap.script);
    const slope = slopeOf(heaps.map((heap) => [heap.answers, heap.script]));
    const isFlat = slope <= LIMITS.slopeBytes && growthOf(script) <= LIMITS.growth;
    const limit = `${LIMITS.slopeBytes / 1000} kB and ${100 * LIMITS.growth} %`;
    report('heap without compiled code', heapWords(heaps, 'script'), isFlat, limit);
    console.log(
      `info    of what the browser holds for it (elements, layout, its own records): ${heapWords(heaps, 'elements')}`,
    );
  } finally {
    await interpreting.close();
    await server.close();
  }
}

if (chromiumPath === null)
  console.log('No Chromium found: nothing is measured. Run apt-get install chromium, or set CHROMIUM.');
else await measure();
