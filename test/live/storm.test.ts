import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Wall } from '#contract/wall.ts';
import { type Api, aReport, openApi } from '#support/api.ts';
import { listen, readStream, sequencesOf } from '#support/liveServer.ts';

let api: Api;
let server: Awaited<ReturnType<typeof listen>>;
const live = () => `http://127.0.0.1:${server.port}/api/live?community=${api.code}`;
const wall = async () => (await (await api.request('/api/wall')).json()) as Wall;

/** So many reports, as quickly as the queue takes them. */
async function sendMany(count: number, more: object = {}): Promise<void> {
  for (let sent = 0; sent < count; sent += 100)
    await Promise.all(Array.from({ length: Math.min(100, count - sent) }, () => api.send(aReport(more))));
}

beforeAll(async () => {
  api = await openApi();
  server = await listen(api);
});
afterAll(async () => {
  await api.close();
  await server.close();
});

describe('in a storm of reports', () => {
  it('brings a client that is hundreds of entries behind up to date, without a cut and without a gap', async () => {
    const { asOf } = await wall();
    await sendMany(700, { text: '很长的说明'.repeat(300) });
    const reader = await readStream(live(), { 'last-event-id': String(asOf) });
    await reader.until((frames) => sequencesOf(frames).length >= 700, 20_000);
    expect(sequencesOf(reader.frames)).toEqual(Array.from({ length: 700 }, (_, index) => asOf + 1 + index));
    expect(reader.isEnded()).toBe(false);
    await api.send(aReport());
    await reader.until((frames) => sequencesOf(frames).length >= 701);
    reader.close();
  });

  it('lets a client that paused in a storm read on where it was, and misses nothing', async () => {
    const { asOf } = await wall();
    const reader = await readStream(live());
    await reader.until((frames) => frames.length > 0);
    reader.pause();
    await sendMany(900);
    reader.resume();
    await reader.until((frames) => sequencesOf(frames).length >= 900, 20_000);
    expect(sequencesOf(reader.frames)).toEqual(Array.from({ length: 900 }, (_, index) => asOf + 1 + index));
    reader.close();
  });

  it('one that never reads again keeps nobody else from hearing everything', async () => {
    const { asOf } = await wall();
    const stuck = await readStream(live());
    const readers = await Promise.all([1, 2, 3].map(() => readStream(live())));
    for (const reader of readers) await reader.until((frames) => frames.length > 0);
    stuck.pause();
    await sendMany(600);
    for (const reader of readers) {
      await reader.until((frames) => sequencesOf(frames).length >= 600, 20_000);
      expect(sequencesOf(reader.frames)).toEqual(Array.from({ length: 600 }, (_, index) => asOf + 1 + index));
      reader.close();
    }
    stuck.close();
  });
});
