/**
 * A process of its own that builds the web client and ends: the bundler takes over a gigabyte, which a server that
 * runs for months should not hold. Started by web-build.ts with the client's sources as its argument.
 */
import { join } from 'node:path';
import { build } from 'vite';

const [, , sources = ''] = process.argv;
await build({ root: sources, configFile: join(sources, 'vite.config.ts'), logLevel: 'error' });
