import { buildGridIndex } from '#geodata/gridIndex.ts';
import type { Land, Position } from '#geodata/model.ts';
import type { Findings } from './findings.ts';
import { positionsOf } from './positions.ts';

type Placed = { file: string; code: string; gridCode: string | null; spots: Position[] };

/**
 * Gives buildings, units and places without a `gridCode` the grid they are drawn in, and warns where a declared one is
 * another. A building lies where its own doors are, the westernmost first; without doors where its outline is.
 */
export function placeInGrids(land: Land, findings: Findings): Land {
  const index = buildGridIndex(
    land.grids.features.map(({ properties, geometry }) => ({ gridCode: properties.gridCode, geometry })),
  );
  const doors = doorsByBuilding(land);
  const gridOf = ({ file, code, gridCode, spots }: Placed): string | null => {
    const found = spots.map((spot) => index.locate(spot));
    const [at] = spots;
    const where = { file, about: code, path: 'gridCode', ...(at ? { at } : {}) };
    if (gridCode !== null) {
      if (!found.includes(gridCode))
        findings.warn({
          ...where,
          code: 'other-grid',
          seen: gridCode,
          wanted: found[0] ?? 'a place inside it',
        });
      return gridCode;
    }
    const drawn = found.find((one) => one !== null) ?? null;
    if (drawn === null)
      findings.warn({ ...where, code: 'in-no-grid', seen: 'a place outside all grids', wanted: 'a grid' });
    return drawn;
  };
  const place = <One extends { code: string; gridCode: string }>(file: string, one: One, spots: Position[]) =>
    ({ ...one, gridCode: gridOf({ file, code: one.code, gridCode: one.gridCode, spots }) }) as One;
  return {
    ...land,
    buildings: {
      ...land.buildings,
      features: land.buildings.features.map((feature) => ({
        ...feature,
        properties: place('buildings.geojson', feature.properties, [
          ...(doors.get(feature.properties.code) ?? []),
          ...positionsOf(feature.geometry),
        ]),
      })),
    },
    units: {
      ...land.units,
      features: land.units.features.map((feature) => ({
        ...feature,
        properties: place('units.geojson', feature.properties, positionsOf(feature.geometry)),
      })),
    },
    places: {
      ...land.places,
      features: land.places.features.map((feature) => ({
        ...feature,
        properties: place('places.geojson', feature.properties, positionsOf(feature.geometry)),
      })),
    },
  };
}

function doorsByBuilding({ units }: Land): Map<string, Position[]> {
  const doors = new Map<string, Position[]>();
  for (const { properties, geometry } of units.features)
    doors.set(properties.buildingCode, [
      ...(doors.get(properties.buildingCode) ?? []),
      geometry.coordinates as Position,
    ]);
  for (const own of doors.values()) own.sort(([a], [b]) => a - b);
  return doors;
}
