import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasOnlyDemo } from '#db/queries/demoPeople.ts';
import { community } from '#db/schema.ts';
import { type Browser, type IdentityApi, openIdentity } from '#support/identityApi.ts';

let api: IdentityApi;
beforeAll(async () => {
  api = await openIdentity();
});
afterAll(() => api.close());

type Offered = { account: string; post: string; areaName: string | null; name: string };
const offered = async (from = api): Promise<Offered[]> =>
  (await from.browser().send('GET', '/api/session/demo')).json.items;

describe('ready-made accounts', () => {
  it('are one for every role, with area and name', async () => {
    const items = await offered();
    // The small community has no officer on call without a person, and everybody else once.
    expect(items.map(({ account }) => account)).toEqual([
      'secretary',
      'deputy-secretary',
      'area-officer',
      'desk-clerk',
      'duty-officer',
      'leader-on-call',
      'grid-worker',
      'branch-secretary',
      'group-leader',
      'unit-leader',
      'organisation-officer-heating',
      'organisation-officer-property',
      'mediator',
      'volunteer',
      'rider',
      'auditor',
      'administrator',
    ]);
    const areaOf = (account: string) => items.find((one) => one.account === account)?.areaName;
    expect(areaOf('secretary')).toBeNull();
    expect(areaOf('grid-worker')).toMatch(/（/);
    expect(areaOf('organisation-officer-heating')).toBe('示例热力公司');
    expect(areaOf('unit-leader')).toMatch(/单元/);
  });

  it('let in without a password, each in its post, again and again', async () => {
    for (const { account, post, name } of await offered()) {
      const browser = api.browser();
      const answer = await browser.send('POST', '/api/session/demo', { account });
      expect([answer.status, answer.json], account).toEqual([200, { next: 'done' }]);
      const me = (await browser.send('GET', '/api/me')).json;
      expect(me.person.name).toBe(name);
      expect(me.postings.map((one: { post: string }) => one.post)).toContain(post);
    }
    const crowd = await Promise.all(
      Array.from({ length: 20 }, () =>
        api.browser(api.other).send('POST', '/api/session/demo', { account: 'rider' }),
      ),
    );
    expect(crowd.map(({ status }) => status)).toEqual(Array(20).fill(200));
  });

  it('give the duty officer of the shift', async () => {
    const nameNow = async () => (await offered()).find(({ account }) => account === 'duty-officer')?.name;
    const today = await nameNow();
    api.pass(24 * 3_600_000);
    expect(await nameNow()).not.toBe(today);
    api.pass(-24 * 3_600_000);
  });

  it.each([
    ['the flag is off', { isDemo: false, isOnlyDemo: true }],
    ['a community is real', { isDemo: true, isOnlyDemo: false }],
  ])('are not there when %s', async (_why, options) => {
    const real = await openIdentity(options);
    expect(await offered(real)).toEqual([]);
    for (const account of ['secretary', 'administrator', '', '\u0001']) {
      const answer = await real.browser().send('POST', '/api/session/demo', { account });
      expect([answer.status, answer.json.error.code]).toEqual([404, 'not_found']);
    }
    await real.close();
  });

  it('are counted out by a single real community', async () => {
    const { db } = api.database;
    const undo = new Error('undo');
    const seen: boolean[] = [];
    const run = db.transaction(async (tx) => {
      await tx.update(community).set({ isDemo: true });
      seen.push(await hasOnlyDemo(tx));
      await tx.insert(community).values({
        id: '018f6f2e-0000-7000-8000-0000000000aa',
        code: `real-${api.code}`,
        name: '真社区',
        timeZone: 'Asia/Shanghai',
        isDemo: false,
        numberPrefix: 'RE',
        settings: {},
        center: { type: 'Point', coordinates: [0, 0] },
        createdAt: new Date(),
      });
      seen.push(await hasOnlyDemo(tx));
      throw undo;
    });
    await expect(run).rejects.toBe(undo);
    expect(seen).toEqual([true, false]);
  });

  it('do not let in once they are disabled', async () => {
    const account = 'volunteer';
    await api.browser().send('POST', '/api/session/demo', { account });
    const personId = await api.personId('volunteer');
    expect(await api.identity.disableAccount({ communityId: api.communityId, personId })).toBe(true);
    const answer = await api.browser().send('POST', '/api/session/demo', { account });
    expect([answer.status, answer.json.error.code]).toEqual([401, 'sign_in_failed']);
    expect(answer.headers.getSetCookie()).toEqual([]);
    expect(api.entries.at(-1)).toMatchObject({ action: 'sign-in-failed', details: { way: 'demo' } });
  });

  it('are no administrator once the demo is over: a code makes the first one', async () => {
    const browser = api.browser();
    await browser.send('POST', '/api/session/demo', { account: 'administrator' });
    expect((await browser.send('GET', '/api/me')).json.kind).toBe('person');
    const later = await openIdentity({ isDemo: false });
    expect((await later.identity.makeFirstCode(api.communityId))?.code).toBeTruthy();
    const personId = await api.personId('administrator');
    await later.identity.openAccount({ communityId: api.communityId, personId });
    expect(await later.identity.makeFirstCode(api.communityId)).toBeNull();
    await later.close();
  });

  it('count no more from the request on when the flag is gone; other accounts do', async () => {
    const browser = api.browser();
    await browser.send('POST', '/api/session/demo', { account: 'auditor' });
    const { token } = await api.account('worker1');
    const real = api.browser();
    await real.send('POST', '/api/session/link', { token });
    const later = await openIdentity({ isDemo: false });
    const kindIn = async ({ jar }: Browser) => {
      const headers = new Headers({ cookie: [...jar].map((pair) => pair.join('=')).join('; ') });
      return (await later.identity.resolve(headers, api.communityId)).actor.kind;
    };
    expect(await kindIn(browser)).toBe('public');
    expect(await kindIn(real)).toBe('person');
    expect((await browser.send('GET', '/api/me')).json.kind).toBe('person');
    const { token: own } = await api.account('auditor');
    const opened = api.browser();
    await opened.send('POST', '/api/session/link', { token: own });
    expect(await kindIn(opened)).toBe('person');
    await later.close();
  });
});
