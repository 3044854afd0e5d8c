import { uuidv7 } from 'uuidv7';
import { expect } from 'vitest';
import type { DevicePairing } from '#contract/people.ts';
import type { SubmitAnswer, SubmitReport } from '#contract/reports.ts';
import { type Actor, publicActor } from '#domain/actor.ts';
import { type Action, may } from '#domain/policy.ts';
import type { ScopedTicket } from '#domain/scope.ts';
import { type Api, aReport, openApi } from './api.ts';
import { plainPhoto } from './photos.ts';
import { everyRole, headersOf, type Role } from './roles.ts';
import { middleOf } from './smallLand.ts';

/** Names and words that nobody may find where they do not belong. */
export const canary = { name: '金丝雀', phone: '100-7777-7777', text: '金丝雀说的话' };
export const randomId = '018f6f2e-0000-7000-8000-00000000abcd';

/** What one report becomes, and the row by which scopes decide. */
export type Subject = {
  ticketId: string;
  reportId: string;
  photoId: string;
  followToken: string;
  row: ScopedTicket;
};

/** Somebody in every role, signed in, in a community with another beside it, and work in it that some may see. */
export async function openMatrix() {
  const api = await openApi();
  const screenToken = await pairScreen(api);
  const photo = (await plainPhoto('png')) as BodyInit;
  const headers = new Map<Role, Record<string, string>>();
  const here = new Map<Role, Actor>();
  const there = new Map<Role, Actor>();
  for (const role of everyRole) {
    const sent = await headersOf(api, role, screenToken);
    headers.set(role, sent);
    for (const [actors, communityId] of [
      [here, api.communityId],
      [there, api.otherId],
    ] as const)
      actors.set(role, (await api.deps.identity.resolve(new Headers(sent), communityId)).actor);
  }
  const world = {
    api,
    photo,
    headersOf: (role: Role) => headers.get(role) ?? {},
    actorOf: (role: Role, isThere = false) => (isThere ? there : here).get(role) ?? publicActor,
    send: (more: Partial<SubmitReport> = {}, community = api.code) => send(world, more, community),
  };
  return world;
}
export type World = {
  api: Api;
  photo: BodyInit;
  headersOf: (role: Role) => Record<string, string>;
  actorOf: (role: Role, isThere?: boolean) => Actor;
  send: (more?: Partial<SubmitReport>, community?: string) => Promise<Subject>;
};

async function pairScreen(api: Api): Promise<string> {
  const pairing = (await (await api.request('/api/devices', { method: 'POST' })).json()) as DevicePairing;
  await api.request('/api/devices/pair', {
    method: 'POST',
    headers: { ...(await api.as('administrator')), 'content-type': 'application/json' },
    body: JSON.stringify({ code: pairing.code, name: '大厅' }),
  });
  return pairing.token;
}

export const inGrid = (number: number): Pick<SubmitReport, 'position'> => {
  const [lon, lat] = middleOf(number);
  return { position: { lon, lat, crs: 'WGS84', accuracyMeters: 8, source: 'gps' } };
};

async function send({ api, photo }: World, more: Partial<SubmitReport>, community: string): Promise<Subject> {
  const photoId = uuidv7();
  await api.request(`/api/photos/${photoId}`, { method: 'PUT', body: photo }, community);
  const { name, phone, text } = canary;
  const report = aReport({ text, reporter: { name, phone }, photoIds: [photoId], ...more });
  const response = await api.request(
    '/api/reports',
    { method: 'POST', body: JSON.stringify(report), headers: { 'content-type': 'application/json' } },
    community,
  );
  expect(response.status).toBe(201);
  const { ticket, report: sent } = (await response.json()) as SubmitAnswer;
  const communityId = community === api.other ? api.otherId : api.communityId;
  const row = (await ticketRows(api, communityId)).find(({ id }) => id === ticket.id) as ScopedTicket;
  return { ticketId: ticket.id, reportId: report.id, photoId, followToken: sent.followToken, row };
}

/** Every ticket of a community as scopes look at it. */
export const ticketRows = ({ database }: Api, communityId: string) =>
  database.sql<(ScopedTicket & { id: string })[]>`
    select t.id, t.grid_code as "gridCode", t.unit_id as "unitId", t.is_restricted as "isRestricted", t.holder_posting_id as "holderPostingId",
      t.addressed_organisation_ids as "addressedOrganisationIds",
      array(select distinct u.building_group_id::text from unit u where u.community_id = t.community_id and u.building_group_id is not null
        and (u.id = t.unit_id or (t.unit_id is null and u.building_id = t.building_id))) as "buildingGroupIds"
    from ticket t where t.community_id = ${communityId}`;

/** The routes as they are mounted, with the policy row their handlers name. */
export function routed({ app }: Api): Map<string, Action | undefined> {
  const named = new Map<string, Action | undefined>();
  for (const { method, path, handler } of app.routes) {
    if (method === 'ALL' || !path.startsWith('/api/')) continue;
    const key = `${method} ${path}`;
    named.set(key, named.get(key) ?? (handler as { action?: Action }).action);
  }
  return named;
}

/** What the policy alone says: null when the route may go on. */
export function refusalBy(role: Role, actor: Actor, action: Action): number | null {
  // An account is one's own also in a community where one is nobody.
  if (action === 'session.own' && role !== 'public' && role !== 'screen') return null;
  const verdict = may(actor, action);
  if (verdict.ok) return null;
  return verdict.because === 'sign-in-needed' ? 401 : 403;
}

export const withoutRequestId = (text: string) => text.replace(/"requestId":"[^"]*"/, '');
