import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type IdentityApi, openIdentity } from '#support/identityApi.ts';

const hour = 3_600_000;
let api: IdentityApi;
beforeAll(async () => {
  api = await openIdentity({ isDemo: false, isOnlyDemo: false });
});
afterAll(() => api.close());

const follow = (token: string) => api.browser().send('POST', '/api/session/link', { token });
const hundred = <Result>(run: (index: number) => Promise<Result>) =>
  Promise.all(Array.from({ length: 100 }, (_, index) => run(index)));

describe('a personal link', () => {
  it('stands in the fragment, signs in once, and the account can then set a password', async () => {
    const { link, token, userName } = await api.account('worker1');
    expect(link).toMatch(/^http:\/\/mangrid\.test\/sign-in#link=[\w-]{43}$/);
    const browser = api.browser();
    expect((await browser.send('POST', '/api/session/link', { token })).json).toEqual({ next: 'done' });
    expect((await browser.send('GET', '/api/me')).json).toMatchObject({ hasPassword: false });
    expect((await follow(token)).status).toBe(401);
    const next = 'a password of my own';
    expect((await browser.send('PUT', '/api/account/password', { next })).status).toBe(204);
    const later = await api.browser().send('POST', '/api/session', { userName, password: next });
    expect(later.json).toEqual({ next: 'done' });
  });

  it('has one winner of a hundred', async () => {
    const { token } = await api.account('worker2');
    const answers = await hundred(() => follow(token));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(99);
  });

  it('lasts 72 hours', async () => {
    const [early, late] = [await api.account('worker3'), await api.account('worker4')];
    const startedAt = api.now().getTime();
    api.pass(72 * hour - 1);
    expect((await follow(early.token)).status).toBe(200);
    api.pass(1);
    expect((await follow(late.token)).status).toBe(401);
    api.setNow(startedAt);
  });

  it('ends with the next link, which takes password, second factor and sessions away', async () => {
    const password = 'correct horse battery';
    const first = await api.account('worker5', password);
    const signedIn = api.browser();
    await signedIn.send('POST', '/api/session', { userName: first.userName, password });
    const second = await api.account('worker5');
    const personId = await api.personId('worker5');
    const reopened = await api.identity.openAccount({ communityId: api.communityId, personId });
    expect(reopened).toMatchObject({ userName: first.userName, isNew: false, accountId: first.accountId });
    const third = { token: reopened.link.split('#link=')[1] as string };
    expect((await signedIn.send('GET', '/api/me')).json.kind).toBe('public');
    const again = await api.browser().send('POST', '/api/session', { userName: first.userName, password });
    expect(again.status).toBe(401);
    expect((await follow(second.token)).status).toBe(401);
    expect((await follow(third.token)).status).toBe(200);
  });

  it('does not open a disabled account, and a session of it ends at once', async () => {
    const { token } = await api.account('worker6');
    const browser = api.browser();
    await browser.send('POST', '/api/session/link', { token });
    const { token: unused } = await api.account('clerk');
    for (const key of ['worker6', 'clerk']) {
      const personId = await api.personId(key);
      expect(await api.identity.disableAccount({ communityId: api.communityId, personId })).toBe(true);
    }
    expect((await browser.send('GET', '/api/me')).json.kind).toBe('public');
    expect((await follow(unused)).status).toBe(401);
  });

  it('keeps no secret in the database', async () => {
    const { token } = await api.account('branch1');
    const rows = await api.sql<
      { text: string }[]
    >`select row_to_json(v)::text as text from auth_verification v`;
    expect(rows.some(({ text }) => text.includes(token))).toBe(false);
  });
});

const first = (code: string, userName: string, community = api.code) =>
  api.browser(community).send('POST', '/api/session/first', {
    code,
    name: '新管理员',
    userName,
    password: 'a long first password',
  });

describe('the code for the first administrator', () => {
  it('lasts 15 minutes, belongs to one community, and ends with the next', async () => {
    const startedAt = api.now().getTime();
    const code = (await api.identity.makeFirstCode(api.communityId))?.code as string;
    expect(code).toMatch(/^[2-9A-HJKMNP-Z]{4}(-[2-9A-HJKMNP-Z]{4}){2}$/);
    expect((await first(code, 'first-elsewhere', api.other)).status).toBe(401);
    api.pass(15 * 60_000);
    expect((await first(code, 'first-late')).status).toBe(401);
    api.setNow(startedAt);
    const next = (await api.identity.makeFirstCode(api.communityId))?.code as string;
    expect((await first(code, 'first-old')).status).toBe(401);
    expect((await first('WRONG-CODE-HERE', 'first-wrong')).status).toBe(401);
    expect(next).not.toBe(code);
  });

  it('makes one administrator of a hundred who try, and afterwards there is no code', async () => {
    expect((await api.browser().send('GET', '/api/session/demo')).json.needsFirst).toBe(true);
    const code = (await api.identity.makeFirstCode(api.communityId))?.code as string;
    const suffix = api.code.slice(-8);
    const answers = await hundred((index) => first(code.toLowerCase(), `first${index}-${suffix}`));
    const won = answers.filter(({ status }) => status === 201);
    expect(won).toHaveLength(1);
    expect((await api.browser().send('GET', '/api/session/demo')).json.needsFirst).toBe(false);
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(99);
    const people = await api.sql`select p.id from person p join posting o on o.community_id = p.community_id
      and o.person_id = p.id where p.community_id = ${api.communityId} and p.name = '新管理员' and o.post = 'administrator'`;
    expect(people).toHaveLength(1);
    expect(await api.identity.makeFirstCode(api.communityId)).toBeNull();
    expect(api.entries.filter(({ action }) => action === 'account-created')).toHaveLength(1);
  });

  it('signs the administrator in, who then has that post; a taken user name leaves the code as it was', async () => {
    const code = (await api.identity.makeFirstCode(api.otherId))?.code as string;
    const { userName: taken } = await api.account('branch2');
    const send = (userName: string) => {
      const browser = api.browser(api.other);
      const body = { code, name: '另一位', userName, password: 'a long first password' };
      return browser.send('POST', '/api/session/first', body).then((answer) => ({ answer, browser }));
    };
    const refused = await send(taken);
    expect([refused.answer.status, refused.answer.json.error.issues[0].path]).toEqual([422, 'userName']);
    const { answer, browser } = await send(`admin-${api.code.slice(-8)}`);
    expect([answer.status, answer.json]).toEqual([201, { next: 'done' }]);
    const me = await browser.send('GET', '/api/me');
    expect(me.json.postings.map(({ post }: { post: string }) => post)).toEqual(['administrator']);
  });
});
