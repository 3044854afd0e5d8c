import { defineConfig } from 'vitest/config';
import { FailureList } from './support/failureList.ts';

const withDatabase = ['test/{db,api,live,actions,media,identity}/**/*.test.ts', 'test/**/*.postgis.test.ts'];
const inBrowser = ['test/browser/**/*.test.ts'];
const base = { root: new URL('..', import.meta.url).pathname, testTimeout: 30_000, hookTimeout: 120_000 };

/** Pure tests need nothing; database and API tests run once per engine; browser tests run on one. */
export default defineConfig({
  test: {
    maxWorkers: 2,
    reporters: ['default', new FailureList()],
    projects: [
      {
        test: {
          ...base,
          name: 'pure',
          include: ['test/**/*.test.ts'],
          exclude: [...withDatabase, ...inBrowser],
        },
      },
      {
        test: {
          ...base,
          name: 'embedded',
          include: withDatabase,
          env: { TEST_ENGINE: 'embedded' },
          globalSetup: 'test/support/embedded.setup.ts',
        },
      },
      {
        test: {
          ...base,
          name: 'postgresql',
          include: withDatabase,
          env: { TEST_ENGINE: 'postgresql' },
          globalSetup: 'test/support/postgresql.setup.ts',
        },
      },
      {
        test: {
          ...base,
          name: 'browser',
          include: inBrowser,
          testTimeout: 120_000,
          fileParallelism: false,
          globalSetup: 'test/support/browser.setup.ts',
        },
      },
    ],
  },
});
