/** Does the index answer as PostGIS does, on a million random and boundary points? */
import type { Sql } from 'postgres';
import { buildGridIndex } from '#geodata/gridIndex.ts';
import { hardPositions, randomFrom, randomPositions, tessellate } from '../geodata/land.ts';
import { locateInPostgis } from '../geodata/oracle.ts';
import type { BenchRow } from './rows.ts';

const batch = 20_000;

/** Compares answers map after map until so many points are checked; one difference fails it. Needs PostGIS behind `sql`. */
export async function benchAgreement(sql: Sql, points = 1_000_000): Promise<BenchRow> {
  let checked = 0;
  let different = 0;
  for (let seed = 1; checked < points; seed += 1) {
    const grids = tessellate({
      columns: 7,
      rows: 4,
      edgesPerSide: 16,
      seed,
      sizeDegrees: seed % 2 ? 0.003 : 0.05,
    });
    const random = randomFrom(seed);
    const size = seed % 2 ? 0.003 : 0.05;
    const around = randomPositions(
      [110 - size, 40.4 - size, 110 + 8 * size, 40.4 + 5 * size],
      batch / 2,
      random,
    );
    const positions = [...hardPositions(grids, random), ...around].slice(0, points - checked);
    const index = buildGridIndex(grids);
    const wanted = await locateInPostgis(sql, grids, positions);
    different += positions.filter((position, place) => index.locate(position) !== wanted[place]).length;
    checked += positions.length;
  }
  const name = `answers other than PostGIS’ in ${checked.toLocaleString('en')} points`;
  return {
    name,
    ours: different,
    rival: null,
    ratio: null,
    goal: 0,
    unit: 'points',
    passed: different === 0,
  };
}
