import { describe, expect, it } from 'vitest';
import { fromWgs84 } from '#geodata/crs.ts';
import type { Position } from '#geodata/model.ts';
import { linesOf } from '#scripts/community/findings.ts';
import { at, type Change, demo, eachFeature, linesAfter, readAfter } from './exampleFolder.ts';

describe('the example', () => {
  it('is loadable and is the demo community: the same people, roster, leave and land', () => {
    const { seed, counts, findings } = readAfter();
    expect(linesOf(findings.list).filter((line) => line.startsWith('refused'))).toEqual([]);
    expect(seed?.people).toEqual(demo.people);
    expect(seed?.community).toEqual({
      ...demo.community,
      code: 'example',
      name: '示例社区',
      isDemo: false,
    });
    expect(seed?.publishedAt).toEqual(demo.publishedAt);
    const { grids, units, buildings, rooms } = demo.land;
    expect(seed?.land.grids.features.map(({ properties }) => properties)).toEqual(
      grids.features.map(({ properties }) => properties),
    );
    expect(seed?.land.units.features).toEqual(units.features);
    expect(seed?.land.rooms).toEqual(rooms);
    expect(counts).toEqual({
      grids: grids.features.length,
      buildings: buildings.features.length,
      units: units.features.length,
      rooms: Object.values(rooms).flatMap((unit) => unit.rooms).length,
      people: demo.people.persons.length,
      postings: demo.people.postings.length,
      organisations: demo.people.organisations.length,
    });
  });

  it('says that it is invented, which building straddles and which units have no leader, and nothing else', () => {
    const warned = linesAfter({}, 'warned');
    expect(warned.filter((line) => line.includes('still-invented'))).toHaveLength(1);
    expect(warned.filter((line) => line.includes('straddles'))).toHaveLength(1);
    const leaderless = warned.filter((line) => line.includes('no unit-leader in'));
    const counted = leaderless.map((line) => Number(/no unit-leader in (\d+) of/.exec(line)?.[1]));
    const led = new Set(
      demo.people.postings
        .filter(({ post, endsAt }) => post === 'unit-leader' && (endsAt === null || endsAt > at))
        .map(({ unitCode }) => unitCode),
    );
    expect(counted.reduce((sum, count) => sum + count, 0)).toBe(demo.land.units.features.length - led.size);
    expect(warned).toHaveLength(2 + leaderless.length);
  });
});

describe('positions and grids', () => {
  it('are converted once from the datum that is declared, for all files or for one', () => {
    const moved = (value: unknown): unknown =>
      Array.isArray(value)
        ? typeof value[0] === 'number'
          ? fromWgs84(value as Position, 'GCJ02')
          : value.map(moved)
        : value;
    const inGcj: Change = (json) =>
      json.features.forEach((feature: { geometry: { coordinates: unknown } }) => {
        feature.geometry.coordinates = moved(feature.geometry.coordinates);
      });
    const { seed, findings } = readAfter({
      'units.geojson': (json) => {
        json.datum = 'GCJ-02';
        inGcj(json);
      },
    });
    const [door] = seed?.land.units.features ?? [];
    const [drawn] = demo.land.units.features;
    for (const axis of [0, 1])
      expect(door?.geometry.coordinates[axis]).toBeCloseTo(drawn?.geometry.coordinates[axis] as number, 7);
    expect(linesOf(findings.list).join('\n')).toMatch(
      /repaired {2}units\.geojson: datum-converted: seen 326 features in GCJ02/,
    );
    const undeclared = readAfter({ 'units.geojson': inGcj });
    expect(linesOf(undeclared.findings.list).join('\n')).toContain('other-grid');
  });

  it('are found from the drawing where a building, a unit or a place names no grid', () => {
    const forget: Change = (json) =>
      json.features.forEach((feature: { properties: { gridCode?: string } }) => {
        delete feature.properties.gridCode;
      });
    const { seed } = readAfter({
      'buildings.geojson': forget,
      'units.geojson': forget,
      'places.geojson': forget,
    });
    const gridsOf = (features: { properties: { code: string; gridCode: string } }[] = []) =>
      features.map(({ properties }) => [properties.code, properties.gridCode]);
    expect(gridsOf(seed?.land.units.features)).toEqual(gridsOf(demo.land.units.features));
    expect(gridsOf(seed?.land.buildings.features)).toEqual(gridsOf(demo.land.buildings.features));
  });

  it('may come out of a drawing programme: numbers for codes, multi-polygons of one part, more properties', () => {
    const { seed, findings } = readAfter({
      'grids.geojson': eachFeature((one) => {
        one.properties.gridCode = Number(one.properties.gridCode);
      }),
      'buildings.geojson': (json) =>
        json.features.forEach((one: { geometry: object; properties: object }) => {
          const { coordinates } = one.geometry as { coordinates: unknown };
          one.geometry = { type: 'MultiPolygon', coordinates: [coordinates] };
          Object.assign(one.properties, { id: 5, shape: 'x', communityId: 'y' });
        }),
    });
    expect(linesOf(findings.list).filter((line) => line.startsWith('refused'))).toEqual([]);
    expect(seed?.land.buildings.features[0]?.geometry.type).toBe('Polygon');
    expect(seed?.land.buildings.features[0]?.properties).not.toHaveProperty('id');
  });
});
