import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SubmitAnswer } from '#contract/reports.ts';
import { type Api, aReport, openApi } from '#support/api.ts';
import { smallGridCode } from '#support/smallLand.ts';

let api: Api;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

const answerOf = async (response: Response | Promise<Response>) =>
  (await (await response).json()) as SubmitAnswer;

describe('a report', () => {
  it('is located, assigned to the worker on shift and answered with reasons', async () => {
    const response = await api.send(aReport());
    expect(response.status).toBe(201);
    const { report, ticket } = await answerOf(response);
    expect(report.followToken).toHaveLength(32);
    expect(ticket).toMatchObject({
      status: 'assigned',
      severity: 'normal',
      gridCode: smallGridCode(2),
      confidence: 'inside',
      holder: { post: 'grid-worker' },
      boundaryVersion: 1,
      category: 'light-out',
    });
    expect(ticket.number).toMatch(/^SM-2026-\d{6}$/);
    expect(ticket.why.map(({ code }) => code)).toEqual([
      'located-by-position',
      'grid-inside',
      'boundary-version',
      'working-time',
      'worker-on-shift',
      'volunteers-informed',
      'due-by-category',
    ]);
    for (const { sentence } of ticket.why) expect(sentence).toMatch(/[一-鿿]/);
  });

  it('is explained in English to an English reader', async () => {
    const { ticket } = await answerOf(api.send(aReport(), { 'accept-language': 'en-GB,en;q=0.9' }));
    for (const { sentence } of ticket.why) expect(sentence).toMatch(/^[\x20-\x7e’第网格（）片区\d]+$/);
  });

  it('answers a retry with the first placement and 200, and other content under the same id with 422', async () => {
    const report = aReport();
    const first = await answerOf(api.send(report));
    const again = await api.send(report);
    expect(again.status).toBe(200);
    expect(await answerOf(again)).toEqual(first);
    const other = await api.send({ ...report, text: 'something else' });
    expect(other.status).toBe(422);
    expect(await other.json()).toMatchObject({ error: { code: 'report_other_content' } });
  });

  it('becomes one report, one ticket and one feed entry however many times it is sent at once', async () => {
    const report = aReport();
    const before = await feedCount();
    const answers = await Promise.all(Array.from({ length: 50 }, () => api.send(report)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(49);
    const bodies = await Promise.all(answers.map(answerOf));
    expect(new Set(bodies.map(({ ticket }) => ticket.id)).size).toBe(1);
    expect(await feedCount()).toBe(before + 1);
  });

  it('needs a position or a place in words, and says which field was wrong and what was seen', async () => {
    const nothing = await api.send({ id: uuidv7(), channel: 'phone-page' });
    expect(nothing.status).toBe(422);
    expect(await nothing.json()).toMatchObject({
      error: { code: 'invalid_content', issues: [{ path: 'position', code: 'place_required' }] },
    });
    const wrong = await api.send({
      ...aReport(),
      channel: 'pigeon',
      position: { lon: 200, lat: 'x', crs: 'WGS84', source: 'gps' },
    });
    const { error } = (await wrong.json()) as {
      error: { issues: { path: string; seen: unknown; message: string }[] };
    };
    expect(error.issues.map(({ path, seen }) => [path, seen])).toEqual([
      ['channel', 'pigeon'],
      ['position.lon', 200],
      ['position.lat', 'x'],
    ]);
  });

  it('refuses unknown parameters with 400 and unknown communities with 404', async () => {
    const report = JSON.stringify(aReport());
    const unknown = await api.app.request(`/api/reports?community=${api.code}&colour=red`, {
      method: 'POST',
      body: report,
    });
    expect(unknown.status).toBe(400);
    const nowhere = await api.app.request('/api/reports?community=nowhere', { method: 'POST', body: report });
    expect(nowhere.status).toBe(404);
  });

  it('is followed with its token only; without it, it does not exist', async () => {
    const { report, ticket } = await answerOf(api.send(aReport()));
    const followed = await api.request(`/api/reports/${report.id}`, {
      headers: { 'x-follow-token': report.followToken },
    });
    expect(await followed.json()).toMatchObject({ currentStatus: 'assigned', ticket: { id: ticket.id } });
    expect((await api.request(`/api/reports/${report.id}`)).status).toBe(404);
    expect(
      (
        await api.request(
          `/api/reports/${report.id}`,
          { headers: { 'x-follow-token': report.followToken } },
          api.other,
        )
      ).status,
    ).toBe(404);
  });

  it('is followed by its id in whatever case it is written, as it is sent', async () => {
    const sent = aReport();
    const { report } = await answerOf(api.send({ ...sent, id: sent.id.toUpperCase() }));
    expect(report.id).toBe(sent.id);
    for (const id of [report.id, report.id.toUpperCase()]) {
      const followed = await api.request(`/api/reports/${id}`, {
        headers: { 'x-follow-token': report.followToken },
      });
      expect(followed.status).toBe(200);
      expect(await followed.json()).toMatchObject({ report: { id: sent.id } });
    }
  });

  it('is followed with the status its ticket has now, as a retry is answered', async () => {
    const sent = aReport();
    const { report, ticket } = await answerOf(api.send(sent));
    await api.database.sql`
      update ticket set status = 'in-progress' where community_id = ${api.communityId} and id = ${ticket.id}`;
    const followed = await api.request(`/api/reports/${report.id}`, {
      headers: { 'x-follow-token': report.followToken },
    });
    expect(await followed.json()).toMatchObject({
      currentStatus: 'in-progress',
      ticket: { status: 'in-progress' },
    });
    expect((await answerOf(api.send(sent))).ticket.status).toBe('in-progress');
  });

  it('is the same report when what is empty is left out, and its moment written in another offset', async () => {
    const report = aReport({ occurredAt: '2026-11-23T09:00:00+08:00' });
    expect((await api.send({ ...report, photoIds: [], reporter: {}, compoundCodes: [] })).status).toBe(201);
    expect((await api.send({ ...report, occurredAt: '2026-11-23T01:00:00.000Z' })).status).toBe(200);
    expect((await api.send({ ...report, occurredAt: '2026-11-23T01:00:00.001Z' })).status).toBe(422);
  });

  it('that leaves out what must be there is told that it is required', async () => {
    const { channel: _channel, position: _position, ...report } = aReport();
    const response = await api.send({ ...report, position: { lon: 110, lat: 40 } });
    const { error } = (await response.json()) as { error: { issues: { path: string; code: string }[] } };
    expect(error.issues.map(({ path, code }) => [path, code])).toEqual([
      ['channel', 'required'],
      ['position.crs', 'required'],
      ['position.source', 'required'],
    ]);
  });

  it('keeps the reporter beside it and out of every answer', async () => {
    const sent = await api.send(
      aReport({ reporter: { name: '金丝雀', phone: '100-7777-7777' }, text: '灯不亮' }),
    );
    const { ticket } = await answerOf(sent);
    const everything = [
      JSON.stringify(ticket),
      await (await api.see(`/api/tickets/${ticket.id}`)).text(),
      await (await api.request('/api/wall')).text(),
      await (await api.see('/api/tickets')).text(),
    ].join();
    expect(everything).not.toContain('金丝雀');
    expect(everything).not.toContain('7777-7777');
    expect(await (await api.see(`/api/tickets/${ticket.id}`)).json()).toMatchObject({
      reports: [{ hasContact: true, text: '灯不亮' }],
    });
  });

  it('goes to the receiving community only', async () => {
    const { ticket } = await answerOf(api.send(aReport()));
    expect((await api.see(`/api/tickets/${ticket.id}`, {}, api.other)).status).toBe(404);
    expect(await (await api.request('/api/wall', {}, api.other)).text()).not.toContain(ticket.id);
  });

  it('about a dispute, an errand or a welfare check is never a pin or a word in public', async () => {
    for (const category of [
      'neighbour-dispute',
      'family-dispute',
      'welfare-check',
      'errand-certificate',
      'property-service',
    ]) {
      const { ticket } = await answerOf(api.send(aReport({ category })));
      expect(ticket).not.toHaveProperty('category');
      expect(ticket).not.toHaveProperty('kind');
      expect(ticket).not.toHaveProperty('position');
      const wall = await (await api.request('/api/wall')).text();
      expect(wall).not.toContain(ticket.id);
      expect(wall).not.toContain(category);
    }
  });

  it('that complains about a grid worker goes past the worker to the area officer', async () => {
    const { ticket } = await answerOf(api.send(aReport({ complaintAbout: 'grid-worker' })));
    expect(ticket.holder).toEqual({ post: 'area-officer' });
    const { ticket: about } = await answerOf(api.send(aReport({ complaintAbout: 'community' })));
    expect(about.holder).toEqual({ post: 'secretary' });
  });
});

async function feedCount(): Promise<number> {
  const [row] = await api.database.sql<
    { count: number }[]
  >`select count(*)::int as count from feed where community_id = ${api.communityId}`;
  return row?.count ?? -1;
}

describe('what a phone has sent', () => {
  const key = 'k'.repeat(32);
  const mine = (header?: string, community = api.code) =>
    api.request('/api/reports/mine', header ? { headers: { 'x-sender-key': header } } : {}, community);

  it('is told to the phone that has the key, newest first, and to no other', async () => {
    const reports = [aReport(), aReport(), aReport({ category: 'family-dispute' })];
    for (const report of reports) await api.send(report, { 'x-sender-key': key });
    await api.send(aReport(), { 'x-sender-key': 'another-key-of-thirty-two-letters' });
    await api.send(aReport());
    const { items } = (await (await mine(key)).json()) as { items: SubmitAnswer[] };
    expect(items.map(({ report }) => report.id)).toEqual(reports.map(({ id }) => id).reverse());
    expect(items[0]?.ticket).not.toHaveProperty('category');
    for (const { report } of items) {
      const followed = await api.request(`/api/reports/${report.id}`, {
        headers: { 'x-follow-token': report.followToken },
      });
      expect(followed.status).toBe(200);
    }
    expect(((await (await mine(key, api.other)).json()) as { items: unknown[] }).items).toEqual([]);
    const [row] = await api.database.sql<{ count: number }[]>`
      select count(*)::int as count from report where sender_id like ${`%${key}%`}`;
    expect(row?.count, 'the key itself is kept nowhere').toBe(0);
  });

  it('is not found without a key, and a key that is none is refused rather than lost', async () => {
    expect((await mine()).status).toBe(404);
    for (const odd of ['short', 'x'.repeat(87), 'with space '.repeat(3)]) {
      expect((await mine(odd)).status).toBe(400);
      expect((await api.send(aReport(), { 'x-sender-key': odd })).status).toBe(400);
    }
  });
});
