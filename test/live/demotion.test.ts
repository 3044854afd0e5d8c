import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Api, openAnother, openApi } from '#support/api.ts';

let api: Api;
let another: Awaited<ReturnType<typeof openAnother>>;
beforeAll(async () => {
  api = await openApi();
  another = await openAnother(api);
});
afterAll(async () => {
  await another.close();
  await api.close();
});

type Headers = Record<string, string>;
/** The same request to both servers on the same database: how each answers. */
const askBoth = (path: string, headers: Headers): Promise<number[]> =>
  Promise.all(
    [api.app, another.app].map(
      async (app) => (await app.request(`${path}?community=${api.code}`, { headers })).status,
    ),
  );
const call = async (method: string, path: string, headers: Headers, body?: object) =>
  api.request(path, {
    method,
    headers: { ...headers, 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
const personOf = async (key: string) => {
  const [row] = await api.database.sql<{ id: string; posting: string }[]>`
    select p.id, o.id as posting from person p join posting o on o.community_id = p.community_id and o.person_id = p.id
    where p.community_id = ${api.communityId} and p.name = ${`测试员${key}`}`;
  return row as { id: string; posting: string };
};
/** Both servers have seen the session; then it is ended; then both refuse at once. */
async function expectEnd(
  { path, headers }: { path: string; headers: Headers },
  { end, becomes }: { end: () => Promise<Response>; becomes: number },
) {
  expect(await askBoth(path, headers)).toEqual([200, 200]);
  const answer = await end();
  expect(answer.status).toBeLessThan(300);
  // The very next request: nothing is remembered, so there is no second to wait for.
  expect(await askBoth(path, headers)).toEqual([becomes, becomes]);
}

describe('the very next request, on a second server too, is refused', () => {
  it('after the posting has ended: signed in still, but with no right left', async () => {
    const headers = await api.as('worker6');
    const { posting } = await personOf('worker6');
    await expectEnd(
      { path: '/api/tickets', headers },
      {
        end: async () =>
          call('POST', `/api/postings/${posting}/end`, await api.as('secretary'), { reason: '岗位调整' }),
        becomes: 403,
      },
    );
    expect(await askBoth('/api/sessions', headers)).toEqual([200, 200]);
    const me = await (await call('GET', '/api/me', headers)).json();
    expect(me).toMatchObject({ kind: 'person', postings: [] });
  });

  it('after one of two postings has ended: the other keeps what it gives', async () => {
    const headers = await api.as('officerA');
    const postings = await api.database.sql<{ id: string; gridCode: string }[]>`
      select o.id, o.grid_code as "gridCode" from posting o join person p on p.community_id = o.community_id and p.id = o.person_id
      where o.community_id = ${api.communityId} and p.name = '测试员officerA' order by o.grid_code`;
    const [first, second] = postings.map(({ gridCode }) => `/api/grids/${gridCode}/triangle`);
    await expectEnd(
      { path: first as string, headers },
      {
        end: async () =>
          call('POST', `/api/postings/${postings[0]?.id}/end`, await api.as('administrator'), {
            reason: '岗位调整',
          }),
        becomes: 404,
      },
    );
    expect(await askBoth(second as string, headers)).toEqual([200, 200]);
  });

  it('after the session was revoked from another of one’s own', async () => {
    const lost = await api.as('mediator');
    const { items } = (await (await call('GET', '/api/sessions', lost)).json()) as {
      items: { id: string }[];
    };
    const signedIn = await call('POST', '/api/session/demo', {}, { account: 'mediator' });
    const cookie = signedIn.headers.getSetCookie().map((line) => line.split(';')[0]);
    const kept = { cookie: cookie.join('; '), origin: api.deps.publicUrl };
    await expectEnd(
      { path: '/api/tickets', headers: lost },
      { end: () => call('DELETE', `/api/sessions/${items[0]?.id}`, kept), becomes: 401 },
    );
    expect(await askBoth('/api/tickets', kept)).toEqual([200, 200]);
  });

  it('after signing out, with a copy of the cookie', async () => {
    const headers = await api.as('worker5');
    await expectEnd(
      { path: '/api/tickets', headers },
      { end: () => call('DELETE', '/api/session', headers), becomes: 401 },
    );
  });

  it('after the account was disabled', async () => {
    const headers = await api.as('worker4');
    const { id } = await personOf('worker4');
    await expectEnd(
      { path: '/api/tickets', headers },
      {
        end: async () =>
          call('DELETE', `/api/people/${id}/account`, await api.as('administrator'), { reason: '离开社区' }),
        becomes: 401,
      },
    );
  });

  it('after a screen was revoked: it is one of the public', async () => {
    const asked = (await (await call('POST', '/api/devices', {})).json()) as { token: string; code: string };
    const administrator = await api.as('administrator');
    const paired = await call('POST', '/api/devices/pair', administrator, { code: asked.code, name: '大厅' });
    const { id } = (await paired.json()) as { id: string };
    const kinds = () =>
      Promise.all(
        [api.app, another.app].map(async (app) => {
          const headers = { 'x-device-token': asked.token };
          const response = await app.request(`/api/me?community=${api.code}`, { headers });
          return ((await response.json()) as { kind: string }).kind;
        }),
      );
    expect(await kinds()).toEqual(['device', 'device']);
    expect((await call('DELETE', `/api/devices/${id}`, administrator)).status).toBe(204);
    expect(await kinds()).toEqual(['public', 'public']);
  });

  it('after the shift is over: the duty officer holds no more than before', async () => {
    const headers = await api.as('dutyB');
    const path = '/api/grids/SMALL-001/triangle';
    expect(await askBoth(path, headers)).toEqual([200, 200]);
    // Handover is at 8:30; the session of 10:00 lasts twelve hours when used, so it is used on the way.
    for (const instant of ['2026-11-23T21:00:00+08:00', '2026-11-24T08:29:59+08:00']) {
      api.setNow(instant);
      expect(await askBoth(path, headers)).toEqual([200, 200]);
    }
    api.setNow('2026-11-24T08:30:00+08:00');
    expect(await askBoth(path, headers)).toEqual([403, 403]);
  });
});
