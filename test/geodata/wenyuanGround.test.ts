import area from '@turf/area';
import booleanPointInPolygon from '@turf/boolean-point-in-polygon';
import { featureCollection } from '@turf/helpers';
import intersect from '@turf/intersect';
import pointToLineDistance from '@turf/point-to-line-distance';
import type { Feature, LineString, Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import { buildings, dwellings, edgesOf, files, gridOf, grids, land, ringOf, units } from './wenyuanLand.ts';

describe('the fourteen grids', () => {
  it('tile the boundary: every edge is shared once in each direction or lies on the boundary', () => {
    const inner = new Map<string, number>();
    for (const [from, to] of grids.flatMap(edgesOf))
      inner.set(`${from}>${to}`, (inner.get(`${from}>${to}`) ?? 0) + 1);
    expect([...inner.values()].every((count) => count === 1)).toBe(true);
    const unpaired = [...inner.keys()].filter((edge) => !inner.has(edge.split('>').reverse().join('>')));
    expect(unpaired.sort()).toEqual(
      edgesOf(land.boundary)
        .map(([from, to]) => `${from}>${to}`)
        .sort(),
    );
  });

  it('have together the area of the community, 0.75 to 0.85 square kilometres, within 0.01 square metres', () => {
    const whole = area(land.boundary);
    expect(Math.abs(grids.reduce((sum, grid) => sum + area(grid), 0) - whole)).toBeLessThan(0.01);
    expect(whole).toBeGreaterThan(750_000);
    expect(whole).toBeLessThan(850_000);
  });

  it('do not overlap each other', () => {
    for (const [index, grid] of grids.entries()) {
      for (const other of grids.slice(index + 1)) {
        const shared = intersect(featureCollection([grid, other]));
        expect(shared ? area(shared) : 0).toBeLessThan(0.5);
      }
    }
  });

  it('are coded 001 to 014 in reading order: blocks north to south, west to east', () => {
    grids.forEach(({ properties }, index) => {
      expect(properties.gridCode).toBe(`150621005901${String(index + 1).padStart(3, '0')}`);
      expect(properties.name).toBe(`第${properties.number}网格`);
      expect(properties.number).toBe(index + 1);
    });
    const centre = (index: number) => {
      const ring = ringOf(grids[index - 1] as Feature<Polygon>);
      return [0, 1].map(
        (axis) => ring.reduce((sum, position) => sum + (position[axis] ?? 0), 0) / ring.length,
      );
    };
    const [west, north] = [0, 1] as const;
    for (const row of [
      [1, 2],
      [3, 4, 6],
      [7, 8, 9, 10, 11],
      [12, 14],
    ]) {
      const longitudes = row.map((index) => centre(index)[west] as number);
      expect(longitudes).toEqual([...longitudes].sort((a, b) => a - b));
    }
    for (const column of [
      [1, 4, 5, 9, 14],
      [3, 7, 12, 13],
      [2, 6, 11],
    ]) {
      const latitudes = column.map((index) => centre(index)[north] as number);
      expect(latitudes).toEqual([...latitudes].sort((a, b) => b - a));
    }
  });

  it('are unequal: about 250 to 920 files', () => {
    const counts = grids.map((grid) =>
      files(units.filter((unit) => unit.gridCode === grid.properties.gridCode).map((unit) => unit.code)),
    );
    const sizes = counts.map((own) => own.length);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(240);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(920);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(7335);
  });
});

describe('buildings', () => {
  it('stand in exactly one grid, all but one dwelling on the street that two grids claim', () => {
    const straddling = buildings.filter((building) => new Set(ringOf(building).flatMap(gridOf)).size !== 1);
    expect(straddling.map((building) => building.properties.name)).toEqual(['团结小区2号楼']);
    expect(straddling[0]?.properties.shopFloors).toBeGreaterThan(0);
    for (const building of buildings.filter((candidate) => !straddling.includes(candidate))) {
      expect(new Set(ringOf(building).flatMap(gridOf))).toEqual(new Set([building.properties.gridCode]));
    }
  });

  it('do not overlap', () => {
    for (const [index, building] of buildings.entries()) {
      for (const other of buildings.slice(index + 1)) {
        expect(
          intersect(featureCollection([building, other])),
          `${building.properties.name} and ${other.properties.name}`,
        ).toBeNull();
      }
    }
  });

  it('keep two metres from their compound wall and never leave it; public buildings stand outside', () => {
    for (const compound of land.compounds.features) {
      const wall: LineString = { type: 'LineString', coordinates: ringOf(compound) };
      for (const building of buildings) {
        const corners = ringOf(building);
        const isOwn = building.properties.compoundCode === compound.properties.code;
        expect(corners.every((corner) => booleanPointInPolygon(corner, compound) === isOwn)).toBe(true);
        if (!isOwn) continue;
        const distances = corners.map((corner) => pointToLineDistance(corner, wall, { units: 'meters' }));
        expect(Math.min(...distances), building.properties.name).toBeGreaterThan(2);
      }
    }
  });

  it('leave the northern row its sun: at least 1.6 times the height between facades', () => {
    for (const [south, north] of rowPairs()) {
      const facade: LineString = { type: 'LineString', coordinates: ringOf(north).slice(0, 2) };
      const gaps = ringOf(south)
        .slice(2, 4)
        .map((corner) => pointToLineDistance(corner, facade, { units: 'meters' }));
      expect(Math.min(...gaps), south.properties.name).toBeGreaterThan(
        1.6 * south.properties.heightMeters - 0.1,
      );
    }
  });

  it('measure 2.9 metres a storey and face south within 8 degrees', () => {
    for (const { properties, geometry } of dwellings) {
      expect(properties.heightMeters).toBeCloseTo(properties.floors * 2.9, 5);
      const [west, east] = geometry.coordinates[0] as [number[], number[]];
      const [dx, dy] = [((east[0] ?? 0) - (west[0] ?? 0)) * 0.7615, (east[1] ?? 0) - (west[1] ?? 0)];
      expect(Math.abs((Math.atan2(dy, dx) * 180) / Math.PI)).toBeLessThan(8);
    }
  });

  it('have each unit door in its grid, within a metre of the wall, counted from the west', () => {
    for (const { geometry, properties } of land.units.features) {
      expect(gridOf(geometry.coordinates)).toEqual([properties.gridCode]);
      const building = dwellings.find((candidate) => candidate.properties.code === properties.buildingCode);
      const wall: LineString = { type: 'LineString', coordinates: ringOf(building as Feature<Polygon>) };
      expect(pointToLineDistance(geometry.coordinates, wall, { units: 'meters' })).toBeLessThan(1);
      const next = land.units.features.find(
        (unit) => unit.properties.code === `${properties.buildingCode}-${properties.number + 1}`,
      );
      if (next) expect(next.geometry.coordinates[0]).toBeGreaterThan(geometry.coordinates[0] as number);
    }
  });
});

/** Each dwelling with the buildings of the row north of it that its shadow can reach. */
function rowPairs() {
  const longitudes = (b: Feature<Polygon>) => ringOf(b).map((position) => position[0] as number);
  const south = (b: Feature<Polygon>) => Math.min(...ringOf(b).map((position) => position[1] as number));
  return dwellings.flatMap((building) =>
    dwellings
      .filter(
        (other) =>
          other.properties.compoundCode === building.properties.compoundCode &&
          south(other) > south(building) + 0.0001,
      )
      .filter((other) => Math.min(...longitudes(other)) < Math.max(...longitudes(building)))
      .filter((other) => Math.max(...longitudes(other)) > Math.min(...longitudes(building)))
      .map((other) => [building, other] as const),
  );
}
