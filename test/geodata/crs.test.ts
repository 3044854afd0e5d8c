import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Datum, datums, fromWgs84, toWgs84 } from '#geodata/crs.ts';
import { distanceMeters } from '#geodata/distances.ts';
import type { Position } from '#geodata/model.ts';

const inChina = fc.tuple(
  fc.double({ min: 73.1, max: 135.9, noNaN: true }),
  fc.double({ min: 17.6, max: 53.9, noNaN: true }),
);
const anywhere = fc.tuple(
  fc.double({ min: -180, max: 180, noNaN: true }),
  fc.double({ min: -90, max: 90, noNaN: true }),
);

describe('toWgs84 and fromWgs84', () => {
  it('come back to the same place within a millimetre, in every datum', () => {
    fc.assert(
      fc.property(inChina, fc.constantFrom(...datums), (position, datum) => {
        expect(distanceMeters(toWgs84(fromWgs84(position, datum), datum), position)).toBeLessThan(0.001);
      }),
      { numRuns: 2000 },
    );
  });

  it('know published pairs: Tiananmen in all three datums', () => {
    const wgs84: Position = [116.391275, 39.90765];
    expect(distanceMeters(fromWgs84(wgs84, 'GCJ02'), [116.397517, 39.909054])).toBeLessThan(5);
    expect(distanceMeters(fromWgs84(wgs84, 'BD09'), [116.403905, 39.915378])).toBeLessThan(5);
  });

  it('move a point of the demo community by hundreds of metres, so a wrong datum is a wrong grid', () => {
    const home: Position = [110.001, 40.406];
    expect(distanceMeters(home, toWgs84(home, 'GCJ02'))).toBeGreaterThan(500);
    expect(distanceMeters(home, toWgs84(home, 'BD09'))).toBeGreaterThan(1000);
  });

  it('leave CGCS2000 and WGS-84 as they are', () => {
    expect(toWgs84([110.001, 40.406], 'CGCS2000')).toEqual([110.001, 40.406]);
    expect(fromWgs84([110.001, 40.406], 'WGS84')).toEqual([110.001, 40.406]);
  });

  it('leave positions outside the rectangle around China as they are', () => {
    for (const position of [
      [139.7, 35.7],
      [-74, 40.7],
      [116, -39],
    ] as Position[])
      expect(toWgs84(position, 'BD09')).toEqual(position);
  });

  it('always end, also on the rim, with a finite position less than 2 km away', () => {
    fc.assert(
      fc.property(anywhere, fc.constantFrom(...datums), (position, datum) => {
        expect(distanceMeters(toWgs84(position, datum), position)).toBeLessThan(2000);
      }),
    );
    expect(toWgs84([73, 40], 'GCJ02')[0]).toBeCloseTo(73, 1);
  });

  it('do not change the array they are given, and refuse an unknown datum', () => {
    const given: Position = [110, 40];
    toWgs84(given, 'GCJ02');
    expect(given).toEqual([110, 40]);
    expect(() => toWgs84(given, 'NAD27' as Datum)).toThrow(/NAD27/);
  });
});
