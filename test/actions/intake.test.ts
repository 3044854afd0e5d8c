import fc from 'fast-check';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultQueue } from '#actions/intakeQueue.ts';
import { submitReports } from '#actions/submitReports.ts';
import type { SubmitAnswer, SubmitReport } from '#contract/reports.ts';
import type { Ground } from '#domain/ground.ts';
import { type Api, aReport, openAnother, openApi } from '#support/api.ts';
import { backendOf, untilBlockedBy } from '#support/blocked.ts';
import { testEngine } from '#support/database.ts';
import { smallGridCode } from '#support/smallLand.ts';

let api: Api;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

const submit = (input: SubmitReport, own = api) =>
  own.deps.queue.submit(own.code, { input, senderId: null, requestId: null });
const answerOf = async (response: Response) => (await response.json()) as SubmitAnswer;
/** How often these reports are in the database: as reports, tickets and feed entries, and in how many transactions. */
async function stored(ids: string[], { database, communityId }: Api = api) {
  const [row] = await database.sql<
    { reports: number; tickets: number; entries: number; commits: number; gapless: boolean }[]
  >`
    with own as (select r.xmin::text as commit, t.id, t.number, f.sequence from report r
      join ticket_report tr on tr.community_id = r.community_id and tr.report_id = r.id
      join ticket t on t.community_id = r.community_id and t.id = tr.ticket_id
      join feed f on f.community_id = r.community_id and f.ticket_id = t.id
      where r.community_id = ${communityId} and r.id = any(${ids}::uuid[]))
    select (select count(*)::int from report where community_id = ${communityId} and id = any(${ids}::uuid[])) as reports,
      count(distinct id)::int as tickets, count(*)::int as entries, count(distinct commit)::int as commits,
      coalesce(max(number) - min(number) + 1 = count(*), true) as gapless from own`;
  if (!row) throw new Error('A count always has a row.');
  return row;
}
/** The whole feed of the community: its sequences must be 1, 2, 3 … and end where the counter stands. */
async function feedIsGapless({ database, communityId }: Api = api) {
  const [row] = await database.sql<{ ok: boolean }[]>`
    select count(*) = coalesce(max(f.sequence), 0) and coalesce(max(f.sequence), 0) = (select feed_sequence from community_counter where community_id = ${communityId})
      and (select count(*) from ticket where community_id = ${communityId}) = (select ticket_number from community_counter where community_id = ${communityId}) as ok
    from feed f where community_id = ${communityId}`;
  return row?.ok;
}

describe('reports that arrive together', () => {
  it('share a commit, and get gapless numbers in the order they came', async () => {
    const together = defaultQueue.batchSize;
    const reports = Array.from({ length: together }, () => aReport());
    const results = await Promise.all(reports.map((report) => submit(report)));
    const numbers = results.map((result) => (result.kind === 'created' ? result.number : -1));
    expect(numbers).toEqual(numbers.map((_, index) => (numbers[0] as number) + index));
    const ids = reports.map(({ id }) => id);
    expect(await stored(ids)).toEqual({
      reports: together,
      tickets: together,
      entries: together,
      commits: 1,
      gapless: true,
    });
    expect(await feedIsGapless()).toBe(true);
  });

  it('fail alone: a bad one among good ones leaves neither a trace nor a gap', async () => {
    const good = Array.from({ length: 9 }, () => aReport());
    // As if validation had let something through that the database cannot keep.
    const bad = aReport({ text: 'a\u0000b' });
    const results = await Promise.allSettled(
      [...good.slice(0, 4), bad, ...good.slice(4)].map((one) => submit(one)),
    );
    expect(results.map(({ status }) => status)).toEqual(
      results.map((_, index) => (index === 4 ? 'rejected' : 'fulfilled')),
    );
    expect(await stored(good.map(({ id }) => id))).toMatchObject({
      reports: 9,
      tickets: 9,
      entries: 9,
      gapless: true,
    });
    expect((await stored([bad.id])).reports).toBe(0);
    expect(await feedIsGapless()).toBe(true);
  });

  it('with one id and two contents: one is created, the same again repeats it, the other is refused', async () => {
    const report = aReport();
    const [first, other, again] = await Promise.all([
      submit(report),
      submit({ ...report, text: 'other words' }),
      submit(report),
    ]);
    expect([first?.kind, other?.kind, again?.kind]).toEqual(['created', 'other-content', 'repeated']);
  });

  it('are asked to come back when the queue is full, and come in when they do', async () => {
    const own = await openApi({ queue: { batchSize: 2, capacity: 4, retryAfterSeconds: 7 } });
    const reports = Array.from({ length: 30 }, () => aReport());
    const answers = await Promise.all(reports.map((report) => own.send(report)));
    const refused = reports.filter((_, index) => answers[index]?.status === 503);
    expect(refused.length).toBeGreaterThan(0);
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(30 - refused.length);
    const busy = answers.find(({ status }) => status === 503) as Response;
    expect(busy.headers.get('retry-after')).toBe('7');
    expect(await busy.json()).toMatchObject({ error: { code: 'queue_full' } });
    expect(
      (
        await stored(
          refused.map(({ id }) => id),
          own,
        )
      ).reports,
    ).toBe(0);
    for (const report of refused) expect((await own.send(report)).status).toBe(201);
    expect(own.deps.queue.depth()).toBe(0);
    expect(await feedIsGapless(own)).toBe(true);
    await own.close();
  });
});

describe('when the ground moves between deciding and writing', () => {
  it('the report is decided anew with the people of now', async () => {
    const own = await openApi();
    expect((await answerOf(await own.send(aReport()))).ticket.holder).toEqual({ post: 'grid-worker' });
    const ground = (await own.deps.grounds.of(own.code)) as Ground;
    await own.database.sql.begin(async (tx) => {
      await tx`update posting set ends_at = ${new Date('2026-11-01T00:00:00Z')} where community_id = ${own.communityId} and post = 'grid-worker'`;
      await tx`update community_counter set ground_version = ground_version + 1 where community_id = ${own.communityId}`;
    });
    let renewals = 0;
    const [result] = await submitReports(
      {
        ...own.deps,
        ground,
        renewGround: async () => {
          renewals++;
          return (await own.deps.grounds.renew(own.code)) as Ground;
        },
      },
      [{ input: aReport(), senderId: null, requestId: null }],
    );
    expect(renewals).toBe(1);
    expect(result?.kind === 'created' && result.ticket.holder).toEqual({ post: 'area-officer' });
    const codes = result?.kind === 'created' ? result.ticket.why.map(({ code }) => code) : [];
    expect(codes).toEqual(expect.arrayContaining(['no-worker', 'no-neighbour-worker', 'area-officer']));
    expect(await feedIsGapless(own)).toBe(true);
    await own.close();
  });

  // On the embedded engine nothing runs beside an open transaction, so there is nothing to wait for.
  it.skipIf(testEngine() === 'embedded')(
    'a report that waited while somebody’s post was ended does not land with them',
    async () => {
      const own = await openApi();
      await own.send(aReport());
      let sent: Promise<Response> | undefined;
      await own.database.sql.begin(async (tx) => {
        await tx`select 1 from community_counter where community_id = ${own.communityId} for update`;
        sent = Promise.resolve(own.send(aReport()));
        await untilBlockedBy(own.database.sql, await backendOf(tx), 'set feed_sequence');
        await tx`update posting set ends_at = ${new Date('2026-11-01T00:00:00Z')} where community_id = ${own.communityId} and post = 'grid-worker'`;
        await tx`update community_counter set ground_version = ground_version + 1 where community_id = ${own.communityId}`;
      });
      const answer = await answerOf((await sent) as Response);
      expect(answer.ticket.holder).toEqual({ post: 'area-officer' });
      await own.close();
    },
  );

  it('nothing is stored when it never stands still, and the sender is told instead of a guess', async () => {
    const ground = (await api.deps.grounds.of(api.code)) as Ground;
    const report = aReport();
    const old = { ...ground, version: ground.version - 1 };
    await expect(
      submitReports({ ...api.deps, ground: old, renewGround: async () => old }, [
        { input: report, senderId: null, requestId: null },
      ]),
    ).rejects.toThrow(/changed 5 times/);
    expect((await stored([report.id])).reports).toBe(0);
    expect(await feedIsGapless()).toBe(true);
  });
});

describe('a sender who does not hear the answer', () => {
  it('sends again and gets 200 with the same ticket', async () => {
    const report = aReport({ text: '答复丢了' });
    const ground = (await api.deps.grounds.of(api.code)) as Ground;
    const context = { ...api.deps, ground, renewGround: async () => ground };
    const [lost] = await submitReports(context, [{ input: report, senderId: null, requestId: null }]);
    const again = await api.send(report);
    expect(again.status).toBe(200);
    const { ticket } = await answerOf(again);
    expect(lost?.kind === 'created' && lost.ticket.id).toBe(ticket.id);
    expect(ticket).toMatchObject({ gridCode: smallGridCode(2), holder: { post: 'grid-worker' } });
  });

  it('may reach another server the second time, even at the same moment', async () => {
    const another = await openAnother(api);
    await another.send(aReport());
    for (let round = 0; round < 20; round++) {
      const report = aReport();
      const answers = await Promise.all([api.send(report), another.send(report), api.send(report)]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 201]);
      const bodies = await Promise.all(answers.map(answerOf));
      expect(new Set(bodies.map(({ ticket }) => ticket.id)).size).toBe(1);
      expect(await stored([report.id])).toMatchObject({ reports: 1, tickets: 1, entries: 1 });
    }
    expect(await feedIsGapless()).toBe(true);
    await another.close();
  });

  it('however often requests or answers are lost on the way has sent exactly one report', async () => {
    const fates = fc.array(fc.constantFrom('request lost', 'answer lost'), { maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(fc.array(fates, { minLength: 50, maxLength: 50 }), async (senders) => {
        const reports = senders.map((lost) => ({ report: aReport(), lost }));
        const heard = await Promise.all(reports.map(sendUntilHeard));
        expect(heard.every(({ status }) => status === 200 || status === 201)).toBe(true);
        heard.forEach(({ status }, index) => {
          expect(status).toBe(reports[index]?.lost.includes('answer lost') ? 200 : 201);
        });
        const ids = reports.map(({ report }) => report.id);
        expect(await stored(ids)).toMatchObject({ reports: 50, tickets: 50, entries: 50 });
      }),
      { numRuns: 4 },
    );
    expect(await feedIsGapless()).toBe(true);
  });
});

async function sendUntilHeard({ report, lost }: { report: SubmitReport; lost: string[] }): Promise<Response> {
  for (const fate of lost) if (fate === 'answer lost') await api.send(report);
  return api.send(report);
}

describe('ids', () => {
  it('belong to the receiving community: the same id may come to two', async () => {
    const report = aReport({ id: uuidv7() });
    expect((await api.send(report)).status).toBe(201);
    const other = await api.request(
      '/api/reports',
      {
        method: 'POST',
        body: JSON.stringify({ ...report, text: 'there' }),
        headers: { 'content-type': 'application/json' },
      },
      api.other,
    );
    expect(other.status).toBe(201);
  });
});
