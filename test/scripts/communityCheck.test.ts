import { describe, expect, it } from 'vitest';
import { posts } from '#contract/lists.ts';
import { fromWgs84 } from '#geodata/crs.ts';
import type { Position } from '#geodata/model.ts';
import { linesOf } from '#scripts/community/findings.ts';
import { readCommunity } from '#scripts/community/readCommunity.ts';
import { at, type Change, demo, folderWith } from './exampleFolder.ts';

const read = (changes: Record<string, Change | string | null> = {}) => readCommunity(folderWith(changes), at);
const linesAfter = (changes: Record<string, Change | string | null>) => linesOf(read(changes).findings.list);
const refusedAfter = (changes: Record<string, Change | string | null>) =>
  linesAfter(changes).filter((line) => line.startsWith('refused'));

describe('the example', () => {
  it('is loadable and is the demo community: the same people, roster, leave and land', () => {
    const { seed, counts, findings } = read();
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
    const warned = linesAfter({}).filter((line) => line.startsWith('warned'));
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

describe('all problems of a folder', () => {
  it('are told at once, each with its file, place, field, what was seen and what was wanted', () => {
    const refused = refusedAfter({
      'boundary.geojson': (json) => json.features[0].geometry.coordinates[0].pop(),
      'grids.geojson': (json) => {
        json.features[2].geometry.coordinates[0][1][0] = 'east';
        json.features.splice(4, 0, structuredClone(json.features[3]));
      },
      'units.geojson': (json) => {
        json.features[5].properties.buildingCode = 'nowhere-1';
        json.features[6].geometry = { type: 'Polygon', coordinates: [] };
      },
      'rooms.json': (json) => {
        json.units['wenyuan-xincun-1-1'].files.push('9999');
      },
      'community.json': (json) => {
        json.persons[7].phone = '13x';
        json.postings[0].post = 'mayor';
        json.postings.find((row: { post: string }) => row.post === 'grid-worker').gridCode = '404';
        json.shifts[1].endsAt = '2020-13-40';
        json.leaves[0].endsAt = json.leaves[0].startsAt;
        json.organisations[0].service = 'pizza';
      },
    });
    for (const words of [
      [/^refused {3}boundary\.geojson: features\[0\].*ring 0.*ring-open: seen .*; wanted /],
      [
        /grids\.geojson: features\[2\]\.geometry\.coordinates\[0\]\[1\]\[0\].*seen "east"; wanted a finite number/,
      ],
      [/grids\.geojson: features\[4\]\.properties\.gridCode.*code-duplicate/],
      [
        /units\.geojson: features\[5\]\.properties\.buildingCode .*seen "nowhere-1"; wanted a code of buildings/,
      ],
      [/units\.geojson: features\[6\]\.geometry: wrong-geometry: seen Polygon; wanted Point/],
      [/rooms\.json: units\["wenyuan-xincun-1-1"\]\.files\[\d+\].*seen "9999"; wanted one of its rooms/],
      [/community\.json: persons\[7\]\.phone \(.+\): .*seen "13x"; wanted digits/],
      [/community\.json: postings\[0\]\.post .*seen "mayor"; wanted .*grid-worker/],
      [/community\.json: postings\[\d+\]\.gridCode .*seen "404"; wanted a gridCode of grids\.geojson/],
      [/community\.json: shifts\[1\]\.endsAt .*seen "2020-13-40"; wanted a day or a time/],
      [/community\.json: leaves\[0\]\.endsAt .*dates-reversed: .*wanted later than startsAt/],
      [/community\.json: organisations\[0\]\.service .*seen "pizza"; wanted heating, power/],
    ] as const)
      expect(
        refused.filter((line) => words[0].test(line)),
        String(words[0]),
      ).toHaveLength(1);
    expect(refused, refused.join('\n')).toHaveLength(12);
    for (const line of refused) expect(line).toMatch(/^refused {3}[^\n]+: seen [^\n]+; wanted [^\n]+$/);
  });

  it('do not become a hundred others: what a broken file defines is not called missing elsewhere', () => {
    const refused = refusedAfter({ 'grids.geojson': '{"type": "FeatureCollection",' });
    expect(refused).toHaveLength(1);
    expect(refused[0]).toMatch(
      /grids\.geojson, line 1: not-json: seen the end of the text in column \d+; wanted JSON/,
    );
    expect(refusedAfter({ 'community.json': '' })).toHaveLength(1);
  });
});

const swap = (value: unknown): unknown =>
  Array.isArray(value) ? (typeof value[0] === 'number' ? [value[1], value[0]] : value.map(swap)) : value;
const each =
  (
    change: (feature: { geometry: { coordinates: unknown }; properties: Record<string, unknown> }) => void,
  ): Change =>
  (json) =>
    json.features.forEach(change);
const person = (json: { persons: Record<string, unknown>[] }) => json.persons[0] as Record<string, unknown>;

describe('a folder that cannot be loaded', () => {
  it.each<[string, Record<string, Change | string | null>, RegExp]>([
    ['without grids', { 'grids.geojson': null }, /grids\.geojson: unreadable: seen no such file/],
    ['without people', { 'community.json': null }, /community\.json: unreadable: seen no such file/],
    ['with a list for people', { 'community.json': '[]' }, /community\.json: not-an-object: seen \[\]/],
    [
      'with an empty list of grids',
      { 'grids.geojson': (json) => json.features.splice(0) },
      /seen 0 features/,
    ],
    [
      'with an empty list of persons',
      { 'community.json': (json) => json.persons.splice(0) },
      /persons: empty/,
    ],
    [
      'with two boundaries',
      { 'boundary.geojson': (json) => json.features.push(structuredClone(json.features[0])) },
      /not-one-boundary: seen 2 polygons/,
    ],
    [
      'with swapped grids',
      {
        'grids.geojson': each((one) => {
          one.geometry.coordinates = swap(one.geometry.coordinates);
        }),
      },
      /grids\.geojson.*swapped.*wanted \[longitude, latitude\]/,
    ],
    [
      'with swapped doors',
      {
        'units.geojson': each((one) => {
          one.geometry.coordinates = swap(one.geometry.coordinates);
        }),
      },
      /units\.geojson.*swapped.*wanted \[longitude, latitude\]/,
    ],
    [
      'with a place in another city',
      {
        'places.geojson': (json) => {
          json.features[0].geometry.coordinates = [116.4, 39.9];
        },
      },
      /places\.geojson: features\[0\]: far-away: seen \[116\.4, 39\.9\]/,
    ],
    [
      'with an unknown datum',
      {
        'grids.geojson': (json) => {
          json.datum = 'PZ-90';
        },
      },
      /grids\.geojson: datum: unknown-datum: seen "PZ-90"; wanted WGS84, GCJ02/,
    ],
    [
      'in another reference system',
      {
        'buildings.geojson': (json) => {
          json.crs = { type: 'name', properties: { name: 'EPSG:3857' } };
        },
      },
      /buildings\.geojson: crs: crs-not-wgs84/,
    ],
    [
      'with a building twice',
      { 'buildings.geojson': (json) => json.features.splice(1, 0, structuredClone(json.features[0])) },
      /features\[1\]\.properties\.code .*code-duplicate.*features\[0\]/,
    ],
    [
      'with an unknown field',
      {
        'community.json': (json) => {
          person(json).age = 40;
        },
      },
      /persons\[0\]\.age .*unknown-field/,
    ],
    [
      'with a person without a name',
      {
        'community.json': (json) => {
          delete person(json).name;
        },
      },
      /persons\[0\]\.name .*missing: seen nothing/,
    ],
    [
      'with a person posted twice',
      { 'community.json': (json) => json.postings.push({ ...json.postings[0], key: 'again' }) },
      /postings\[\d+\] .*posted-twice/,
    ],
    [
      'with a worker of no grid',
      {
        'community.json': (json) => {
          delete json.postings.find((row: { post: string }) => row.post === 'grid-worker').gridCode;
        },
      },
      /gridCode .*missing: .*wanted the gridCode of this grid-worker/,
    ],
    [
      'with a posting over two areas',
      {
        'community.json': (json) => {
          Object.assign(
            json.postings.find((row: { post: string }) => row.post === 'grid-worker'),
            { unitCode: 'wenyuan-xincun-1-1' },
          );
        },
      },
      /several-areas: seen gridCode and unitCode/,
    ],
    [
      'without a desk',
      {
        'community.json': (json) => {
          json.postings = json.postings.filter((row: { post: string }) => row.post !== 'desk-clerk');
        },
      },
      /no-desk: seen no desk-clerk in post today/,
    ],
    [
      'with a desk that ended',
      {
        'community.json': (json) => {
          json.postings.find((row: { post: string }) => row.post === 'desk-clerk').endsAt = '2026-01-01';
        },
      },
      /no-desk/,
    ],
    [
      'with a roster of grid workers',
      {
        'community.json': (json) => {
          json.shifts[0].posting = json.postings.find(
            (row: { post: string }) => row.post === 'grid-worker',
          ).key;
        },
      },
      /no-duty-post: seen grid-worker/,
    ],
    [
      'with the code of the demo',
      {
        'community.json': (json) => {
          json.community.code = 'wenyuan';
        },
      },
      /code-of-the-demo/,
    ],
    [
      'in a zone of another planet',
      {
        'community.json': (json) => {
          json.community.timeZone = 'Mars/Base';
        },
      },
      /community\.timeZone: invalid-zone: seen "Mars\/Base"/,
    ],
    [
      'with a stand-in for oneself',
      {
        'community.json': (json) => {
          json.leaves[0].standIn = json.leaves[0].person;
        },
      },
      /leaves\[0\]\.standIn .*own-stand-in/,
    ],
    [
      'with rooms of no unit',
      {
        'rooms.json': (json) => {
          json.units.tower = { rooms: ['1'], files: [] };
        },
      },
      /units\["tower"\].*unknown-code/,
    ],
  ])('is refused in one line: %s', (_what, changes, expected) => {
    const { seed, findings } = read(changes);
    expect(seed).toBeNull();
    const refused = linesOf(findings.list).filter((line) => line.startsWith('refused'));
    expect(refused).toHaveLength(1);
    expect(refused[0]).toMatch(expected);
  });

  it('names every post there is where it names none', () => {
    const [line] = refusedAfter({
      'community.json': (json) => {
        json.postings[0].post = '';
      },
    });
    for (const post of posts) expect(line).toContain(post);
  });
});

describe('what must be looked at, but does not keep a community from being loaded', () => {
  const warnedAfter = (changes: Record<string, Change | string | null>) => {
    const { seed, findings } = read(changes);
    expect(seed).not.toBeNull();
    return linesOf(findings.list).filter((line) => line.startsWith('warned'));
  };
  const one = (lines: string[], expected: RegExp) =>
    expect(
      lines.filter((line) => expected.test(line)),
      String(expected),
    ).toHaveLength(1);

  it('is a gap where the corner of a grid was moved inwards, and an overlap where it was moved outwards', () => {
    const move =
      (west: number): Change =>
      (json) => {
        const ring = json.features[0].geometry.coordinates[0] as Position[];
        (ring[1] as Position)[0] += west;
      };
    one(warnedAfter({ 'grids.geojson': move(-0.0005) }), /gap: seen [\d.]+ m² in no grid; wanted/);
    expect(warnedAfter({ 'grids.geojson': move(0.0005) }).join('\n')).toMatch(
      /grids-overlap: seen 150621005901001 and \d+ share \d+ m²; wanted/,
    );
  });

  it('is a missing corner of a triangle, by the name of its grid', () => {
    const [first] = demo.land.grids.features;
    const warned = warnedAfter({
      'community.json': (json) => {
        json.postings = json.postings.filter(
          (row: { post: string; gridCode?: string }) =>
            row.gridCode !== first?.properties.gridCode ||
            !['grid-worker', 'branch-secretary'].includes(row.post),
        );
      },
    });
    one(warned, /150621005901001 第1网格.*seen no grid-worker; wanted one in post today/);
    one(warned, /150621005901001 第1网格.*seen no branch-secretary/);
  });

  it('is a roster that ends within the week, and a telephone that two people share', () => {
    const warned = warnedAfter({
      'community.json': (json) => {
        json.shifts = json.shifts.filter((row: { endsAt: string }) => row.endsAt < '2026-11-27');
        json.persons[1].phone = json.persons[0].phone;
      },
    });
    one(warned, /no-duty-officer: seen nobody on duty from 2026-11-26T00:30:00/);
    one(warned, /persons\[1\]\.phone .*phone-shared/);
  });

  it('is a file that is left out or that nobody reads, and a grid other than the one declared', () => {
    const warned = warnedAfter({
      'infrastructure.geojson': null,
      'building.geojson': '{}',
      'places.geojson': (json) => {
        json.features[0].properties.gridCode = '150621005901001';
      },
    });
    one(warned, /infrastructure\.geojson: left-out/);
    one(warned, /building\.geojson: unknown-file/);
    one(
      warned,
      /places\.geojson: gridCode \(media-centre.*other-grid: seen 150621005901001; wanted 150621005901009/,
    );
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
    const { seed, findings } = read({
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
    const undeclared = read({ 'units.geojson': inGcj });
    expect(linesOf(undeclared.findings.list).join('\n')).toContain('other-grid');
  });

  it('are found from the drawing where a building, a unit or a place names no grid', () => {
    const forget: Change = (json) =>
      json.features.forEach((feature: { properties: { gridCode?: string } }) => {
        delete feature.properties.gridCode;
      });
    const { seed } = read({
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
    const { seed, findings } = read({
      'grids.geojson': each((one) => {
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
