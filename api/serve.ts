import { existsSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import { connect, type Database } from '#db/connect.ts';
import { loadDemo } from '#demo/loadDemo.ts';
import { phoneDrivers } from '#identity/sendToPhone.ts';
import { anchorHeads } from '#jobs/anchorHeads.ts';
import { keepStatistics } from '#jobs/keepStatistics.ts';
import { sweepExpiredHourly } from '#jobs/sweepExpired.ts';
import { sweepHourly } from '#jobs/sweepPhotos.ts';
import { createApp } from './app.ts';
import type { Config } from './config.ts';
import { type CommunityCode, makeFirstCodes } from './firstCodes.ts';
import { type Fetch, httpServer } from './httpServer.ts';
import { errorForLog, makeLog } from './log.ts';
import { serveMetrics } from './metrics.ts';
import { openDeps } from './openDeps.ts';
import { readServerKey } from './serverKey.ts';
import { type Progress, startingApp } from './startingApp.ts';

/** For requests that are still under way when the server is asked to stop, milliseconds. */
const lastMoment = 1000;

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
  /** Codes of the communities there are; a community with an administrator, or a demo that is open, needs none. */
  communities: CommunityCode[];
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
    publicUrl: config.publicUrl,
    onProgress,
  });
  let handle: (request: Request, env: object) => Response | Promise<Response> = starting.app.fetch;
  const fetch: Fetch = (request, env) => handle(request, env as object);
  const server = httpServer({ fetch, publicUrl: config.publicUrl });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(config.port, config.host, resolve);
  });
  const stopListening = () =>
    new Promise<void>((resolve) => {
      // Whoever is still in the middle of a request gets a moment; who only holds a connection must not keep us.
      const end = setTimeout(() => server.closeAllConnections(), lastMoment);
      server.close(() => {
        clearTimeout(end);
        resolve();
      });
      server.closeIdleConnections();
    });
  let database: Database | null = null;
  try {
    database = await connect({ ...config, onProgress: (step) => starting.report(step) });
    const opened = database;
    if (config.isDemo) await loadDemo({ db: opened.db, sql: opened.sql, clock, onProgress: starting.report });
    if (beforeReady) {
      starting.report('web');
      await beforeReady;
    }
    const serverKey = readServerKey(config.serverKey, config.dataDir);
    const deps = openDeps({
      database: opened,
      serverKey,
      log,
      version,
      clock,
      publicUrl: config.publicUrl,
      onlyHost: config.isPublicUrlSet ? new URL(config.publicUrl).host : null,
      trustedProxies: config.trustedProxies,
      isDemo: config.isDemo,
      sendToPhone: phoneDrivers[config.phoneDriver],
      hasRates: config.hasRates,
      webDir: webDir !== null && existsSync(webDir) ? webDir : null,
    });
    const communities = await makeFirstCodes(deps);
    handle = createApp(deps).fetch as typeof handle;
    const onJobError = (error: unknown) => log.error({ code: 'job', ...errorForLog(error) });
    const stopJobs = [
      sweepHourly(opened.db, clock, onJobError),
      sweepExpiredHourly(opened.db, clock, onJobError),
    ];
    const anchored = anchorHeads({ db: opened.db, serverKey, dataDir: config.dataDir, clock }, onJobError);
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
      communities,
      close: async () => {
        for (const stop of stopJobs) stop();
        metrics?.close();
        await deps.live.close();
        await deps.queue.drain();
        await deps.refusals.close();
        await stopListening();
        await anchored.close();
        await opened.close();
      },
    };
  } catch (error) {
    await stopListening();
    await database?.close();
    throw error;
  }
}
