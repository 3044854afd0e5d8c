import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type IdentityApi, openIdentity } from '#support/identityApi.ts';

let api: IdentityApi;
const phones: Record<string, string> = {};
beforeAll(async () => {
  api = await openIdentity();
  const rows = await api.sql<{ name: string; phone: string }[]>`
    select name, phone from person where community_id = ${api.communityId}`;
  for (const { name, phone } of rows) phones[name.slice(3)] = phone;
});
afterAll(() => api.close());

const askNow = (phone: string | undefined) => api.browser().send('POST', '/api/session/code', { phone });
/** A minute after whatever was asked before. */
const ask = (phone: string | undefined) => {
  api.pass(60_000);
  return askNow(phone);
};
const sentTo = (phone: string | undefined) => api.codeTo(phone);
const other = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');
const confirm = (phone: string | undefined, code: string, browser = api.browser()) =>
  browser.send('POST', '/api/session/code/confirm', { phone, code });

describe('a code by telephone', () => {
  it('lets in once who has an account', async () => {
    await api.account('unit-jia-1');
    const phone = phones['unit-jia-1'];
    expect((await ask(phone)).status).toBe(202);
    const code = sentTo(phone);
    expect(code).toMatch(/^\d{6}$/);
    const browser = api.browser();
    expect((await confirm(` +86 ${phone} `.trim(), code, browser)).json).toEqual({ next: 'done' });
    expect((await browser.send('GET', '/api/me')).json.person.name).toBe('测试员unit-jia-1');
    expect((await confirm(phone, code)).status).toBe(401);
  });

  it('answers the same for a number nobody has and for a person without an account, and sends nothing', async () => {
    const before = api.sent.length;
    const [known, unknown, without] = [
      await ask(phones['unit-jia-1']),
      await ask('139-0000-0000'),
      await ask(phones['unit-jia-2']),
    ];
    expect([unknown.status, unknown.json]).toEqual([known.status, known.json]);
    expect([without.status, without.json]).toEqual([known.status, known.json]);
    expect(api.sent.length - before).toBe(1);
    const [a, b] = [await confirm('139-0000-0000', '123456'), await confirm(phones['unit-jia-2'], '123456')];
    expect([a.status, b.status]).toEqual([401, 401]);
  });

  it('is dead after five wrong tries', async () => {
    await api.account('unit-yi-1');
    const phone = phones['unit-yi-1'];
    await ask(phone);
    const code = sentTo(phone);
    for (let tries = 0; tries < 5; tries += 1) expect((await confirm(phone, other(code))).status).toBe(401);
    expect((await confirm(phone, code)).status).toBe(401);
  });

  it('is right on the fifth try', async () => {
    await api.account('unit-yi-2');
    const phone = phones['unit-yi-2'];
    await ask(phone);
    const code = sentTo(phone);
    for (let tries = 0; tries < 4; tries += 1) expect((await confirm(phone, other(code))).status).toBe(401);
    expect((await confirm(phone, code)).status).toBe(200);
  });

  it('is replaced by the next one and lasts five minutes', async () => {
    await api.account('volunteer');
    const phone = phones.volunteer;
    await ask(phone);
    const first = sentTo(phone);
    await ask(phone);
    const second = sentTo(phone);
    if (first !== second) expect((await confirm(phone, first)).status).toBe(401);
    api.pass(5 * 60_000);
    expect((await confirm(phone, second)).status).toBe(401);
    await ask(phone);
    const third = sentTo(phone);
    api.pass(5 * 60_000 - 1);
    expect((await confirm(phone, third)).status).toBe(200);
  });

  it('is sent once a minute and not replaced before, whoever asks; known or not, the answer is the same', async () => {
    await api.account('worker1');
    const phone = phones.worker1;
    const unknown = '139-0000-1111';
    expect((await ask(phone)).status).toBe(202);
    expect((await askNow(unknown)).status).toBe(202);
    const code = sentTo(phone);
    const before = api.sent.length;
    api.pass(59_000);
    for (const number of [phone, unknown, '+86 139 0000 1111']) {
      const again = await askNow(number);
      expect([again.status, again.json.error.code]).toEqual([429, 'too_many_requests']);
      expect(Number(again.headers.get('retry-after'))).toBeLessThanOrEqual(60);
    }
    expect(api.sent.length).toBe(before);
    expect((await confirm(phone, code)).status).toBe(200);
  });

  it('is sent ten times a day, so that fifty guesses are all a day allows', async () => {
    await api.account('worker3');
    const phone = phones.worker3;
    const startedAt = api.now().getTime();
    for (const number of [phone, '139-0000-2222']) {
      api.setNow(startedAt);
      for (let times = 0; times < 10; times++) expect((await ask(number)).status).toBe(202);
      const refused = await ask(number);
      expect(refused.status).toBe(429);
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(23 * 3600);
    }
    const last = sentTo(phone);
    for (let tries = 0; tries < 5; tries += 1) await confirm(phone, other(last));
    expect((await confirm(phone, last)).status).toBe(401);
    api.setNow(startedAt + 24 * 3_600_000 + 60_000);
    expect((await ask(phone)).status).toBe(202);
    expect((await confirm(phone, sentTo(phone))).status).toBe(200);
    api.setNow(startedAt);
  });

  it('costs as many look-ups for a number nobody has', async () => {
    const { db } = api.database;
    // The fewest of three: once a second the ground's version is looked up besides.
    const counted = async (number: string | undefined) => {
      const seen: number[] = [];
      for (let times = 0; times < 3; times++) {
        const looked = vi.spyOn(db, 'select');
        await ask(number);
        seen.push(looked.mock.calls.length);
        looked.mockRestore();
      }
      return Math.min(...seen);
    };
    expect(await counted(phones.worker1)).toBe(await counted('139-0000-3333'));
  });

  it('opens one session when a hundred send it at once', async () => {
    await api.account('mediator');
    const phone = phones.mediator;
    await ask(phone);
    const code = sentTo(phone);
    const answers = await Promise.all(Array.from({ length: 100 }, () => confirm(phone, code)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(99);
  });

  it('does not work in another community', async () => {
    const phone = phones['unit-jia-1'];
    await ask(phone);
    const elsewhere = await api
      .browser(api.other)
      .send('POST', '/api/session/code/confirm', { phone, code: sentTo(phone) });
    expect(elsewhere.status).toBe(401);
  });

  it('is sent to nobody where two people share a number', async () => {
    const [one, two] = [await api.personId('group-jia'), await api.personId('group-yi')];
    await api.sql`update person set phone = '100-7777-0000' where community_id = ${api.communityId} and id in ${api.sql([one, two])}`;
    await api.account('group-jia');
    await api.account('group-yi');
    const before = api.sent.length;
    await ask('100-7777-0000');
    expect(api.sent.length).toBe(before);
  });
});
