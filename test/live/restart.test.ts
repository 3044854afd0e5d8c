import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PublicTicket } from '#contract/tickets.ts';
import type { LiveEvent, Wall } from '#contract/wall.ts';
import { type Api, aReport, openAnother, openApi } from '#support/api.ts';
import { listen, type Reader, readStream, sequencesOf } from '#support/liveServer.ts';

/** What a wall keeps: the tickets by id, and how far it has read. */
function makeWall() {
  const tickets = new Map<string, PublicTicket>();
  const heard: number[] = [];
  let last: number | null = null;
  return {
    tickets,
    heard,
    connect: async (port: number, code: string) => {
      const url = `http://127.0.0.1:${port}/api/live?community=${code}`;
      const reader = await readStream(url, last === null ? {} : { 'last-event-id': String(last) });
      await reader.until((frames) => frames.some(({ event }) => event === 'hello'));
      return reader;
    },
    /** Takes in what a connection has brought until now; called once, when it is over. */
    take: ({ frames }: Reader) => {
      for (const { id, event, data } of frames) {
        if (event !== 'message' || id === null) continue;
        heard.push(id);
        last = id;
        if (data === '') continue;
        const { ticket } = JSON.parse(data) as LiveEvent;
        tickets.set(ticket.id, ticket);
      }
    },
  };
}

let api: Api;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

const report = (index: number) => aReport(index % 4 === 0 ? { category: 'family-dispute' } : {});
const sendMany = (server: { send: (report: unknown) => Response | Promise<Response> }, count: number) =>
  Promise.all(Array.from({ length: count }, (_, index) => server.send(report(index))));

describe('two walls, when the server is restarted', () => {
  it('both catch up on what came meanwhile: nothing missed, nothing twice, the same as the table', async () => {
    const first = await openAnother(api);
    const firstPort = await listen(first);
    const [calm, torn] = [makeWall(), makeWall()];
    const [calmReader, tornReader] = [
      await calm.connect(firstPort.port, api.code),
      await torn.connect(firstPort.port, api.code),
    ];
    await sendMany(first, 12);
    for (const reader of [calmReader, tornReader])
      await reader.until((frames) => sequencesOf(frames).length >= 12);
    // One wall's line breaks before the restart; it hears nothing of what comes then.
    tornReader.close();
    await sendMany(first, 8);
    await calmReader.until((frames) => sequencesOf(frames).length >= 20);
    await first.close();
    await calmReader.until((frames) => frames.some(({ event }) => event === 'restart'));
    await firstPort.close();
    calm.take(calmReader);
    torn.take(tornReader);
    expect(calm.heard.length).toBe(20);
    expect(torn.heard.length).toBe(12);

    const second = await openAnother(api);
    await sendMany(second, 15);
    const secondPort = await listen(second);
    const again = [
      await calm.connect(secondPort.port, api.code),
      await torn.connect(secondPort.port, api.code),
    ] as const;
    await sendMany(second, 10);
    await again[0].until((frames) => sequencesOf(frames).length >= 25);
    await again[1].until((frames) => sequencesOf(frames).length >= 33);
    calm.take(again[0]);
    torn.take(again[1]);

    const wall: Wall = await api.get('/api/wall');
    const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
    const table = [...wall.tickets].sort(byId);
    expect(table.length).toBe(33);
    for (const { heard, tickets } of [calm, torn]) {
      expect(heard).toEqual(Array.from({ length: 45 }, (_, index) => index + 1));
      expect([...tickets.values()].sort(byId)).toEqual(table);
    }
    expect(wall.asOf).toBe(45);
    for (const reader of again) reader.close();
    await second.close();
    await secondPort.close();
  });
});
