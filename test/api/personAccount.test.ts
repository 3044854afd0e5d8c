import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepMessages } from '#identity/sendToPhone.ts';
import { type Api, openApi } from '#support/api.ts';

const { sent, send } = keepMessages();
let api: Api;
beforeAll(async () => {
  api = await openApi({ sendToPhone: send });
});
afterAll(() => api.close());

type Person = { id: string; phone: string };
const personOf = async (key: string, community = api.communityId): Promise<Person> => {
  const [row] = await api.database.sql<Person[]>`
    select id, phone from person where community_id = ${community} and name = ${`测试员${key}`}`;
  return row as Person;
};
const give = async (person: Person, community = api.code) =>
  api.request(
    `/api/people/${person.id}/account`,
    {
      method: 'POST',
      body: '{}',
      headers: {
        'content-type': 'application/json',
        ...(await api.as('administrator', community === api.code ? api.communityId : api.otherId)),
      },
    },
    community,
  );
const linkSentTo = ({ phone }: Person): string => {
  const last = sent.filter((one) => one.phone === phone).at(-1)?.message;
  return last?.kind === 'link' ? last.link : '';
};

describe('an account given by the administrator', () => {
  it('sends its link to the telephone on record and tells the administrator no more than where it went', async () => {
    const secretary = await personOf('secretary');
    const answer = await give(secretary);
    expect(answer.status).toBe(201);
    const text = await answer.text();
    expect(JSON.parse(text)).toEqual({
      userName: null,
      sentTo: `100****${secretary.phone.slice(-4)}`,
      expiresAt: expect.any(String),
    });
    const token = linkSentTo(secretary).split('#link=')[1] as string;
    expect(token).toMatch(/^[\w-]{43}$/);
    for (const secret of [token, secretary.phone]) expect(text).not.toContain(secret);
    expect([...answer.headers].join()).not.toContain(token);
    const byLink = await api.request('/api/session/link', {
      method: 'POST',
      body: JSON.stringify({ token }),
      headers: { 'content-type': 'application/json' },
    });
    expect(byLink.status).toBe(200);
  });

  it('leads back to the community that gave it, where the person is somebody', async () => {
    const worker = await personOf('worker2', api.otherId);
    expect((await give(worker, api.other)).status).toBe(201);
    const link = new URL(linkSentTo(worker));
    expect(link.searchParams.get('community')).toBe(api.other);
    const byLink = await api.app.request(`/api/session/link${link.search}`, {
      method: 'POST',
      body: JSON.stringify({ token: link.hash.replace('#link=', '') }),
      headers: { 'content-type': 'application/json' },
    });
    expect(byLink.status).toBe(200);
    const [cookie = ''] = byLink.headers.getSetCookie().map((line) => line.split(';')[0] as string);
    const me = await api.app.request(`/api/me${link.search}`, { headers: { cookie } });
    expect(await me.json()).toMatchObject({ isStranger: false, person: { id: worker.id } });
  });

  it('is refused by name of what is missing for who has no telephone, and nothing changes', async () => {
    const clerk = await personOf('clerk');
    const cookie = await api.as('clerk');
    await api.database
      .sql`update person set phone = '' where community_id = ${api.communityId} and id = ${clerk.id}`;
    const before = sent.length;
    const answer = await give(clerk);
    expect(answer.status).toBe(422);
    const { error } = (await answer.json()) as { error: { issues: { path: string; code: string }[] } };
    expect(error.issues).toMatchObject([{ path: 'phoneOnRecord', code: 'required' }]);
    expect(sent.length).toBe(before);
    expect((await api.request('/api/tickets', { headers: cookie })).status).toBe(200);
  });
});
