import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { personListSchema } from '#contract/people.ts';
import { type Api, openApi } from '#support/api.ts';

let api: Api;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

const list = async (query: Record<string, string>) => {
  const headers = await api.as('administrator');
  const response = await api.request(`/api/people?${new URLSearchParams(query)}`, { headers });
  expect(response.status).toBe(200);
  return personListSchema.parse(await response.json());
};

describe('the list of people', () => {
  it('says how many there are in all, on whatever page', async () => {
    const [row] = await api.database.sql<{ n: number }[]>`
      select count(*)::int as n from person where community_id = ${api.communityId}`;
    const first = await list({ limit: '2' });
    expect([first.items.length, first.total]).toEqual([2, row?.n]);
    expect((await list({ limit: '2', cursor: first.next ?? '' })).total).toBe(row?.n);
  });

  it('finds people by part of the name of their grid, unit or organisation', async () => {
    const heating = await list({ area: '热力' });
    expect(heating.items.flatMap(({ postings }) => postings.map(({ post }) => post))).toEqual([
      'organisation-officer',
    ]);
    const units = await list({ area: '单元', post: 'unit-leader' });
    expect(units.total).toBeGreaterThan(1);
    for (const { postings } of units.items)
      expect(postings.some(({ areaName }) => areaName?.includes('单元'))).toBe(true);
    const worker = (await list({ post: 'grid-worker' })).items[0]?.postings[0];
    const grid = await list({ area: worker?.areaName ?? '' });
    expect(grid.items.some(({ postings }) => postings.some(({ id }) => id === worker?.id))).toBe(true);
    expect(await list({ area: '%' })).toMatchObject({ items: [], total: 0 });
  });
});
