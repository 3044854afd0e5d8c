import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { startEmbeddedEngine } from '../../api/db/embedded/engine.ts';
import { makeLog } from '../../api/log.ts';
import { type Running, serve } from '../../api/serve.ts';
import { plantCanaries } from './canaries.ts';
import { freePort } from './postgresServer.ts';
import { leaked, readSoFar, watchConsole, watchLine, watchResponses } from './watchOutput.ts';

const cacheDir = fileURLToPath(new URL('../../.cache/', import.meta.url));
const webDir = fileURLToPath(new URL('../../web/dist', import.meta.url));

/** The whole product on the embedded engine with the demo community, at an instant of the test's choice. */
export async function startDemoServer(now: string) {
  const dataDir = mkdtempSync(join(tmpdir(), 'mangrid-demo-'));
  await prepareEngine(dataDir);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  // Every line it could write, none of them printed.
  const log = makeLog('debug');
  Object.assign(log, { [pino.symbols.streamSym]: { write: watchLine } });
  const stopWatching = [watchResponses(), watchConsole()];
  let offset = new Date(now).getTime() - Date.now();
  const start = () =>
    serve({
      config: {
        port,
        host: '127.0.0.1',
        dataDir,
        databaseUrl: null,
        serverKey: null,
        isDemo: true,
        publicUrl: url,
        isPublicUrlSet: true,
        phoneDriver: 'console',
        trustedProxies: 0,
        hasRates: true,
        metricsPort: null,
        logLevel: 'debug',
      },
      version: 'test',
      webDir,
      log,
      clock: () => new Date(Date.now() + offset),
    });
  let running: Running = await start();
  await plantCanaries(running.database.sql, url);
  return {
    url,
    sql: () => running.database.sql,
    setNow: (instant: string) => {
      offset = new Date(instant).getTime() - Date.now();
    },
    stop: () => running.close(),
    start: async () => {
      running = await start();
    },
    close: async () => {
      await running.close();
      for (const stop of stopWatching) stop();
      rmSync(dataDir, { recursive: true, force: true });
      const { answers, lines } = readSoFar();
      if (answers === 0 || lines === 0)
        throw new Error(`Nothing was watched (seen: ${answers} answers, ${lines} lines of the log).`);
      const leaks = leaked();
      if (leaks.length > 0) throw new Error(`Personal data got out:\n${leaks.join('\n')}`);
    },
  };
}
export type DemoServer = Awaited<ReturnType<typeof startDemoServer>>;

/** Starts from the prepared data directory that the database tests leave behind, where there is one. */
export async function prepareEngine(dataDir: string): Promise<void> {
  const prepared = existsSync(cacheDir)
    ? readdirSync(cacheDir).find((name) => name.endsWith('.tar'))
    : undefined;
  if (prepared === undefined) return;
  const engine = await startEmbeddedEngine({ dataDir, loadFrom: join(cacheDir, prepared) });
  await engine.close();
}
