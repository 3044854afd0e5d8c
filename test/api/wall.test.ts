import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SubmitAnswer } from '#contract/reports.ts';
import { type Wall, wallSchema } from '#contract/wall.ts';
import { type Api, aReport, openApi } from '#support/api.ts';
import { at, middleOf, smallGridCode } from '#support/smallLand.ts';

const restricted = ['family-dispute', 'welfare-check', 'errand-certificate', 'neighbour-dispute'];
let api: Api;
let wall: Wall;
const hidden: string[] = [];
const gps = ([lon, lat]: [number, number]) => ({
  lon,
  lat,
  crs: 'WGS84' as const,
  accuracyMeters: 5,
  source: 'gps' as const,
});
const send = async (report: Parameters<typeof aReport>[0]) =>
  ((await (await api.send(aReport(report))).json()) as SubmitAnswer).ticket.id;
const close = (id: string, closedAt: string) => api.database.sql`
  update ticket set status = 'closed', is_open = false, closed_at = ${closedAt} where community_id = ${api.communityId} and id = ${id}`;

beforeAll(async () => {
  api = await openApi();
  api.setNow('2025-12-31T15:59:00Z');
  await send({ category: 'light-out' });
  api.setNow('2025-12-31T16:00:00Z');
  await send({ category: 'light-out' });
  api.setNow('2026-11-22T12:00:00+08:00');
  await close(await send({ category: 'light-out' }), '2026-11-22T13:00:00+08:00');
  await close(await send({ category: 'light-out' }), '2026-11-23T00:00:00+08:00');
  api.setNow('2026-11-23T10:00:00+08:00');
  for (const category of restricted) hidden.push(await send({ category, position: gps(middleOf(1)) }));
  for (let index = 0; index < 5; index++)
    hidden.push(await send({ category: 'family-dispute', position: gps(middleOf(4)) }));
  hidden.push(await send({ category: 'light-out', complaintAbout: 'grid-worker' }));
  await send({ category: 'exposed-wire' });
  await send({ category: 'exposed-wire', position: gps(at(3000, 3000)) });
  wall = await api.get('/api/wall');
});
afterAll(() => api.close());

describe('the wall', () => {
  it('has the shape it promises', () => {
    expect(wallSchema.parse(wall)).toEqual(wall);
  });

  it('shows no id of a restricted ticket, no category of one, and no name or phone', async () => {
    for (const language of ['zh-CN', 'en']) {
      const text = await (
        await api.request('/api/wall', { headers: { 'accept-language': language } })
      ).text();
      for (const id of hidden) expect(text).not.toContain(id);
      for (const category of restricted) expect(text).not.toContain(category);
      expect(text).not.toMatch(/测试员|100-9\d{3}/);
    }
  });

  it('suppresses restricted totals of 1 to 4 and shows those above', () => {
    const shown = Object.fromEntries(wall.grids.map((grid) => [grid.gridCode, grid.restrictedOpen]));
    expect(shown).toEqual({
      [smallGridCode(1)]: null,
      [smallGridCode(2)]: null,
      [smallGridCode(3)]: 0,
      [smallGridCode(4)]: 5,
      [smallGridCode(5)]: 0,
      [smallGridCode(6)]: 0,
    });
  });

  it('counts what the rows count', async () => {
    const [row] = await api.database.sql<Record<string, number>[]>`
      select (select count(*) from building where community_id = ${api.communityId} and use = 'dwelling')::int as buildings,
        (select count(*) from unit where community_id = ${api.communityId})::int as units,
        (select count(*) from room where community_id = ${api.communityId})::int as rooms,
        (select count(*) from household_file where community_id = ${api.communityId})::int as "householdFiles"`;
    expect(wall.base).toMatchObject({
      ...row,
      grids: 6,
      branches: 6,
      gridWorkers: 7,
      groupLeaders: 2,
      unitLeaders: 4,
    });
    expect(wall.base.householdFiles).toBe(80);
    const open = await api.database.sql<{ confidence: string; count: number }[]>`
      select confidence, count(*)::int as count from ticket where community_id = ${api.communityId} and is_open and not is_restricted group by 1`;
    expect(wall.open.byConfidence).toEqual(
      Object.fromEntries(open.map(({ confidence, count }) => [confidence, count])),
    );
    expect(wall.open.total).toBe(open.reduce((sum, { count }) => sum + count, 0));
    expect(wall.open.urgent).toBe(2);
    expect(wall.grids.find(({ gridCode }) => gridCode === smallGridCode(2))).toMatchObject({
      open: 3,
      overdue: 2,
    });
  });

  it('tells restricted work by grid totals alone: no other figure lets anybody count what is suppressed', () => {
    const shown = wall.tickets.filter(({ status }) => status !== 'closed').length;
    expect(wall.open.total).toBe(shown);
    expect(wall.checks.find(({ code }) => code === 'tickets-in-grids')?.total).toBe(shown);
    expect(wall.today.opened).toBe(wall.today.reports);
    expect(
      wall.tickets.filter(({ openedAt }) => new Date(openedAt) >= new Date('2026-11-23T00:00:00+08:00')),
    ).toHaveLength(wall.today.opened);
  });

  it('begins today and the year at the community’s own midnight', () => {
    expect(wall.today).toEqual({ reports: 2, opened: 2, closed: 1 });
    expect(wall.year).toEqual({ reports: 5, opened: 5, closed: 2 });
  });

  it('in the first hours of a year counts the new year, though in UTC it is still the old one', async () => {
    const own = await openApi({ now: '2026-12-31T23:59:00+08:00' });
    await own.send(aReport());
    own.setNow('2027-01-01T00:30:00+08:00');
    expect(((await own.get('/api/wall')) as Wall).year.opened).toBe(0);
    await own.send(aReport());
    const later = (await own.get('/api/wall')) as Wall;
    expect(later.year.opened).toBe(1);
    expect(later.tickets[0]?.number).toMatch(/^SM-2027-/);
    await own.close();
  });

  it('shows everything open and public, and of what is closed only today’s', () => {
    const closed = wall.tickets.filter(({ status }) => status === 'closed');
    expect(closed.map(({ closedAt }) => closedAt)).toEqual(['2026-11-22T16:00:00.000Z']);
    expect(wall.tickets.filter(({ status }) => status !== 'closed')).toHaveLength(4);
  });

  it('finds a ticket without a grid, and says so', () => {
    expect(wall.checks.find(({ code }) => code === 'tickets-in-grids')).toMatchObject({
      isHealthy: false,
      defects: [{ gridCode: null, code: 'place-to-confirm', count: 1 }],
    });
  });

  it('knows nothing of another community', async () => {
    const other = (await (await api.request('/api/wall', {}, api.other)).json()) as Wall;
    expect(other.tickets).toEqual([]);
    expect(other.open.total).toBe(0);
    expect(other.today.reports).toBe(0);
    expect(other.base.units).toBe(8);
  });
});

describe('a wall with more tickets than it can show', () => {
  it('lists the newest thousand, counts them all, and says that there are more', async () => {
    expect(wall.hasMoreTickets).toBe(false);
    const crowded = await openApi();
    const { ticket } = (await (await crowded.send(aReport())).json()) as SubmitAnswer;
    const add = (from: number, to: number) => crowded.database.sql`
      insert into ticket select (jsonb_populate_record(one, jsonb_build_object('id', gen_random_uuid(), 'number', 100000 + n))).*
      from ticket one, generate_series(${from}::int, ${to}::int) n
      where one.community_id = ${crowded.communityId} and one.id = ${ticket.id}`;
    await add(2, 1000);
    expect(await crowded.get('/api/wall')).toMatchObject({ hasMoreTickets: false, open: { total: 1000 } });
    await add(1001, 1001);
    const full: Wall = wallSchema.parse(await crowded.get('/api/wall'));
    expect(full).toMatchObject({ hasMoreTickets: true, open: { total: 1001 } });
    expect(full.tickets).toHaveLength(1000);
    await crowded.close();
  });
});
