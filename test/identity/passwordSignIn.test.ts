import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type IdentityApi, openIdentity } from '#support/identityApi.ts';

const password = 'correct horse battery';
let api: IdentityApi;
let userName: string;
beforeAll(async () => {
  api = await openIdentity();
  ({ userName } = await api.account('worker2', password));
});
afterAll(() => api.close());

const signIn = (input: unknown) => api.browser().send('POST', '/api/session', input);
const shapeOf = ({ error }: { error: Record<string, unknown> }) => ({ ...error, requestId: '' });

describe('signing in with a password', () => {
  it('opens a session in a cookie that scripts and other sites cannot use, and names who came', async () => {
    const browser = api.browser();
    const answer = await browser.send('POST', '/api/session', { userName: userName.toUpperCase(), password });
    expect([answer.status, answer.json]).toEqual([200, { next: 'done' }]);
    expect(browser.setCookies).toHaveLength(1);
    expect(browser.setCookies[0]).toMatch(/^mangrid\.session_token=.*; Path=\/; HttpOnly; SameSite=Strict$/);
    const me = await browser.send('GET', '/api/me');
    expect(me.json).toMatchObject({
      kind: 'person',
      isStranger: false,
      person: { id: await api.personId('worker2'), name: '测试员worker2', userName },
      hasPassword: true,
      hasSecondFactor: false,
    });
    expect(
      me.json.postings.map(({ post, gridCode }: { post: string; gridCode: string }) => [post, gridCode]),
    ).toEqual([['grid-worker', expect.any(String)]]);
    expect(me.json.postings[0].areaName).toBeTruthy();
    expect(api.entries.at(-1)).toMatchObject({
      action: 'signed-in',
      actor: { kind: 'person', id: await api.personId('worker2') },
      details: { way: 'password' },
    });
  });

  it('makes the cookie secure where the address is https', async () => {
    const secure = await openIdentity({ publicUrl: 'https://grid.test' });
    const { token } = await secure.account('clerk');
    const browser = secure.browser();
    await browser.send('POST', '/api/session/link', { token });
    expect(browser.setCookies[0]).toMatch(/^__Secure-mangrid\.session_token=.*; Secure; SameSite=Strict$/i);
    expect((await browser.send('GET', '/api/me')).json.kind).toBe('person');
    await secure.close();
  });

  it('says the same to an unknown name, a wrong password, an account without one and a disabled account', async () => {
    const without = await api.account('worker3');
    const disabled = await api.account('worker4', password);
    await api.identity.disableAccount({
      communityId: api.communityId,
      personId: await api.personId('worker4'),
    });
    const answers = await Promise.all([
      signIn({ userName: 'nobody-here', password }),
      signIn({ userName, password: 'wrong password' }),
      signIn({ userName: without.userName, password }),
      signIn({ userName: disabled.userName, password }),
      signIn({ userName: 'no such\u0000name', password }),
      signIn({ userName: '用户', password }),
    ]);
    for (const answer of answers) {
      expect(answer.status).toBe(401);
      expect(shapeOf(answer.json)).toEqual(shapeOf(answers[0]?.json));
      expect(answer.headers.getSetCookie()).toEqual([]);
    }
    expect(api.entries.filter(({ action }) => action === 'sign-in-failed').length).toBeGreaterThanOrEqual(6);
    const log = JSON.stringify(api.entries);
    for (const typed of ['nobody-here', password, userName]) expect(log).not.toContain(typed);
  });

  it('takes about as long for a name that does not exist', async () => {
    const measure = async (input: unknown) => {
      const times: number[] = [];
      for (let round = 0; round < 5; round += 1) {
        const startedAt = performance.now();
        await signIn(input);
        times.push(performance.now() - startedAt);
      }
      return Math.min(...times);
    };
    const known = await measure({ userName, password: 'wrong password' });
    const unknown = await measure({ userName: 'nobody-here', password: 'wrong password' });
    expect(unknown / known).toBeGreaterThan(0.5);
    expect(unknown / known).toBeLessThan(2);
  });

  it('forgets the session that was open in the same browser', async () => {
    const browser = api.browser();
    await browser.send('POST', '/api/session', { userName, password });
    const earlier = new Map(browser.jar);
    await browser.send('POST', '/api/session', { userName, password });
    const old = api.browser();
    for (const [name, value] of earlier) old.jar.set(name, value);
    expect((await old.send('GET', '/api/me')).json.kind).toBe('public');
    expect((await browser.send('GET', '/api/me')).json.kind).toBe('person');
  });

  it('is a stranger in a community without that person', async () => {
    const browser = api.browser(api.other);
    await browser.send('POST', '/api/session', { userName, password });
    const me = await browser.send('GET', '/api/me');
    expect(me.json).toMatchObject({ kind: 'public', isStranger: true, person: null, postings: [] });
  });

  it('changes the password only for who knows it, and ends the other sessions', async () => {
    const { userName: name } = await api.account('worker5', password);
    const [here, there] = [api.browser(), api.browser()];
    await here.send('POST', '/api/session', { userName: name, password });
    await there.send('POST', '/api/session', { userName: name, password });
    const next = 'another long secret';
    expect((await here.send('PUT', '/api/account/password', { next })).status).toBe(422);
    expect((await here.send('PUT', '/api/account/password', { current: 'wrong one!', next })).status).toBe(
      422,
    );
    expect((await here.send('PUT', '/api/account/password', { current: password, next })).status).toBe(204);
    expect((await there.send('GET', '/api/me')).json.kind).toBe('public');
    expect((await here.send('GET', '/api/me')).json.kind).toBe('person');
    expect((await signIn({ userName: name, password })).status).toBe(401);
    expect((await signIn({ userName: name, password: next })).status).toBe(200);
    expect(api.entries.some(({ action }) => action === 'password-changed')).toBe(true);
  });
});
