import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyAudit } from '#actions/verifyAudit.ts';
import type { SubmitAnswer } from '#contract/reports.ts';
import type { StaffTicket } from '#contract/tickets.ts';
import { readFeedAfter } from '#db/queries/feed.ts';
import { type Api, aReport, openAnother, openApi } from '#support/api.ts';

let api: Api;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

const postingOf = async (key: string, post: string): Promise<string> => {
  const [row] = await api.database.sql<{ id: string }[]>`
    select o.id from posting o join person p on p.community_id = o.community_id and p.id = o.person_id
    where o.community_id = ${api.communityId} and p.name = ${`测试员${key}`} and o.post = ${post} limit 1`;
  return row?.id as string;
};
const end = async (id: string, by = 'administrator', reason = '岗位调整') =>
  api.request(`/api/postings/${id}/end`, {
    method: 'POST',
    headers: { ...(await api.as(by)), 'content-type': 'application/json' },
    body: JSON.stringify({ reason }),
  });

describe('ending a posting', () => {
  it('moves the open tickets in the same transaction, tells the feed, and ends the right with the next request', async () => {
    const worker = await api.as('worker2');
    const { ticket } = (await (await api.send(aReport())).json()) as SubmitAnswer;
    const restricted = (await (
      await api.send(aReport({ category: 'errand-certificate' }))
    ).json()) as SubmitAnswer;
    expect((await api.request(`/api/tickets/${ticket.id}`, { headers: worker })).status).toBe(200);
    const [before] = await api.database.sql<{ last: number }[]>`
      select feed_sequence::int as last from community_counter where community_id = ${api.communityId}`;

    const id = await postingOf('worker2', 'grid-worker');
    const answer = await end(id);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ movedTickets: 2 });

    // 0 seconds later, on this server and on another.
    expect((await api.request('/api/tickets', { headers: worker })).status).toBe(403);
    const another = await openAnother(api);
    const there = await another.app.request(`/api/tickets?community=${api.code}`, { headers: worker });
    expect(there.status).toBe(403);
    await another.close();

    const staff: StaffTicket = await api.get(`/api/tickets/${ticket.id}`);
    expect(staff.holder?.post).toBe('grid-worker');
    expect(staff.holder?.name).not.toBe('测试员worker2');
    expect(staff.version).toBe(2);
    expect(staff.assignments).toHaveLength(2);
    const codes = staff.why.map(({ code }) => code);
    expect(codes).toEqual(
      expect.arrayContaining([
        'grid-inside',
        'holder-left',
        'no-worker',
        'neighbour-worker',
        'due-by-category',
      ]),
    );
    expect(codes.indexOf('grid-inside')).toBeLessThan(codes.indexOf('holder-left'));
    expect(codes).not.toContain('worker-on-shift');

    const entries = await readFeedAfter(api.database.sql, api.communityId, before?.last as number, 10);
    expect(entries.map(({ sequence }) => sequence)).toEqual([1, 2].map((one) => (before?.last ?? 0) + one));
    const changed = entries.find(({ ticketId }) => ticketId === ticket.id);
    expect(changed).toMatchObject({ kind: 'ticket.changed', payload: { id: ticket.id, kind: 'appeal' } });
    expect(entries.find(({ ticketId }) => ticketId === restricted.ticket.id)?.payload).toBeNull();

    const log = await api.request(`/api/audit?subjectId=${id}`, { headers: await api.as('secretary') });
    expect(((await log.json()) as { items: object[] }).items).toMatchObject([
      { action: 'posting-ended', details: { reason: '岗位调整', post: 'grid-worker', movedTickets: 2 } },
    ]);
    expect((await verifyAudit(api.database.db, api.communityId, api.deps)).breaks).toEqual([]);
  });

  it('a second time, or of nobody, is not found', async () => {
    const id = await postingOf('worker2', 'grid-worker');
    expect((await end(id)).status).toBe(404);
    expect((await end('018f6f2e-0000-7000-8000-00000000abcd')).status).toBe(404);
    expect((await end('no-id')).status).toBe(404);
  });

  it('is for the administrator and the secretary, with a reason', async () => {
    const id = await postingOf('worker6', 'grid-worker');
    for (const key of ['clerk', 'deputy', 'auditor', 'worker5'])
      expect((await end(id, key)).status).toBe(403);
    expect((await end(id, 'administrator', '')).status).toBe(422);
    expect((await end(id, 'secretary')).status).toBe(200);
  });

  it('never leaves the desk empty: a holder must always exist', async () => {
    const response = await end(await postingOf('clerk', 'desk-clerk'));
    expect(response.status).toBe(409);
    expect((await response.json()) as object).toMatchObject({
      error: { code: 'not_possible_now', issues: [{ code: 'last-at-the-desk' }] },
    });
    expect((await api.request('/api/tickets', { headers: await api.as('clerk') })).status).toBe(200);
  });

  it('never takes away the last who leads, keeps accounts or reads the log, nor those who watch by the one they watch', async () => {
    const refused = async (key: string, post: string, by: string) => {
      const response = await end(await postingOf(key, post), by);
      expect(response.status, `${post} by ${by}`).toBe(409);
      return ((await response.json()) as { error: { issues: { code: string; message: string }[] } }).error
        .issues[0];
    };
    expect(await refused('auditor', 'auditor', 'secretary')).toMatchObject({ code: 'watches-over-you' });
    expect(await refused('administrator', 'administrator', 'secretary')).toMatchObject({
      code: 'watches-over-you',
    });
    for (const post of ['auditor', 'administrator', 'secretary'])
      expect(await refused(post, post, 'administrator')).toMatchObject({
        code: 'last-in-post',
        message: expect.stringMatching(/接任者/),
      });
  });

  it('happens once when many ask at the same moment', async () => {
    const id = await postingOf('worker5', 'grid-worker');
    await api.as('administrator');
    const statuses = (await Promise.all(Array.from({ length: 12 }, () => end(id)))).map(
      ({ status }) => status,
    );
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.filter((status) => status === 404)).toHaveLength(11);
  });

  it('leaves in the log what was done before to the post it was done in', async () => {
    const [person] = await api.database.sql<{ id: string }[]>`
      select id from person where community_id = ${api.communityId} and name = '测试员volunteer'`;
    const volunteer = await api.as('volunteer');
    const refused = async () => {
      expect((await api.request('/api/people', { headers: volunteer })).status).toBe(403);
      const path = `/api/audit?action=refused&actorId=${person?.id}`;
      const answer = await api.request(path, { headers: await api.as('auditor') });
      const { items } = (await answer.json()) as { items: { actor: { posts: string[] } }[] };
      return items.map(({ actor }) => actor.posts);
    };
    expect(await refused()).toEqual([['volunteer']]);
    api.setNow('2026-11-23T10:30:00+08:00');
    expect((await end(await postingOf('volunteer', 'volunteer'))).status).toBe(200);
    api.setNow('2026-11-23T11:00:00+08:00');
    // Readers may see a ground that is a second old.
    await api.deps.grounds.renew(api.code);
    expect(await refused()).toEqual([[], ['volunteer']]);
  });
});
