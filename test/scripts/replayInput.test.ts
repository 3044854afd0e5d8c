import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { submitReportSchema } from '#contract/reports.ts';
import { readAreas } from '#scripts/replay/readAreas.ts';
import { readArguments } from '#scripts/replay/readArguments.ts';
import { readReports } from '#scripts/replay/readReports.ts';

const folder = mkdtempSync(join(tmpdir(), 'mangrid-test-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string, content: unknown): string => {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
};
const area = (properties: Record<string, unknown>, west = 110) => ({
  type: 'Feature',
  properties,
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [west, 40],
        [west + 0.01, 40],
        [west + 0.01, 40.01],
        [west, 40.01],
        [west, 40],
      ],
    ],
  },
});
const collection = (...features: unknown[]) => ({ type: 'FeatureCollection', features });
const csv = (header: string, ...rows: string[]) => [header, ...rows, ''].join('\n');
const read = (path: string, more: { labelKey?: string; timeZone?: string } = {}) =>
  readReports(path, { labelKey: more.labelKey ?? null, timeZone: more.timeZone ?? 'UTC' });

/** One line that names the file, the field, what was seen and what was wanted. */
const oneLine = (run: () => unknown, ...words: string[]) => {
  let message = '';
  try {
    run();
  } catch (error) {
    message = (error as Error).message;
  }
  expect(message).toMatch(/^[^\n]+: seen [^\n]+; wanted [^\n]+$/);
  for (const word of words) expect(message).toContain(word);
};

describe('areas that cannot be used', () => {
  it.each<[string, () => string, string[]]>([
    ['a file that is not there', () => join(folder, 'none.geojson'), ['none.geojson', 'no such file']],
    ['a folder', () => folder, ['a folder']],
    ['an empty file', () => file('empty.geojson', ''), ['empty.geojson', 'JSON']],
    ['no JSON', () => file('words.geojson', 'words'), ['words.geojson', 'JSON']],
    ['an empty collection', () => file('nothing.geojson', collection()), ['features', '0 features']],
    [
      'a key that no area has',
      () => file('key.geojson', collection(area({ name: 'A', number: 1 }), area({ name: 'B' }, 110.01))),
      ['area', 'name, number'],
    ],
    [
      'a key that one area lacks',
      () => file('gap.geojson', collection(area({ area: 'A' }), area({ name: 'B' }, 110.01))),
      ['features[1]'],
    ],
    [
      'points only',
      () =>
        file(
          'points.geojson',
          collection({
            type: 'Feature',
            properties: { area: 'A' },
            geometry: { type: 'Point', coordinates: [110, 40] },
          }),
        ),
      ['features', '0 areas'],
    ],
  ])('are refused: %s', (_what, path, words) => {
    oneLine(() => readAreas(path(), 'area'), ...words);
  });

  it('that can be are read, several features of one code as one area', () => {
    const path = file(
      'good.geojson',
      collection(area({ area: 'A' }), area({ area: 'A' }, 110.02), area({ area: 7 }, 110.04)),
    );
    expect(readAreas(path, 'area').grids.map(({ gridCode }) => gridCode)).toEqual(['A', '7']);
  });
});

describe('reports that cannot be used', () => {
  it.each<[string, () => string, string[]]>([
    ['a file that is not there', () => join(folder, 'none.csv'), ['none.csv', 'no such file']],
    ['an empty file', () => file('empty.csv', ''), ['empty.csv', 'header']],
    ['a header and no row', () => file('header.csv', csv('id,lon,lat')), ['0 rows']],
    ['no column lon', () => file('lon.csv', csv('id,lng,lat', '1,110,40')), ['lon', 'id, lng, lat']],
    ['no column lat', () => file('lat.csv', csv('id,lon', '1,110')), ['lat']],
    ['no column id', () => file('id.csv', csv('lon,lat', '110,40')), ['id']],
    ['tabs for the header only', () => file('tab.csv', csv('id\tlon\tlat', '1,110,40')), ['id']],
    ['an open quotation mark', () => file('quote.csv', csv('id,lon,lat', '"1,110,40')), ['row 2']],
  ])('are refused: %s', (_what, path, words) => {
    oneLine(() => read(path()), ...words);
  });

  it('are refused when the label asked for is in no column', () => {
    const path = file('label.csv', csv('id,lon,lat,area', '1,110,40,A'));
    oneLine(() => read(path, { labelKey: 'district' }), 'district', 'id, lon, lat, area');
    expect(read(path, { labelKey: 'area' }).rows[0]?.label).toBe('A');
    expect(read(path).rows[0]?.label).toBeNull();
  });

  it('are counted when a row has more or fewer fields than the header', () => {
    const path = file('ragged.csv', csv('id,lon,lat', '1,110,40', '2,110', '3,110,40,5'));
    expect(read(path)).toMatchObject({ raggedRows: 2, firstRagged: 3 });
  });
});

describe('when a row happened', () => {
  const occurred = (createdAt: string, timeZone?: string) => {
    const path = file('when.csv', csv('id,lon,lat,created_at', `1,110,40,"${createdAt}"`));
    const parsed = submitReportSchema.safeParse(read(path, timeZone ? { timeZone } : {}).rows[0]?.body);
    return parsed.success ? (parsed.data.occurredAt ?? null) : parsed.error.issues[0]?.path.join('.');
  };

  it.each([
    ['2026-02-13T02:05:17.000', 'America/New_York', '2026-02-13T07:05:17.000Z'],
    ['2013-07-01 16:41:00', 'America/Los_Angeles', '2013-07-01T23:41:00.000Z'],
    ['07/01/2013 04:41:00 PM', 'America/Los_Angeles', '2013-07-01T23:41:00.000Z'],
    ['12/31/2012 12:05:00 AM', 'UTC', '2012-12-31T00:05:00.000Z'],
    ['2026-02-13 10:00', 'Asia/Shanghai', '2026-02-13T02:00:00.000Z'],
    ['2026-02-13T10:00:00+08:00', 'UTC', '2026-02-13T10:00:00+08:00'],
    ['2026-02-13 10:00:00Z', 'Asia/Shanghai', '2026-02-13T10:00:00Z'],
  ])('%s in %s is %s', (text, timeZone, instant) => {
    expect(occurred(text, timeZone)).toBe(instant);
  });

  it.each([
    'yesterday',
    '2026-02-31 10:00:00',
    '2026-02-13 25:00:00',
    '13/02/2026 10:00',
    '9999-12-31 23:59:59',
    '0099-01-01 00:00:00',
  ])('is validated like occurredAt: %s is refused', (text) => {
    expect(occurred(text)).toBe('occurredAt');
  });

  it('may be left out', () => {
    expect(occurred('')).toBeNull();
  });
});

describe('the command line', () => {
  const whole = ['--areas', 'a', '--area-key', 'k', '--reports', 'r', '--out', 'o'];
  it('is read whole', () => {
    expect(readArguments(whole)).toEqual({
      areas: 'a',
      areaKey: 'k',
      reports: 'r',
      out: 'o',
      labelKey: null,
      timeZone: 'UTC',
    });
    expect(readArguments([...whole, '--time-zone', 'Asia/Shanghai']).timeZone).toBe('Asia/Shanghai');
  });

  it.each<[string, string[], string[]]>([
    ['without an argument', whole.slice(2), ['--areas']],
    ['with an unknown argument', [...whole, '--speed', '9'], ['--speed']],
    ['with an unknown zone', [...whole, '--time-zone', 'Mars/Base'], ['--time-zone', 'Mars/Base']],
    ['that would overwrite its input', [...whole.slice(0, -1), './r'], ['--out', './r']],
  ])('is refused %s', (_what, argv, words) => {
    oneLine(() => readArguments(argv), ...words);
  });
});
