import fc from 'fast-check';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { SubmitAnswer, SubmitReport } from '#contract/reports.ts';
import { errorSchema } from '#contract/wire.ts';
import { type Field, fieldsOfPost } from '#domain/fields.ts';
import { type Action, isActive, may } from '#domain/policy.ts';
import { type Api, aReport, openApi } from '#support/api.ts';
import { listen } from '#support/liveServer.ts';
import { changesOf, openTally, type Tally } from '#support/oddChanges.ts';
import { type OddRequest, type OddWorld, oddRequests, sentBody } from '#support/oddRequests.ts';
import { type OddSender, type OddSenders, openSenders, pairScreen, personOf } from '#support/oddSenders.ts';
import { plainPhoto } from '#support/photos.ts';

/** More of them with FUZZ_REQUESTS. */
const requests = Number(process.env.FUZZ_REQUESTS ?? 5000);
const limitMilliseconds = 20_000 + requests * 25;
const canary = { phone: '100-7777-7777', name: '甄金雀', text: '雀语密言', placeText: '雀巢密门' };
let api: Api;
let world: OddWorld;
let people: OddSenders;
let tally: Tally;
let actionOf: Map<string, Action>;

beforeAll(async () => {
  // Sign-in codes are printed where the server was started.
  const { log } = console;
  vi.spyOn(console, 'log').mockImplementation(
    (...words) => /Sign-in code/.test(String(words[0])) || log(...words),
  );
  api = await openApi();
  people = await openSenders(api);
  const planted = [];
  for (const more of [{}, { category: 'family-dispute' }, { complaintAbout: 'grid-worker' as const }])
    planted.push(await plant(more));
  const reports = [];
  for (let index = 0; index < 6; index++) reports.push((await plant({})).reportId);
  const screens = [await pairScreen(api), await pairScreen(api)];
  // Pairing signed the administrator in anew.
  await people.renew('administrator');
  const [userName, password] = ['fuzz-volunteer', 'a long known password'];
  const persons = [await personOf(api, 'branch6'), await personOf(api, 'unit-yi-2')];
  await openWithPassword(await personOf(api, 'worker3b'), { userName, password });
  const postings = await api.database.sql<{ id: string }[]>`
    select id from posting where community_id = ${api.communityId} and person_id = any(${persons}::uuid[])`;
  const sessions = await api.database.sql<{ id: string }[]>`
    select s.id from auth_session s join person p on p.account_id = s.user_id where p.community_id = ${api.communityId} limit 3`;
  world = {
    senders: people.names,
    ids: planted.flatMap(({ reportId, ticketId, photoId }) => [reportId, ticketId, photoId]),
    endable: {
      persons,
      reports,
      postings: postings.map(({ id }) => id),
      devices: screens.map(({ id }) => id),
      sessions: sessions.map(({ id }) => id),
    },
    userName,
    password,
  };
  actionOf = new Map(
    api.app.routes.flatMap(({ method, path, handler }) => {
      const { action } = handler as { action?: Action };
      return action ? [[`${method} ${path}`, action] as const] : [];
    }),
  );
  tally = await openTally(api);
}, 120_000);
afterAll(() => api.close());

async function plant(more: Partial<SubmitReport>) {
  const photoId = uuidv7();
  const photo = (await plainPhoto('png')) as BodyInit;
  await api.request(`/api/photos/${photoId}`, { method: 'PUT', body: photo });
  const { name, phone, text, placeText } = canary;
  const report = aReport({ photoIds: [photoId], reporter: { name, phone }, text, placeText, ...more });
  const { ticket } = (await (await api.send(report)).json()) as SubmitAnswer;
  return { reportId: report.id, ticketId: ticket.id, photoId };
}

async function openWithPassword(personId: string, own: { userName: string; password: string }) {
  const { identity } = api.deps;
  const opened = await identity.openAccount({
    ...{ communityId: api.communityId, personId, userName: own.userName },
  });
  const visit = { communityId: api.communityId, requestId: null, headers: new Headers() };
  const { cookies } = await identity.signInWithLink(visit, opened.link.split('#link=')[1] as string);
  const headers = { cookie: cookies.map((line) => line.split(';')[0]).join('; ') };
  const answer = await api.request('/api/account/password', {
    method: 'PUT',
    headers: { ...headers, origin: api.deps.publicUrl, 'content-type': 'application/json' },
    body: JSON.stringify({ next: own.password }),
  });
  expect(answer.status).toBe(204);
}

/** What guardOrigin promises, said once more. */
const isForeign = (method: string, headers: Record<string, string>): boolean => {
  if (['GET', 'HEAD', 'OPTIONS'].includes(method)) return false;
  if (headers.origin !== undefined) return headers.origin !== 'http://mangrid.test';
  const site = headers['sec-fetch-site'];
  return site === undefined ? headers.cookie !== undefined : site !== 'same-origin';
};

/** What an answer holds that this sender may not read. */
function leaks(said: string, { route, path }: OddRequest, { actor }: OddSender): string[] {
  const present = actor.kind === 'person' ? actor.postings.filter(isActive) : [];
  const open = new Set<Field>(present.flatMap(({ post }) => fieldsOfPost[post]));
  const isReveal = route === 'POST /api/reports/:id/contact' && may(actor, 'contact.reveal').ok;
  const isHere = path.includes(`community=${api.code}`);
  const mayRead = (field: Field) => isHere && open.has(field);
  const found = [
    !isReveal && (said.includes(canary.phone) || said.includes(canary.name)) && 'who reported',
    !mayRead('report-text') && said.includes(canary.text) && 'the words',
    !mayRead('place-text') && said.includes(canary.placeText) && 'the place',
    // Whose triangle shows phones has a test of its own.
    !route?.endsWith('/triangle') &&
      !mayRead('staff-phones') &&
      /100-9\d{3}-0000/.test(said) &&
      'a phone of ours',
  ];
  for (const { headers } of people.senders.values()) {
    const secret = (headers.cookie ?? headers['x-device-token'] ?? '').split('=').at(-1) ?? '';
    if (secret.length > 30) found.push(said.includes(decodeOr(secret).slice(0, 30)) && 'a token');
  }
  return found.filter((one) => one !== false);
}
const decodeOr = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

describe(`of ${requests} odd requests over all routes, by everybody`, () => {
  const statuses = new Map<number, number>();
  const reached = new Map<string, number>();
  const letIn = new Map<string, number>();
  const count = (of: Map<string, number>, key: string) => of.set(key, (of.get(key) ?? 0) + 1);

  async function judge(request: OddRequest): Promise<void> {
    const sender = people.senders.get(request.sender) as OddSender;
    const { route, method, body } = request;
    const headers = { ...request.headers, ...sender.headers };
    const response = await api.app.request(`http://mangrid.test${request.path}`, {
      ...{ method, headers },
      ...(body === null ? {} : { body: sentBody(body) }),
    });
    const { status } = response;
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
    expect(status).toBeLessThan(500);
    const said = await response.text();
    const action = route === null ? undefined : actionOf.get(route);
    if (route && status !== 404) count(reached, route);
    if (status < 300) count(letIn, request.sender);
    expect(leaks(said, request, sender)).toEqual([]);
    if (isForeign(method, headers)) expect(said).toContain('"foreign_origin"');
    else if (action && request.path.includes(`community=${api.code}`) && !mayPass(sender, action))
      expect([401, 403, 404, 429]).toContain(status);
    if (status >= 400 && method !== 'HEAD') {
      const { error } = errorSchema.parse(JSON.parse(said));
      expect(error.requestId).toBe(response.headers.get('x-request-id'));
      expect(said).not.toMatch(/at .*\.ts:\d|node_modules|select |insert into/i);
    }
    if (status < 400 && method !== 'HEAD') await tally.note(changesOf(route, { status, said }));
    else await tally.noteRefused(request);
    if (sender.hasSession && status < 400 && response.headers.has('set-cookie')) {
      await people.renew(request.sender);
      await tally.read();
    }
  }
  const mayPass = (sender: OddSender, action: Action): boolean =>
    may(sender.actor, action).ok || (action === 'session.own' && sender.hasSession);

  it(
    'none makes the server fail, every refusal has its shape and changes nothing, nobody reads what is not theirs',
    async () => {
      await fc.assert(fc.asyncProperty(oddRequests(api, world), judge), {
        ...{ numRuns: requests, interruptAfterTimeLimit: limitMilliseconds, markInterruptAsFailure: true },
      });
      await tally.check();
      for (const status of [200, 201, 204, 400, 401, 403, 404, 422])
        expect(statuses.get(status), `${status} occurs`).toBeGreaterThan(0);
      if (process.env.FUZZ_REQUESTS) console.log(Object.fromEntries([...statuses].sort()));
    },
    limitMilliseconds + 10_000,
  );

  it('every route was reached and every sender let in somewhere', () => {
    if (requests < 5000) return;
    // Following takes the right token; streams are asked below.
    const routes = [...actionOf.keys()].filter((one) => !/GET .api.(live|reports.:id)/.test(one));
    expect(routes.filter((route) => !reached.has(route))).toEqual([]);
    expect(people.names.filter((name) => !letIn.has(name))).toEqual([]);
  });

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
