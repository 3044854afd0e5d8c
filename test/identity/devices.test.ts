import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Browser, type IdentityApi, openIdentity } from '#support/identityApi.ts';

let api: IdentityApi;
let administrator: Browser;
beforeAll(async () => {
  api = await openIdentity();
  administrator = await signedIn('administrator');
});
afterAll(() => api.close());

async function signedIn(key: string): Promise<Browser> {
  const { token } = await api.account(key);
  const browser = api.browser();
  await browser.send('POST', '/api/session/link', { token });
  return browser;
}
const ask = async () =>
  (await api.browser().send('POST', '/api/devices')).json as {
    token: string;
    code: string;
    expiresAt: string;
  };
const as = (token: string, path: string, community = api.code) =>
  api.browser(community).send('GET', path, undefined, { 'x-device-token': token });
const pair = (code: string, browser = administrator) =>
  browser.send('POST', '/api/devices/pair', { code, name: '大厅屏幕' });

describe('a screen', () => {
  it('shows a code without doubtful letters, is paired by it, and is then known by its token', async () => {
    const { token, code } = await ask();
    expect(code).toMatch(/^[2-9A-HJKMNP-Z]{3}-[2-9A-HJKMNP-Z]{3}$/);
    expect((await as(token, '/api/devices/own')).json).toEqual({ state: 'waiting', name: null });
    expect((await as(token, '/api/me')).json.kind).toBe('public');
    const paired = await pair(` ${code.toLowerCase().replace('-', ' ')} `);
    expect([paired.status, paired.json]).toMatchObject([
      200,
      { name: '大厅屏幕', views: ['wall'], lastSeenAt: null },
    ]);
    expect((await as(token, '/api/devices/own')).json).toEqual({ state: 'paired', name: '大厅屏幕' });
    expect((await as(token, '/api/me')).json).toMatchObject({
      kind: 'device',
      device: { id: paired.json.id, name: '大厅屏幕' },
      person: null,
      postings: [],
    });
    expect((await as(token, '/api/me', api.other)).json.kind).toBe('public');
    const { items } = (await administrator.send('GET', '/api/devices')).json;
    const listed = items.find(({ id }: { id: string }) => id === paired.json.id);
    expect(listed.lastSeenAt).toBe(api.now().toISOString());
    expect(api.entries.at(-1)).toMatchObject({
      action: 'device-paired',
      actor: { kind: 'person', id: await api.personId('administrator') },
      subject: { kind: 'device', id: paired.json.id },
    });
  });

  it('is one of the public again with the request after it was revoked', async () => {
    const { token, code } = await ask();
    const { id } = (await pair(code)).json;
    expect((await as(token, '/api/me')).json.kind).toBe('device');
    expect((await administrator.send('DELETE', `/api/devices/${id}`)).status).toBe(204);
    expect((await as(token, '/api/me')).json.kind).toBe('public');
    expect((await as(token, '/api/devices/own')).json.state).toBe('revoked');
    expect((await administrator.send('DELETE', `/api/devices/${id}`)).status).toBe(404);
    expect((await administrator.send('DELETE', '/api/devices/nonsense')).status).toBe(404);
  });

  it('is paired by one of a hundred', async () => {
    const { code } = await ask();
    const answers = await Promise.all(Array.from({ length: 100 }, () => pair(code)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 404)).toHaveLength(99);
  });

  it('has ten minutes, and is unknown afterwards', async () => {
    const { token, code } = await ask();
    const startedAt = api.now().getTime();
    api.pass(10 * 60_000);
    expect((await as(token, '/api/devices/own')).status).toBe(404);
    expect((await pair(code)).status).toBe(404);
    api.setNow(startedAt);
    expect((await as('no-such-token', '/api/devices/own')).status).toBe(404);
    expect((await api.browser().send('GET', '/api/devices/own')).status).toBe(404);
  });

  it('is paired by administrators alone, in their own community', async () => {
    const { code } = await ask();
    expect((await pair(code, api.browser())).status).toBe(401);
    expect((await pair(code, await signedIn('secretary'))).status).toBe(403);
    const stranger = api.browser(api.other);
    for (const [name, value] of administrator.jar) stranger.jar.set(name, value);
    expect((await pair(code, stranger)).status).toBe(401);
    expect((await pair(code)).status).toBe(200);
  });

  it('keeps its token to itself: the database has a hash', async () => {
    const { token, code } = await ask();
    const rows = await api.sql<{ text: string }[]>`select row_to_json(d)::text as text from wall_device d`;
    expect(rows.some(({ text }) => text.includes(token) || text.includes(code))).toBe(false);
  });
});
