import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DevicePairing } from '#contract/people.ts';
import type { SubmitAnswer, SubmitReport } from '#contract/reports.ts';
import type { StaffTicket } from '#contract/tickets.ts';
import type { Actor } from '#domain/actor.ts';
import { type Action, actions, may } from '#domain/policy.ts';
import { covers, coversGrid, peopleScope, type ScopedTicket, ticketScope } from '#domain/scope.ts';
import { type Api, aReport, openApi } from '#support/api.ts';
import { plainPhoto } from '#support/photos.ts';
import { everyRole, headersOf, type Role } from '#support/roles.ts';
import { middleOf, smallGridCode } from '#support/smallLand.ts';

/** Names and words that nobody may find where they do not belong. */
const canary = { name: '金丝雀', phone: '100-7777-7777', text: '金丝雀说的话', place: '金丝雀的门' };
let api: Api;
let screenToken: string;
const actors = new Map<Role, Actor>();
type Subject = { ticketId: string; reportId: string; photoId: string; row: ScopedTicket };
const subjects = new Map<string, Subject>();
const randomId = '018f6f2e-0000-7000-8000-00000000abcd';

beforeAll(async () => {
  api = await openApi();
  const pairing = (await (await api.request('/api/devices', { method: 'POST' })).json()) as DevicePairing;
  screenToken = pairing.token;
  await api.request('/api/devices/pair', {
    method: 'POST',
    headers: { ...(await api.as('administrator')), 'content-type': 'application/json' },
    body: JSON.stringify({ code: pairing.code, name: '大厅' }),
  });
  const at = (number: number) => {
    const [lon, lat] = middleOf(number);
    return { position: { lon, lat, crs: 'WGS84', accuracyMeters: 8, source: 'gps' } as const };
  };
  await send('own grid', at(2));
  await send('sibling grid', at(5));
  await send('own unit', { placeText: '甲苑1号楼1单元', ...at(1) });
  await send('place to confirm', { placeText: '不知道在哪里', position: undefined });
  await send('family matter', { ...at(2), category: 'family-dispute' });
  await send('complaint about the worker', { ...at(2), complaintAbout: 'grid-worker' });
  await send('addressed to the utility', at(4));
  await api.database
    .sql`update ticket set addressed_organisation_ids = array(select id from organisation o where o.community_id = ticket.community_id and o.code = 'heating')
    where id = ${subjects.get('addressed to the utility')?.ticketId as string}`;
  await send('other community', at(2), api.other);
  for (const [name, subject] of subjects)
    subjects.set(name, { ...subject, row: await rowOf(subject.ticketId) });
  for (const role of everyRole) {
    const headers = new Headers(await headersOf(api, role, screenToken));
    actors.set(role, (await api.deps.identity.resolve(headers, api.communityId)).actor);
  }
}, 120_000);
afterAll(() => api.close());

async function send(name: string, more: Partial<SubmitReport>, community = api.code): Promise<void> {
  const photoId = uuidv7();
  const body = (await plainPhoto('png')) as BodyInit;
  await api.request(`/api/photos/${photoId}`, { method: 'PUT', body }, community);
  const report = aReport({
    text: canary.text,
    reporter: { name: canary.name, phone: canary.phone },
    photoIds: [photoId],
    ...more,
  });
  const response = await api.request(
    '/api/reports',
    { method: 'POST', body: JSON.stringify(report), headers: { 'content-type': 'application/json' } },
    community,
  );
  expect(response.status, name).toBe(201);
  const { ticket } = (await response.json()) as SubmitAnswer;
  subjects.set(name, { ticketId: ticket.id, reportId: report.id, photoId, row: {} as ScopedTicket });
}

async function rowOf(ticketId: string): Promise<ScopedTicket> {
  const [row] = await api.database.sql<(ScopedTicket & { communityId: string })[]>`
    select t.grid_code as "gridCode", t.unit_id as "unitId", t.is_restricted as "isRestricted", t.holder_posting_id as "holderPostingId",
      t.addressed_organisation_ids as "addressedOrganisationIds",
      array(select distinct u.building_group_id::text from unit u where u.community_id = t.community_id and u.building_group_id is not null
        and (u.id = t.unit_id or (t.unit_id is null and u.building_id = t.building_id))) as "buildingGroupIds"
    from ticket t where t.id = ${ticketId}`;
  return row as ScopedTicket;
}

/** The routes as they are mounted, with the policy row their handlers name. */
const routed = () => {
  const named = new Map<string, Action | undefined>();
  for (const { method, path, handler } of api.app.routes) {
    if (method === 'ALL' || !path.startsWith('/api/')) continue;
    const key = `${method} ${path}`;
    named.set(key, named.get(key) ?? (handler as { action?: Action }).action);
  }
  return named;
};
const actorOf = (role: Role) => actors.get(role) as Actor;
/** What the policy alone says: null when the route may go on. */
function refusalBy(role: Role, action: Action): number | null {
  // Their account is their own here too, though here they are nobody.
  if (role === 'secretary of another community' && action === 'session.own') return null;
  const verdict = may(actorOf(role), action);
  if (verdict.ok) return null;
  return verdict.because === 'sign-in-needed' ? 401 : 403;
}
const withoutRequestId = (text: string) => text.replace(/"requestId":"[^"]*"/, '');

describe('every route', () => {
  it('names a row of the policy, and every row is named by a route', () => {
    const named = routed();
    expect([...named].filter(([, action]) => action === undefined || !actions.includes(action))).toEqual([
      ['GET /api/openapi.json', undefined],
    ]);
    const used = new Set(named.values());
    expect(actions.filter((action) => !used.has(action) && action !== 'document.read')).toEqual([]);
  });

  it.each(everyRole)(
    'answers a %s as the policy says, whatever the object, and changes nothing',
    async (role) => {
      const headers = await headersOf(api, role, screenToken);
      const before = await counts();
      let asked = 0;
      for (const [route, action] of routed()) {
        const [method = '', path = ''] = route.split(' ');
        // A stream does not end; signing out would end what is being tested.
        if (!action || route === 'DELETE /api/session') continue;
        if (path.startsWith('/api/live') && refusalBy(role, action) === null) continue;
        const url = path.replace(':gridCode', smallGridCode(2)).replace(':id', randomId);
        const response = await api.request(url, {
          method,
          headers,
          ...(method === 'GET' ? {} : { body: '{}' }),
        });
        asked++;
        const refused = refusalBy(role, action);
        if (refused !== null) expect(response.status, `${role} ${route}`).toBe(refused);
        else if (action !== 'session.open' && action !== 'session.demo')
          expect([401, 403], `${role} ${route}`).not.toContain(response.status);
        expect(response.status, `${role} ${route}`).toBeLessThan(500);
        const text = await response.text();
        expect(text, `${role} ${route}`).not.toContain(canary.phone);
        if (refused !== null) expect(text, `${role} ${route}`).not.toContain(canary.name);
      }
      expect(asked).toBeGreaterThan(25);
      expect(await counts()).toEqual(before);
    },
  );
});

const counts = async () => {
  const mine = api.database.sql`community_id = ${api.communityId}`;
  const [row] = await api.database.sql`
    select (select count(*)::int from report where ${mine}) as reports, (select count(*)::int from ticket where ${mine}) as tickets,
      (select count(*)::int from posting where ends_at is null and ${mine}) as postings,
      (select count(*)::int from report_contact where ${mine}) as contacts, (select count(*)::int from report where erased_at is not null and ${mine}) as erased,
      (select count(*)::int from person where account_id is not null and ${mine}) as accounts,
      (select count(*)::int from wall_device where paired_at is not null and revoked_at is null and ${mine}) as screens`;
  return row;
};

describe.each(everyRole)('a %s', (role) => {
  it('sees exactly the tickets and photos of its scope; all others are as if they did not exist', async () => {
    const headers = await headersOf(api, role, screenToken);
    const scope = ticketScope(actorOf(role), api.communityId);
    const missing = await (await api.request(`/api/tickets/${randomId}`, { headers })).text();
    const refused = refusalBy(role, 'tickets.read');
    for (const [name, { ticketId, photoId, row }] of subjects) {
      const isSeen = refused === null && name !== 'other community' && covers(scope, row);
      const response = await api.request(`/api/tickets/${ticketId}`, { headers });
      expect(response.status, `${role}: ${name}`).toBe(refused ?? (isSeen ? 200 : 404));
      const text = await response.text();
      if (!isSeen) expect(withoutRequestId(text)).toBe(withoutRequestId(missing));
      expect(text, `${role}: ${name}`).not.toContain(canary.phone);
      expect(text, `${role}: ${name}`).not.toContain(`"${canary.name}"`);
      const photo = await api.request(`/api/photos/${photoId}`, { headers });
      if (photo.status === 200) expect(isSeen, `${role}: photo of ${name}`).toBe(true);
      else expect(photo.status).toBe(refused ?? 404);
    }
  });

  it('finds in its list exactly what it may open, by every filter', async () => {
    const headers = await headersOf(api, role, screenToken);
    if (refusalBy(role, 'tickets.list') !== null) return;
    const scope = ticketScope(actorOf(role), api.communityId);
    const wanted = [...subjects]
      .filter(([name, { row }]) => name !== 'other community' && covers(scope, row))
      .map(([, { ticketId }]) => ticketId);
    for (const query of ['', '?kind=dispute,hazard,appeal,errand,opinion', '?group=open&limit=200']) {
      const response = await api.request(`/api/tickets${query}`, { headers });
      const { items } = (await response.json()) as { items: { id: string }[] };
      expect(items.map(({ id }) => id).sort(), query).toEqual([...wanted].sort());
    }
  });

  it('opens the triangles of its grids and no others', async () => {
    const headers = await headersOf(api, role, screenToken);
    const scope = peopleScope(actorOf(role), api.communityId);
    for (const number of [1, 2, 3, 4, 5, 6]) {
      const code = smallGridCode(number);
      const { status } = await api.request(`/api/grids/${code}/triangle`, { headers });
      const wanted = refusalBy(role, 'triangle.read') ?? (coversGrid(scope, code) ? 200 : 404);
      expect(status, `${role}: grid ${number}`).toBe(wanted);
    }
  });
});

describe('the keys of a ticket', () => {
  const open = async (role: Role, name: string): Promise<StaffTicket> => {
    const headers = await headersOf(api, role, screenToken);
    const { ticketId } = subjects.get(name) as Subject;
    return (await api.request(`/api/tickets/${ticketId}`, { headers })).json() as Promise<StaffTicket>;
  };

  it('are masked for the desk and closed for the handler: who reported is nobody’s business but the desk’s', async () => {
    const atDesk = (await open('desk-clerk', 'own grid')).reports[0];
    expect(atDesk).toMatchObject({ hasContact: true, contact: { name: '金*', phone: '100****7777' } });
    const handler = (await open('grid-worker', 'own grid')).reports[0];
    expect(handler).toMatchObject({ hasContact: true, contact: null, text: canary.text });
  });

  it('leave a volunteer who is informed the matter, not the words', async () => {
    const ticket = await open('unit-leader', 'own unit');
    expect(ticket.reports[0]).toMatchObject({ text: null, placeText: null, photoIds: [], contact: null });
    expect(ticket.unitId).toBeDefined();
  });

  it('leave an organisation that was called the words and a masked name, its address ending at the building', async () => {
    const ticket = await open('officer of a utility', 'addressed to the utility');
    expect(ticket.reports[0]).toMatchObject({ text: canary.text, placeText: null, contact: null });
    expect(ticket.holder?.name).toMatch(/^.\*$/);
    expect(ticket).not.toHaveProperty('unitId');
  });
});
