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

describe('placeInGrids', () => {
  it('is sure well inside a grid', () => {
    const placed = placeInGrids(index, [110.0015, 40.4015], { accuracyMeters: 30 });
    expect(placed).toEqual({
      confidence: 'inside',
      gridCode: west,
      shares: [{ gridCode: west, share: 1 }],
      neighbours: [],
    });
  });

  it('takes the grid with most of the circle near a border and tells the neighbour', () => {
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
