import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StaffTicket } from '#contract/tickets.ts';
import { type Action, actions } from '#domain/policy.ts';
import { covers, coversGrid, peopleScope, ticketScope } from '#domain/scope.ts';
import type { Api } from '#support/api.ts';
import { type ObjectRoute, objectRoutes, type Target } from '#support/matrixObjects.ts';
import { type Plain, plainRoutes } from '#support/matrixPlain.ts';
import {
  canary,
  inGrid,
  openMatrix,
  randomId,
  refusalBy,
  routed,
  type Subject,
  ticketRows,
  type World,
  withoutRequestId,
} from '#support/matrixWorld.ts';
import { everyRole, type Role } from '#support/roles.ts';
import { smallGridCode } from '#support/smallLand.ts';

let world: World;
let api: Api;
const subjects = new Map<string, Subject>();
const targets = new Map<string, Target>();
let objects: Record<string, ObjectRoute>;

beforeAll(async () => {
  world = await openMatrix();
  api = world.api;
  for (const [name, more, community] of [
    ['own grid', inGrid(2)],
    ['sibling grid', inGrid(5)],
    ['own unit', { placeText: '甲苑1号楼1单元', ...inGrid(1) }],
    ['place to confirm', { placeText: '不知道在哪里', position: undefined }],
    ['family matter', { ...inGrid(2), category: 'family-dispute' }],
    ['complaint about the worker', { ...inGrid(2), complaintAbout: 'grid-worker' }],
    ['addressed to the utility', inGrid(4)],
    ['other community', inGrid(2), api.other],
  ] as const)
    subjects.set(name, await world.send(more, community));
  const addressed = subjects.get('addressed to the utility') as Subject;
  await api.database
    .sql`update ticket set addressed_organisation_ids = array(select id from organisation o where o.community_id = ticket.community_id and o.code = 'heating')
    where id = ${addressed.ticketId}`;
  const row = (await ticketRows(api, api.communityId)).find(({ id }) => id === addressed.ticketId);
  if (row) subjects.set('addressed to the utility', { ...addressed, row });
  objects = objectRoutes(world);
  for (const [route, { make }] of Object.entries(objects))
    targets.set(
      route,
      await make({ role: 'grid-worker', relation: 'own grid', actor: actorOf('grid-worker') }),
    );
}, 120_000);
afterAll(() => api.close());

const actorOf = (role: Role) => world.actorOf(role);
const refused = (role: Role, action: Action) => refusalBy(role, actorOf(role), action);

/** A valid request of a role: were the policy not asked, it would do what it says. */
function requestOf(route: string, role: Role, plain: Plain | undefined): { path: string; init: RequestInit } {
  const [method = '', path = ''] = route.split(' ');
  const target = targets.get(route) ?? { id: randomId };
  const relation = 'own grid' as const;
  const row = objects[route];
  const { headers = {}, body = undefined } = row
    ? (row.send?.(target, { role, relation, actor: actorOf(role) }) ?? {})
    : { headers: plain?.headers, body: plain?.body && JSON.stringify(plain.body) };
  return {
    path: path.replace(/:id|:gridCode/, target.id) + (plain?.query ?? ''),
    init: {
      method,
      headers: { 'content-type': 'application/json', ...world.headersOf(role), ...headers },
      ...(body === undefined ? {} : { body }),
    },
  };
}

describe('every route', () => {
  it('names a row of the policy, and every row is named by a route', () => {
    const named = routed(api);
    expect([...named].filter(([, action]) => action === undefined || !actions.includes(action))).toEqual([
      ['GET /api/openapi.json', undefined],
    ]);
    const used = new Set(named.values());
    expect(actions.filter((action) => !used.has(action) && action !== 'document.read')).toEqual([]);
  });

  it.each(everyRole)(
    'that the policy closes refuses the valid request of a %s on what is really there, and changes nothing',
    async (role) => {
      const before = await counts();
      const plain = await plainRoutes(world, role);
      for (const [route, action] of routed(api)) {
        const wanted = action && refused(role, action);
        if (!wanted) continue;
        const { path, init } = requestOf(route, role, plain[route]);
        const response = await api.request(path, init);
        expect(response.status, `${role} ${route}`).toBe(wanted);
        const text = await response.text();
        for (const word of Object.values(canary)) expect(text, `${role} ${route}`).not.toContain(word);
      }
      expect(await counts()).toEqual(before);
    },
  );

  it.each(everyRole)('without an id that the policy opens answers a %s, and names nobody', async (role) => {
    const plain = await plainRoutes(world, role);
    const open = [...routed(api)].filter(
      ([route, action]) => action && !route.includes(':') && refused(role, action) === null,
    );
    expect(Object.keys(plain)).toEqual(expect.arrayContaining(open.map(([route]) => route)));
    for (const [route] of open) {
      const one = plain[route] as Plain;
      if (one.becomes === null) continue;
      const { path, init } = requestOf(route, role, one);
      const response = await api.request(path, init);
      const text = await response.text();
      expect(response.status, `${role} ${route}: ${text.slice(0, 200)}`).toBe(one.becomes);
      expect(text, `${role} ${route}`).not.toContain(canary.phone);
      expect(text, `${role} ${route}`).not.toContain(`"${canary.name}"`);
    }
  });
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
    const headers = world.headersOf(role);
    const scope = ticketScope(actorOf(role), api.communityId);
    const missing = await (await api.request(`/api/tickets/${randomId}`, { headers })).text();
    const closed = refused(role, 'tickets.read');
    for (const [name, { ticketId, photoId, row }] of subjects) {
      const isSeen = closed === null && name !== 'other community' && covers(scope, row);
      const response = await api.request(`/api/tickets/${ticketId}`, { headers });
      expect(response.status, `${role}: ${name}`).toBe(closed ?? (isSeen ? 200 : 404));
      const text = await response.text();
      if (!isSeen) expect(withoutRequestId(text)).toBe(withoutRequestId(missing));
      expect(text, `${role}: ${name}`).not.toContain(canary.phone);
      expect(text, `${role}: ${name}`).not.toContain(`"${canary.name}"`);
      const photo = await api.request(`/api/photos/${photoId}`, { headers });
      if (photo.status === 200) expect(isSeen, `${role}: photo of ${name}`).toBe(true);
      else expect(photo.status).toBe(closed ?? 404);
    }
  });

  it('finds in its list exactly what it may open, by every filter', async () => {
    const headers = world.headersOf(role);
    if (refused(role, 'tickets.list') !== null) return;
    const scope = ticketScope(actorOf(role), api.communityId);
    const all = await ticketRows(api, api.communityId);
    const wanted = all.filter((row) => covers(scope, row)).map(({ id }) => id);
    for (const query of [
      '?limit=200',
      '?limit=200&kind=dispute,hazard,appeal,errand,opinion',
      '?group=open&limit=200',
    ]) {
      const response = await api.request(`/api/tickets${query}`, { headers });
      const { items } = (await response.json()) as { items: { id: string }[] };
      expect(items.map(({ id }) => id).sort(), query).toEqual([...wanted].sort());
    }
  });

  it('opens the triangles of its grids and no others', async () => {
    const headers = world.headersOf(role);
    const scope = peopleScope(actorOf(role), api.communityId);
    for (const number of [1, 2, 3, 4, 5, 6]) {
      const code = smallGridCode(number);
      const { status } = await api.request(`/api/grids/${code}/triangle`, { headers });
      const wanted = refused(role, 'triangle.read') ?? (coversGrid(scope, code) ? 200 : 404);
      expect(status, `${role}: grid ${number}`).toBe(wanted);
    }
  });
});

describe('the keys of a ticket', () => {
  const open = async (role: Role, name: string): Promise<StaffTicket> => {
    const headers = world.headersOf(role);
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

describe('signing out, last of all', () => {
  it.each(everyRole)('ends the session of a %s, who has one, and no other', async (role) => {
    const headers = world.headersOf(role);
    const wanted = refused(role, 'session.own');
    const signedOut = await api.request('/api/session', { method: 'DELETE', headers });
    expect(signedOut.status).toBe(wanted ?? 204);
    expect((await api.request('/api/sessions', { headers })).status).toBe(401);
  });
});
