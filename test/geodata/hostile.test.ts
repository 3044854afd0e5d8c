/** Collections of bad and good GeoJSON that others keep (geojsonhint, check-geojson), where they lie beside the project. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type GridFile, parseGridFile } from '#geodata/gridFile.ts';

const root = join(import.meta.dirname, '../../../shared/real');
const isPresent = existsSync(root);

/** Files that geojsonhint keeps among the bad ones but only remarks upon: they import, repaired or as they are. */
const remarks = new Set([
  'bad-polygon-interiorring-rhr',
  'excessive_precision_truncated',
  'point-toomany',
  'polygon_winding_order',
]);

function filesIn(folder: string): { name: string; text: string }[] {
  if (!isPresent) return [];
  const names = readdirSync(join(root, folder)).filter((name) => name.endsWith('.geojson'));
  return names.map((name) => ({
    name: name.replace('.geojson', ''),
    text: readFileSync(join(root, folder, name), 'utf8'),
  }));
}

function count(file: GridFile, code: string): number {
  return file.problems.filter((problem) => problem.code === code).length;
}

it.runIf(process.env.CI)('the hostile files are there', () => {
  expect(isPresent, `${root} is missing`).toBe(true);
});

describe.runIf(isPresent)('hostile files', () => {
  const bad = ['geojsonhint', 'check-geojson'].flatMap((folder) => filesIn(`hostile/${folder}/bad`));
  const good = ['geojsonhint', 'check-geojson'].flatMap((folder) => filesIn(`hostile/${folder}/good`));

  it.each(bad.filter(({ name }) => !remarks.has(name)))(
    '$name is refused with what was seen and where',
    ({ text }) => {
      const { isRefused, grids, problems } = parseGridFile(text);
      expect(isRefused).toBe(true);
      expect(grids).toEqual([]);
      const [problem] = problems;
      expect(problem?.severity).toBe('refused');
      expect(problem?.wanted).toBeTruthy();
      expect(problem?.path !== '' || problem.line !== undefined || JSON.parse(text) === null).toBe(true);
    },
  );

  it.each(bad.filter(({ name }) => remarks.has(name)))('$name is only remarked upon', ({ text }) => {
    expect(parseGridFile(text)).toMatchObject({ isRefused: false });
    expect(parseGridFile(text).problems).not.toEqual([]);
  });

  it.each(good)('$name imports', ({ text }) => {
    expect(parseGridFile(text).isRefused).toBe(false);
  });
});

describe.runIf(isPresent)('areas of real cities', () => {
  const open = (path: string) => parseGridFile(readFileSync(join(root, path), 'utf8'), { codeKey: 'area' });

  it('New York: 71 community boards import', () => {
    const file = open('nyc/areas_community_board.geojson');
    expect(file.isRefused).toBe(false);
    expect(file.grids).toHaveLength(71);
  });

  it('San Francisco: 117 neighbourhoods import, their winding put right, their overlaps named', () => {
    const file = open('sanfrancisco/areas_neighborhood.geojson');
    expect(file.grids).toHaveLength(117);
    expect(count(file, 'winding')).toBe(117);
    expect(count(file, 'grids-overlap')).toBeGreaterThan(0);
  });

  it('San Francisco before 2013: 37 neighbourhoods import with a warning for each of the three invalid polygons', () => {
    const file = open('sanfrancisco/areas_planning_neighborhood.geojson');
    expect(file.grids).toHaveLength(37);
    expect(count(file, 'ring-touches-itself')).toBe(3);
  });
});
