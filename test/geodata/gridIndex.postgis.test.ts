import type { Polygon } from 'geojson';
import type { Sql } from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildGridIndex, type IndexedGrid } from '#geodata/gridIndex.ts';
import type { Position } from '#geodata/model.ts';
import { openTestDatabase } from '#support/database.ts';
import { hardPositions, randomFrom, randomPositions, tessellate } from './land.ts';
import { locateInPostgis } from './oracle.ts';

let database: { sql: Sql; close(): Promise<void> };
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database?.close());

/** Every third grid gets a hole, every fifth is pushed over its neighbours, two become one grid of two parts. */
function withHolesAndOverlaps(grids: IndexedGrid[]): IndexedGrid[] {
  return grids.map(({ gridCode, geometry }, place) => {
    const { coordinates } = geometry as Polygon;
    const ring = coordinates[0] as Position[];
    const [lon, lat] = ring[0] as Position;
    const around = (scale: number) =>
      ring.map(([x, y]): Position => [lon + 0.001 + (x - lon) * scale, lat + 0.001 + (y - lat) * scale]);
    if (place % 3 === 0) return { gridCode, geometry: { type: 'Polygon', coordinates: [ring, around(0.2)] } };
    if (place % 5 === 0) return { gridCode, geometry: { type: 'Polygon', coordinates: [around(1)] } };
    if (place % 7 === 0)
      return {
        gridCode,
        geometry: {
          type: 'MultiPolygon',
          coordinates: [[ring], [around(0.1).map(([x, y]) => [x + 0.05, y])]],
        },
      };
    return { gridCode, geometry };
  });
}

describe('locate', () => {
  it.each([
    ['a tessellation', (grids: IndexedGrid[]) => grids],
    ['holes, overlaps and several parts', withHolesAndOverlaps],
  ])(
    'answers as ST_Covers with the lowest code does: %s, at random, on every vertex and on edges',
    async (_, shape) => {
      const grids = shape(tessellate({ columns: 5, rows: 4, edgesPerSide: 12, seed: 20 }));
      const random = randomFrom(4);
      const positions = [
        ...hardPositions(grids, random),
        ...randomPositions([109.998, 40.398, 110.07, 40.414], 2000, random),
      ];
      const index = buildGridIndex(grids);
      const wanted = await locateInPostgis(database.sql, grids, positions);
      const wrong = positions.filter((position, place) => index.locate(position) !== wanted[place]);
      expect(positions.length).toBeGreaterThan(5000);
      expect(wrong).toEqual([]);
    },
  );
});
