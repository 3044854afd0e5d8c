import { uuidv7 } from 'uuidv7';
import type { PeopleSeed } from '#actions/communitySeed.ts';
import { createCommunity, loadCalendar } from '#actions/createCommunity.ts';
import type { QueueOptions } from '#actions/intakeQueue.ts';
import type { SubmitReport } from '#contract/reports.ts';
import { publishedCalendarDays } from '#domain/calendarDays.ts';
import { createApp } from '../../api/app.ts';
import { makeLog } from '../../api/log.ts';
import { openDeps } from '../../api/openDeps.ts';
import { openDatabase } from './database.ts';
import { smallSeed } from './smallCommunity.ts';
import { middleOf } from './smallLand.ts';

/** A Monday at 10:00 in the community's zone: working time. */
export const mondayMorning = '2026-11-23T10:00:00+08:00';

export type ApiOptions = {
  now?: string;
  people?: (people: PeopleSeed) => void;
  queue?: QueueOptions;
  heartbeatMilliseconds?: number;
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
    ...(options.queue ? { queue: options.queue } : {}),
    ...(options.heartbeatMilliseconds ? { heartbeatMilliseconds: options.heartbeatMilliseconds } : {}),
  });
  const app = createApp(deps);
  const request = (path: string, init: RequestInit = {}, community = code) => {
    const url = new URL(path, 'http://mangrid.test');
    url.searchParams.set('community', community);
    return app.request(url.pathname + url.search, init);
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
    setNow: (instant: string) => {
      now = new Date(instant);
    },
    get: async (path: string, headers: Record<string, string> = {}) =>
      (await request(path, { headers })).json() as Promise<never>,
    send: (report: unknown, headers: Record<string, string> = {}) =>
      request('/api/reports', {
        method: 'POST',
        body: JSON.stringify(report),
        headers: { 'content-type': 'application/json', ...headers },
      }),
    close: async () => {
      await deps.live.close();
      await deps.queue.drain();
      await database.close();
    },
  };
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
