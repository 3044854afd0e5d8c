import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCommunity, loadCalendar } from '#actions/createCommunity.ts';
import { connect } from '#db/connect.ts';
import { publishedCalendarDays } from '#domain/calendarDays.ts';
import { aReport } from '#support/api.ts';
import { testEngine } from '#support/database.ts';
import { listen, readStream, sequencesOf } from '#support/liveServer.ts';
import { type PostgresServer, startPostgres } from '#support/postgresServer.ts';
import { smallSeed } from '#support/smallCommunity.ts';
import { createApp } from '../../api/app.ts';
import { makeLog } from '../../api/log.ts';
import { openDeps } from '../../api/openDeps.ts';

// A server named by DATABASE_URL is not ours to stop; the embedded engine goes away with its server.
describe.skipIf(testEngine() === 'embedded' || Boolean(process.env.DATABASE_URL))(
  'while the database is away',
  () => {
    let postgres: PostgresServer;
    let close: () => Promise<void>;
    let port: number;
    beforeAll(async () => {
      postgres = await startPostgres();
      const database = await connect({ databaseUrl: postgres.url, dataDir: '' });
      await loadCalendar(database.db, [...publishedCalendarDays]);
      await createCommunity(database.db, smallSeed('away'), new Date());
      const deps = openDeps({
        database,
        serverKey: 'test-key-test-key-test-key-test-key',
        log: makeLog('silent'),
        version: 'test',
        webDir: null,
      });
      const server = await listen({ app: createApp(deps) as never });
      port = server.port;
      close = async () => {
        await deps.live.close();
        await deps.queue.drain();
        await server.close();
        await database.close();
        await postgres.stop();
      };
    }, 120_000);
    afterAll(() => close?.());

    const ask = async (path: string, init: RequestInit = {}) => {
      const startedAt = performance.now();
      const response = await fetch(`http://127.0.0.1:${port}${path}`, {
        ...init,
        signal: AbortSignal.timeout(10_000),
      });
      await response.arrayBuffer();
      return { response, milliseconds: performance.now() - startedAt };
    };
    const send = (report = aReport()) =>
      ask('/api/reports', {
        method: 'POST',
        body: JSON.stringify(report),
        headers: { 'content-type': 'application/json' },
      });

    it('everything answers 503 with Retry-After within two seconds, and catches up within fifteen after', async () => {
      const stream = await readStream(`http://127.0.0.1:${port}/api/live`);
      expect((await send()).response.status).toBe(201);
      await stream.until((frames) => sequencesOf(frames).length === 1);
      expect((await ask('/api/health')).response.status).toBe(200);

      postgres.kill();
      const kept = Array.from({ length: 60 }, () => aReport());
      for (let round = 0; round < 3; round++) {
        for (const { response, milliseconds } of await Promise.all(kept.map(send))) {
          expect(response.status).toBe(503);
          expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
          expect(milliseconds).toBeLessThan(2000);
        }
        for (const path of ['/api/health', '/api/wall', '/api/grids', '/api/places/suggest?text=1']) {
          const { response, milliseconds } = await ask(path);
          expect([path, response.status]).toEqual([path, 503]);
          expect(milliseconds).toBeLessThan(2000);
        }
        expect((await ask('/api/health/alive')).response.status).toBe(200);
      }

      postgres.start();
      const startedAt = Date.now();
      await expect
        .poll(async () => (await ask('/api/health')).response.status, { timeout: 15_000 })
        .toBe(200);
      for (const { response } of await Promise.all(kept.map(send))) expect(response.status).toBe(201);
      expect((await ask('/api/wall')).response.status).toBe(200);
      // A stream that stayed open hears all of it.
      await stream.until((frames) => sequencesOf(frames).length === 61, 15_000);
      expect(sequencesOf(stream.frames)).toEqual(Array.from({ length: 61 }, (_, index) => index + 1));
      expect(Date.now() - startedAt).toBeLessThan(15_000);
      stream.close();
    }, 120_000);
  },
);
