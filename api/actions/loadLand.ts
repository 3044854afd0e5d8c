import type { Feature, MultiPolygon, Polygon } from 'geojson';
import { uuidv7 } from 'uuidv7';
import type { Tx } from '#db/connect.ts';
import { insertRows } from '#db/insertRows.ts';
import * as tables from '#db/schema.ts';
import type { Area, Land } from '#geodata/model.ts';

export type LandIds = {
  grid: Map<string, string>;
  compound: Map<string, string>;
  building: Map<string, string>;
  unit: Map<string, string>;
  buildingGroup: Map<string, string>;
};
type Where = { communityId: string; publishedAt: Date };

/** Writes a community's land: boundary version 1, grids, compounds, buildings, units, rooms, files, places, base map. */
export async function loadLand(
  tx: Tx,
  land: Land,
  buildingGroups: { code: string; name: string }[],
  { communityId, publishedAt }: Where,
): Promise<LandIds> {
  const boundaryVersionId = uuidv7();
  const ids: LandIds = {
    grid: idsFor(land.grids.features, ({ gridCode }) => gridCode),
    compound: idsFor(land.compounds.features, ({ code }) => code),
    building: idsFor(land.buildings.features, ({ code }) => code),
    unit: idsFor(land.units.features, ({ code }) => code),
    buildingGroup: new Map(buildingGroups.map(({ code }) => [code, uuidv7()])),
  };
  const of = (map: Map<string, string>, code: string | null) =>
    code === null ? null : (map.get(code) ?? null);
  await insertRows(tx, tables.boundaryVersion, [
    {
      communityId,
      id: boundaryVersionId,
      number: 1,
      publishedAt,
      note: 'first',
      boundary: multi(land.boundary.geometry),
    },
  ]);
  await insertRows(
    tx,
    tables.grid,
    land.grids.features.map(({ properties, geometry }) => ({
      communityId,
      boundaryVersionId,
      id: must(ids.grid, properties.gridCode),
      ...properties,
      shape: multi(geometry),
    })),
  );
  await insertRows(
    tx,
    tables.compound,
    land.compounds.features.map(({ properties, geometry }) => ({
      communityId,
      id: must(ids.compound, properties.code),
      ...properties,
      shape: geometry,
    })),
  );
  await insertRows(
    tx,
    tables.building,
    land.buildings.features.map(({ properties, geometry }) => ({
      communityId,
      id: must(ids.building, properties.code),
      ...properties,
      compoundId: of(ids.compound, properties.compoundCode),
      gridId: of(ids.grid, properties.gridCode),
      shape: geometry,
    })),
  );
  await insertRows(
    tx,
    tables.buildingGroup,
    buildingGroups.map((group) => ({ communityId, id: must(ids.buildingGroup, group.code), ...group })),
  );
  await insertRows(
    tx,
    tables.unit,
    land.units.features.map(({ properties, geometry }) => ({
      communityId,
      id: must(ids.unit, properties.code),
      ...properties,
      buildingId: must(ids.building, properties.buildingCode),
      buildingGroupId: of(ids.buildingGroup, properties.buildingGroupCode),
      gridId: of(ids.grid, properties.gridCode),
      door: geometry,
    })),
  );
  await loadRooms(tx, land, { communityId, ids });
  await loadThings(tx, land, { communityId, ids });
  return ids;
}

async function loadRooms(
  tx: Tx,
  land: Land,
  { communityId, ids }: { communityId: string; ids: LandIds },
): Promise<void> {
  const rooms: (typeof tables.room.$inferInsert)[] = [];
  const files: (typeof tables.householdFile.$inferInsert)[] = [];
  for (const [unitCode, register] of Object.entries(land.rooms)) {
    const withFile = new Set(register.files);
    for (const label of register.rooms) {
      const id = uuidv7();
      rooms.push({ communityId, id, unitId: must(ids.unit, unitCode), label });
      if (withFile.has(label)) files.push({ communityId, id: uuidv7(), roomId: id });
    }
  }
  await insertRows(tx, tables.room, rooms);
  await insertRows(tx, tables.householdFile, files);
}

async function loadThings(
  tx: Tx,
  land: Land,
  { communityId, ids }: { communityId: string; ids: LandIds },
): Promise<void> {
  await insertRows(
    tx,
    tables.place,
    land.places.features.map(({ properties, geometry }) => ({
      communityId,
      id: uuidv7(),
      ...properties,
      venueLevel: properties.venueLevel ?? null,
      compoundId: (properties.compoundCode && ids.compound.get(properties.compoundCode)) || null,
      buildingId: (properties.buildingCode && ids.building.get(properties.buildingCode)) || null,
      gridId: ids.grid.get(properties.gridCode) ?? null,
      position: geometry,
    })),
  );
  await insertRows(
    tx,
    tables.infrastructure,
    land.infrastructure.features.map(({ properties, geometry }) => ({
      communityId,
      id: uuidv7(),
      ...properties,
      shape: geometry,
    })),
  );
  await insertRows(
    tx,
    tables.landFeature,
    land.land.features.map(({ properties, geometry }) => ({
      communityId,
      id: uuidv7(),
      ...properties,
      widthMeters: properties.widthMeters ?? null,
      shape: geometry,
    })),
  );
}

const idsFor = <Properties>(
  features: Feature<Area | import('geojson').Point, Properties>[],
  codeOf: (properties: Properties) => string,
) => new Map(features.map(({ properties }) => [codeOf(properties), uuidv7()]));

function must(map: Map<string, string>, code: string): string {
  const id = map.get(code);
  if (id === undefined) throw new Error(`The land names ${code}, which is not among its own features.`);
  return id;
}

const multi = (area: Polygon | MultiPolygon): MultiPolygon =>
  area.type === 'MultiPolygon' ? area : { type: 'MultiPolygon', coordinates: [area.coordinates] };
