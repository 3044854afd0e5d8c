import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SubmitAnswer } from '#contract/reports.ts';
import { type Api, aReport, openAnother, openApi } from '#support/api.ts';
import { type Frame, listen, readStream, sequencesOf } from '#support/liveServer.ts';
import { middleOf } from '#support/smallLand.ts';

let api: Api;
let server: Awaited<ReturnType<typeof listen>>;
beforeAll(async () => {
  api = await openApi();
  server = await listen(api);
});
afterAll(async () => {
  await server.close();
  await api.close();
});

const streamOf = async (key: string, port = server.port, after = '') =>
  readStream(`http://127.0.0.1:${port}/api/live/staff?community=${api.code}${after}`, await api.as(key));
const inGrid = (number: number, more: object = {}) => {
  const [lon, lat] = middleOf(number);
  return aReport({ position: { lon, lat, crs: 'WGS84', accuracyMeters: 8, source: 'gps' }, ...more });
};
const ticketOf = async (report: object) =>
  ((await (await api.send(report)).json()) as SubmitAnswer).ticket.id;
const heard = (frames: Frame[]) =>
  frames.flatMap(({ data, event }) =>
    event === 'message' && data ? [(JSON.parse(data) as { ticketId: string }).ticketId] : [],
  );
const said = (event: string) => (frames: Frame[]) => frames.some((frame) => frame.event === event);

describe('the stream of a signed-in reader', () => {
  it('hints at the tickets of their scope, restricted ones they hold too, and moves its id for all others', async () => {
    const [worker, sibling, mediator, secretary] = await Promise.all(
      ['worker2', 'worker5', 'mediator', 'secretary'].map((key) => streamOf(key)),
    );
    for (const stream of [worker, sibling, mediator, secretary]) await stream?.until(said('hello'));
    const own = await ticketOf(inGrid(2));
    const family = await ticketOf(inGrid(2, { category: 'family-dispute' }));
    const theirs = await ticketOf(inGrid(5));
    for (const [stream, wanted] of [
      [worker, [own]],
      [sibling, [theirs]],
      [mediator, [family]],
      [secretary, [own, family, theirs]],
    ] as const) {
      await stream?.until((frames) => sequencesOf(frames).length === 3);
      expect(heard(stream?.frames ?? [])).toEqual(wanted);
      const sequences = sequencesOf(stream?.frames ?? []);
      expect(sequences).toEqual([0, 1, 2].map((index) => (sequences[0] as number) + index));
      stream?.close();
    }
  });

  it('resumes where it was, without a gap and through the same scope', async () => {
    const [row] = await api.database.sql<{ last: number }[]>`
      select feed_sequence::int as last from community_counter where community_id = ${api.communityId}`;
    const own = await ticketOf(inGrid(2));
    await ticketOf(inGrid(5));
    const stream = await streamOf('worker2', server.port, `&after=${row?.last}`);
    await stream.until((frames) => sequencesOf(frames).length === 2);
    expect(heard(stream.frames)).toEqual([own]);
    stream.close();
  });

  it('is refused without a session and to who has no tickets at all', async () => {
    const ask = async (headers: Record<string, string>) =>
      (await fetch(`http://127.0.0.1:${server.port}/api/live/staff?community=${api.code}`, { headers }))
        .status;
    expect(await ask({})).toBe(401);
    for (const key of ['auditor', 'administrator', 'rider']) expect(await ask(await api.as(key))).toBe(403);
  });

  it('is closed within five seconds after the posting has ended, on another server too', async () => {
    const another = await openAnother(api);
    const otherServer = await listen(another);
    const streams = [await streamOf('worker4'), await streamOf('worker4', otherServer.port)];
    const bystander = await streamOf('worker5');
    for (const stream of [...streams, bystander]) await stream.until(said('hello'));
    const [posting] = await api.database.sql<{ id: string }[]>`
      select o.id from posting o join person p on p.community_id = o.community_id and p.id = o.person_id
      where o.community_id = ${api.communityId} and p.name = '测试员worker4'`;
    const startedAt = Date.now();
    const ended = await api.request(`/api/postings/${posting?.id}/end`, {
      method: 'POST',
      headers: { ...(await api.as('administrator')), 'content-type': 'application/json' },
      body: JSON.stringify({ reason: '岗位调整' }),
    });
    expect(ended.status).toBe(200);
    for (const stream of streams) await stream.until(said('ended'), 5000);
    expect(Date.now() - startedAt).toBeLessThan(5000);
    expect(bystander.isEnded()).toBe(false);
    bystander.close();
    await otherServer.close();
    await another.close();
  });

  it('is closed within five seconds after the session was revoked', async () => {
    const stream = await streamOf('worker6');
    await stream.until(said('hello'));
    const signedOut = await api.request('/api/session', {
      method: 'DELETE',
      headers: await api.as('worker6'),
    });
    expect(signedOut.status).toBeLessThan(300);
    await stream.until(said('ended'), 5000);
    stream.close();
  });
});
