import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { SubmitAnswer, SubmitReport } from '#contract/reports.ts';
import { type Api, aReport, openApi } from '#support/api.ts';
import { backendOf, untilBlockedBy } from '#support/blocked.ts';
import { testEngine } from '#support/database.ts';
import { type ServerProcess, startServer } from '#support/serverProcess.ts';

const reportsARound = 20;
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** The embedded engine is killed with its server: killedEmbedded.test.ts. */
describe.skipIf(testEngine() === 'embedded')('a server killed between commit and answer', () => {
  let api: Api;
  let server: ServerProcess;
  const start = () => startServer({ DATABASE_URL: inject('databaseUrl'), SERVER_KEY: 'k'.repeat(40) });
  const all: string[] = [];

  beforeAll(async () => {
    api = await openApi();
    server = await start();
  });
  afterAll(async () => {
    server?.signal('SIGKILL');
    await api.close();
  });

  /** Null when no answer came. */
  const send = (report: SubmitReport): Promise<Response | null> =>
    fetch(`${server.url}/api/reports?community=${api.code}`, {
      method: 'POST',
      body: JSON.stringify(report),
      headers: { 'content-type': 'application/json' },
    }).catch(() => null);
  const storedOf = async (ids: string[]) => {
    const [row] = await api.database.sql<{ reports: number; tickets: number; entries: number }[]>`
      select count(distinct r.id)::int as reports, count(distinct tr.ticket_id)::int as tickets, count(f.sequence)::int as entries
      from report r left join ticket_report tr on tr.community_id = r.community_id and tr.report_id = r.id
      left join feed f on f.community_id = r.community_id and f.ticket_id = tr.ticket_id
      where r.community_id = ${api.communityId} and r.id = any(${ids}::uuid[])`;
    return row;
  };
  const killAndRestart = async () => {
    const { ended } = server;
    server.signal('SIGKILL');
    await ended;
    server = await start();
  };
  const newReports = () => {
    const reports = Array.from({ length: reportsARound }, () => aReport());
    all.push(...reports.map(({ id }) => id));
    return reports;
  };

  it('has stored what it never answered; the phone’s retry gets 200 and the same ticket, once', async () => {
    const reports = newReports();
    const ids = reports.map(({ id }) => id);
    // Held up at the counter row, frozen there, then let through: the commit happens while nobody can answer.
    let letThrough: () => void = () => undefined;
    const locking = new Promise<number>((locked, failed) => {
      api.database.sql
        .begin(async (tx) => {
          await tx`select 1 from community_counter where community_id = ${api.communityId} for update`;
          locked(await backendOf(tx));
          await new Promise<void>((resolve) => {
            letThrough = resolve;
          });
        })
        .catch(failed);
    });
    const pid = await locking;
    const sent = Promise.all(reports.map(send));
    await untilBlockedBy(api.database.sql, pid, 'set feed_sequence');
    server.signal('SIGSTOP');
    letThrough();
    const inStore = async () => (await storedOf(ids))?.reports ?? 0;
    await expect.poll(inStore, { timeout: 30_000 }).toBeGreaterThan(0);
    const unheard = await inStore();
    await killAndRestart();
    expect((await sent).filter((answer) => answer?.ok)).toEqual([]);

    const again = await Promise.all(reports.map(send));
    expect(again.filter((answer) => answer?.status === 200)).toHaveLength(unheard);
    expect(again.filter((answer) => answer?.status === 201)).toHaveLength(reportsARound - unheard);
    const bodies = (await Promise.all(again.map((answer) => answer?.json()))) as SubmitAnswer[];
    expect(new Set(bodies.map(({ ticket }) => ticket.id)).size).toBe(reportsARound);
    for (const { ticket } of bodies) expect(ticket.holder).not.toBeNull();
    expect(await storedOf(ids)).toEqual({
      reports: reportsARound,
      tickets: reportsARound,
      entries: reportsARound,
    });
  }, 120_000);

  it.each([0, 5, 20, 60])(
    'killed %i ms after the send has lost nothing and doubled nothing when all have retried',
    async (milliseconds) => {
      const reports = newReports();
      const sent = Promise.all(reports.map(send));
      await pause(milliseconds);
      await killAndRestart();
      const first = await sent;
      const acknowledged = reports.filter((_, index) => first[index]?.status === 201).map(({ id }) => id);
      expect((await storedOf(acknowledged))?.reports, 'what was acknowledged is there').toBe(
        acknowledged.length,
      );
      for (const answer of await Promise.all(reports.map(send))) expect([200, 201]).toContain(answer?.status);
      const ids = reports.map(({ id }) => id);
      expect(await storedOf(ids)).toEqual({
        reports: reportsARound,
        tickets: reportsARound,
        entries: reportsARound,
      });
    },
    120_000,
  );

  it('after all of it the feed has no gap and the tickets’ numbers neither', async () => {
    expect(all).toHaveLength(5 * reportsARound);
    const [row] = await api.database.sql<
      { entries: number; last: number; numbers: number; counter: number }[]
    >`
      select (select count(*)::int from feed where community_id = ${api.communityId}) as entries,
        (select max(sequence)::int from feed where community_id = ${api.communityId}) as last,
        (select count(distinct number)::int from ticket where community_id = ${api.communityId}) as numbers,
        (select ticket_number from community_counter where community_id = ${api.communityId}) as counter`;
    expect(row).toEqual({ entries: all.length, last: all.length, numbers: all.length, counter: all.length });
  });
});
