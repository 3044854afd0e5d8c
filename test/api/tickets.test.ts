import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { categoryOf } from '#contract/categories.ts';
import { statuses } from '#contract/lists.ts';
import type { SubmitAnswer } from '#contract/reports.ts';
import { type TicketRow, ticketListSchema } from '#contract/tickets.ts';
import { type Api, aReport, openApi } from '#support/api.ts';
import { at, middleOf, smallGridCode } from '#support/smallLand.ts';

type Page = { items: TicketRow[]; next: string | null; asOf: number };
const categories = [
  'light-out',
  'exposed-wire',
  'snow-ice',
  'family-dispute',
  'welfare-check',
  'errand-certificate',
];
let api: Api;
let all: TicketRow[];
const page = async (query: string) => (await api.get(`/api/tickets?${query}`)) as Page;
const ids = (rows: TicketRow[]) => rows.map(({ id }) => id).sort();
const gps = (position: [number, number]) => ({
  lon: position[0],
  lat: position[1],
  crs: 'WGS84' as const,
  accuracyMeters: 5,
  source: 'gps' as const,
});

beforeAll(async () => {
  api = await openApi();
  for (let index = 0; index < 36; index++) {
    api.setNow(
      new Date(Date.parse('2026-11-20T00:00:00Z') + Math.floor(index / 3) * 7 * 3_600_000).toISOString(),
    );
    const position = index % 9 === 0 ? at(3000, 3000) : middleOf(1 + (index % 6));
    const answer = await api.send(
      aReport({
        category: categories[index % categories.length] as string,
        text: `第${index}件`,
        position: gps(position),
      }),
    );
    const { ticket } = (await answer.json()) as SubmitAnswer;
    if (index % 5 === 0)
      await api.database
        .sql`update ticket set status = 'closed', is_open = false, closed_at = ${api.deps.clock()}
        where community_id = ${api.communityId} and id = ${ticket.id}`;
    else if (index % 7 === 0)
      await api.database
        .sql`update ticket set status = 'in-progress' where community_id = ${api.communityId} and id = ${ticket.id}`;
  }
  await api.send({
    id: '018f6f2e-0000-7000-8000-00000000abcd',
    channel: 'desk-phone',
    placeText: '火星',
    category: 'light-out',
  });
  all = (await page('limit=200')).items;
});
afterAll(() => api.close());

describe('the list of tickets', () => {
  it('holds every ticket once, newest first, in the shape it promises', async () => {
    const answer = await page('limit=200');
    expect(ticketListSchema.parse(answer)).toEqual(answer);
    const [row] = await api.database.sql<
      { count: number }[]
    >`select count(*)::int as count from ticket where community_id = ${api.communityId}`;
    expect(all).toHaveLength(row?.count ?? -1);
    expect(all).toHaveLength(37);
    const openedAt = all.map((one) => one.openedAt);
    expect(openedAt).toEqual([...openedAt].sort().reverse());
  });

  const hasPosition = ({ position }: TicketRow) => position !== null;
  const inBox = ({ position }: TicketRow) => {
    const [west, south] = at(0, 200);
    const [east, north] = at(200, 400);
    return (
      position !== null &&
      position[0] >= west &&
      position[0] <= east &&
      position[1] >= south &&
      position[1] <= north
    );
  };
  const box = [...at(0, 200), ...at(200, 400)].join(',');
  const now = () => api.deps.clock().toISOString();
  it.each<[string, (row: TicketRow) => boolean]>([
    ['group=open', ({ closedAt }) => closedAt === null],
    ['group=closed', ({ closedAt }) => closedAt !== null],
    ['status=closed', ({ status }) => status === 'closed'],
    ['status=closed,in-progress', ({ status }) => status === 'closed' || status === 'in-progress'],
    ['severity=urgent', ({ severity }) => severity === 'urgent'],
    ['severity=urgent,elevated', ({ severity }) => severity !== 'normal'],
    ['kind=dispute', ({ kind }) => kind === 'dispute'],
    ['category=snow-ice', ({ category }) => category === 'snow-ice'],
    [`gridCode=${smallGridCode(3)}`, ({ gridCode }) => gridCode === smallGridCode(3)],
    ['mark=place-to-confirm', ({ marks }) => marks.includes('place-to-confirm')],
    ['overdue=true', (row) => row.closedAt === null && row.dueAt < now()],
    ['overdue=false', (row) => row.closedAt !== null || row.dueAt >= now()],
    ['openedFrom=2026-11-22T00:00:00Z', ({ openedAt }) => openedAt >= '2026-11-22T00:00:00.000Z'],
    ['openedTo=2026-11-22T00:00:00%2B08:00', ({ openedAt }) => openedAt < '2026-11-21T16:00:00.000Z'],
    [`bbox=${box}`, inBox],
    ['bbox=-180,-90,180,90', hasPosition],
    [
      `group=open&severity=normal&bbox=${box}`,
      (row) => inBox(row) && row.closedAt === null && row.severity === 'normal',
    ],
  ])('keeps with %s exactly what it says', async (query, keeps) => {
    const wanted = all.filter(keeps);
    expect(wanted.length, 'the filter finds something').toBeGreaterThan(0);
    expect(wanted.length, 'and leaves something out').toBeLessThan(all.length);
    expect(ids((await page(`${query}&limit=200`)).items)).toEqual(ids(wanted));
  });

  it('sorts by what is due first', async () => {
    const dueAt = (await page('sort=dueAt&limit=200')).items.map((row) => row.dueAt);
    expect(dueAt).toHaveLength(all.length);
    expect(dueAt).toEqual([...dueAt].sort());
  });

  it.each(['openedAt', 'dueAt'])(
    'by %s gives every row exactly once, page by page, while reports keep arriving',
    async (sort) => {
      const before = (await page(`sort=${sort}&limit=200`)).items;
      const seen: string[] = [];
      let cursor: string | null = null;
      do {
        const answer: Page = await page(`sort=${sort}&limit=4${cursor ? `&cursor=${cursor}` : ''}`);
        expect(answer.items.length).toBeLessThanOrEqual(4);
        seen.push(...answer.items.map(({ id }) => id));
        cursor = answer.next;
        await api.send(aReport({ category: seen.length % 2 === 0 ? 'light-out' : 'exposed-wire' }));
      } while (cursor && seen.length < 300);
      expect(new Set(seen).size, 'nothing twice').toBe(seen.length);
      const known = new Set(before.map(({ id }) => id));
      expect(seen.filter((id) => known.has(id))).toEqual(before.map(({ id }) => id));
    },
  );

  it('ends without a next on the last page, also when it is exactly full', async () => {
    const { items, next } = await page('group=closed&limit=200');
    expect(next).toBeNull();
    expect((await page(`group=closed&limit=${items.length}`)).next).toBeNull();
    expect((await page(`group=closed&limit=${items.length - 1}`)).next).not.toBeNull();
  });

  it.each([
    ['colour=red', 'colour', 'unrecognized_keys'],
    ['limit=0', 'limit', 'too_small'],
    ['limit=201', 'limit', 'too_big'],
    ['limit=', 'limit', 'too_small'],
    ['limit=1.5', 'limit', 'invalid_type'],
    ['limit=ten', 'limit', 'invalid_type'],
    ['status=open', 'status.0', 'invalid_value'],
    ['status=', 'status.0', 'invalid_value'],
    ['severity=normal,', 'severity.1', 'invalid_value'],
    ['overdue=yes', 'overdue', 'invalid_value'],
    ['openedFrom=2026-11-22', 'openedFrom', 'invalid_format'],
    ['openedFrom=2026-11-22T00:00:00', 'openedFrom', 'invalid_format'],
    ['openedFrom=0000-01-01T00:00:00Z', 'openedFrom', 'invalid_format'],
    ['openedTo=9999-12-31T23:59:59-12:00', 'openedTo', 'invalid_format'],
    ['bbox=1,2,3', 'bbox', 'too_small'],
    ['bbox=1,2,3,', 'bbox.3', 'invalid_type'],
    ['bbox=,,,', 'bbox.0', 'invalid_type'],
    ['bbox=1,2,3,4,5', 'bbox', 'too_big'],
    ['bbox=1,2,3,91', 'bbox.3', 'too_big'],
    ['bbox=111,40,110,41', 'bbox', 'invalid_format'],
    ['bbox=110,41,111,40', 'bbox', 'invalid_format'],
    ['bbox=a,b,c,d', 'bbox.0', 'invalid_type'],
    ['category=%00', 'category', 'invalid_format'],
    ['gridCode=a%00b', 'gridCode', 'invalid_format'],
    ['cursor=abc', 'cursor', 'invalid_format'],
    [`cursor=${'x'.repeat(300)}`, 'cursor', 'too_big'],
  ])('refuses %s with 400 and names the parameter', async (query, path, code) => {
    const response = await api.see(`/api/tickets?${query}`);
    expect(response.status).toBe(400);
    const { error } = (await response.json()) as {
      error: { code: string; issues: { path: string; code: string }[] };
    };
    expect(error.code).toBe('invalid_parameters');
    expect(error.issues).toContainEqual(expect.objectContaining({ path, code }));
  });

  it('knows every status there is, and every category sent to it', async () => {
    for (const status of statuses) expect((await api.see(`/api/tickets?status=${status}`)).status).toBe(200);
    for (const code of categories) expect(categoryOf(code), code).toBeDefined();
  });

  it('is empty for another community, whose tickets answer 404 one by one', async () => {
    const other = (await (await api.see('/api/tickets', {}, api.other)).json()) as Page;
    expect(other.items).toEqual([]);
    for (const { id } of all.slice(0, 3))
      expect((await api.see(`/api/tickets/${id}`, {}, api.other)).status).toBe(404);
    expect((await api.see('/api/tickets/018f6f2e-0000-7000-8000-000000000001')).status).toBe(404);
    expect((await api.see('/api/tickets/not-an-id')).status).toBe(404);
  });
});
