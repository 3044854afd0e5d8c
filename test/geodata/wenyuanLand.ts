import { readFileSync } from 'node:fs';
import booleanPointInPolygon from '@turf/boolean-point-in-polygon';
import type { Feature, Polygon } from 'geojson';
import type { GazetteerSource } from '#geodata/gazetteer.ts';
import type { BuildingProperties, GridProperties, Position } from '#geodata/model.ts';
import { type LandFileName, landFileNames, landFromFiles } from '#geodata/wenyuan/read.ts';

const folder = new URL('../../geodata/wenyuan/', import.meta.url);
export const written = Object.fromEntries(
  landFileNames.map((name) => [name, readFileSync(new URL(name, folder), 'utf8')]),
);
export const land = landFromFiles(
  Object.fromEntries(Object.entries(written).map(([name, text]) => [name, JSON.parse(text)])) as Record<
    LandFileName,
    unknown
  >,
);
export const grids = land.grids.features as Feature<Polygon, GridProperties>[];
export const units = land.units.features.map((unit) => unit.properties);
export const buildings = land.buildings.features as Feature<Polygon, BuildingProperties>[];
export const dwellings = buildings.filter((building) => building.properties.use === 'dwelling');
export const rooms = (unitCodes: string[]) => unitCodes.flatMap((code) => land.rooms[code]?.rooms ?? []);
export const files = (unitCodes: string[]) => unitCodes.flatMap((code) => land.rooms[code]?.files ?? []);

export const gridOf = (point: number[]) =>
  grids.filter((grid) => booleanPointInPolygon(point, grid)).map((grid) => grid.properties.gridCode);
const keyOf = (position: number[] | undefined) => (position ?? []).join(',');
export const ringOf = (feature: Feature<Polygon>) => feature.geometry.coordinates[0] ?? [];
export const edgesOf = (feature: Feature<Polygon>) =>
  ringOf(feature)
    .slice(1)
    .map((end, index) => [keyOf(ringOf(feature)[index]), keyOf(end)] as const);

/** The middle of an outline's box, as the product takes it for a compound or building that is named alone. */
export function middleOfBox(feature: Feature<Polygon>): Position {
  const lons = ringOf(feature).map(([lon = 0]) => lon);
  const lats = ringOf(feature).map(([, lat = 0]) => lat);
  return [(Math.min(...lons) + Math.max(...lons)) / 2, (Math.min(...lats) + Math.max(...lats)) / 2];
}
export const wenyuanSource: GazetteerSource = {
  compounds: land.compounds.features.map((one) => ({
    properties: one.properties,
    position: middleOfBox(one as Feature<Polygon>),
  })),
  buildings: buildings.map((one) => ({ properties: one.properties, position: middleOfBox(one) })),
  units: land.units.features.map(({ properties, geometry }) => ({
    properties,
    position: geometry.coordinates as Position,
  })),
  places: land.places.features.map(({ properties, geometry }) => ({
    properties,
    position: geometry.coordinates as Position,
  })),
  rooms: land.rooms,
};
