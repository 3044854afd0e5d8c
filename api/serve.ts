import { existsSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { Logger } from 'pino';
import { connect, type Database } from '#db/connect.ts';
import { loadDemo } from '#demo/loadDemo.ts';
import type { FirstCode } from '#identity/identity.ts';
import { codeDrivers } from '#identity/sendCode.ts';
import { keepStatistics } from '#jobs/keepStatistics.ts';
import { sweepExpiredHourly } from '#jobs/sweepExpired.ts';
import { sweepHourly } from '#jobs/sweepPhotos.ts';
import { createApp } from './app.ts';
import type { Config } from './config.ts';
import { errorForLog, makeLog } from './log.ts';
import { serveMetrics } from './metrics.ts';
import { openDeps } from './openDeps.ts';
import { readServerKey } from './serverKey.ts';
import { type Progress, startingApp } from './startingApp.ts';

export type ServeOptions = {
  config: Config;
  version: string;
  webDir: string | null;
  clock?: () => Date;
  /** A log of the caller's own instead of the one that prints. */
  log?: Logger;
  /** What must be done beside the database before pages can be served, e.g. building them. */
  beforeReady?: Promise<void>;
  onProgress?: (progress: Progress) => void;
};
export type Running = {
  port: number;
  database: Database;
  /** Makes the first administrator; null where there is one, or nothing but demo data. */
  firstCode: FirstCode | null;
  close: () => Promise<void>;
};

/** Listens at once and says `starting`; opens the database, loads the demo community, then serves. */
export async function serve({
  config,
  version,
  webDir,
  clock = () => new Date(),
  log = makeLog(config.logLevel),
  beforeReady,
  onProgress,
}: ServeOptions): Promise<Running> {
  const starting = startingApp({
    version,
    engine: config.databaseUrl === null ? 'embedded' : 'postgresql',
    onProgress,
  });
  let handle: (request: Request, env: object) => Response | Promise<Response> = starting.app.fetch;
  const server = createAdaptorServer({ fetch: (request, env) => handle(request, env as object) });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(config.port, config.host, resolve);
  });
  const stopListening = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      if ('closeIdleConnections' in server) server.closeIdleConnections();
    });
  let database: Database | null = null;
  try {
    database = await connect({ ...config, onProgress: (step) => starting.report(step) });
    const opened = database;
    if (config.isDemo) await loadDemo({ db: opened.db, sql: opened.sql, clock, onProgress: starting.report });
    starting.report('web');
    await beforeReady;
    const deps = openDeps({
      database: opened,
      serverKey: readServerKey(config.serverKey, config.dataDir),
      log,
      version,
      clock,
      publicUrl: config.publicUrl,
      trustedProxies: config.trustedProxies,
      isDemo: config.isDemo,
      sendCode: codeDrivers[config.codeDriver],
      hasRates: config.hasRates,
      webDir: webDir !== null && existsSync(webDir) ? webDir : null,
    });
    const first = await deps.grounds.of();
    const firstCode = first && (await deps.identity.makeFirstCode(first.communityId));
    handle = createApp(deps).fetch as typeof handle;
    const onJobError = (error: unknown) => log.error({ code: 'job', ...errorForLog(error) });
    const stopJobs = [
      sweepHourly(opened.db, clock, onJobError),
      sweepExpiredHourly(opened.db, clock, onJobError),
    ];
    if (opened.engine === 'embedded') stopJobs.push(keepStatistics(opened.sql, onJobError));
    const metrics =
      config.metricsPort === null
        ? null
        : serveMetrics(config.metricsPort, {
            queueDepth: deps.queue.depth,
            liveClients: deps.live.clients,
            feedLag: deps.live.lag,
          });
    return {
      port: (server.address() as AddressInfo).port,
      database: opened,
      firstCode,
      close: async () => {
        for (const stop of stopJobs) stop();
        metrics?.close();
        await deps.live.close();
        await deps.queue.drain();
        await deps.refusals.close();
        await stopListening();
        await opened.close();
      },
    };
  } catch (error) {
    await stopListening();
    await database?.close();
    throw error;
  }
}
