import { describe, expect, it } from 'vitest';
import { posts } from '#contract/lists.ts';
import { linesOf } from '#scripts/community/findings.ts';
import { type Changes, eachFeature, linesAfter, readAfter } from './exampleFolder.ts';

const refusedAfter = (changes: Changes) => linesAfter(changes, 'refused');

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
const person = (json: { persons: Record<string, unknown>[] }) => json.persons[0] as Record<string, unknown>;

describe('a folder that cannot be loaded', () => {
  it.each<[string, Changes, RegExp]>([
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
        'grids.geojson': eachFeature((one) => {
          one.geometry.coordinates = swap(one.geometry.coordinates);
        }),
      },
      /grids\.geojson.*swapped.*wanted \[longitude, latitude\]/,
    ],
    [
      'with swapped doors',
      {
        'units.geojson': eachFeature((one) => {
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
    const { seed, findings } = readAfter(changes);
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
