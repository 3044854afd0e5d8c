import { defineConfig } from 'vitest/config';

/** The rules alone: a mutant must be killed by the tests of the domain, not by a server that happens to break. */
export default defineConfig({
  test: { include: ['test/domain/**/*.test.ts'] },
});
