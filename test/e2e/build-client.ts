/** Builds the client once before the browser tests, as the server does at start: only when its sources changed. */
import { ensureWebClient } from '../../server/web-build.ts';
import { chromiumPath } from './chromium.ts';

export default async function buildClient(): Promise<void> {
  if (chromiumPath === null) {
    console.warn('No Chromium found: the browser tests are skipped. Run apt-get install chromium, or set CHROMIUM.');
    return;
  }
  const built = await ensureWebClient((words) => console.log(words));
  if (built === null) throw new Error('the client could not be built');
}
