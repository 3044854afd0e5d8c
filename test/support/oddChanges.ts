import type { Api } from './api.ts';
import type { OddRequest } from './oddRequests.ts';

/** What can be counted in the two communities of a test. */
const counters = [
  ...['reports', 'tickets', 'feed', 'contacts', 'photos', 'postings', 'accounts', 'disabled'],
  ...['passwords', 'sessions', 'devices', 'paired', 'revoked', 'erased'],
] as const;
type Counter = (typeof counters)[number];
type Counts = Record<Counter, number>;
/** By how much a request may have changed a count: from, to. */
export type Changes = Partial<Record<Counter, readonly [number, number]>>;

const any = [-1000, 1000] as const;
const one = [1, 1] as const;
const perhaps = [0, 1] as const;
const account = { accounts: any, disabled: any, passwords: any, sessions: any } as const;

/** What a route that answered well may change, and nothing else. Routes that are not here change nothing countable. */
const changes: Record<string, Changes> = {
  'PUT /api/photos/:id': { photos: one },
  'POST /api/session': { sessions: any },
  'POST /api/session/demo': { accounts: any, sessions: any },
  'DELETE /api/session': { sessions: [-1, -1] },
  'DELETE /api/sessions/:id': { sessions: [-1, -1] },
  'PUT /api/account/password': { passwords: perhaps, sessions: [-100, 0] },
  'POST /api/account/second-factor': {},
  'DELETE /api/account/second-factor': { sessions: any },
  'POST /api/devices': { devices: one },
  'POST /api/devices/pair': { paired: one },
  'DELETE /api/devices/:id': { revoked: one },
  'POST /api/people/:id/account': account,
  'DELETE /api/people/:id/account': account,
  'DELETE /api/reports/:id/personal': { erased: perhaps, contacts: [-1, 0], photos: [-9, 0] },
};

/** The changes an answer speaks of. */
export function changesOf(route: string | null, { status, said }: { status: number; said: string }): Changes {
  if (route === 'POST /api/reports')
    return status === 201 ? { reports: one, tickets: one, feed: one, contacts: perhaps } : {};
  if (route === 'PUT /api/photos/:id' && status !== 201) return {};
  if (route === 'POST /api/postings/:id/end') {
    const { movedTickets } = JSON.parse(said) as { movedTickets: number };
    return { postings: [-1, -1], feed: [movedTickets, movedTickets] };
  }
  return (route !== null && changes[route]) || {};
}

/** So many requests between two looks at the tables. */
const lookEvery = 100;

/** Keeps count of what may have changed, and looks at the tables from time to time whether it is so. */
export async function openTally(api: Api) {
  let known = await readCounts(api);
  let expected = spread(known);
  let refused: OddRequest[] = [];
  let asked = 0;
  async function check(): Promise<void> {
    const now = await readCounts(api);
    const wrong = counters.filter((name) => now[name] < expected[name][0] || now[name] > expected[name][1]);
    const told = wrong.map((name) => `${name}: ${expected[name].join(' to ')} expected, ${now[name]} found`);
    const meanwhile = JSON.stringify(refused.slice(-lookEvery));
    take(now);
    if (wrong.length > 0) throw new Error(`${told.join('; ')}. Refused meanwhile: ${meanwhile}`);
  }
  const take = (now: Counts) => {
    known = now;
    expected = spread(known);
    refused = [];
  };
  return {
    check,
    /** Takes the tables as they are now, after something the test did itself. */
    read: async () => take(await readCounts(api)),
    note: async (more: Changes) => {
      for (const [name, [from, to]] of Object.entries(more) as [Counter, [number, number]][]) {
        const [least, most] = expected[name];
        expected[name] = [least + from, most + to];
      }
      const isRare = Object.keys(more).length > 0 && more.reports === undefined;
      if (isRare || ++asked % lookEvery === 0) await check();
    },
    noteRefused: async (request: OddRequest) => {
      refused.push(request);
      if (++asked % lookEvery === 0) await check();
    },
  };
}
export type Tally = Awaited<ReturnType<typeof openTally>>;

const spread = (counts: Counts) =>
  Object.fromEntries(counters.map((name) => [name, [counts[name], counts[name]]])) as unknown as Record<
    Counter,
    [number, number]
  >;

async function readCounts({ database, communityId, otherId }: Api): Promise<Counts> {
  const both = [communityId, otherId];
  const { sql } = database;
  const [row] = await sql<Counts[]>`
    with ours as (select account_id from person where community_id = any(${both}::uuid[]) and account_id is not null)
    select (select count(*)::int from report where community_id = any(${both}::uuid[])) as reports,
      (select count(*)::int from ticket where community_id = any(${both}::uuid[])) as tickets,
      (select count(*)::int from feed where community_id = any(${both}::uuid[])) as feed,
      (select count(*)::int from report_contact where community_id = any(${both}::uuid[])) as contacts,
      (select count(*)::int from photo where community_id = any(${both}::uuid[])) as photos,
      (select count(*)::int from posting where community_id = any(${both}::uuid[]) and ends_at is null) as postings,
      (select count(*)::int from ours) as accounts,
      (select count(*)::int from auth_user where id in (select account_id from ours) and disabled_at is not null) as disabled,
      (select count(*)::int from auth_account where user_id in (select account_id from ours)) as passwords,
      (select count(*)::int from auth_session where user_id in (select account_id from ours)) as sessions,
      (select count(*)::int from wall_device where community_id = any(${both}::uuid[])) as devices,
      (select count(*)::int from wall_device where community_id = any(${both}::uuid[]) and paired_at is not null) as paired,
      (select count(*)::int from wall_device where community_id = any(${both}::uuid[]) and revoked_at is not null) as revoked,
      (select count(*)::int from report where community_id = any(${both}::uuid[]) and erased_at is not null) as erased`;
  return row as Counts;
}
