/** Finds Debian's Chromium (or one named by CHROMIUM); without one the browser tests are skipped, in words. */
import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const CANDIDATES = [
  process.env['CHROMIUM'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
];

export const chromiumPath = CANDIDATES.find((path) => path !== undefined && existsSync(path)) ?? null;

if (chromiumPath === null) {
  console.warn(
    'No Chromium found: the browser tests are skipped. Install one (apt-get install chromium) or set CHROMIUM.',
  );
}

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

export function launchChromium(): Promise<Browser> {
  return chromium.launch(LAUNCH);
}
