import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { openEmbedded } from '../../api/db/connect.ts';
import { startEmbeddedEngine } from '../../api/db/embedded/engine.ts';

declare module 'vitest' {
  interface ProvidedContext {
    socketDir: string;
    databaseUrl: string;
  }
}

const cacheDir = new URL('../../.cache/', import.meta.url).pathname;

/** One embedded engine per run, started from a dump of a prepared data directory where there is one. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(tmpdir(), 'mangrid-test-'));
  const lock = readFileSync(new URL('../../package-lock.json', import.meta.url));
  const prepared = join(
    cacheDir,
    `engine-${createHash('sha256').update(lock).digest('hex').slice(0, 12)}.tar`,
  );
  const engine = await startEmbeddedEngine({
    dataDir,
    ...(existsSync(prepared) ? { loadFrom: prepared } : {}),
  });
  if (!existsSync(prepared)) {
    mkdirSync(cacheDir, { recursive: true });
    await engine.dump(`${prepared}.part`);
    renameSync(`${prepared}.part`, prepared);
  }
  // Once, before the workers: two of them at a fresh engine would both begin with the first migration.
  await (await openEmbedded({ ...engine, close: async () => undefined })).close();
  project.provide('socketDir', engine.socketDir);
  return async () => {
    await engine.close();
    rmSync(dataDir, { recursive: true, force: true });
  };
}
