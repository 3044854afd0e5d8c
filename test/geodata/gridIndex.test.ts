import booleanPointInPolygon from '@turf/boolean-point-in-polygon';
import fc from 'fast-check';
import type { MultiPolygon, Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import { buildGridIndex, type IndexedGrid } from '#geodata/gridIndex.ts';
import type { Position } from '#geodata/model.ts';
import { codeOf, hardPositions, randomFrom, randomPositions, tessellate } from './land.ts';

/** The rule in one line: of all grids that cover the position, the lowest code. */
function oracle(grids: readonly IndexedGrid[], position: Position): string | null {
  const covering = grids.filter((grid) => booleanPointInPolygon(position, grid.geometry));
  return covering.map((grid) => grid.gridCode).sort()[0] ?? null;
}

function square(west: number, south: number, size: number): Position[] {
  const [east, north] = [west + size, south + size];
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
}

/** Some grids get a hole, some become one grid of two parts, some are pushed over their neighbours. */
function spoil(grids: IndexedGrid[], random: () => number): IndexedGrid[] {
  return grids.map((grid, place) => {
    const { coordinates } = grid.geometry as Polygon;
    const ring = coordinates[0] as Position[];
    const kind = random();
    const opposite = ring[ring.length >> 1] as Position;
    const [middleLon, middleLat] = [0, 1].map(
      (axis) => ((ring[0]?.[axis] ?? 0) + (opposite[axis] as number)) / 2,
    ) as Position;
    const shrunk = ring.map(([lon, lat]): Position => {
      return [middleLon + (lon - middleLon) * 0.3, middleLat + (lat - middleLat) * 0.3];
    });
    if (kind < 0.25) return { ...grid, geometry: { type: 'Polygon', coordinates: [ring, shrunk] } };
    if (kind < 0.4) {
      const far = shrunk.map(([lon, lat]): Position => [lon + 0.05, lat + 0.001 * place]);
      return {
        ...grid,
        geometry: { type: 'MultiPolygon', coordinates: [coordinates, [far]] } as MultiPolygon,
      };
    }
    if (kind > 0.8) {
      const moved = ring.map(([lon, lat]): Position => [lon + 0.0007, lat + 0.0003]);
      return { ...grid, geometry: { type: 'Polygon', coordinates: [moved] } };
    }
    return grid;
  });
}

const maps = fc.record({
  columns: fc.integer({ min: 1, max: 6 }),
  rows: fc.integer({ min: 1, max: 5 }),
  edgesPerSide: fc.integer({ min: 1, max: 20 }),
  seed: fc.integer(),
  wiggle: fc.constantFrom(0, 0.05, 0.15),
});
const cuts = fc.constantFrom(
  {},
  { minCells: 1, maxCells: 1, maxEdgesPerCell: 1_000_000 },
  { minCells: 4, cellsPerEdge: 0.1, maxEdgesPerCell: 6 },
  { minCells: 1, maxCells: 30, maxEdgesPerCell: 4 },
);

describe('locate', () => {
  it('agrees with every polygon tried one by one, on any map and however it is cut into cells', () => {
    fc.assert(
      fc.property(maps, cuts, fc.boolean(), (map, cut, isSpoilt) => {
        const random = randomFrom(map.seed);
        const grids = isSpoilt ? spoil(tessellate(map), random) : tessellate(map);
        const index = buildGridIndex(grids, cut);
        const vertices = hardPositions(grids, random)
          .filter((_, place) => place % 7 === 0)
          .slice(0, 150);
        for (const position of [
          ...vertices,
          ...randomPositions([109.997, 40.397, 110.02, 40.418], 60, random),
        ])
          expect(index.locate(position)).toBe(oracle(grids, position));
      }),
      { numRuns: 60 },
    );
  });

  it('gives every point of a gapless map exactly one grid', () => {
    const grids = tessellate({ columns: 6, rows: 5, edgesPerSide: 16 });
    const index = buildGridIndex(grids);
    const random = randomFrom(3);
    for (const position of randomPositions([110.001, 40.401, 110.017, 40.414], 2000, random))
      expect(index.locate(position)).not.toBeNull();
  });

  const squares: IndexedGrid[] = [
    { gridCode: 'B', geometry: { type: 'Polygon', coordinates: [square(110, 40, 0.01)] } },
    { gridCode: 'A', geometry: { type: 'Polygon', coordinates: [square(110.01, 40, 0.01)] } },
    {
      gridCode: 'C',
      geometry: { type: 'Polygon', coordinates: [square(110, 40.01, 0.02), square(110.005, 40.015, 0.005)] },
    },
  ];
  const index = buildGridIndex(squares);

  it('gives a shared edge and a shared corner to the lowest code, whatever the order of the grids', () => {
    expect(index.locate([110.01, 40.005])).toBe('A');
    expect(index.locate([110.005, 40.01])).toBe('B');
    expect(index.locate([110.01, 40.01])).toBe('A');
    expect(buildGridIndex([...squares].reverse()).locate([110.01, 40.01])).toBe('A');
    expect(index.covering([110.01, 40.01])).toEqual(['A', 'B', 'C']);
  });

  it('counts the border of a hole as covered and its inside as outside', () => {
    expect(index.locate([110.005, 40.017])).toBe('C');
    expect(index.locate([110.007, 40.017])).toBeNull();
  });

  it('answers null far away, without grids, and for positions that are not numbers', () => {
    expect(index.locate([0, 0])).toBeNull();
    expect(index.locate([Number.NaN, 40])).toBeNull();
    expect(index.locate([Infinity, 40])).toBeNull();
    expect(buildGridIndex([]).locate([110, 40])).toBeNull();
    expect(buildGridIndex([]).nearest([110, 40], 50)).toBeNull();
  });

  it('refuses two grids with one code', () => {
    expect(() => buildGridIndex([...squares, ...squares])).toThrow(/A/);
  });

  it('keeps answering right where thousands of edges crowd in one spot of a wide map', () => {
    const crowd = tessellate({ columns: 12, rows: 12, edgesPerSide: 12, sizeDegrees: 0.00005 });
    const far = { gridCode: 'Z', geometry: { type: 'Polygon' as const, coordinates: [square(120, 30, 1)] } };
    const wide = buildGridIndex([...crowd, far], { minCells: 64, maxCells: 256 });
    const random = randomFrom(11);
    for (const position of randomPositions([110, 40.4, 110.0006, 40.4006], 300, random))
      expect(wide.locate(position)).toBe(oracle(crowd, position));
    expect(wide.locate([120.5, 30.5])).toBe('Z');
  });
});

describe('nearest', () => {
  const grids = tessellate({ columns: 2, rows: 1, edgesPerSide: 1, wiggle: 0 });
  const index = buildGridIndex(grids);

  it('finds the grid within the tolerance and says how far it is', () => {
    const nearest = index.nearest([110.0015, 40.3997], 50);
    expect(nearest?.gridCode).toBe(codeOf(0));
    expect(nearest?.distanceMeters).toBeCloseTo(33.36, 1);
    expect(index.nearest([110.0015, 40.3997], 33)).toBeNull();
  });

  it('is 0 metres inside, and takes the lowest code when two grids are equally near', () => {
    expect(index.nearest([110.001, 40.401], 50)).toEqual({ gridCode: codeOf(0), distanceMeters: 0 });
    expect(index.nearest([110.003, 40.3999], 50)?.gridCode).toBe(codeOf(0));
  });
});

describe('sharedBorders', () => {
  it('measures the common border, longest first, though the neighbours split it at other vertices', () => {
    const split: Position[] = [
      [110.01, 40],
      [110.02, 40],
      [110.02, 40.01],
      [110.01, 40.01],
      [110.01, 40.004],
      [110.01, 40.001],
      [110.01, 40],
    ];
    const index = buildGridIndex([
      { gridCode: 'A', geometry: { type: 'Polygon', coordinates: [square(110, 40, 0.01)] } },
      { gridCode: 'B', geometry: { type: 'Polygon', coordinates: [split] } },
      { gridCode: 'C', geometry: { type: 'Polygon', coordinates: [square(110, 40.01, 0.005)] } },
      { gridCode: 'D', geometry: { type: 'Polygon', coordinates: [square(109.99, 39.99, 0.01)] } },
    ]);
    const borders = index.sharedBorders('A');
    expect(borders.map((border) => border.gridCode)).toEqual(['B', 'C']);
    expect(borders[0]?.meters).toBeCloseTo(1111.95, 0);
    expect(index.sharedBorders('B')[0]?.meters).toBeCloseTo(borders[0]?.meters as number, 3);
    expect(() => index.sharedBorders('X')).toThrow(/X/);
  });

  it('is the same length seen from both sides on any map', () => {
    fc.assert(
      fc.property(maps, (map) => {
        const index = buildGridIndex(tessellate(map));
        for (const { gridCode } of index.grids)
          for (const border of index.sharedBorders(gridCode)) {
            const back = index.sharedBorders(border.gridCode).find((other) => other.gridCode === gridCode);
            expect(Math.abs((back?.meters ?? 0) - border.meters)).toBeLessThan(0.5);
          }
      }),
      { numRuns: 10 },
    );
  });
});
