import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseGridFile } from '#geodata/gridFile.ts';
import { codes, collection, feature, fileOf, polygon } from './gridFileLand.ts';
import { tessellate } from './land.ts';

describe('parseGridFile', () => {
  it('imports a good file without a word, as text or as an object', () => {
    const file = fileOf(polygon());
    const wanted = {
      isRefused: false,
      problems: [],
      grids: [
        {
          gridCode: 'G1',
          name: '第1网格',
          properties: { gridCode: 'G1', name: '第1网格' },
          geometry: polygon(),
        },
      ],
    };
    expect(parseGridFile(JSON.stringify(file))).toEqual(wanted);
    expect(parseGridFile(`\uFEFF${JSON.stringify(file)}`)).toEqual(wanted);
    expect(parseGridFile(file)).toEqual(wanted);
  });

  it('imports any tessellation unchanged', () => {
    const grids = tessellate({ columns: 4, rows: 3, edgesPerSide: 8 });
    const file = collection(...grids.map(({ gridCode, geometry }) => feature(geometry, { gridCode })));
    const parsed = parseGridFile(JSON.stringify(file));
    expect(parsed.problems).toEqual([]);
    expect(parsed.grids.map(({ gridCode, geometry }) => ({ gridCode, geometry }))).toEqual(grids);
  });

  it.each([
    ['{"type": }', 1],
    ['{\n  "type": "FeatureCollection",\n  "features": [,]\n}', 3],
    ['{"a": 1,}', 1],
    ['{"a": "tab\there"}', 1],
    ['{"a": "\\x"}', 1],
    ['[1, 2', 1],
    ['{"a": 01}', 1],
    ['{} {}', 1],
    ['', 1],
    ['NaN', 1],
  ])('says in which line %j stops being JSON', (text, line) => {
    const { isRefused, problems } = parseGridFile(text);
    expect(isRefused).toBe(true);
    expect(problems).toMatchObject([{ code: 'not-json', line }]);
  });

  it('refuses missing, doubled, endless and unprintable codes', () => {
    const two = (first: unknown, second: unknown) =>
      codes(collection(feature(polygon(), { gridCode: first }), feature(polygon(), { gridCode: second })));
    expect(two('A', undefined)).toEqual(['code-missing']);
    expect(two('A', ' ')).toEqual(['code-missing']);
    expect(two('A', { a: 1 })).toEqual(['code-missing']);
    expect(two('A', ' A ')).toEqual(['code-duplicate']);
    expect(two('A', '网'.repeat(65))).toEqual(['code-too-long']);
    expect(two('A', '网'.repeat(64))).toEqual([]);
    expect(two('A', 'B\u0000')).toEqual(['code-unprintable']);
    expect(two(150621005001, 150621005002)).toEqual([]);
  });

  it('numbers the grids of a file that has no codes at all, and says so', () => {
    const parsed = parseGridFile(collection(feature(polygon(), null), feature(polygon(), {})));
    expect(parsed.grids.map(({ gridCode }) => gridCode)).toEqual(['1', '2']);
    expect(codes(polygon(), 'repaired')).toEqual(['code-missing']);
  });

  it('takes code and name from the properties it is told', () => {
    const file = collection(feature(polygon(), { area: 'Mission', label: 'M\u0000ission' }));
    expect(parseGridFile(file, { codeKey: 'area', nameKey: 'label' }).grids).toMatchObject([
      { gridCode: 'Mission', name: 'M ission' },
    ]);
  });

  it('accepts files without a grid, with a warning', () => {
    expect(codes(fileOf({ type: 'Point', coordinates: [110, 40] }), 'warned')).toEqual([
      'not-an-area',
      'no-grid',
    ]);
    expect(codes(fileOf(null), 'warned')).toEqual(['no-geometry', 'no-grid']);
    expect(codes(collection(), 'warned')).toEqual(['no-grid']);
  });

  it('warns about members that stand twice in one object, with the line', () => {
    const text = '{"type": "FeatureCollection",\n"features": [],\n"features": []}';
    expect(parseGridFile(text).problems).toMatchObject([
      { severity: 'warned', code: 'duplicate-member', line: 3 },
      { code: 'no-grid' },
    ]);
  });

  it('refuses what is over the limits without reading on', () => {
    expect(codes(JSON.stringify(fileOf(polygon())), 'refused', { maxBytes: 50 })).toEqual(['too-large']);
    expect(codes('"网网"', 'refused', { maxBytes: 7 })).toEqual(['too-large']);
    expect(codes(collection(feature(polygon()), feature(polygon())), 'refused', { maxFeatures: 1 })).toEqual([
      'too-many-features',
    ]);
    expect(codes(fileOf(polygon()), 'refused', { maxVertices: 4 })).toEqual(['too-many-vertices']);
  });

  it('lists the first faults of a file of garbage and counts the others', () => {
    const { problems } = parseGridFile(collection(...Array.from({ length: 2000 }, () => null)));
    expect(problems).toHaveLength(501);
    expect(problems[500]).toMatchObject({ severity: 'refused', code: 'more-problems', seen: '1500 more' });
  });

  it('never throws, whatever it is given, and a refused file gives no grid', () => {
    const types = fc.constantFrom(
      'Feature',
      'FeatureCollection',
      'Polygon',
      'MultiPolygon',
      'GeometryCollection',
      'Point',
      'x',
    );
    const numbers = fc.oneof(
      fc.double(),
      fc.integer({ min: -200, max: 200 }),
      fc.constant(null),
      fc.string(),
    );
    const coordinates = fc.oneof(
      fc.array(fc.array(fc.array(numbers, { maxLength: 4 }), { maxLength: 6 }), { maxLength: 3 }),
      fc.anything(),
    );
    const object = fc.record(
      {
        type: types,
        coordinates,
        geometry: fc.record({ type: types, coordinates }),
        properties: fc.anything(),
        features: fc.array(fc.anything()),
        geometries: fc.array(fc.anything()),
        bbox: fc.anything(),
        crs: fc.anything(),
      },
      { requiredKeys: ['type'] },
    );
    fc.assert(
      fc.property(
        fc.oneof(
          object,
          object.map((member) => collection(member)),
          fc.anything(),
          fc.json(),
          fc.string(),
        ),
        (input) => {
          const { isRefused, grids, problems } = parseGridFile(input);
          expect(isRefused).toBe(problems.some(({ severity }) => severity === 'refused'));
          if (isRefused) expect(grids).toEqual([]);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('survives arrays nested a hundred thousand deep', () => {
    const deep = '['.repeat(100_000) + ']'.repeat(100_000);
    expect(codes(`{"type":"Polygon","coordinates":${deep}}`).length).toBeGreaterThan(0);
    expect(codes('['.repeat(100_000))).toEqual(['not-json']);
  });
});
