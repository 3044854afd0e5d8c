import type { TestProject } from 'vitest/node';
import { startPostgres } from './postgresServer.ts';

/** One throw-away PostgreSQL + PostGIS per run, or the one DATABASE_URL names. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgres();
  project.provide('databaseUrl', server.url);
  return server.stop;
}
