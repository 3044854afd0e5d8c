import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { authenticatorCode, type Browser, type IdentityApi, openIdentity } from '#support/identityApi.ts';

const password = 'correct horse battery';
let api: IdentityApi;
beforeAll(async () => {
  api = await openIdentity();
});
afterAll(() => api.close());

const step = 30_000;
/** A person with a confirmed second factor, signed in. */
async function withSecondFactor(key: string) {
  const { userName } = await api.account(key, password);
  const browser = api.browser();
  await browser.send('POST', '/api/session', { userName, password });
  const started = await browser.send('POST', '/api/account/second-factor', { password });
  const { uri, backupCodes } = started.json as { uri: string; backupCodes: string[] };
  const confirmed = await browser.send('POST', '/api/account/second-factor/confirm', {
    code: authenticatorCode(uri),
  });
  expect(confirmed.status).toBe(204);
  return { userName, browser, uri, backupCodes };
}
const begin = async (userName: string): Promise<Browser> => {
  const browser = api.browser();
  const answer = await browser.send('POST', '/api/session', { userName, password });
  expect(answer.json).toEqual({ next: 'second-factor' });
  return browser;
};
const kindOf = async (browser: Browser) => (await browser.send('GET', '/api/me')).json.kind;

describe('a second factor', () => {
  it('is begun with the password, named by the user name, and counts once it is confirmed', async () => {
    const { userName } = await api.account('worker1', password);
    const browser = api.browser();
    await browser.send('POST', '/api/session', { userName, password });
    const refused = await browser.send('POST', '/api/account/second-factor', { password: 'wrong one!' });
    expect([refused.status, refused.json.error.issues[0].path]).toEqual([422, 'password']);
    const { json } = await browser.send('POST', '/api/account/second-factor', { password });
    expect(json.uri).toContain(`otpauth://totp/Mangrid:${userName}?`);
    expect(json.backupCodes).toHaveLength(10);
    const elsewhere = await api.browser().send('POST', '/api/session', { userName, password });
    expect(elsewhere.json.next).toBe('done');
    const wrong = await browser.send('POST', '/api/account/second-factor/confirm', { code: '000000' });
    expect([wrong.status, wrong.json.error.issues[0].path]).toEqual([422, 'code']);
  });

  it('lets in with password and code, not with the password alone', async () => {
    const { userName, browser: own, uri } = await withSecondFactor('worker2');
    expect(await kindOf(own)).toBe('person');
    expect((await own.send('GET', '/api/me')).json.hasSecondFactor).toBe(true);
    const browser = await begin(userName);
    expect(await kindOf(browser)).toBe('public');
    const late = authenticatorCode(uri, Date.now() - 10 * step);
    expect((await browser.send('POST', '/api/session/totp', { code: late })).status).toBe(401);
    const right = await browser.send('POST', '/api/session/totp', { code: authenticatorCode(uri) });
    expect([right.status, right.json]).toEqual([200, { next: 'done' }]);
    expect(await kindOf(browser)).toBe('person');
    expect(api.entries.some(({ action }) => action === 'second-factor-changed')).toBe(true);
  });

  it('takes a backup code once', async () => {
    const { userName, backupCodes } = await withSecondFactor('worker3');
    const [backupCode] = backupCodes;
    const first = await begin(userName);
    expect((await first.send('POST', '/api/session/totp', { backupCode })).status).toBe(200);
    expect(await kindOf(first)).toBe('person');
    const again = await begin(userName);
    expect((await again.send('POST', '/api/session/totp', { backupCode })).status).toBe(401);
    expect(await kindOf(again)).toBe('public');
  });

  it('ends a try after five wrong codes: the right one comes too late', async () => {
    const { userName, uri } = await withSecondFactor('worker4');
    const browser = await begin(userName);
    for (let tries = 0; tries < 5; tries += 1)
      expect((await browser.send('POST', '/api/session/totp', { code: '000000' })).status).toBe(401);
    const right = await browser.send('POST', '/api/session/totp', { code: authenticatorCode(uri) });
    expect(right.status).toBe(401);
  });

  it('is asked for by nobody who has not given the password', async () => {
    const { uri } = await withSecondFactor('worker5');
    const stranger = await api.browser().send('POST', '/api/session/totp', { code: authenticatorCode(uri) });
    expect(stranger.status).toBe(401);
  });

  it('must be answered within ten minutes', async () => {
    const { userName, uri } = await withSecondFactor('worker6');
    const browser = await begin(userName);
    const startedAt = api.now();
    api.pass(10 * 60_000 + 1000);
    const late = await browser.send('POST', '/api/session/totp', { code: authenticatorCode(uri) });
    api.setNow(startedAt.getTime());
    expect(late.status).toBe(401);
  });

  it('closes the way by a link that was still open', async () => {
    const { token } = await api.account('officerA');
    const [person] = await api.sql<{ phone: string }[]>`select phone from person
      where community_id = ${api.communityId} and name = '测试员officerA'`;
    const phone = person?.phone;
    const browser = api.browser();
    await browser.send('POST', '/api/session/code', { phone });
    await browser.send('POST', '/api/session/code/confirm', { phone, code: api.codeTo(phone) });
    await browser.send('PUT', '/api/account/password', { next: password });
    const { uri } = (await browser.send('POST', '/api/account/second-factor', { password })).json;
    await browser.send('POST', '/api/account/second-factor/confirm', { code: authenticatorCode(uri) });
    expect((await browser.send('GET', '/api/me')).json.hasSecondFactor).toBe(true);
    expect((await api.browser().send('POST', '/api/session/link', { token })).status).toBe(401);
  });

  it('closes the way by telephone, and ends with the password', async () => {
    const { userName, browser } = await withSecondFactor('clerk');
    const [person] = await api.sql<{ phone: string }[]>`select phone from person
      where community_id = ${api.communityId} and name = '测试员clerk'`;
    await api.browser().send('POST', '/api/session/code', { phone: person?.phone });
    expect(api.sent.filter((one) => one.phone === person?.phone)).toEqual([]);
    expect((await browser.send('DELETE', '/api/account/second-factor', { password: 'wrong' })).status).toBe(
      422,
    );
    expect((await browser.send('DELETE', '/api/account/second-factor', { password })).status).toBe(204);
    expect(await kindOf(browser)).toBe('person');
    const plain = await api.browser().send('POST', '/api/session', { userName, password });
    expect(plain.json).toEqual({ next: 'done' });
  });
});
