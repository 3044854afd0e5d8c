import turfDistance from '@turf/distance';
import { lineString, point } from '@turf/helpers';
import pointToLineDistance from '@turf/point-to-line-distance';
import fc from 'fast-check';
import type { Feature, LineString, Point } from 'geojson';
import { describe, expect, it } from 'vitest';
import { distanceMeters, distanceToLineMeters, nearInfrastructure } from '#geodata/distances.ts';
import type { Position } from '#geodata/model.ts';

const near = fc.tuple(
  fc.double({ min: 109.97, max: 110.03, noNaN: true }),
  fc.double({ min: 40.37, max: 40.43, noNaN: true }),
);

describe('distances', () => {
  it('between two positions are those of Turf, near and far', () => {
    fc.assert(
      fc.property(
        near,
        fc.tuple(
          fc.double({ min: -180, max: 180, noNaN: true }),
          fc.double({ min: -89, max: 89, noNaN: true }),
        ),
        (a, b) => {
          expect(distanceMeters(a, b)).toBeCloseTo(turfDistance(a, b, { units: 'meters' }), 3);
        },
      ),
    );
  });

  // RFC 7946 §3.1.1: a line is straight in longitude and latitude. Turf bends it along the great circle, which leaves
  // the straight line by at most length² · tan(latitude) / 8R in its middle: 0.3 m in 4 km, 1.2 m in 8.4 km.
  it('to a line are those of Turf within 0.1 % and the bend of its great circle below five kilometres', () => {
    fc.assert(
      fc.property(near, fc.array(near, { minLength: 2, maxLength: 6 }), (from, line) => {
        const turf = pointToLineDistance(point(from), lineString(line), { units: 'meters' });
        fc.pre(turf < 5000);
        const longest = Math.max(...line.slice(1).map((to, at) => distanceMeters(line[at] as Position, to)));
        const bend = (longest ** 2 * Math.tan((40.43 * Math.PI) / 180)) / (8 * 6_371_008.8);
        expect(Math.abs(distanceToLineMeters(from, line) - turf)).toBeLessThan(0.05 + bend + turf * 0.001);
      }),
    );
  });

  it('to one vertex are to that point, and to no vertex infinite', () => {
    const a: Position = [110, 40.4];
    expect(distanceToLineMeters(a, [[110.001, 40.4]])).toBeCloseTo(84.68, 1);
    expect(distanceToLineMeters(a, [])).toBe(Infinity);
  });
});

describe('nearInfrastructure', () => {
  const features: Feature<Point | LineString, { code: string }>[] = [
    {
      type: 'Feature',
      properties: { code: 'main' },
      geometry: {
        type: 'LineString',
        coordinates: [
          [110, 40.4],
          [110.01, 40.4],
        ],
      },
    },
    {
      type: 'Feature',
      properties: { code: 'manhole' },
      geometry: { type: 'Point', coordinates: [110.005, 40.4001] },
    },
    { type: 'Feature', properties: { code: 'far' }, geometry: { type: 'Point', coordinates: [110.1, 40.4] } },
  ];

  it('lists what lies within the radius, nearest first', () => {
    const found = nearInfrastructure([110.005, 40.40015], features, 20);
    expect(found.map(({ properties }) => properties.code)).toEqual(['manhole', 'main']);
    expect(found[0]?.distanceMeters).toBeCloseTo(5.56, 1);
  });

  it('refuses a radius that is no radius', () => {
    expect(() => nearInfrastructure([110, 40], features, -1)).toThrow(/radiusMeters/);
    expect(() => nearInfrastructure([110, 40], features, Number.NaN)).toThrow(/radiusMeters/);
  });
});
