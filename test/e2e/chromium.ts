/** Finds Debian's Chromium, or the one that CHROMIUM names; without one the browser tests are skipped (build-client.ts says so). */
import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const USUAL = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
];
const named = process.env['CHROMIUM'];

/** Null where there is none; a path in CHROMIUM that leads nowhere is not made up for by another browser. */
export const chromiumPath = (named ? [named] : USUAL).find((path) => existsSync(path)) ?? null;

const LAUNCH = {
  executablePath: chromiumPath ?? '',
  args: [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
};

/** @param more switches besides the usual ones */
export function launchChromium(more: readonly string[] = []): Promise<Browser> {
  // Chromium names a download in Chinese only where the locale can spell it.
  return chromium.launch({
    ...LAUNCH,
    args: [...LAUNCH.args, ...more],
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
  });
}
