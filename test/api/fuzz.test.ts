import fc from 'fast-check';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SubmitAnswer } from '#contract/reports.ts';
import { errorSchema } from '#contract/wire.ts';
import { type Api, aReport, openApi } from '#support/api.ts';
import { listen } from '#support/liveServer.ts';
import { type OddRequest, oddRequests, sentBody } from '#support/oddRequests.ts';
import { plainPhoto } from '#support/photos.ts';

/** More of them with FUZZ_REQUESTS. */
const requests = Number(process.env.FUZZ_REQUESTS ?? 5000);
const limitMilliseconds = 20_000 + requests * 25;
let api: Api;
const known: string[] = [];
beforeAll(async () => {
  api = await openApi();
  const photo = uuidv7();
  await api.request(`/api/photos/${photo}`, { method: 'PUT', body: (await plainPhoto('png')) as BodyInit });
  const { report, ticket } = (await (await api.send(aReport({ photoIds: [photo] }))).json()) as SubmitAnswer;
  known.push(photo, report.id, ticket.id);
});
afterAll(() => api.close());

const counts = async () => {
  const [row] = await api.database.sql<{ reports: number; tickets: number; entries: number }[]>`
    select (select count(*)::int from report where community_id = ${api.communityId}) as reports,
      (select count(*)::int from ticket where community_id = ${api.communityId}) as tickets,
      (select count(*)::int from feed where community_id = ${api.communityId}) as entries`;
  return row as { reports: number; tickets: number; entries: number };
};

describe(`of ${requests} odd requests over all routes`, () => {
  it(
    'none makes the server fail, every refusal has its shape, and only what is answered 201 is stored',
    async () => {
      const before = await counts();
      const statuses = new Map<number, number>();
      await fc.assert(
        fc.asyncProperty(oddRequests(api, known), async ({ method, path, headers, body }: OddRequest) => {
          const response = await api.app.request(path, {
            method,
            headers,
            ...(body === null ? {} : { body: sentBody(body) }),
          });
          statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1);
          expect(response.status).toBeLessThan(500);
          const said = await response.text();
          if (response.status < 400 || method === 'HEAD') return;
          const { error } = errorSchema.parse(JSON.parse(said));
          expect(error.requestId).toBe(response.headers.get('x-request-id'));
          expect(said).not.toMatch(/at .*\.ts:\d|node_modules|select |insert into/i);
        }),
        { numRuns: requests, interruptAfterTimeLimit: limitMilliseconds, markInterruptAsFailure: true },
      );
      const after = await counts();
      const created = statuses.get(201) ?? 0;
      expect(after).toEqual({
        reports: before.reports + created,
        tickets: before.tickets + created,
        entries: before.entries + created,
      });
      for (const status of [200, 201, 400, 404, 422])
        expect(statuses.get(status), `${status} occurs`).toBeGreaterThan(0);
    },
    limitMilliseconds + 10_000,
  );

  it('to the live feed none does either', async () => {
    const server = await listen(api);
    const query = fc.array(
      fc.tuple(
        fc.constantFrom('after', 'language', 'community', 'colour'),
        fc.oneof(
          fc.constantFrom('-1', '0', '1e3', '9007199254740993', 'NaN', '%00', 'en', 'zh', 'x', ''),
          fc.string({ unit: 'grapheme-ascii', maxLength: 10 }).map(encodeURIComponent),
        ),
      ),
      { maxLength: 3 },
    );
    const lastEventId = fc.oneof(
      fc.constantFrom('', '-1', '1.5', '99999999999999999999', 'null'),
      fc.stringMatching(/^[ -~]{0,20}$/),
    );
    await fc.assert(
      fc.asyncProperty(query, lastEventId, async (pairs, last) => {
        const abort = new AbortController();
        const search = [`community=${api.code}`, ...pairs.map(([name, value]) => `${name}=${value}`)].join(
          '&',
        );
        const response = await fetch(`http://127.0.0.1:${server.port}/api/live?${search}`, {
          headers: { 'last-event-id': last },
          signal: abort.signal,
        });
        expect(response.status).toBeLessThan(500);
        abort.abort();
      }),
      { numRuns: 200 },
    );
    expect((await api.request('/api/health')).status).toBe(200);
    await server.close();
  }, 60_000);
});
