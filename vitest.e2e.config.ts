import { defineConfig } from 'vitest/config';

/**
 * Browser tests. Their time limits are for a machine that does much else besides: on an idle one nothing comes near them.
 * A browser may lose a window or a frame for reasons outside the page; only here a test is tried again.
 */
export default defineConfig({
  test: {
    include: ['test/e2e/**/*.e2e.test.ts'],
    globalSetup: ['test/e2e/build-client.ts'],
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    retry: 2,
    expect: { poll: { timeout: 15_000 } },
  },
});
