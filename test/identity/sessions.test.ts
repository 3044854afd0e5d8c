import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deleteExpired } from '#db/queries/identity.ts';
import { deviceWords } from '#identity/deviceWords.ts';
import { type Browser, type IdentityApi, openIdentity } from '#support/identityApi.ts';

const hour = 3_600_000;
const day = 24 * hour;
let api: IdentityApi;
beforeAll(async () => {
  api = await openIdentity();
});
afterAll(() => api.close());

const signedIn = async (key: string): Promise<Browser> => {
  const { token } = await api.account(key);
  const browser = api.browser();
  await browser.send('POST', '/api/session/link', { token });
  return browser;
};
const kindOf = async (browser: Browser) => (await browser.send('GET', '/api/me')).json.kind;

describe('a session', () => {
  it('ends after 12 hours without use', async () => {
    const browser = await signedIn('worker1');
    // The library reckons from the wall clock, so a session's first hours are exact to what signing in took.
    api.pass(12 * hour - 60_000);
    expect(await kindOf(browser)).toBe('person');
    api.pass(12 * hour - 1);
    expect(await kindOf(browser)).toBe('person');
    api.pass(12 * hour);
    expect(await kindOf(browser)).toBe('public');
  });

  it('is not kept alive by a page that refreshes itself with nobody at it', async () => {
    const browser = await signedIn('branch1');
    const poll = async () =>
      (await browser.send('GET', '/api/me', undefined, { 'x-background': '1' })).json.kind;
    for (let passed = 0; passed < 11; passed++) {
      api.pass(hour);
      expect(await poll()).toBe('person');
    }
    api.pass(hour);
    expect(await poll()).toBe('public');
    expect(await kindOf(browser)).toBe('public');
  });

  it('ends after 7 days even if it was used all the time', async () => {
    const browser = await signedIn('worker2');
    for (let passed = 0; passed < 7 * day - 11 * hour; passed += 11 * hour) {
      expect(await kindOf(browser), `${passed / hour} h`).toBe('person');
      api.pass(11 * hour);
    }
    const { sessionExpiresAt } = (await browser.send('GET', '/api/me')).json;
    expect(new Date(sessionExpiresAt).getTime() - api.now().getTime()).toBeLessThanOrEqual(11 * hour);
    api.setNow(sessionExpiresAt);
    expect(await kindOf(browser)).toBe('public');
    // A row that somebody prolonged by hand does not help.
    await api.sql`update auth_session set expires_at = ${new Date(api.now().getTime() + day)} where user_id =
      (select account_id from person where community_id = ${api.communityId} and name = '测试员worker2')`;
    expect(await kindOf(browser)).toBe('public');
  });

  it('is listed with its device and ended by its owner; the next request feels it', async () => {
    const { token, userName } = await api.account('worker3', 'correct horse battery');
    const [here, there] = [await signedIn('worker4'), api.browser()];
    expect(token).toBeTruthy();
    const agent =
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36';
    await there.send(
      'POST',
      '/api/session',
      { userName, password: 'correct horse battery' },
      { 'user-agent': agent },
    );
    const second = api.browser();
    await second.send('POST', '/api/session', { userName, password: 'correct horse battery' });
    const { items } = (await second.send('GET', '/api/sessions')).json;
    expect(items).toHaveLength(2);
    const theirs = items.find(({ isCurrent }: { isCurrent: boolean }) => !isCurrent);
    expect(theirs.device).toBe('Chrome · Windows');
    expect((await here.send('DELETE', `/api/sessions/${theirs.id}`)).status).toBe(404);
    expect(await kindOf(there)).toBe('person');
    expect((await second.send('DELETE', `/api/sessions/${theirs.id}`)).status).toBe(204);
    expect(await kindOf(there)).toBe('public');
    expect(await kindOf(second)).toBe('person');
    expect((await second.send('DELETE', `/api/sessions/${theirs.id}`)).status).toBe(404);
    expect((await second.send('DELETE', '/api/sessions/%00')).status).toBe(404);
    expect(api.entries.some(({ action }) => action === 'session-revoked')).toBe(true);
  });

  it('ends by signing out, in the browser and at the server', async () => {
    const browser = await signedIn('worker5');
    const copy = api.browser();
    for (const [name, value] of browser.jar) copy.jar.set(name, value);
    expect((await browser.send('DELETE', '/api/session')).status).toBe(204);
    expect(browser.jar.size).toBe(0);
    expect(await kindOf(copy)).toBe('public');
    expect((await browser.send('DELETE', '/api/session')).status).toBe(401);
  });

  it('is not opened by a cookie we did not sign, though the token be right', async () => {
    const browser = await signedIn('worker6');
    const [row] = await api.sql<
      { token: string }[]
    >`select s.token from auth_session s join person p on p.account_id = s.user_id
      where p.community_id = ${api.communityId} and p.name = '测试员worker6'`;
    const forged = api.browser();
    const [name = ''] = browser.jar.keys();
    for (const value of [row?.token, `${row?.token}.${'A'.repeat(43)}=`, '%00', '']) {
      forged.jar.set(name, value ?? '');
      expect(await kindOf(forged)).toBe('public');
    }
    expect(await kindOf(browser)).toBe('person');
  });

  it('acts in the postings of the moment: one that has ended is gone with the next request', async () => {
    const browser = await signedIn('clerk');
    const posts = async () =>
      (await browser.send('GET', '/api/me')).json.postings.map(({ post }: { post: string }) => post);
    expect(await posts()).toEqual(['desk-clerk']);
    await api.sql`update posting set ends_at = ${api.now()} where community_id = ${api.communityId} and post = 'desk-clerk'`;
    expect(await posts()).toEqual([]);
    expect(await kindOf(browser)).toBe('person');
  });

  it('is swept away with codes and unpaired screens once it has run out, and not before', async () => {
    await api.account('volunteer');
    const browser = await signedIn('rider');
    await browser.send('POST', '/api/devices');
    const count = async (
      sql: (text: TemplateStringsArray, ...values: unknown[]) => Promise<{ n: number }[]>,
    ) => {
      const [row] =
        await sql`select ((select count(*) from auth_session s join person p on p.account_id = s.user_id
          where p.community_id = ${api.communityId} and p.name = '测试员rider')
        + (select count(*) from wall_device where community_id = ${api.communityId})
        + (select count(*) from auth_verification v join person p on p.account_id = v.value
          where p.community_id = ${api.communityId} and p.name = '测试员volunteer'))::int as n`;
      return row?.n;
    };
    const undo = new Error('undo');
    const seen: (number | undefined)[] = [];
    const run = api.database.db.transaction(async (tx) => {
      const asked = (text: TemplateStringsArray, ...values: unknown[]) =>
        tx.execute(sql(text, ...values)) as unknown as Promise<{ n: number }[]>;
      await deleteExpired(tx, api.now());
      seen.push(await count(asked));
      await deleteExpired(tx, new Date(api.now().getTime() + 8 * day));
      seen.push(await count(asked));
      throw undo;
    });
    await expect(run).rejects.toBe(undo);
    expect(seen).toEqual([3, 0]);
  });

  it('knows who is on duty now', async () => {
    api.setNow('2026-11-23T10:00:00+08:00');
    const onShift = async (key: string) => {
      const browser = await signedIn(key);
      const headers = new Headers({ cookie: [...browser.jar].map((pair) => pair.join('=')).join('; ') });
      const { actor } = await api.identity.resolve(headers, api.communityId);
      return actor.kind === 'person' && actor.postings.some((posting) => posting.isOnShift);
    };
    expect([await onShift('dutyA'), await onShift('dutyB')].sort()).toEqual([false, true]);
    expect(await onShift('secretary')).toBe(false);
  });
});

describe('the words for a device', () => {
  it.each([
    ['Mozilla/5.0 (Linux; Android 14) Chrome/120 Mobile Safari/537.36 MicroMessenger/8.0', '微信 · Android'],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17.0 Mobile/15E148 Safari/604.1',
      'Safari · iOS',
    ],
    ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Chrome/140 Safari/537.36 Edg/140.0', 'Edge · macOS'],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox · Linux'],
    ['curl/8.1', '?'],
    [null, '?'],
  ])('%s → %s', (agent, words) => {
    expect(deviceWords(agent)).toBe(words);
  });
});
