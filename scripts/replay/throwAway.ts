import { mkdtempSync, rmSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type Database } from '#db/connect.ts';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
type Options = { open?: typeof connect; exit?: (code: number) => void };

/**
 * Runs something on an embedded engine in a folder of its own, whatever DATABASE_URL says: what is tried out must never
 * reach a database that somebody works with. Engine and folder are gone afterwards, also after an error or Ctrl-C.
 */
export async function withThrowAwayDatabase<Result>(
  run: (database: Database) => Promise<Result>,
  { open = connect, exit = (code) => process.exit(code) }: Options = {},
): Promise<Result> {
  const dataDir = mkdtempSync(join(tmpdir(), 'mangrid-replay-'));
  const opening = open({
    databaseUrl: null,
    dataDir,
    onProgress: (step) => console.log(`database: ${step}`),
  });
  const remove = async () => {
    // An engine that is still starting is waited for: it would write on in a folder that is gone.
    const database = await opening.catch(() => null);
    await database?.close();
    rmSync(dataDir, { recursive: true, force: true });
  };
  let stopping: Promise<void> | null = null;
  const stop = (signal: (typeof signals)[number]) => {
    stopping ??= remove().finally(() => exit(128 + constants.signals[signal]));
  };
  for (const signal of signals) process.on(signal, stop);
  try {
    return await run(await opening);
  } finally {
    await (stopping ?? remove());
    for (const signal of signals) process.off(signal, stop);
  }
}
