import type { Sql } from 'postgres';
import { inject } from 'vitest';
import { connect, type Database, openEmbedded } from '../../api/db/connect.ts';

export const testEngine = (): 'embedded' | 'postgresql' =>
  process.env.TEST_ENGINE === 'postgresql' ? 'postgresql' : 'embedded';

/** The run's engine, with the schema; many test files share it, each with communities of its own. */
export async function openDatabase(): Promise<Database> {
  if (testEngine() === 'postgresql') return connect({ databaseUrl: inject('databaseUrl'), dataDir: '' });
  const neverClosed = async () => undefined;
  return openEmbedded({
    socketDir: inject('socketDir'),
    close: neverClosed,
    dump: neverClosed,
    onExit: () => undefined,
  });
}

/** Plain SQL on the run's engine, for oracles. */
export async function openTestDatabase(): Promise<{ sql: Sql; close: () => Promise<void> }> {
  const database = await openDatabase();
  return { sql: database.sql, close: database.close };
}
