import area from '@turf/area';
import circle from '@turf/circle';
import { feature, featureCollection } from '@turf/helpers';
import intersect from '@turf/intersect';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildGridIndex } from '#geodata/gridIndex.ts';
import type { Position } from '#geodata/model.ts';
import { placeInGrids } from '#geodata/placement.ts';
import { codeOf, tessellate } from './land.ts';

const [west, east] = [codeOf(0), codeOf(1)];
/** Two squares of about 254 × 334 m side by side; the border between them is at 110.003. */
const index = buildGridIndex(tessellate({ columns: 2, rows: 1, edgesPerSide: 1, wiggle: 0 }));

const square = (gridCode: string, [west_, south, east_, north]: [number, number, number, number]) => ({
  gridCode,
  geometry: {
    type: 'Polygon' as const,
    coordinates: [
      [
        [west_, south],
        [east_, south],
        [east_, north],
        [west_, north],
        [west_, south],
      ] as Position[],
    ],
  },
});

describe('placeInGrids', () => {
  it('is sure well inside a grid', () => {
    const placed = placeInGrids(index, [110.0015, 40.4015], { accuracyMeters: 30 });
    expect(placed).toEqual({
      confidence: 'inside',
      gridCode: west,
      share: 1,
      isVague: false,
      shares: [{ gridCode: west, share: 1 }],
      neighbours: [],
    });
  });

  it('near a border takes the grid it lies in and tells the neighbour', () => {
    const placed = placeInGrids(index, [110.0031, 40.4015], { accuracyMeters: 30 });
    expect(placed).toMatchObject({ confidence: 'border', gridCode: east, neighbours: [west] });
    expect(placed.shares.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 5);
  });

  it('takes the lowest code when the circle is halved, and for a point exactly on the border', () => {
    const border: Position = [110.003, 40.4015];
    expect(placeInGrids(index, border, { accuracyMeters: 20 })).toMatchObject({
      confidence: 'border',
      gridCode: west,
      neighbours: [east],
    });
    expect(placeInGrids(index, border)).toMatchObject({
      confidence: 'border',
      gridCode: west,
      neighbours: [east],
    });
  });

  it('keeps the grid that the point lies in when more of the circle lies in another, and says that it is vague', () => {
    const threeGrids = buildGridIndex([
      ...tessellate({ columns: 1, rows: 1, edgesPerSide: 1, wiggle: 0 }).map((grid) => ({
        ...grid,
        gridCode: 'B',
      })),
      square('A', [109.9, 40.4, 110, 40.403]),
      square('C', [110.003, 40.4, 110.1, 40.403]),
    ]);
    const placed = placeInGrids(threeGrids, [110.0028, 40.4015], { accuracyMeters: 300 });
    expect(placed.shares[0]).toMatchObject({ gridCode: 'C' });
    expect(placed).toMatchObject({ confidence: 'border', gridCode: 'B', isVague: true });
    expect(placed.neighbours).toEqual(['C', 'A']);
    expect(placed.share).toBeGreaterThan(0.2);
    expect(placed.share).toBeLessThan(0.5);
  });

  it('is not vague as long as half of the circle lies in the grid', () => {
    for (const accuracyMeters of [undefined, 5, 30, 100])
      expect(placeInGrids(index, [110.0015, 40.4015], { accuracyMeters })).toMatchObject({
        gridCode: west,
        isVague: false,
      });
  });

  it('names no grid when the circle is larger than all grids together or hardly any of it lies in the grid', () => {
    // The two squares are about 608 m from corner to corner.
    for (const accuracyMeters of [310, 500, 2000, 100_000])
      expect(placeInGrids(index, [110.0015, 40.4015], { accuracyMeters })).toMatchObject({
        confidence: 'unlocated',
        gridCode: null,
        neighbours: [],
        isVague: true,
      });
    expect(placeInGrids(index, [110.0015, 40.4015], { accuracyMeters: 290 })).toMatchObject({
      confidence: 'border',
      gridCode: west,
      isVague: true,
    });
    const wide = buildGridIndex(tessellate({ columns: 12, rows: 12, edgesPerSide: 1, wiggle: 0 }));
    const middle: Position = [110.0165, 40.4165];
    const own = wide.locate(middle);
    expect(placeInGrids(wide, middle, { accuracyMeters: 700 })).toMatchObject({
      confidence: 'border',
      gridCode: own,
    });
    expect(placeInGrids(wide, middle, { accuracyMeters: 800 })).toMatchObject({
      confidence: 'unlocated',
      gridCode: null,
    });
  });

  it('keeps an exact position in the thin end of a grid, although little of its circle lies in it', () => {
    const wedge = buildGridIndex([
      {
        gridCode: 'thin',
        geometry: {
          type: 'Polygon',
          coordinates: [
            [
              [110, 40.4],
              [110.01, 40.4],
              [110.01, 40.4003],
              [110, 40.4],
            ],
          ],
        },
      },
      {
        gridCode: 'wide',
        geometry: {
          type: 'Polygon',
          coordinates: [
            [
              [110, 40.4],
              [110.01, 40.4003],
              [110.01, 40.41],
              [110, 40.4],
            ],
          ],
        },
      },
    ]);
    expect(placeInGrids(wedge, [110.0003, 40.400005], { accuracyMeters: 20 })).toMatchObject({
      confidence: 'border',
      gridCode: 'thin',
      isVague: true,
    });
  });

  it('never names a grid that the point does not lie in, whatever its accuracy', () => {
    const busy = buildGridIndex(tessellate({ columns: 4, rows: 3, edgesPerSide: 6, seed: 5 }));
    fc.assert(
      fc.property(
        fc.double({ min: 110, max: 110.012, noNaN: true }),
        fc.double({ min: 40.4, max: 40.409, noNaN: true }),
        fc.double({ min: 0, max: 100_000, noNaN: true }),
        (lon, lat, accuracyMeters) => {
          const located = busy.locate([lon, lat]);
          const placed = placeInGrids(busy, [lon, lat], { accuracyMeters });
          if (located === null) return ['nearest', 'outside'].includes(placed.confidence);
          if (placed.confidence === 'unlocated') return placed.gridCode === null && placed.isVague;
          return placed.gridCode === located && (placed.isVague || placed.share >= 0.5);
        },
      ),
    );
  });

  it('gives a vague position beside the grids to the nearest one, and says that it is vague', () => {
    expect(placeInGrids(index, [110.0045, 40.3998], { accuracyMeters: 100 })).toMatchObject({
      confidence: 'nearest',
      gridCode: east,
      isVague: true,
    });
    expect(placeInGrids(index, [110.0045, 40.3998], { accuracyMeters: 50 })).toMatchObject({
      confidence: 'nearest',
      isVague: false,
    });
  });

  it('treats a position without an accuracy as a point', () => {
    for (const accuracyMeters of [undefined, 0, Number.NaN])
      expect(placeInGrids(index, [110.00299, 40.4015], { accuracyMeters })).toMatchObject({
        confidence: 'inside',
        gridCode: west,
        neighbours: [],
      });
  });

  it('gives a position in a gap to the nearest grid within reach and says how far it is', () => {
    const placed = placeInGrids(index, [110.0045, 40.3998], { accuracyMeters: 100 });
    expect(placed).toMatchObject({ confidence: 'nearest', gridCode: east });
    expect(placed.distanceMeters).toBeCloseTo(22.2, 0);
    expect(placeInGrids(index, [110.0045, 40.3998], { nearestWithinMeters: 10 })).toMatchObject({
      confidence: 'outside',
      gridCode: null,
    });
  });

  it('is outside where no grid is near, with the shares that the circle has', () => {
    expect(placeInGrids(index, [0, 0], { accuracyMeters: 10 })).toEqual({
      confidence: 'outside',
      gridCode: null,
      share: 0,
      isVague: false,
      shares: [{ gridCode: null, share: 1 }],
      neighbours: [],
    });
  });
});

describe('shares', () => {
  it('agree with the clipped areas of Turf within one percent, holes and several grids included', () => {
    const grids = tessellate({ columns: 4, rows: 3, edgesPerSide: 6, seed: 5 });
    const busy = buildGridIndex(grids);
    fc.assert(
      fc.property(
        fc.double({ min: 110, max: 110.012, noNaN: true }),
        fc.double({ min: 40.4, max: 40.409, noNaN: true }),
        fc.integer({ min: 3, max: 400 }),
        (lon, lat, radius) => {
          const round = circle([lon, lat], radius, { units: 'meters', steps: 256 });
          const shares = new Map(
            busy.shares([lon, lat], radius).map(({ gridCode, share }) => [gridCode, share]),
          );
          let outside = 1;
          for (const { gridCode, geometry } of grids) {
            const common = intersect(featureCollection([round, feature(geometry)]));
            const share = common ? area(common) / area(round) : 0;
            outside -= share;
            expect(Math.abs((shares.get(gridCode) ?? 0) - share)).toBeLessThan(0.01);
          }
          expect(Math.abs((shares.get(null) ?? 0) - outside)).toBeLessThan(0.01);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('refuse a radius that is not above zero', () => {
    expect(() => index.shares([110.001, 40.401], 0)).toThrow(/radiusMeters/);
  });
});
