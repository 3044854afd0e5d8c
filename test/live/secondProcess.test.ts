import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type Api, openApi } from '#support/api.ts';
import { testEngine } from '#support/database.ts';
import { readStream } from '#support/liveServer.ts';
import { type ServerProcess, startServer } from '#support/serverProcess.ts';

/** The embedded engine has one process; what several may share is PostgreSQL. */
describe.skipIf(testEngine() === 'embedded')('a posting that ends on one server', () => {
  let api: Api;
  let second: ServerProcess;
  beforeAll(async () => {
    // The other process has a clock of its own, so that of the test goes with it.
    api = await openApi({ now: new Date().toISOString() });
    second = await startServer({ DATABASE_URL: inject('databaseUrl'), SERVER_KEY: api.deps.serverKey });
  });
  afterAll(async () => {
    second?.signal('SIGTERM');
    await second?.ended;
    await api.close();
  });

  it('is refused by a server in another process within a second, and closes its stream within five', async () => {
    const headers = await api.as('worker4');
    const ask = async () =>
      (await fetch(`${second.url}/api/tickets?community=${api.code}`, { headers })).status;
    expect(await ask()).toBe(200);
    const stream = await readStream(`${second.url}/api/live/staff?community=${api.code}`, headers);
    const bystander = await readStream(
      `${second.url}/api/live/staff?community=${api.code}`,
      await api.as('worker5'),
    );
    for (const one of [stream, bystander])
      await one.until((frames) => frames.some(({ event }) => event === 'hello'));
    const [posting] = await api.database.sql<{ id: string }[]>`
      select o.id from posting o join person p on p.community_id = o.community_id and p.id = o.person_id
      where o.community_id = ${api.communityId} and p.name = '测试员worker4'`;

    api.setNow(new Date().toISOString());
    const ended = await api.request(`/api/postings/${posting?.id}/end`, {
      method: 'POST',
      headers: { ...(await api.as('administrator')), 'content-type': 'application/json' },
      body: JSON.stringify({ reason: '岗位调整' }),
    });
    const endedAt = performance.now();
    expect(ended.status).toBe(200);
    expect(await ask()).toBe(403);
    expect(performance.now() - endedAt).toBeLessThan(1000);
    await stream.until((frames) => frames.some(({ event }) => event === 'ended'), 5000);
    await expect.poll(() => stream.isEnded(), { timeout: 5000 }).toBe(true);
    expect(performance.now() - endedAt).toBeLessThan(5000);
    expect(bystander.isEnded()).toBe(false);
    bystander.close();
  });
});
