import type { Land } from '../../model.ts';
import { makeCover } from './cover.ts';
import { makeCompounds, makeDwellings, makeUnitsAndRooms } from './dwellings.ts';
import { makeBoundary, makeGrids } from './grids.ts';
import { makeInfrastructure } from './infrastructure.ts';
import { makePlaces } from './places.ts';
import { makePublicBuildings } from './publicBuildings.ts';

/** The whole invented land of 文苑社区; the same every time. */
export function makeWenyuan(): Land {
  return {
    boundary: makeBoundary(),
    grids: makeGrids(),
    compounds: makeCompounds(),
    buildings: { type: 'FeatureCollection', features: [...makeDwellings(), ...makePublicBuildings()] },
    ...makeUnitsAndRooms(),
    places: makePlaces(),
    infrastructure: makeInfrastructure(),
    land: makeCover(),
  };
}
