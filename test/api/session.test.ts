import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoAccountsSchema, meSchema, sessionListSchema } from '#contract/session.ts';
import { type Api, openApi } from '#support/api.ts';

let api: Api;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

const json = { 'content-type': 'application/json' };
const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  api.request(path, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { ...json, origin: api.deps.publicUrl, ...headers },
  });
const cookieOf = (response: Response) =>
  response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
const logged = async () =>
  (
    await api.database.sql<{ action: string }[]>`select action from audit_entry
      where community_id = ${api.communityId} order by sequence`
  ).map(({ action }) => action);

describe('signing in to the whole server', () => {
  it('begins as the public, who sees what it may and may not do', async () => {
    const response = await api.request('/api/me');
    expect(response.headers.get('cache-control')).toBe('no-store');
    const me = meSchema.parse(await response.json());
    expect(me).toMatchObject({ kind: 'public', person: null, community: { code: api.code, isDemo: true } });
    expect(me.rights).toContainEqual({ action: 'reports.send', ok: true });
    expect(me.rights).toContainEqual({ action: 'tickets.list', ok: false, because: 'sign-in-needed' });
  });

  it('goes on with a ready-made account, its session in the list and in the log, and ends by signing out', async () => {
    const { items } = demoAccountsSchema.parse(await (await api.request('/api/session/demo')).json());
    expect(items).toHaveLength(17);
    const cookie = cookieOf(await post('/api/session/demo', { account: 'desk-clerk' }));
    const me = meSchema.parse(await (await api.request('/api/me', { headers: { cookie } })).json());
    expect(me.postings.map(({ post: held }) => held)).toEqual(['desk-clerk']);
    expect(me.rights).toContainEqual({ action: 'tickets.list', ok: true });
    const list = await (await api.request('/api/sessions', { headers: { cookie } })).json();
    expect(sessionListSchema.parse(list).items).toMatchObject([{ isCurrent: true }]);
    const headers = { cookie, origin: api.deps.publicUrl };
    expect((await api.request('/api/session', { method: 'DELETE', headers })).status).toBe(204);
    const after = meSchema.parse(await (await api.request('/api/me', { headers: { cookie } })).json());
    expect(after.kind).toBe('public');
    expect(await logged()).toEqual(expect.arrayContaining(['signed-in', 'signed-out']));
  });

  it('refuses in the one shape of errors, and writes failures down without what was typed', async () => {
    const answer = await post('/api/session', { userName: 'geheim-name', password: 'geheim-wort' });
    expect(answer.status).toBe(401);
    const { error } = (await answer.json()) as { error: { code: string; requestId: string } };
    expect(error).toMatchObject({ code: 'sign_in_failed', requestId: answer.headers.get('x-request-id') });
    const rows = await api.database.sql<
      { text: string }[]
    >`select row_to_json(e)::text as text from audit_entry e
      where community_id = ${api.communityId} and action = 'sign-in-failed'`;
    expect(rows).toHaveLength(1);
    expect(rows[0]?.text).not.toMatch(/geheim/);
  });

  it("keeps what is one's own from who is not signed in", async () => {
    for (const [method, path, body] of [
      ['GET', '/api/sessions', undefined],
      ['DELETE', '/api/session', undefined],
      ['PUT', '/api/account/password', { next: 'a long new password' }],
      ['POST', '/api/account/second-factor', { password: 'x' }],
      ['GET', '/api/devices', undefined],
    ] as const) {
      const response = await api.request(path, {
        method,
        headers: json,
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
      expect([path, response.status]).toEqual([path, 401]);
    }
  });
});
