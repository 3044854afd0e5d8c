import type { FeatureCollection } from 'geojson';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  buildingCollectionSchema,
  gridCollectionSchema,
  landCollectionSchema,
  placeCollectionSchema,
  suggestionListSchema,
  type Triangle,
  triangleSchema,
} from '#contract/land.ts';
import { type Api, openApi } from '#support/api.ts';
import { away } from '#support/smallGround.ts';
import { smallGridCode } from '#support/smallLand.ts';

type Collection = FeatureCollection & { asOf: number; next: string | null };
let api: Api;
beforeAll(async () => {
  api = await openApi({
    people: (people) => {
      away(['worker1', 'worker2'], 'worker5')(people);
      people.postings = people.postings.filter(({ person }) => person !== 'worker6' && person !== 'branch4');
    },
  });
});
afterAll(() => api.close());

describe.each([
  ['/api/grids', gridCollectionSchema, 6, ['MultiPolygon']],
  ['/api/buildings', buildingCollectionSchema, 4, ['Polygon']],
  ['/api/places', placeCollectionSchema, 3, ['Point']],
  ['/api/land', landCollectionSchema, 3, ['MultiPolygon', 'LineString']],
] as const)('%s', (path, schema, count, kinds) => {
  it('is a FeatureCollection with the extras of every list, each feature with its grid', async () => {
    const collection = (await api.get(path)) as Collection;
    expect(schema.parse(collection)).toBeTruthy();
    expect(collection.features).toHaveLength(count);
    expect(new Set(collection.features.map(({ id }) => id)).size).toBe(count);
    for (const { geometry, properties } of collection.features) {
      expect(kinds).toContain(geometry.type);
      expect(properties).toHaveProperty('gridCode');
      for (const [lon = 0, lat = 0] of positionsOf((geometry as { coordinates: unknown }).coordinates)) {
        expect(lon).toBeGreaterThan(110);
        expect(lon).toBeLessThan(110.2);
        expect(lat).toBeGreaterThan(40.4);
        expect(lat).toBeLessThan(40.6);
      }
    }
    expect(collection).toMatchObject({ next: null, asOf: 0 });
  });

  it('says whether the community is invented', async () => {
    expect(await api.get(path)).toMatchObject({ isDemo: true });
    await api.database.sql`update community set is_demo = false where id = ${api.otherId}`;
    await api.deps.grounds.renew(api.other);
    expect(await (await api.see(path, {}, api.other)).json()).toMatchObject({ isDemo: false });
  });

  it('comes in pages too, every feature once', async () => {
    const whole = ((await api.get(path)) as Collection).features.map(({ id }) => id);
    const seen: unknown[] = [];
    let cursor: string | null = null;
    do {
      const page: Collection = await api.get(`${path}?limit=2${cursor ? `&cursor=${cursor}` : ''}`);
      seen.push(...page.features.map(({ id }) => id));
      cursor = page.next;
    } while (cursor && seen.length < 50);
    expect(seen).toEqual(whole);
  });

  it('refuses what it does not know', async () => {
    for (const query of ['colour=red', 'limit=0', 'limit=201', 'cursor=nothing', 'gridCode=%00'])
      expect((await api.request(`${path}?${query}`)).status, query).toBe(400);
  });

  it('of one grid holds only what lies in it', async () => {
    const { features } = (await api.get(`${path}?gridCode=${smallGridCode(1)}`)) as Collection;
    for (const { properties } of features) expect(properties?.gridCode).toBe(smallGridCode(1));
  });
});

const positionsOf = (coordinates: unknown): number[][] =>
  Array.isArray(coordinates) && typeof coordinates[0] === 'number'
    ? [coordinates as number[]]
    : (coordinates as unknown[]).flatMap(positionsOf);

describe('the type-ahead', () => {
  it('offers what begins so, units of a building, and never a room', async () => {
    const suggest = async (text: string) => {
      const answer = await api.get(`/api/places/suggest?text=${encodeURIComponent(text)}`);
      return suggestionListSchema.parse(answer).items;
    };
    expect((await suggest('融媒')).map(({ label }) => label)).toContain('融媒体中心');
    expect(await suggest('融媒')).toContainEqual(expect.objectContaining({ gridCode: smallGridCode(2) }));
    const units = await suggest('甲苑1号楼');
    expect(units.map(({ label }) => label)).toEqual(expect.arrayContaining(['甲苑1号楼', '甲苑1号楼1单元']));
    for (const room of [
      '甲苑1号楼1单元301',
      '甲苑1号楼1单元301室',
      '甲苑1号楼1单元3楼西户',
      '甲苑1号楼1单元999',
    ])
      expect(await suggest(room), room).toEqual([
        { label: '甲苑1号楼1单元', completed: room, kind: 'unit', gridCode: smallGridCode(1) },
      ]);
    expect((await suggest('甲苑1号楼301')).map(({ label }) => label)).toEqual([
      '甲苑1号楼',
      '甲苑1号楼1单元',
      '甲苑1号楼2单元',
    ]);
    for (const { label } of units) expect(label).not.toMatch(/301|\d{3}/);
    expect(await suggest('没有这个地方吧')).toEqual([]);
  });

  it('needs a text, and not an endless one', async () => {
    for (const query of ['', 'text=', 'text=%20%20', `text=${'x'.repeat(201)}`, 'text=a&limit=21'])
      expect((await api.request(`/api/places/suggest?${query}`)).status, query).toBe(400);
  });
});

describe('the iron triangle of a grid', () => {
  const triangle = async (number: number): Promise<Triangle> =>
    triangleSchema.parse(await api.get(`/api/grids/${smallGridCode(number)}/triangle`));

  it('is whole where branch, worker and every unit leader are in post', async () => {
    expect(await triangle(3)).toMatchObject({
      branch: [{ post: 'branch-secretary', isOnDuty: true }],
      workers: [{ name: '测试员worker3' }, { name: '测试员worker3b' }],
      areaOfficer: { name: '测试员officerA' },
      missing: [],
    });
  });

  it('says who is away and who stands in', async () => {
    const { workers } = await triangle(1);
    expect(workers).toMatchObject([{ isOnDuty: false, away: 'leave', standInName: '测试员worker2' }]);
    const { workers: alone } = await triangle(5);
    expect(alone).toMatchObject([{ isOnDuty: false, away: 'leave', standInName: null }]);
  });

  it('names every missing corner', async () => {
    expect((await triangle(4)).missing).toEqual([{ corner: 'branch', areaName: smallGridCode(4) }]);
    const six = await triangle(6);
    expect(six.missing).toContainEqual({ corner: 'worker', areaName: smallGridCode(6) });
    expect(six).toMatchObject({ units: 4, unitsWithLeader: 2 });
    expect(six.missing.filter(({ corner }) => corner === 'unit-leader')).toHaveLength(2);
  });

  it('takes workers off duty at night, and keeps volunteers as they are', async () => {
    api.setNow('2026-11-23T23:00:00+08:00');
    const night = await triangle(3);
    expect(night.workers.map(({ isOnDuty }) => isOnDuty)).toEqual([false, false]);
    expect(night.branch.map(({ isOnDuty }) => isOnDuty)).toEqual([true]);
    api.setNow('2026-11-23T10:00:00+08:00');
  });

  it('of a grid that is not here is not found', async () => {
    for (const code of ['SMALL-099', 'x', '%00', '%E0%A4%A'])
      expect((await api.see(`/api/grids/${code}/triangle`)).status, code).toBe(404);
  });
});
