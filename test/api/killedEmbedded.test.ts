import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCommunity, loadCalendar } from '#actions/createCommunity.ts';
import type { SubmitAnswer, SubmitReport } from '#contract/reports.ts';
import { connect } from '#db/connect.ts';
import { publishedCalendarDays } from '#domain/calendarDays.ts';
import { aReport } from '#support/api.ts';
import { testEngine } from '#support/database.ts';
import { prepareEngine } from '#support/demoServer.ts';
import { type ServerProcess, startServer } from '#support/serverProcess.ts';
import { smallSeed } from '#support/smallCommunity.ts';

const reportsARound = 20;

/** On PostgreSQL this is killedServer.test.ts, where the database outlives the server. */
describe.skipIf(testEngine() === 'postgresql')('a server killed together with its embedded engine', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'mangrid-killed-'));
  const start = () => startServer({ DATA_DIR: dataDir, DATABASE_URL: '', SERVER_KEY: 'k'.repeat(40) });
  let server: ServerProcess;
  const all: SubmitReport[] = [];

  beforeAll(async () => {
    await prepareEngine(dataDir);
    const database = await connect({ databaseUrl: null, dataDir });
    await loadCalendar(database.db, [...publishedCalendarDays]);
    await createCommunity(database.db, smallSeed('killed'), new Date());
    await database.close();
    server = await start();
  }, 120_000);
  afterAll(async () => {
    server?.signal('SIGTERM');
    await server?.ended;
    rmSync(dataDir, { recursive: true, force: true });
  });

  const send = (report: SubmitReport): Promise<Response | null> =>
    fetch(`${server.url}/api/reports`, {
      method: 'POST',
      body: JSON.stringify(report),
      headers: { 'content-type': 'application/json' },
    }).catch(() => null);

  it.each([20])(
    'after %i ms has lost nothing it acknowledged, and the retries double nothing',
    async (milliseconds) => {
      const reports = Array.from({ length: reportsARound }, () => aReport());
      all.push(...reports);
      const sent = Promise.all(reports.map(send));
      await new Promise((resolve) => setTimeout(resolve, milliseconds));
      server.signal('SIGKILL');
      await server.ended;
      const first = await sent;
      server = await start();
      const again = await Promise.all(reports.map(send));
      again.forEach((answer, index) => {
        // What was acknowledged is there, so its retry is a repetition; what was not may be either.
        expect(first[index]?.status === 201 ? [200] : [200, 201]).toContain(answer?.status);
      });
      const bodies = (await Promise.all(again.map((answer) => answer?.json()))) as SubmitAnswer[];
      expect(new Set(bodies.map(({ ticket }) => ticket.id)).size).toBe(reportsARound);
    },
    120_000,
  );

  it('has numbered every ticket once, without a gap', async () => {
    const answers = (await Promise.all(
      all.map(async (report) => (await send(report))?.json()),
    )) as SubmitAnswer[];
    const numbers = answers
      .map(({ ticket }) => Number(ticket.number.split('-').at(-1)))
      .sort((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: all.length }, (_, index) => index + 1));
  });
});
