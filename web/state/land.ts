import { type Accessor, createResource } from 'solid-js';
import {
  type BuildingFeature,
  type GridFeature,
  getBuildings,
  getGrids,
  getLand,
  getPlaces,
  type LandFeature,
  type PlaceFeature,
} from '../client.ts';

/** Everything the map draws that does not change while one looks at it. */
export type Land = {
  grids: readonly GridFeature[];
  buildings: readonly BuildingFeature[];
  places: readonly PlaceFeature[];
  land: readonly LandFeature[];
};

export type LandStore = { land: Accessor<Land | undefined>; error: Accessor<unknown>; again: () => void };

/** Read once the server is ready; `language` is not part of it, names are as the community writes them. */
export function createLand(isReady: Accessor<boolean>): LandStore {
  const [land, { refetch }] = createResource(
    () => isReady() || undefined,
    async (): Promise<Land> => {
      const [grids, buildings, places, ground] = await Promise.all([
        getGrids(),
        getBuildings(),
        getPlaces(),
        getLand(),
      ]);
      const byNumber = [...grids.features].sort(
        (one, other) => one.properties.number - other.properties.number,
      );
      return {
        grids: byNumber,
        buildings: buildings.features,
        places: places.features,
        land: ground.features,
      };
    },
  );
  return {
    land: () => (land.error ? undefined : land()),
    error: () => land.error,
    again: () => void refetch(),
  };
}
