import { uuidv7 } from 'uuidv7';
import type { PeopleSeed } from '#actions/communitySeed.ts';
import { createCommunity, loadCalendar } from '#actions/createCommunity.ts';
import type { QueueOptions } from '#actions/intakeQueue.ts';
import type { SubmitReport } from '#contract/reports.ts';
import type { Database } from '#db/connect.ts';
import { publishedCalendarDays } from '#domain/calendarDays.ts';
import type { Identity } from '#identity/identity.ts';
import type { SendToPhone } from '#identity/sendToPhone.ts';
import { createApp } from '../../api/app.ts';
import { makeLog } from '../../api/log.ts';
import { openDeps } from '../../api/openDeps.ts';
import { openDatabase } from './database.ts';
import { smallSeed } from './smallCommunity.ts';
import { middleOf } from './smallLand.ts';

/** After this long a test signs somebody in anew. */
const sessionMilliseconds = 6 * 3_600_000;

/** A Monday at 10:00 in the community's zone: working time. */
export const mondayMorning = '2026-11-23T10:00:00+08:00';

export type ApiOptions = {
  now?: string;
  people?: (people: PeopleSeed) => void;
  queue?: QueueOptions;
  live?: { heartbeatMilliseconds?: number; stalledMilliseconds?: number };
  sendToPhone?: SendToPhone;
};

/** The API over the run's database, with a clock that stands where the test puts it and two communities of its own. */
export async function openApi(options: ApiOptions = {}) {
  const database = await openDatabase();
  const suffix = uuidv7().slice(-8);
  const [code, other] = [`small-${suffix}`, `other-${suffix}`];
  await loadCalendar(database.db, [...publishedCalendarDays]);
  const communityId = await createCommunity(
    database.db,
    smallSeed(code, options.people),
    new Date(mondayMorning),
  );
  const otherId = await createCommunity(database.db, smallSeed(other), new Date(mondayMorning));
  let now = new Date(options.now ?? mondayMorning);
  const deps = openDeps({
    database,
    serverKey: 'test-key-test-key-test-key-test-key',
    log: makeLog(process.env.LOG_LEVEL ?? 'silent'),
    version: 'test',
    webDir: null,
    clock: () => now,
    isOnlyDemo: async () => true,
    ...(options.queue ? { queue: options.queue } : {}),
    ...(options.live ? { live: options.live } : {}),
    ...(options.sendToPhone ? { sendToPhone: options.sendToPhone } : {}),
  });
  const app = createApp(deps);
  const signedIn = new Map<string, { at: Date; cookie: Promise<string> }>();
  const request = (path: string, init: RequestInit = {}, community = code) => {
    const url = new URL(path, 'http://mangrid.test');
    url.searchParams.set('community', community);
    return app.request(url.pathname + url.search, init);
  };
  /** Headers of a session of somebody of the small community, by key, as their browser would send them. */
  const as = async (key: string, community = communityId): Promise<Record<string, string>> => {
    // A session does not last when a test puts the clock forward by half a day, or back.
    const session = `${community} ${key}`;
    let known = signedIn.get(session);
    if (!known || Math.abs(known.at.getTime() - now.getTime()) > sessionMilliseconds)
      known = { at: now, cookie: signIn(deps.identity, database, { key, community }) };
    signedIn.set(session, known);
    return { cookie: await known.cookie, origin: deps.publicUrl };
  };
  /** A request as the secretary of the community makes it, who sees everything there is. */
  const see = async (path: string, init: RequestInit = {}, community = code) => {
    const session = await as('secretary', community === other ? otherId : communityId);
    return request(path, { ...init, headers: { ...session, ...init.headers } }, community);
  };
  return {
    app,
    deps,
    database,
    code,
    other,
    communityId,
    otherId,
    request,
    as,
    setNow: (instant: string) => {
      now = new Date(instant);
    },
    see,
    get: async (path: string, headers: Record<string, string> = {}) =>
      (await see(path, { headers })).json() as Promise<never>,
    send: (report: unknown, headers: Record<string, string> = {}) =>
      request('/api/reports', {
        method: 'POST',
        body: JSON.stringify(report),
        headers: { 'content-type': 'application/json', ...headers },
      }),
    close: async () => {
      await deps.live.close();
      await deps.queue.drain();
      await deps.refusals.close();
      await database.close();
    },
  };
}

/** Signs somebody in by their personal link, and gives back the cookie. */
async function signIn(
  identity: Identity,
  { sql }: Database,
  { key, community }: { key: string; community: string },
): Promise<string> {
  const [person] = await sql<{ id: string }[]>`
    select id from person where community_id = ${community} and name = ${`测试员${key}`}`;
  if (!person) throw new Error(`Nobody here is called ${key}.`);
  const { link } = await identity.openAccount({ communityId: community, personId: person.id });
  const visit = { communityId: community, requestId: null, headers: new Headers() };
  const { cookies } = await identity.signInWithLink(visit, link.split('#link=')[1] as string);
  return cookies.map((cookie) => cookie.split(';')[0]).join('; ');
}
export type Api = Awaited<ReturnType<typeof openApi>>;

/** A complete report in the middle of grid 2, to be varied. */
export const aReport = (more: Partial<SubmitReport> = {}): SubmitReport => {
  const [lon, lat] = middleOf(2);
  return {
    id: uuidv7(),
    channel: 'phone-page',
    category: 'light-out',
    position: { lon, lat, crs: 'WGS84', accuracyMeters: 8, source: 'gps' },
    ...more,
  };
};

/** A second server on the same database and communities, with connections, queue and memory of its own. */
export async function openAnother(api: Api) {
  const database = await openDatabase();
  const deps = openDeps({
    database,
    serverKey: api.deps.serverKey,
    log: api.deps.log,
    version: 'test',
    webDir: null,
    clock: api.deps.clock,
  });
  const app = createApp(deps);
  return {
    app,
    deps,
    send: (report: unknown) =>
      app.request(`/api/reports?community=${api.code}`, {
        method: 'POST',
        body: JSON.stringify(report),
        headers: { 'content-type': 'application/json' },
      }),
    close: async () => {
      await deps.live.close();
      await deps.queue.drain();
      await database.close();
    },
  };
}
