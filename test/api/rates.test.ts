import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Api, aReport, openApi } from '#support/api.ts';
import { makeRates } from '../../api/routes/rates.ts';

let api: Api;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());
beforeEach(() => {
  api.deps.rates = makeRates({ isOn: true });
  api.deps.trustedProxies = 0;
});

const json = { 'content-type': 'application/json' };
type From = { address?: string; headers?: Record<string, string> };
/** A request from an address, as the socket or the proxy in front would show it. */
const post = (path: string, body: unknown, { address, headers = {} }: From = {}) =>
  api.app.request(
    `http://mangrid.test${path}?community=${api.code}`,
    { method: 'POST', headers: { ...json, ...headers }, body: JSON.stringify(body) },
    { incoming: { socket: { remoteAddress: address } } },
  );
const statuses = async (times: number, send: (index: number) => Response | Promise<Response>) => {
  const seen: number[] = [];
  for (let index = 0; index < times; index++) seen.push((await send(index)).status);
  return seen;
};
const expectTooMany = async (response: Response, seconds: number) => {
  expect(response.status).toBe(429);
  const after = Number(response.headers.get('retry-after'));
  expect(after).toBeGreaterThanOrEqual(1);
  expect(after).toBeLessThanOrEqual(seconds);
  expect(((await response.json()) as { error: { code: string } }).error.code).toBe('too_many_requests');
};
/** The cheapest try: no password is checked. */
const useLink = (from: From) => post('/api/session/link', { token: 'x'.repeat(43) }, from);
const signIn = (userName: string, from: From = {}) =>
  post('/api/session', { userName, password: 'wrong wrong wrong' }, from);

describe('tries at one user name', () => {
  it('end after ten from one address, however written; the owner elsewhere and another name are not touched', async () => {
    const spelled = ['somebody', 'SOMEBODY', ' Somebody '];
    const address = '10.0.0.1';
    const tried = await statuses(10, (index) => signIn(spelled[index % 3] as string, { address }));
    expect(tried).toEqual(Array(10).fill(401));
    await expectTooMany(await signIn('somebody', { address }), 300);
    expect((await signIn('somebody', { address: '10.9.9.9' })).status).toBe(401);
    expect((await signIn('somebody-else', { address })).status).toBe(401);
  });

  it('end after a hundred from everywhere together', async () => {
    for (let tries = 0; tries < 100; tries++)
      await api.deps.rates.take('sign-in-as', { name: 'user:somebody', nameFrom: `${tries}` });
    await expectTooMany(await signIn('Somebody', { address: '10.9.9.9' }), 300);
  });

  it('tell nothing of whether there is such an account', async () => {
    const [person] = await api.database.sql<{ id: string }[]>`
      select id from person where community_id = ${api.communityId} and name = '测试员worker1'`;
    const userName = `known-${api.code}`;
    await api.deps.identity.openAccount({
      communityId: api.communityId,
      personId: person?.id as string,
      userName,
    });
    const told = async (name: string) => {
      const answers: unknown[] = [];
      for (let tries = 0; tries < 12; tries++) {
        const response = await signIn(name);
        const { error } = (await response.json()) as { error: { requestId: string } };
        const names = [...response.headers.keys()].sort();
        answers.push({ status: response.status, names, error: { ...error, requestId: '' } });
      }
      return answers;
    };
    const known = await told(userName);
    expect(known).toEqual(await told(`unknown-${api.code}`));
    expect(known.at(-1)).toMatchObject({ status: 429 });
  });
});

describe('codes to one telephone', () => {
  const askCode = (phone: string) => post('/api/session/code', { phone });
  it('are one a minute and guessed at ten times from one address, known or not', async () => {
    for (const phone of ['10090010000', '10077770000']) {
      expect((await askCode(phone)).status).toBe(202);
      await expectTooMany(await askCode(phone), 60);
      const guess = () => post('/api/session/code/confirm', { phone, code: '000000' });
      expect(await statuses(10, guess)).toEqual(Array(10).fill(401));
      await expectTooMany(await guess(), 300);
    }
    expect((await askCode('10055550000')).status).toBe(202);
  });

  it('are counted for the number, however it is written', async () => {
    expect((await askCode('138-0013-8000')).status).toBe(202);
    await expectTooMany(await askCode('13800138000'), 60);
    await expectTooMany(await askCode('+86 138 0013 8000'), 60);
  });
});

describe('reports', () => {
  it('of one phone are sixty a minute; another phone at the same address goes on', async () => {
    const from = (key: string) => ({ address: '10.1.1.1', headers: { 'x-sender-key': key.padEnd(22, 'x') } });
    const send = (key: string) => post('/api/reports', aReport(), from(key));
    const sent = await statuses(60, () => send('one'));
    expect(sent).toEqual(Array(60).fill(201));
    await expectTooMany(await send('one'), 60);
    expect((await send('two')).status).toBe(201);
    expect((await post('/api/reports', aReport(), { address: '10.1.1.1' })).status).toBe(201);
  });
});

describe('an address', () => {
  it('may try to sign in sixty times a minute, by whatever way; another address is not touched', async () => {
    const address = '10.2.2.2';
    const ways = [
      (index: number) => signIn(`name-${index}`, { address }),
      () => post('/api/session/link', { token: 'x'.repeat(43) }, { address }),
      () => post('/api/session/totp', { code: '000000' }, { address }),
      (index: number) => post('/api/session/code', { phone: String(10_000_000_000 + index) }, { address }),
      () => post('/api/session/first', {}, { address }),
    ];
    const tried = await statuses(60, (index) => (ways[index % ways.length] as (typeof ways)[0])(index));
    expect(tried).not.toContain(429);
    await expectTooMany(await signIn('one-more', { address }), 60);
    expect((await signIn('one-more', { address: '10.2.2.3' })).status).toBe(401);
    expect((await post('/api/reports', aReport(), { address })).status).toBe(201);
  });

  it('behind a proxy is what the proxy wrote down, not what the sender put before it', async () => {
    api.deps.trustedProxies = 1;
    const from = (claimed: string, real: string) => ({
      address: '127.0.0.1',
      headers: { 'x-forwarded-for': claimed ? `${claimed}, ${real}` : real },
    });
    const tried = await statuses(60, (index) => useLink(from(`10.3.${index}.1`, '10.4.4.4')));
    expect(tried).toEqual(Array(60).fill(401));
    await expectTooMany(await useLink(from('10.5.5.5', '10.4.4.4')), 60);
    expect((await useLink(from('10.4.4.4', '10.6.6.6'))).status).toBe(401);
  });

  it('is what the socket says where nobody stands in front, whatever is claimed', async () => {
    const claim = (index: number) => ({
      address: '10.7.7.7',
      headers: { 'x-forwarded-for': `10.8.${index}.1`, 'x-real-ip': `10.8.${index}.1` },
    });
    await statuses(60, (index) => useLink(claim(index)));
    await expectTooMany(await useLink(claim(99)), 60);
  });

  it('is counted as the proxy’s own where the proxy wrote nothing down', async () => {
    api.deps.trustedProxies = 1;
    await statuses(60, () => useLink({ address: '10.9.9.9' }));
    await expectTooMany(await useLink({ address: '10.9.9.9' }), 60);
  });
});

describe('what the public reads', () => {
  const read = (path: string, address: string, headers: Record<string, string> = {}) =>
    api.app.request(
      `http://mangrid.test${path}${path.includes('?') ? '&' : '?'}community=${api.code}`,
      { headers },
      { incoming: { socket: { remoteAddress: address } } },
    );
  const key = { 'x-sender-key': 'k'.repeat(22) };
  const forged = { cookie: `mangrid.session_token=${'x'.repeat(32)}.${'A'.repeat(43)}=` };
  it.each([
    ['reports followed', 'report.follow', '/api/reports/mine', key],
    ['a wall', 'wall.read', '/api/wall', {}],
    ['the land', 'land.read', '/api/places/suggest?text=a', {}],
    ['ready-made accounts', 'session.demo', '/api/session/demo', {}],
    ['a forged session', 'any', '/api/tickets', forged],
  ] as const)(
    '%s, is limited for an address; another is not touched',
    async (_what, action, path, headers) => {
      const address = '10.11.11.11';
      const usual = (await read(path, address, headers)).status;
      expect(usual).toBeLessThan(402);
      const seen = await (async () => {
        for (let taken = 1; taken < 10_000; taken++)
          try {
            await api.deps.rates.take(action, { address });
          } catch {
            return taken;
          }
        return 0;
      })();
      // Twenty walls that all begin anew in one minute, or a street of phones, stay well below.
      expect(seen).toBeGreaterThan(250);
      await expectTooMany(await read(path, address, headers), 60);
      expect((await read(path, '10.12.12.12', headers)).status).toBe(usual);
    },
  );
});

describe('the password asked for again', () => {
  it('is tried ten times by one account, by whatever way, and each failure is in the log', async () => {
    const headers = { ...json, ...(await api.as('mediator')) };
    const ask = (method: string, path: string, body: unknown) =>
      api.request(path, { method, headers, body: JSON.stringify(body) });
    const next = 'a long new password';
    expect((await ask('PUT', '/api/account/password', { next })).status).toBe(204);
    const password = 'not the password';
    const wrong = [
      () => ask('PUT', '/api/account/password', { current: password, next }),
      () => ask('POST', '/api/account/second-factor', { password }),
      () => ask('DELETE', '/api/account/second-factor', { password }),
    ];
    const tried = await statuses(9, (index) => (wrong[index % 3] as (typeof wrong)[0])());
    expect(tried).toEqual(Array(9).fill(422));
    for (const one of wrong) await expectTooMany(await one(), 300);
    await expectTooMany(await ask('POST', '/api/account/second-factor/confirm', { code: '000000' }), 300);
    await expectTooMany(await ask('PUT', '/api/account/password', { current: next, next }), 300);
    const [row] = await api.database.sql<{ n: number }[]>`select count(*)::int as n from audit_entry
      where community_id = ${api.communityId} and action = 'password-refused' and actor_kind = 'person'`;
    expect(row?.n).toBe(9);
    const other = { ...json, ...(await api.as('volunteer')) };
    const answer = await api.request('/api/account/password', {
      method: 'PUT',
      headers: other,
      body: JSON.stringify({ next }),
    });
    expect(answer.status).toBe(204);
  });
});

describe('an account', () => {
  it('makes twelve hundred requests a minute; another account goes on', async () => {
    const me = async (key: string) => api.request('/api/me', { headers: await api.as(key) });
    for (let round = 0; round < 60; round++) await Promise.all(Array.from({ length: 20 }, () => me('rider')));
    await expectTooMany(await me('rider'), 60);
    expect((await me('volunteer')).status).toBe(200);
    expect((await api.request('/api/me')).status).toBe(200);
  });
});
