/** `npm run fuzz`: odd requests over every route as everybody, FUZZ_REQUESTS of them (default 50000), on PostgreSQL. */
import { spawnSync } from 'node:child_process';

const requests = process.env.FUZZ_REQUESTS ?? '50000';
const { status } = spawnSync(
  'npx',
  ['vitest', 'run', '--config', 'test/vitest.config.ts', '--project', 'postgresql', 'test/api/fuzz.test.ts'],
  { stdio: 'inherit', env: { ...process.env, FUZZ_REQUESTS: requests } },
);
process.exit(status ?? 1);
