import { describe, expect, it } from 'vitest';
import { parseGridFile } from '#geodata/gridFile.ts';
import { codes, collection, feature, fileOf, polygon, ring, withPosition } from './gridFileLand.ts';

describe('the land in a grid file', () => {
  it('names the exact place of an unreadable coordinate', () => {
    const [problem] = parseGridFile(withPosition([110.01, null])).problems;
    expect(problem).toEqual({
      severity: 'refused',
      code: 'not-a-number',
      path: 'features[0].geometry.coordinates[0][1][1]',
      feature: 0,
      ring: 0,
      position: 1,
      seen: 'null',
      wanted: 'a finite number',
    });
  });

  it.each([
    ['a string', '"40.4"', 'not-a-number'],
    ['null', 'null', 'not-a-number'],
    ['1e400', '1e400', 'not-a-number'],
    ['an array', '[1]', 'not-a-number'],
  ])('refuses %s as a coordinate', (_, text, code) => {
    expect(codes(JSON.stringify(withPosition([110.01, 'X'])).replace('"X"', text))).toEqual([code]);
  });

  it('refuses positions that are not on earth, and says which', () => {
    expect(codes(withPosition([500, 95]))).toEqual(['out-of-range']);
    expect(parseGridFile(withPosition([500, 95])).problems[0]).toMatchObject({
      position: 1,
      seen: '[500, 95]',
    });
    expect(codes(withPosition([110.01, -90.0001]))).toEqual(['out-of-range']);
  });

  it('refuses latitude before longitude once for the whole file', () => {
    const swapped = ring.map(([lon, lat]) => [lat, lon]);
    expect(codes(fileOf(polygon([swapped])))).toEqual(['swapped']);
    const nearby = [
      [5, 45],
      [5.01, 45],
      [5.01, 45.01],
      [5, 45.01],
      [5, 45],
    ];
    expect(codes(fileOf(polygon([nearby])), 'refused', { near: [45, 5] })).toEqual(['swapped']);
    expect(codes(fileOf(polygon([nearby])), 'refused', { near: [5, 45] })).toEqual([]);
  });

  it('recognises metres of a projection and foreign reference systems', () => {
    const metres = [
      [500000, 4470000],
      [501000, 4470000],
      [501000, 4471000],
      [500000, 4470000],
    ];
    expect(codes(fileOf(polygon([metres])))).toEqual(['projected']);
    expect(
      codes({
        ...fileOf(polygon()),
        crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::3857' } },
      }),
    ).toEqual(['crs-not-wgs84']);
    expect(
      codes({
        ...fileOf(polygon()),
        crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:OGC:1.3:CRS84' } },
      }),
    ).toEqual([]);
  });

  it('refuses open rings, rings with too few positions and rings around nothing', () => {
    expect(codes(fileOf(polygon([ring.slice(0, -1)])))).toEqual(['ring-open']);
    expect(codes(fileOf(polygon([[ring[0], ring[1], ring[0]]])))).toEqual(['too-few-positions']);
    expect(codes(fileOf(polygon([[ring[0], ring[1], ring[1], ring[0]]])))).toEqual(['too-few-positions']);
    expect(codes(fileOf(polygon([[ring[0], ring[1], [110.02, 40.4], ring[0]]])))).toContain('no-area');
    expect(codes(fileOf(polygon([])))).toEqual(['too-few-positions']);
  });

  it('puts winding, heights and repeated positions right, says so, and the land stays the same', () => {
    const hole = [
      [110.002, 40.402],
      [110.004, 40.402],
      [110.004, 40.404],
      [110.002, 40.402],
    ];
    const messy = [...ring]
      .reverse()
      .map(([lon, lat], place) => (place === 1 ? [lon, lat, 1050] : [lon, lat]));
    const parsed = parseGridFile(fileOf(polygon([[messy[0], messy[0], ...messy.slice(1)], hole])));
    expect(parsed.problems.map(({ code, severity }) => `${severity} ${code}`)).toEqual([
      'repaired third-dimension',
      'repaired repeated-position',
      'repaired winding',
      'repaired winding',
    ]);
    expect(parsed.grids[0]?.geometry).toEqual(polygon([ring, [...hole].reverse()]));
  });

  it('warns about rings that touch or cross themselves and each other, with the place on the map', () => {
    const bow = [
      [110, 40.4],
      [110.01, 40.41],
      [110.01, 40.4],
      [110, 40.42],
      [110, 40.4],
    ];
    expect(codes(fileOf(polygon([bow])), 'warned')).toEqual(['ring-crosses-itself']);
    const eight = [
      [110, 40.4],
      [110.01, 40.4],
      [110.005, 40.405],
      [110.01, 40.41],
      [110, 40.41],
      [110.005, 40.405],
      [110, 40.4],
    ];
    expect(parseGridFile(fileOf(polygon([eight]))).problems).toMatchObject([
      { code: 'ring-touches-itself', at: [110.005, 40.405] },
    ]);
    const outside = [
      [110.009, 40.402],
      [110.009, 40.404],
      [110.012, 40.404],
      [110.012, 40.402],
      [110.009, 40.402],
    ];
    expect(codes(fileOf(polygon([ring, outside])), 'warned')).toEqual(['rings-cross', 'rings-cross']);
  });

  it('warns about grids that overlap and about land they enclose', () => {
    const shifted = ring.map(([lon, lat]) => [(lon as number) + 0.005, lat]);
    const file = collection(
      feature(polygon(), { gridCode: 'A' }),
      feature(polygon([shifted]), { gridCode: 'B' }),
    );
    expect(parseGridFile(file).problems).toMatchObject([
      { severity: 'warned', code: 'grids-overlap', gridCode: 'A' },
    ]);
    const west = polygon([
      [
        [110, 40.4],
        [110.01, 40.4],
        [110.01, 40.401],
        [110.001, 40.401],
        [110.001, 40.409],
        [110.01, 40.409],
        [110.01, 40.41],
        [110, 40.41],
        [110, 40.4],
      ],
    ]);
    const east = polygon([
      [
        [110.01, 40.4],
        [110.02, 40.4],
        [110.02, 40.41],
        [110.01, 40.41],
        [110.01, 40.4],
      ],
    ]);
    expect(
      codes(collection(feature(west, { gridCode: 'A' }), feature(east, { gridCode: 'B' })), 'warned'),
    ).toEqual(['gap']);
  });
});
