import type { DevicePairing } from '#contract/people.ts';
import { type Actor, publicActor } from '#domain/actor.ts';
import type { Api } from './api.ts';
import { everyRole, roles } from './roles.ts';

/** Somebody who sends, and whom the server may take them for: never more than that. */
export type OddSender = { headers: Record<string, string>; actor: Actor; hasSession: boolean };

/** Everybody who may send a request: each role, and everybody who only pretends to be one. */
export async function openSenders(api: Api) {
  const senders = new Map<string, OddSender>();
  const resolve = async (headers: Record<string, string>) =>
    (await api.deps.identity.resolve(new Headers(headers), api.communityId)).actor;
  const renew = async (name: string) => {
    const isNeighbour = name === 'secretary of another community';
    const key = isNeighbour ? 'secretary' : roles[name as keyof typeof roles];
    const headers = { cookie: await signIn(api, key, isNeighbour ? api.otherId : api.communityId) };
    senders.set(name, { headers, actor: await resolve(headers), hasSession: true });
  };
  const nobody = (name: string, headers: Record<string, string>) =>
    senders.set(name, { headers, actor: publicActor, hasSession: false });
  const screen = await pairScreen(api);
  const screenHeaders = { 'x-device-token': screen.token };
  senders.set('screen', { headers: screenHeaders, actor: await resolve(screenHeaders), hasSession: false });
  const revoked = await pairScreen(api);
  await asAdministrator(api, 'DELETE', `/api/devices/${revoked.id}`);
  nobody('public', {});
  nobody('revoked screen', { 'x-device-token': revoked.token });
  nobody('unknown screen', { 'x-device-token': 'No7-aScreenWeKnow_No7-aScreenWeKnow_No7-aSc' });

  // Pairing has signed the administrator in; signing in by a link ends earlier sessions.
  for (const role of everyRole) if (role !== 'public' && role !== 'screen') await renew(role);
  const [name = '', value = ''] = (senders.get('secretary')?.headers.cookie ?? '').split('=');
  const [token = '', seal = ''] = decodeURIComponent(value).split('.');
  const forged = `${token}.${seal.startsWith('A') ? 'B' : 'A'}${seal.slice(1)}`;
  nobody('forged seal', { cookie: `${name}=${encodeURIComponent(forged)}` });
  nobody('bare token', { cookie: `${name}=${token}` });
  nobody('odd cookie', { cookie: `${name}=%zz; ${name}=; =; __proto__=1; ${name}=a.b.c; ;;` });
  for (const [key, how] of [
    ['worker1', 'expire'],
    ['worker4', 'delete'],
  ] as const) {
    const cookie = await signIn(api, key, api.communityId);
    await endSession(api, cookie, how);
    nobody(`a session after: ${how}`, { cookie });
  }
  return { senders, renew, names: [...senders.keys()] };
}
export type OddSenders = Awaited<ReturnType<typeof openSenders>>;

/** Signs somebody in by a personal link; earlier sessions of the account end. */
async function signIn(api: Api, key: string, communityId: string): Promise<string> {
  const personId = await personOf(api, key, communityId);
  const { link } = await api.deps.identity.openAccount({ communityId, personId });
  const visit = { communityId, requestId: null, headers: new Headers() };
  const { cookies } = await api.deps.identity.signInWithLink(visit, link.split('#link=')[1] as string);
  return cookies.map((line) => line.split(';')[0]).join('; ');
}

export async function personOf(api: Api, key: string, communityId = api.communityId): Promise<string> {
  const [row] = await api.database.sql<{ id: string }[]>`
    select id from person where community_id = ${communityId} and name = ${`测试员${key}`}`;
  return row?.id as string;
}

const tokenOf = (cookie: string): string =>
  decodeURIComponent(cookie.split('=')[1] ?? '').split('.')[0] ?? '';
async function endSession(api: Api, cookie: string, how: 'expire' | 'delete'): Promise<void> {
  const token = tokenOf(cookie);
  const { sql } = api.database;
  const past = new Date(api.deps.clock().getTime() - 1);
  if (how === 'delete') await sql`delete from auth_session where token = ${token}`;
  else await sql`update auth_session set expires_at = ${past} where token = ${token}`;
}

const asAdministrator = async (api: Api, method: string, path: string, body?: object) =>
  api.request(path, {
    method,
    headers: { ...(await api.as('administrator')), 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });

/** Asks and pairs. */
export async function pairScreen(api: Api): Promise<{ token: string; id: string }> {
  const asked = (await (await api.request('/api/devices', { method: 'POST' })).json()) as DevicePairing;
  const answer = await asAdministrator(api, 'POST', '/api/devices/pair', { code: asked.code, name: '大厅' });
  return { token: asked.token, id: ((await answer.json()) as { id: string }).id };
}
