import fc from 'fast-check';
import type { Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import { uniteAreas } from '#geodata/clip.ts';
import { type CoverageGrid, checkCoverage } from '#geodata/coverage.ts';
import { metersPerDegree } from '#geodata/distances.ts';
import type { Area, Position } from '#geodata/model.ts';
import { codeOf, tessellate } from './land.ts';

const maps = fc.record({
  columns: fc.integer({ min: 2, max: 4 }),
  rows: fc.integer({ min: 2, max: 3 }),
  edgesPerSide: fc.integer({ min: 1, max: 8 }),
  seed: fc.integer(),
});
const eastMeters = metersPerDegree * Math.cos((40.4 * Math.PI) / 180);

/** A rectangle by its south-west corner and its size in metres. */
function rectangle([lon, lat]: Position, width: number, height: number): Polygon {
  const [east, north] = [lon + width / eastMeters, lat + height / metersPerDegree];
  return {
    type: 'Polygon',
    coordinates: [
      [
        [lon, lat],
        [east, lat],
        [east, north],
        [lon, north],
        [lon, lat],
      ],
    ],
  };
}

describe('checkCoverage', () => {
  it('finds nothing wrong with a map whose grids fill the community', () => {
    fc.assert(
      fc.property(maps, (map) => {
        const grids = tessellate(map);
        const boundary = uniteAreas(grids.map((grid) => grid.geometry)) as Area;
        expect(checkCoverage(boundary, grids)).toEqual({
          gaps: [],
          overlaps: [],
          slivers: [],
          straddling: [],
        });
      }),
      { numRuns: 20 },
    );
  });

  it('finds a planted gap with its size, wherever it is', () => {
    fc.assert(
      fc.property(maps, fc.integer({ min: 2, max: 60 }), fc.nat(), (map, size, pick) => {
        const grids = tessellate({ ...map, wiggle: 0.05 });
        const boundary = uniteAreas(grids.map((grid) => grid.geometry)) as Area;
        const place = pick % grids.length;
        const { coordinates } = (grids[place] as CoverageGrid).geometry as Polygon;
        const [corner] = coordinates[0] as [Position];
        const hole = rectangle([corner[0] + 0.001, corner[1] + 0.001], size, size)
          .coordinates[0] as Position[];
        coordinates.push([...hole].reverse());
        const { gaps, overlaps } = checkCoverage(boundary, grids);
        expect(overlaps).toEqual([]);
        expect(gaps).toHaveLength(1);
        expect(Math.abs((gaps[0]?.areaSquareMeters as number) / size ** 2 - 1)).toBeLessThan(0.005);
      }),
      { numRuns: 20 },
    );
  });

  it('finds a planted overlap with its size and both codes, lowest first', () => {
    const grids = tessellate({ columns: 2, rows: 1, edgesPerSide: 1, wiggle: 0 });
    const boundary = uniteAreas(grids.map((grid) => grid.geometry)) as Area;
    const [west] = grids;
    if (west) west.geometry = uniteAreas([west.geometry, rectangle([110.0029, 40.401], 20, 30)]) as Area;
    const { overlaps, gaps } = checkCoverage(boundary, [...grids].reverse());
    expect(gaps).toEqual([]);
    expect(overlaps).toHaveLength(1);
    expect(overlaps[0]).toMatchObject({ gridCodes: [codeOf(0), codeOf(1)] });
    expect(overlaps[0]?.areaSquareMeters).toBeCloseTo(30 * (20 - 0.0001 * eastMeters), -1);
  });

  it('calls a strip half a metre wide a sliver, and leaves out what is below one square metre', () => {
    const [west, east] = tessellate({ columns: 2, rows: 1, edgesPerSide: 1, wiggle: 0 });
    const moved = 0.5 / eastMeters;
    const pushed = structuredClone(east?.geometry as Polygon);
    for (const position of pushed.coordinates[0] as Position[])
      if (position[0] < 110.0035) position[0] += moved;
    const boundary = uniteAreas([west?.geometry as Area, east?.geometry as Area]) as Area;
    const grids = [
      { gridCode: 'W', geometry: west?.geometry as Area },
      { gridCode: 'E', geometry: pushed },
    ];
    const { gaps, slivers } = checkCoverage(boundary, grids);
    expect(gaps).toHaveLength(1);
    expect(slivers).toMatchObject([{ kind: 'gap' }]);
    expect(slivers[0]?.widthMeters).toBeCloseTo(0.5, 2);
    expect(checkCoverage(boundary, grids, [], { minimumAreaSquareMeters: 200 }).gaps).toEqual([]);
  });

  it('finds buildings that a border cuts, with the share of every grid and of nobody', () => {
    const grids = tessellate({ columns: 2, rows: 1, edgesPerSide: 1, wiggle: 0 });
    const boundary = uniteAreas(grids.map((grid) => grid.geometry)) as Area;
    const start = 110.003 - 10 / eastMeters;
    const buildings = [
      { code: 'cut', geometry: rectangle([start, 40.401], 40, 12) },
      { code: 'whole', geometry: rectangle([110.001, 40.401], 40, 12) },
      { code: 'half-out', geometry: rectangle([110.001, 40.4 - 6 / metersPerDegree], 40, 12) },
    ];
    const { straddling } = checkCoverage(boundary, grids, buildings);
    expect(straddling.map(({ code }) => code)).toEqual(['cut', 'half-out']);
    expect(straddling[0]?.shares.map(({ gridCode, share }) => [gridCode, Math.round(share * 100)])).toEqual([
      [codeOf(1), 75],
      [codeOf(0), 25],
    ]);
    expect(straddling[1]?.shares.map(({ gridCode }) => gridCode)).toContain(null);
  });
});
