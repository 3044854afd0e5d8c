import { and, eq, type SQL, sql } from 'drizzle-orm';
import type { Db } from '../connect.ts';
import { building, grid, householdFile, landFeature, room, unit } from '../schema.ts';
import { geoJson } from './ground.ts';

/** A nested query keeps its tables' names; drizzle drops them from the columns of a select over one table. */
const counted = (query: SQL) => sql<number>`(${query})`.mapWith(Number);

/** Grids of a boundary version with their area and what the address register holds in them. */
export const readGridFigures = (db: Db, communityId: string, boundaryVersionId: string) =>
  db
    .select({
      gridCode: grid.gridCode,
      areaSquareMeters: sql<number>`round(ST_Area(${grid.shape}::geography)::numeric, 1)`.mapWith(Number),
      buildings: counted(
        sql`select count(*) from ${building} where ${building.communityId} = ${grid.communityId} and ${building.gridId} = ${grid.id} and ${building.use} = 'dwelling'`,
      ),
      units: counted(
        sql`select count(*) from ${unit} where ${unit.communityId} = ${grid.communityId} and ${unit.gridId} = ${grid.id}`,
      ),
      householdFiles: counted(sql`select count(*) from ${householdFile}
      join ${room} on ${room.communityId} = ${householdFile.communityId} and ${room.id} = ${householdFile.roomId}
      join ${unit} on ${unit.communityId} = ${room.communityId} and ${unit.id} = ${room.unitId}
      where ${householdFile.communityId} = ${grid.communityId} and ${unit.gridId} = ${grid.id}`),
    })
    .from(grid)
    .where(and(eq(grid.communityId, communityId), eq(grid.boundaryVersionId, boundaryVersionId)));

export const readLandFeatures = (db: Db, communityId: string) =>
  db
    .select({
      id: landFeature.id,
      code: landFeature.code,
      kind: landFeature.kind,
      name: landFeature.name,
      widthMeters: landFeature.widthMeters,
      shape: geoJson(landFeature.shape),
    })
    .from(landFeature)
    .where(eq(landFeature.communityId, communityId))
    .orderBy(landFeature.code);
