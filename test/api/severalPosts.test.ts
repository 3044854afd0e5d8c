import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SubmitAnswer, SubmitReport } from '#contract/reports.ts';
import type { StaffTicket, TicketRow } from '#contract/tickets.ts';
import { type Api, aReport, openApi } from '#support/api.ts';
import { middleOf } from '#support/smallLand.ts';

let api: Api;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

const sent = async (more: Partial<SubmitReport>): Promise<string> => {
  const answer = await api.send(aReport({ text: '屋里漏水', ...more }));
  return ((await answer.json()) as SubmitAnswer).ticket.id;
};
const inUnit = { placeText: '甲苑1号楼1单元', position: undefined };
const inGrid = (number: number) => {
  const [lon, lat] = middleOf(number);
  return { position: { lon, lat, crs: 'WGS84', accuracyMeters: 8, source: 'gps' } as const };
};
const open = async (key: string, id: string) => {
  const response = await api.request(`/api/tickets/${id}`, { headers: await api.as(key) });
  return { status: response.status, ticket: (await response.json()) as StaffTicket };
};

describe('somebody with two posts', () => {
  it('reads with each what that post opens on its own tickets, in the list and one by one', async () => {
    const ofUnit = await sent(inUnit);
    const held = await sent(inGrid(5));
    // The leader of the unit is a volunteer too, and holds a matter elsewhere as one.
    const [posting] = await api.database.sql<{ id: string }[]>`
      update posting set person_id = (select person_id from posting where community_id = ${api.communityId} and post = 'unit-leader'
          and unit_id = (select unit_id from ticket where id = ${ofUnit}) and ends_at is null)
      where community_id = ${api.communityId} and post = 'volunteer' returning id`;
    await api.database.sql`update ticket set holder_posting_id = ${posting?.id as string} where id = ${held}`;
    expect((await open('unit-jia-1', ofUnit)).ticket.reports[0]).toMatchObject({
      text: null,
      placeText: null,
    });
    expect((await open('unit-jia-1', held)).ticket.reports[0]).toMatchObject({ text: '屋里漏水' });
    const list = await api.request('/api/tickets', { headers: await api.as('unit-jia-1') });
    const { items } = (await list.json()) as { items: TicketRow[] };
    const excerptOf = (id: string) => items.find((one) => one.id === id)?.excerpt;
    expect([excerptOf(ofUnit), excerptOf(held)]).toEqual([null, '屋里漏水']);
  });
});

describe('an officer of a property company', () => {
  it('sees what the company was called for in the compounds it serves, and nothing beyond them', async () => {
    const here = await sent(inUnit);
    const beyond = await sent(inGrid(5));
    await api.database.sql`update ticket set addressed_organisation_ids = array(select id from organisation
      where community_id = ${api.communityId} and code in ('property-jia', 'heating')) where id = any(${[here, beyond]}::uuid[])`;
    const called = await open('officer-property', here);
    expect(called.status).toBe(200);
    // Its address ends at the building, in the reasons too.
    expect(JSON.stringify(called.ticket.why)).toContain('甲苑1号楼');
    expect(JSON.stringify(called.ticket)).not.toContain('1单元');
    expect((await open('officer-property', beyond)).status).toBe(404);
    // One without a list of compounds serves the whole community.
    expect((await open('officer-heating', beyond)).status).toBe(200);
  });
});
