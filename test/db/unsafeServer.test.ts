import { describe, expect, it } from 'vitest';
import { testEngine } from '#support/database.ts';
import { startPostgres } from '#support/postgresServer.ts';
import { connect } from '../../api/db/connect.ts';

// The embedded engine has no such setting, and a server named by DATABASE_URL is not ours to change.
describe.skipIf(testEngine() === 'embedded' || Boolean(process.env.DATABASE_URL))(
  'a PostgreSQL server that does not flush',
  () => {
    it('is refused before anything is written to it', async () => {
      const server = await startPostgres({ fsync: 'off' });
      try {
        await expect(connect({ databaseUrl: server.url, dataDir: '' })).rejects.toThrow(/fsync=off/);
      } finally {
        await server.stop();
      }
    }, 60_000);
  },
);
