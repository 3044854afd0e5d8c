import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LiveEvent, Wall } from '#contract/wall.ts';
import { type Api, aReport, openApi } from '#support/api.ts';
import { listen, readStream, sequencesOf } from '#support/liveServer.ts';

let api: Api;
let server: Awaited<ReturnType<typeof listen>>;
const live = (query = '') => `http://127.0.0.1:${server.port}/api/live?community=${api.code}${query}`;
const wall = async () => (await (await api.request('/api/wall')).json()) as Wall;

beforeAll(async () => {
  api = await openApi({ live: { heartbeatMilliseconds: 200, stalledMilliseconds: 2000 } });
  server = await listen(api);
});
afterAll(async () => {
  await api.close();
  await server.close();
});

describe('the live feed', () => {
  it('says hello with its position, then brings a report with place, post and reasons, within a second', async () => {
    const reader = await readStream(live());
    await reader.until((frames) => frames.some(({ event }) => event === 'hello'));
    const startedAt = Date.now();
    const answer = await api.send(aReport({ category: 'exposed-wire' }), { 'x-request-id': 'a-callers-own' });
    await reader.until((frames) => frames.some(({ event }) => event === 'message'));
    expect(Date.now() - startedAt).toBeLessThan(1000);
    const event = JSON.parse(
      reader.frames.find((frame) => frame.event === 'message')?.data ?? '',
    ) as LiveEvent;
    expect(event).toMatchObject({
      kind: 'ticket.opened',
      requestId: answer.headers.get('x-request-id'),
      ticket: { category: 'exposed-wire', holder: { post: 'grid-worker' } },
    });
    expect(event.ticket.number).toMatch(/^SM-2026-/);
    expect(event.ticket.why[0]?.sentence).toContain('手机定位');
    reader.close();
  });

  it('speaks the language its reader asked for', async () => {
    const reader = await readStream(live('&language=en'));
    await reader.until((frames) => frames.length > 0);
    await api.send(aReport());
    await reader.until((frames) => sequencesOf(frames).length > 0);
    expect(reader.frames.find(({ event }) => event === 'message')?.data).toContain('Located by');
    reader.close();
  });

  it('moves its id with an empty frame for what is withheld, so that the sequence has no gap', async () => {
    const reader = await readStream(live());
    await reader.until((frames) => frames.length > 0);
    await api.send(aReport());
    await api.send(aReport({ category: 'family-dispute', text: '婚恋' }));
    await api.send(aReport());
    await reader.until((frames) => sequencesOf(frames).length >= 3);
    const heard = reader.frames.filter(({ event, id }) => event === 'message' && id !== null);
    expect(heard.map(({ data }) => data === '')).toEqual([false, true, false]);
    const ids = heard.map(({ id }) => id as number);
    expect(ids).toEqual([ids[0], (ids[0] as number) + 1, (ids[0] as number) + 2]);
    reader.close();
  });

  it('resumes after Last-Event-ID without a gap and without repeating', async () => {
    const { asOf } = await wall();
    await Promise.all(Array.from({ length: 30 }, () => api.send(aReport())));
    const reader = await readStream(live(), { 'last-event-id': String(asOf) });
    await reader.until((frames) => sequencesOf(frames).length >= 30);
    expect(sequencesOf(reader.frames)).toEqual(Array.from({ length: 30 }, (_, index) => asOf + 1 + index));
    reader.close();
  });

  it('tells a client that is too far behind, or ahead of the table, to start anew', async () => {
    const reader = await readStream(live(), { 'last-event-id': '999999999' });
    await reader.until((frames) => frames.some(({ event }) => event === 'reset'));
    expect(reader.frames.find(({ event }) => event === 'reset')?.id).toBe((await wall()).asOf);
    reader.close();
  });

  it('tells a client that cannot say where it was to start anew', async () => {
    for (const place of ['abc', '-4', '1.5', '999999999999999999999']) {
      const reader = await readStream(live(), { 'last-event-id': place });
      await reader.until((frames) => frames.some(({ event }) => event === 'reset'));
      reader.close();
    }
  });

  it('sends heartbeats with the position, so that a wall knows how fresh it is', async () => {
    const reader = await readStream(live());
    await reader.until((frames) => frames.filter(({ event }) => event === 'heartbeat').length >= 2);
    expect(JSON.parse(reader.frames.find(({ event }) => event === 'heartbeat')?.data ?? '')).toMatchObject({
      asOf: (await wall()).asOf,
    });
    reader.close();
  });

  it('gives a snapshot to which the feed after asOf adds up to the table', async () => {
    const sending = Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        api.send(aReport(index % 4 === 0 ? { category: 'welfare-check' } : {})),
      ),
    );
    const snapshot = await wall();
    const reader = await readStream(live(`&after=${snapshot.asOf}`));
    await sending;
    const { asOf, tickets } = await wall();
    await reader.until((frames) => (sequencesOf(frames).at(-1) ?? snapshot.asOf) >= asOf);
    const known = new Map(snapshot.tickets.map((ticket) => [ticket.id, ticket]));
    for (const { data, event } of reader.frames) {
      if (event !== 'message' || data === '') continue;
      const { ticket } = JSON.parse(data) as LiveEvent;
      known.set(ticket.id, ticket);
    }
    const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
    expect([...known.values()].sort(byId)).toEqual([...tickets].sort(byId));
    reader.close();
  });

  it('tells its readers of a restart and ends their streams', async () => {
    const own = await openApi();
    const ownServer = await listen(own);
    const reader = await readStream(`http://127.0.0.1:${ownServer.port}/api/live?community=${own.code}`);
    await reader.until((frames) => frames.length > 0);
    await own.close();
    await reader.until((frames) => frames.some(({ event }) => event === 'restart'));
    expect(reader.isEnded() || reader.frames.at(-1)?.event === 'restart').toBe(true);
    await ownServer.close();
  });
});
