/** Builds the web client where it is missing or stale, as the server does at start; exit code 1 where that fails. `npm run size` calls it. */
import { ensureWebClient } from '../server/web-build.ts';

const built = await ensureWebClient((words) => console.log(words));
if (built === null) process.exitCode = 1;
